use zip_bounds_checks::{
    bill_by_index, bill_by_slice, bill_by_zip,
};

fn main() {
    let used = [3, 1, 4];
    let mut prices = vec![20, 35, 25];

    println!("{} by index", bill_by_index(&used, &prices));
    println!("{} by slice", bill_by_slice(&used, &prices));
    println!("{} by zip", bill_by_zip(&used, &prices));

    prices.pop();
    let bill = bill_by_zip(&used, &prices);
    println!("{bill} by zip, cut off");
    println!("prices[2] is {:?}", prices.get(2));
}
