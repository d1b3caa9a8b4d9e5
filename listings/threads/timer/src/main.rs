use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

struct Timer {
    canceller: Sender<()>,
    thread: JoinHandle<()>,
}

impl Timer {
    fn start<F>(interval: Duration, function: F) -> Timer
    where
        F: FnOnce() + Send + 'static,
    {
        let (canceller, finished) = channel();
        let thread = thread::spawn(move || {
            let end = finished.recv_timeout(interval);
            if end == Err(RecvTimeoutError::Timeout) {
                function();
            }
        });
        Timer { canceller, thread }
    }

    fn cancel(&self) {
        // If it has fired, nobody receives this.
        let _ = self.canceller.send(());
    }

    fn join(self) {
        self.thread.join().unwrap();
    }
}

fn main() {
    let interval = Duration::from_millis(60);
    let prompt =
        Timer::start(interval, || println!("still there?"));
    thread::sleep(Duration::from_millis(20));
    println!("answered");
    prompt.cancel();
    println!("cancelled");
    prompt.join();
}
