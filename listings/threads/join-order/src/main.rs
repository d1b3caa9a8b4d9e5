use std::thread::{self, Builder};
use std::time::Duration;

type Dish = (&'static str, u64);

fn cook(minutes: u64) {
    thread::sleep(Duration::from_millis(minutes));
}

fn serve(dishes: [Dish; 2]) {
    let cooks = dishes.map(|(dish, minutes)| {
        let thread = Builder::new().name(dish.into());
        thread.spawn(move || cook(minutes)).unwrap()
    });
    for cook in cooks {
        let dish = cook.thread().name().unwrap().to_owned();
        cook.join().unwrap();
        println!("{dish} is served");
    }
}

fn main() {
    serve([("soup", 30), ("bread", 90)]);
    serve([("roast", 90), ("salad", 30)]);
}
