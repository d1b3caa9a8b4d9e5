use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

fn cook(order: u32, finished: Sender<u32>) {
    println!("cook: starting");
    thread::sleep(Duration::from_millis(50));
    println!("cook: finishing");
    finished.send(order).unwrap();
}

fn first_cell() -> Receiver<u32> {
    let (sender, finished) = channel();
    thread::spawn(|| cook(1, sender));
    println!("cell 1: all done");
    finished
}

fn second_cell(finished: Receiver<u32>) {
    println!("cell 2: the kernel lives on");
    let order = finished.recv().unwrap();
    println!("cell 2: order {order}");
}

fn main() {
    let finished = first_cell();
    second_cell(finished);
}
