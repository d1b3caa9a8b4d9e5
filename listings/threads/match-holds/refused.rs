use std::sync::Mutex;

struct Shop {
    price: Mutex<String>,
}

impl Shop {
    fn price(&self) -> &str {
        &self.price.lock().unwrap()
    }
}

fn main() {
    let price = Mutex::new("3 francs".to_owned());
    let shop = Shop { price };
    println!("{}", shop.price());
}
