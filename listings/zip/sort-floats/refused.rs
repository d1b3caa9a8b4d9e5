fn main() {
    let speeds = [7.5, 3.0];
    let stations = ["pier", "bay"];

    let mut readings: Vec<(f64, &str)> =
        speeds.into_iter().zip(stations).collect();
    readings.sort();
}
