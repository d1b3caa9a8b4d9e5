use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

fn producer(queue: SyncSender<u32>, event: &AtomicBool) {
    let mut message = 0;
    while message < 2 && !event.load(SeqCst) {
        message += 1;
        queue.send(message).unwrap();
        thread::sleep(Duration::from_millis(100));
    }
}

fn consumer(queue: Receiver<u32>) {
    for message in queue {
        println!("stored {message}");
    }
    println!("nothing left");
}

fn main() {
    let (sender, receiver) = sync_channel(1);
    let event = AtomicBool::new(false);
    thread::scope(|s| {
        s.spawn(|| producer(sender, &event));
        s.spawn(|| consumer(receiver));
        thread::sleep(Duration::from_millis(50));
        event.store(true, SeqCst);
    });
}
