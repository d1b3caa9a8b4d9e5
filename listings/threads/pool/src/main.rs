use std::thread;
use std::time::Duration;

use threads_pool::Pool;

fn fetch(page: u64) -> String {
    thread::sleep(Duration::from_millis(10 * page));
    format!("page {page}")
}

fn main() {
    let pool = Pool::new(2);
    let pages: Vec<_> = [4, 2, 1, 3]
        .map(|page| pool.submit(move || fetch(page)))
        .into();
    for page in pages {
        println!("{}", page.result().unwrap());
    }
    drop(pool);
    println!("no worker is left");
}
