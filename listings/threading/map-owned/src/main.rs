use std::sync::Arc;
use std::thread;

use threading_executor::ThreadPoolExecutor;

fn total(prices: &[u32], order: &[usize]) -> u32 {
    order.iter().map(|dish| prices[*dish]).sum()
}

fn in_a_pool(
    prices: Arc<[u32]>,
    orders: Vec<Vec<usize>>,
) -> Vec<u32> {
    let pool = ThreadPoolExecutor::new(2);
    let totals = pool.map(
        move |order: Vec<usize>| total(&prices, &order),
        orders,
    );
    let totals = totals.expect("the pool is open");
    totals.map(Result::unwrap).collect()
}

fn in_a_scope(
    prices: &[u32],
    orders: &[Vec<usize>],
) -> Vec<u32> {
    thread::scope(|scope| {
        let totals: Vec<_> = orders
            .iter()
            .map(|order| {
                scope.spawn(|| total(prices, order))
            })
            .collect();
        let totals = totals.into_iter();
        totals.map(|total| total.join().unwrap()).collect()
    })
}

fn main() {
    let prices = [5, 2, 8];
    let orders = vec![vec![0, 1], vec![2, 1, 1]];
    let totals = in_a_pool(prices.into(), orders.clone());
    println!("in a pool: {totals:?}");
    let totals = in_a_scope(&prices, &orders);
    println!("in a scope: {totals:?}");
}
