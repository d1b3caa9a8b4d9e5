//! Each waits for its turn.
//!
//! - finished: ping 0\npong 0\nping 1\npong 1

use std::sync::mpsc;
use std::thread;

fn main() {
    let (ping_tx, ping_rx) = mpsc::channel();
    let (pong_tx, pong_rx) = mpsc::channel();
    let player = thread::spawn(move || {
        for n in ping_rx {
            println!("pong {n}");
            pong_tx.send(n).unwrap();
        }
    });
    for n in 0..2 {
        println!("ping {n}");
        ping_tx.send(n).unwrap();
        pong_rx.recv().unwrap();
    }
    drop(ping_tx);
    player.join().unwrap();
}
