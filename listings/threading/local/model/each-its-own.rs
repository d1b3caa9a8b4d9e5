//! Two threads set, read and take a value of one `Local`, and neither sees what the other has.

use std::thread;
use threading_local::{Local, NoValue};

fn main() {
    let data = Local::new();
    thread::scope(|s| {
        for own in [7, 12] {
            let data = &data;
            s.spawn(move || {
                assert_eq!(data.get(), Err(NoValue));
                data.set(own);
                assert_eq!(data.get(), Ok(own));
                assert_eq!(data.take(), Ok(own));
            });
        }
    });
    assert_eq!(data.get(), Err(NoValue));
}
