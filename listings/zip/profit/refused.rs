fn main() {
    let sales: [i64; 2] = [52_000, 51_000];
    let costs: [f64; 2] = [46_800.0, 45_900.0];

    for (sale, cost) in sales.into_iter().zip(costs) {
        println!("{}", sale - cost);
    }
}
