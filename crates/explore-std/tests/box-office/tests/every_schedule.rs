extern crate explore_std as std;

#[allow(dead_code)]
#[path = "../src/lib.rs"]
mod box_office;

use box_office::Show;
use std::thread;

fn two_buyers() {
    let show = Show::new(1);
    thread::scope(|s| {
        s.spawn(|| show.sell("Ana"));
        s.spawn(|| show.sell("Ben"));
    });
    assert_eq!(show.sold().len(), 1);
}

#[test]
fn no_seat_is_sold_twice() {
    std::check(two_buyers).unwrap();
}
