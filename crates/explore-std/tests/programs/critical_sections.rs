//! A guard keeps the two lines of each thread together.
//!
//! - finished: a1\na2\nb1\nb2
//! - finished: b1\nb2\na1\na2

use std::sync::Mutex;
use std::thread;

fn main() {
    let mutex = Mutex::new(());
    thread::scope(|s| {
        for name in ['a', 'b'] {
            let mutex = &mutex;
            s.spawn(move || {
                let _guard = mutex.lock().unwrap();
                println!("{name}1");
                println!("{name}2");
            });
        }
    });
}
