use std::cmp::Reverse;

fn listed(readings: &[(f64, &str)]) -> String {
    let each: Vec<String> = readings
        .iter()
        .map(|(speed, at)| format!("{at} {speed:?}"))
        .collect();
    each.join(", ")
}

fn main() {
    let stations = ["pier", "ridge", "bay", "dam"];
    let speeds = [7.5, f64::NAN, 3.0, 7.5];
    let mut readings: Vec<(f64, &str)> =
        speeds.into_iter().zip(stations).collect();

    println!("{:?}", 3.0_f64.partial_cmp(&f64::NAN));
    println!("{:?}", 3.0_f64.total_cmp(&f64::NAN));

    readings.sort_by(|(a, here), (b, there)| {
        a.total_cmp(b).then_with(|| here.cmp(there))
    });
    println!("by speed: {}", listed(&readings));

    readings.sort_by_key(|&(_, station)| Reverse(station));
    println!("from Z to A: {}", listed(&readings));
}
