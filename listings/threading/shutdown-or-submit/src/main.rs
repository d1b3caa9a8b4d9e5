use std::thread;

use threading_executor::ThreadPoolExecutor;

fn main() {
    let pool = ThreadPoolExecutor::new(1);
    let order = thread::scope(|scope| {
        let guest = scope.spawn(|| pool.submit(|| 20));
        pool.shutdown();
        guest.join().unwrap()
    });
    match order {
        Ok(soup) => {
            println!("soup: {}", soup.result().unwrap());
        }
        Err(error) => println!("{error}"),
    }
}
