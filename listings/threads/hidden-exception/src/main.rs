use std::{panic, thread};

fn price(bread: &str) -> u32 {
    match bread {
        "rye" => 4,
        "oat" => 3,
        _ => panic!("no {bread} on the list"),
    }
}

fn main() {
    panic::set_hook(Box::new(|_| println!("a panic")));
    let orders = ["rye", "bun"];
    let prices = thread::scope(|scope| {
        let workers = orders
            .map(|bread| scope.spawn(move || price(bread)));
        workers.map(|worker| worker.join())
    });
    println!("the block has ended");
    for (bread, price) in orders.iter().zip(prices) {
        match price {
            Ok(euros) => println!("{bread}: {euros}"),
            Err(panic) => {
                let said = panic.downcast::<String>();
                println!("{bread}: {}", said.unwrap());
            }
        }
    }
}
