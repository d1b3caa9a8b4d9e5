use zip_longest::EitherOrBoth::{Both, Left};

fn main() {
    let cars = ["Cy", "Di", "Eve"];
    for place in zip_longest::zip_longest([1, 2], cars) {
        match place {
            Both(bay, car) => println!("{car}: {bay}"),
            Left(bay) => println!("{bay} stays free"),
        }
    }
}
