use box_office::show::Show;
use explore_std::{check, thread};

#[test]
fn every_seat_is_paid() {
    check(|| {
        let show = Show::default();
        thread::scope(|s| {
            s.spawn(|| show.sell());
            s.spawn(|| show.sell());
        });
        assert_eq!(show.paid(), 2400);
    })
    .unwrap();
}
