use std::sync::Mutex;
use std::thread;

struct Shop {
    price: Mutex<Option<u32>>,
}

impl Shop {
    fn price(&self) -> u32 {
        match *self.price.lock().unwrap() {
            Some(price) => price,
            None => self.look_up(),
        }
    }

    fn look_up(&self) -> u32 {
        let price = 3;
        *self.price.lock().unwrap() = Some(price);
        price
    }

    fn forget(&self) {
        *self.price.lock().unwrap() = None;
    }
}

fn main() {
    let shop = Shop { price: Mutex::new(Some(3)) };
    let price = thread::scope(|scope| {
        let asked = scope.spawn(|| shop.price());
        scope.spawn(|| shop.forget());
        asked.join().unwrap()
    });
    println!("price: {price}");
}
