use threading_executor::ThreadPoolExecutor;

fn main() {
    let pool = ThreadPoolExecutor::new(1);
    let dish = String::from("soup");
    let soup = pool.submit(|| println!("{dish}")).unwrap();
    soup.cancel();
}
