use threading_thread::{
    Thread, current_thread, enumerate, main_thread,
};

fn leave_last() {
    for t in enumerate() {
        if t != main_thread() && t != current_thread() {
            t.join().unwrap();
        }
    }
}

fn main() {
    let leave = |name| {
        let t = Thread::builder().name(name);
        let t = t.target(leave_last);
        t.start().unwrap();
        t
    };
    let guests = ["Ana", "Ben"].map(leave);
    for t in guests {
        t.join().unwrap();
    }
    println!("main: closing");
}
