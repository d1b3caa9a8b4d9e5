//! One owner of the state, and messages in their order.
//!
//! - finished: 0\n7\nstopped

use std::sync::mpsc::{self, Sender};
use std::thread;

enum Message {
    Add(i32),
    Get(Sender<i32>),
    Stop,
}

fn main() {
    let (tx, rx) = mpsc::channel();
    let actor = thread::spawn(move || {
        let mut total = 0;
        loop {
            match rx.recv().unwrap() {
                Message::Add(n) => total += n,
                Message::Get(reply) => reply.send(total).unwrap(),
                Message::Stop => break,
            }
        }
    });
    let get = || {
        let (reply, answer) = mpsc::channel();
        tx.send(Message::Get(reply)).unwrap();
        answer.recv().unwrap()
    };
    println!("{}", get());
    tx.send(Message::Add(3)).unwrap();
    tx.send(Message::Add(4)).unwrap();
    println!("{}", get());
    tx.send(Message::Stop).unwrap();
    actor.join().unwrap();
    println!("stopped");
}
