fn main() {
    let cars = ["Ana", "Bo", "Cy", "Di"];
    let bays = [1, 2];

    let mut queue = cars.iter();
    for (car, bay) in queue.by_ref().zip(bays) {
        println!("{car} parks in bay {bay}");
    }
    println!("queue first, rest: {:?}", queue.as_slice());

    let mut queue = cars.iter();
    for (bay, car) in bays.into_iter().zip(queue.by_ref()) {
        println!("{car} parks in bay {bay}");
    }
    println!("bays first, rest: {:?}", queue.as_slice());
}
