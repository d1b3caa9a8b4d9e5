fn main() {
    let stops = ["Harbour", "Market"];
    let minutes = [0, 4];

    let mut ride = stops.into_iter().zip(minutes);
    println!("{:?}", ride.next());

    if let Some((stop, minute)) = ride.next() {
        println!("{stop} after {minute} minutes");
    }

    println!("{:?}", ride.next());
    println!("{:?} again", ride.next());
    println!("{:?}", ride.next().unwrap_or(("depot", 0)));
}
