use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

fn producer(queue: SyncSender<u32>) {
    for message in [43, 45, 66] {
        if queue.send(message).is_err() {
            println!("nobody is left");
            return;
        }
    }
}

fn consumer(queue: Receiver<u32>) {
    println!("stored {}", queue.recv().unwrap());
}

fn main() {
    let (sender, receiver) = sync_channel(1);
    thread::scope(|s| {
        s.spawn(|| producer(sender));
        s.spawn(|| consumer(receiver));
    });
}
