use threading_executor::ThreadPoolExecutor;

fn cook() {
    println!("cooked");
}

fn main() {
    let pool = ThreadPoolExecutor::new(1);
    let soup = pool.submit(cook).unwrap();
    println!("cancelled: {}", soup.cancel());
}
