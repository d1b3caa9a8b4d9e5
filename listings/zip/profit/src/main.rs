fn money(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let cents = cents.unsigned_abs();
    format!("{sign}{}.{:02}", cents / 100, cents % 100)
}

fn main() {
    let months = ["January", "February", "March"];
    let sales = [5_200_000, 5_100_000, 4_800_000];
    let costs = [4_680_000, 4_590_000, 4_320_000];

    let mut total = 0;
    for ((month, sale), cost) in
        months.into_iter().zip(sales).zip(costs)
    {
        let profit = sale - cost;
        total += profit;
        println!("{month:<8} {:>9}", money(profit));
    }
    println!("{:<8} {:>9}", "together", money(total));

    let (mut cents, mut floats) = (0, 0.0);
    for _ in 0..10 {
        cents += 10;
        floats += 0.10;
    }
    println!("ten fees: {} or {floats}", money(cents));
}
