//! Who comes while the action runs waits for the next round.

use std::sync::Mutex;
use std::thread;

use threading_barrier::Barrier;

fn main() {
    let acting = Mutex::new(());
    let barrier = Barrier::new(1).with_action(|| {
        let _alone = acting.try_lock().unwrap();
    });
    thread::scope(|s| {
        s.spawn(|| barrier.wait().unwrap());
        s.spawn(|| barrier.wait().unwrap());
    });
}
