//! sleep_ms

use std::thread;

fn main() {
    thread::sleep_ms(10);
}
