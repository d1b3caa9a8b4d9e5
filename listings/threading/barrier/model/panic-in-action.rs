//! The action panics: one gets the panic, one the error.

use std::thread;

use threading_barrier::Barrier;

fn main() {
    let mut rounds = 0;
    let barrier = Barrier::new(2).with_action(move || {
        rounds += 1;
        assert!(rounds > 1, "not the first time");
    });
    thread::scope(|s| {
        let first = s.spawn(|| barrier.wait());
        let second = s.spawn(|| barrier.wait());
        let results = [first.join(), second.join()];
        let panics = results.iter().filter(|r| r.is_err());
        assert_eq!(panics.count(), 1);
        assert!(
            !results.iter().any(|r| matches!(r, Ok(Ok(_))))
        );
    });
    assert!(barrier.broken());
    barrier.reset();
    thread::scope(|s| {
        s.spawn(|| barrier.wait().unwrap());
        barrier.wait().unwrap();
    });
}
