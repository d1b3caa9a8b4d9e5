use itertools::Itertools;

fn main() {
    let bays = ["A1", "A2"];
    let cars = ["Ana", "Bo", "Cy"];
    let hours = [2];
    let hours = hours.map(|paid: u32| paid.to_string());

    let places = bays
        .into_iter()
        .zip_longest(cars)
        .map(|place| place.or("-", "-"))
        .zip_longest(hours)
        .map(|place| place.or(("-", "-"), "-".into()));
    for ((bay, car), paid) in places {
        println!("{bay} {car} {paid}");
    }
}
