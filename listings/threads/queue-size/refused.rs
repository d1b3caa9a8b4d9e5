use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

struct Pipeline {
    sender: SyncSender<u32>,
    receiver: Receiver<u32>,
}

fn main() {
    let (sender, receiver) = sync_channel(1);
    let pipeline = Pipeline { sender, receiver };
    thread::scope(|s| {
        s.spawn(|| pipeline.sender.send(43));
        s.spawn(|| pipeline.receiver.recv());
    });
}
