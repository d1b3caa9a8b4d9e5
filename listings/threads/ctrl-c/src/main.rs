use std::process::{Command, id};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

static EVENT: AtomicBool = AtomicBool::new(false);

fn producer(queue: SyncSender<u32>) -> u32 {
    let mut sent = 0;
    while !EVENT.load(SeqCst) {
        sent += 1;
        queue.send(sent).unwrap();
    }
    println!("producer: exit");
    sent
}

fn consumer(queue: Receiver<u32>) -> u32 {
    queue.iter().map(|_| 1).sum()
}

fn press_ctrl_c() {
    let process = id().to_string();
    Command::new("kill")
        .args(["-INT", &process])
        .status()
        .unwrap();
}

fn main() {
    ctrlc::set_handler(|| EVENT.store(true, SeqCst))
        .unwrap();
    let (sender, receiver) = sync_channel(10);
    let (sent, stored) = thread::scope(|s| {
        let producer = s.spawn(|| producer(sender));
        let consumer = s.spawn(|| consumer(receiver));
        press_ctrl_c();
        (producer.join().unwrap(), consumer.join().unwrap())
    });
    println!("lost: {}", sent - stored);
}
