use threading_executor::ThreadPoolExecutor;

fn total(order: &Vec<u32>) -> u32 {
    order.iter().sum()
}

fn main() {
    let orders = vec![vec![5, 2], vec![8, 2, 2]];
    let pool = ThreadPoolExecutor::new(2);
    let totals = pool.map(total, &orders).unwrap();
    for total in totals {
        println!("{}", total.unwrap());
    }
}
