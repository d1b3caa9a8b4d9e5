fn main() {
    let bays = 1..4;
    let cars = 100..140;
    let parked: Vec<_> = bays.clone().zip(cars).collect();
    println!("{parked:?}");

    let tickets = 700..;
    let issued: Vec<_> = bays.zip(tickets).collect();
    println!("{issued:?}");
}
