//! A request takes with it the channel for its answer.
//!
//! - finished: 25\n36\nserver is done

use std::sync::mpsc::{self, Sender};
use std::thread;

fn main() {
    let (requests, inbox) = mpsc::channel::<(u32, Sender<u32>)>();
    let server = thread::spawn(move || {
        for (number, reply) in inbox {
            reply.send(number * number).unwrap();
        }
        "server is done"
    });
    for number in 5..=6 {
        let (reply, answer) = mpsc::channel();
        requests.send((number, reply)).unwrap();
        println!("{}", answer.recv().unwrap());
    }
    drop(requests);
    println!("{}", server.join().unwrap());
}
