fn main() {
    let stops = ["Harbour", "Market", "Museum"];
    let minutes = [0, 4, 9];

    let zipped = stops.into_iter().zip(minutes);
    println!("{} pairs to come", zipped.len());

    let timetable: Vec<(&str, u32)> = zipped.collect();
    println!("{timetable:?}");
}
