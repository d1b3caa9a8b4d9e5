extern crate explore_std as std;

#[allow(dead_code)]
#[path = "../src/lib.rs"]
mod box_office;

use box_office::Show;
use std::thread;

fn two_buyers() {
    let show = Show::new(1);
    let sold = thread::scope(|s| {
        let ana = s.spawn(|| show.sell("Ana"));
        let ben = s.spawn(|| show.sell("Ben"));
        [ana.join().unwrap(), ben.join().unwrap()]
    });
    assert_ne!(sold, [true, true], "one seat, sold twice");
}

#[test]
fn no_seat_is_sold_twice() {
    std::check(two_buyers).unwrap();
}
