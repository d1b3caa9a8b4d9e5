use std::collections::BTreeMap;

const STEPS: [&str; 3] = ["load", "add", "store"];

/// Who takes each of the six steps, in every order.
fn orders() -> Vec<[usize; 6]> {
    (0..1_u32 << 6)
        .filter(|bits| bits.count_ones() == 3)
        .map(|bits| [5, 4, 3, 2, 1, 0].map(|i| bits >> i & 1))
        .map(|order| order.map(|thread| thread as usize))
        .collect()
}

fn run(order: [usize; 6]) -> u32 {
    let mut value = 0;
    let mut copies = [0; 2];
    let mut taken = [0; 2];
    for thread in order {
        match STEPS[taken[thread]] {
            "load" => copies[thread] = value,
            "add" => copies[thread] += 1,
            _ => value = copies[thread],
        }
        taken[thread] += 1;
    }
    value
}

fn main() {
    println!("one update: {}", STEPS.join(", "));
    let orders = orders();
    println!("orders of two: {}", orders.len());

    let mut ends = BTreeMap::new();
    for order in orders {
        *ends.entry(run(order)).or_insert(0) += 1;
    }
    for (value, count) in ends {
        println!("{count} of them end at {value}");
    }
}
