//! All that two threads can make of a counter that they read and write in two
//! steps, and the schedule that loses an update.

use explore_std as std;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn visit(visitors: &AtomicU32) {
    let before = visitors.load(SeqCst);
    visitors.store(before + 1, SeqCst);
}

fn main() {
    let open = 100;
    let found = std::explore(|| {
        let visitors = AtomicU32::new(open);
        thread::scope(|s| {
            s.spawn(|| visit(&visitors));
            s.spawn(|| visit(&visitors));
        });
        std::print!("{}", visitors.into_inner());
    });
    assert_eq!(found.truncated(), None);
    for (outcome, schedules) in found.outcomes() {
        println!("{}: {schedules} schedules", outcome.output);
    }
    println!("Executions: {}", found.executions());

    let lost = found.outcomes().keys().find(|o| o.output == "101");
    println!("\n{}", found.schedule(lost.unwrap()).unwrap());
}
