use std::time::Duration;

use pythonic::queue::Queue;
use pythonic::threading::{
    Event, JoinOnExit, Thread, Timer, current_thread,
};

static OPENED: Event = Event::new();
static SHELF: Queue<Option<u32>> = Queue::new(1);

fn bake() {
    for loaf in 1..=3 {
        SHELF.put(Some(loaf)).unwrap();
    }
    SHELF.put(None).unwrap();
}

fn sell() {
    OPENED.wait();
    let name = current_thread().name();
    while let Some(loaf) = SHELF.get().unwrap() {
        println!("{name}: loaf {loaf}");
    }
}

fn main() {
    let _threads = JoinOnExit::new();
    let baker =
        Thread::builder().name("baker").target(bake);
    let shop = Thread::builder().name("shop").target(sell);
    baker.start().unwrap();
    shop.start().unwrap();
    println!("{}: closed", current_thread().name());
    let soon = Duration::from_millis(50);
    let timer = Timer::new(soon, || OPENED.set());
    timer.start().unwrap();
}
