fn main() {
    let stops = ["Harbour", "Market", "Museum"];
    let minutes = [0, 4, 9];

    let zipped = stops.into_iter().zip(minutes);
    let timetable: Vec<(&str, u32)> = zipped.collect();
    let again: Vec<(&str, u32)> = zipped.collect();
    println!("{timetable:?} {again:?}");
}
