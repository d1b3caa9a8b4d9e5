use std::thread;

use threading_queue::{Queue, ShutDown};

fn guest(queue: &Queue<&str>) {
    if let Err(ShutDown(order)) = queue.put("tea") {
        println!("closed: no {order}");
    }
}

fn worker(queue: &Queue<&str>) {
    for order in queue {
        println!("served {order}");
    }
    println!("worker leaves");
}

fn main() {
    let queue = Queue::new(0);
    thread::scope(|s| {
        s.spawn(|| guest(&queue));
        s.spawn(|| worker(&queue));
        queue.shutdown();
    });
}
