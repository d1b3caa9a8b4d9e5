use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

// The event was not set when this burst came.
const BURST: [u32; 3] = [43, 45, 66];

fn producer(queue: SyncSender<u32>) {
    for message in BURST {
        queue.send(message).unwrap();
    }
}

fn consumer(
    queue: Receiver<u32>,
    event: &AtomicBool,
) -> Receiver<u32> {
    for _ in BURST {
        if event.load(SeqCst) {
            break;
        }
        println!("stored {}", queue.recv().unwrap());
        thread::sleep(Duration::from_millis(100));
    }
    queue
}

fn main() {
    let (sender, receiver) = sync_channel(1);
    let event = AtomicBool::new(false);
    let queue = thread::scope(|s| {
        s.spawn(|| producer(sender));
        let last = s.spawn(|| consumer(receiver, &event));
        thread::sleep(Duration::from_millis(50));
        event.store(true, SeqCst);
        last.join().unwrap()
    });
    println!("left {}", queue.iter().count());
}
