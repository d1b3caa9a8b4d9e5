//! into_pthread_t

use std::os::unix::thread::JoinHandleExt;
use std::thread;

fn main() {
    let _thread = thread::spawn(|| ()).into_pthread_t();
}
