use std::thread;

use threading_thread::{Thread, active_count, enumerate};

fn worker() {
    loop {
        thread::park();
    }
}

/// The number of a thread differs from run to run.
fn without_number(thread: &Thread) -> String {
    let shown = format!("{thread:?}");
    let end = shown.rfind(' ').unwrap();
    format!("{} N)>", &shown[..end])
}

fn main() {
    for num in 1..=3 {
        let t = Thread::builder().daemon(true);
        let t = t.name(format!("worker-{num}"));
        t.target(worker).start().unwrap();
    }

    for t in enumerate() {
        println!("{}", without_number(&t));
    }
    println!("{} threads", active_count());
}
