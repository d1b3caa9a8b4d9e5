use threading_thread::{Thread, current_thread};

fn say_kind() {
    let me = current_thread();
    let kind =
        if me.daemon() { "a daemon" } else { "no daemon" };
    println!("{} is {kind}", me.name());
}

fn run_helper() {
    let helper = Thread::builder().name("helper");
    let helper = helper.target(say_kind);
    helper.start().unwrap();
    helper.join().unwrap();
}

fn service() {
    say_kind();
    run_helper();
}

fn main() {
    say_kind();
    run_helper();
    let s = Thread::builder().name("service").daemon(true);
    let s = s.target(service);
    s.start().unwrap();
    s.join().unwrap();
}
