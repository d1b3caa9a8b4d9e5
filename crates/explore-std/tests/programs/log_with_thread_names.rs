//! Named threads write their names, each its two lines in order.
//!
//! - finished: ann: start\nann: stop\nbob: start\nbob: stop
//! - finished: ann: start\nbob: start\nann: stop\nbob: stop
//! - finished: ann: start\nbob: start\nbob: stop\nann: stop
//! - finished: bob: start\nann: start\nann: stop\nbob: stop
//! - finished: bob: start\nann: start\nbob: stop\nann: stop
//! - finished: bob: start\nbob: stop\nann: start\nann: stop

use std::thread;

fn log(what: &str) {
    println!("{}: {what}", thread::current().name().unwrap_or("?"));
}

fn main() {
    thread::scope(|s| {
        for name in ["ann", "bob"] {
            let builder = thread::Builder::new().name(name.to_string());
            builder
                .spawn_scoped(s, || {
                    log("start");
                    log("stop");
                })
                .unwrap();
        }
    });
}
