use std::collections::BTreeMap;

const STEPS: [&str; 3] = ["load", "add", "store"];

/// Which of six steps Ben takes, every way.
fn orders() -> impl Iterator<Item = [bool; 6]> {
    (0..1_u32 << 6)
        .filter(|ben| ben.count_ones() == 3)
        .map(|ben| [0, 1, 2, 3, 4, 5].map(|i| ben >> i & 1))
        .map(|order| order.map(|bit| bit == 1))
}

fn run(order: [bool; 6]) -> u32 {
    let mut value = 0;
    let mut copies = [0; 2];
    let mut steps = [STEPS.iter(), STEPS.iter()];
    for is_ben in order {
        let thread = usize::from(is_ben);
        match *steps[thread].next().unwrap() {
            "load" => copies[thread] = value,
            "add" => copies[thread] += 1,
            _ => value = copies[thread],
        }
    }
    value
}

fn main() {
    println!("one update: {}", STEPS.join(", "));
    println!("orders of two: {}", orders().count());

    let mut ends = BTreeMap::new();
    for value in orders().map(run) {
        *ends.entry(value).or_insert(0) += 1;
    }
    for (value, count) in ends {
        println!("{count} of them end at {value}");
    }
}
