use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

fn producer(queue: SyncSender<u32>) {
    for message in 1..=4 {
        queue.send(message).unwrap();
    }
}

fn consumer(queue: Receiver<u32>) {
    for message in queue {
        thread::sleep(Duration::from_millis(20));
        println!("stored {message}");
    }
}

fn main() {
    let (sender, receiver) = sync_channel(1);
    thread::scope(|scope| {
        scope.spawn(|| producer(sender));
        scope.spawn(|| consumer(receiver));
    });
}
