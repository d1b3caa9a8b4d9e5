use std::thread;

use threading_queue::Queue;

fn worker(queue: &Queue<&str>) {
    let order = queue.get().unwrap();
    queue.task_done().unwrap();
    println!("served {order}");
}

fn main() {
    let queue = Queue::new(0);
    thread::scope(|s| {
        s.spawn(|| worker(&queue));
        queue.put("tea").unwrap();
        queue.join();
        println!("all served");
    });
}
