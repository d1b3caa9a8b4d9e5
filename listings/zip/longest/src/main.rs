use zip_longest::EitherOrBoth::{Both, Left, Right};
use zip_longest::zip_longest;

fn park(bays: &[u32], cars: &[&str]) {
    for place in zip_longest(bays, cars) {
        match place {
            Left(bay) => println!("bay {bay} stays free"),
            Right(car) => println!("{car} has to wait"),
            Both(bay, car) => {
                println!("{car} parks in bay {bay}");
            }
        }
    }
}

fn main() {
    park(&[1, 2, 3], &["Ana", "Bo"]);
    println!("an hour later");
    park(&[1, 2], &["Cy", "Di", "Eve"]);
}
