fn main() {
    let tides = [("harbour", 412), ("mole", 398)];

    let (gauges, heights) = tides.into_iter().unzip();
    println!("{gauges:?} {heights:?}");
}
