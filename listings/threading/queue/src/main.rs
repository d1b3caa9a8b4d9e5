use std::thread;
use std::time::Duration;

use threading_queue::Queue;

fn worker(queue: &Queue<u32>) {
    for order in queue {
        println!("order {order}: cooking");
        thread::sleep(Duration::from_millis(20));
        println!("order {order}: served");
        queue.task_done().unwrap();
    }
}

fn main() {
    let queue = Queue::new(1);
    thread::scope(|s| {
        for i in 0..2 {
            thread::Builder::new()
                .name(format!("worker-{i}"))
                .spawn_scoped(s, || worker(&queue))
                .unwrap();
        }
        for order in 1..=4 {
            queue.put(order).unwrap();
        }
        queue.join();
        println!("main: all served");
        queue.shutdown();
    });
    println!("main: all have left");
}
