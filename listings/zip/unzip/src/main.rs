use std::collections::BTreeSet;

fn main() {
    let tides =
        [("harbour", 412), ("mole", 398), ("beach", 405)];

    let (gauges, heights): (Vec<&str>, Vec<u32>) =
        tides.into_iter().unzip();
    println!("{gauges:?}");
    println!("{heights:?}");

    let again = gauges.iter().copied().zip(heights);
    println!("zipped again: {}", again.eq(tides));

    let (names, _): (BTreeSet<&str>, Vec<u32>) =
        tides.into_iter().unzip();
    println!("as a set: {names:?}");

    let (short, _): (Vec<&str>, Vec<u32>) =
        gauges.into_iter().zip([412, 398]).unzip();
    println!("two heights: {short:?}");

    let none: [(&str, u32); 0] = [];
    let (gauges, heights): (Vec<&str>, Vec<u32>) =
        none.into_iter().unzip();
    println!("no pairs: {gauges:?} {heights:?}");
}
