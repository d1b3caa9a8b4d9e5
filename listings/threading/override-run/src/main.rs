use std::thread::{self, JoinHandle};

trait Run: Send + Sized + 'static {
    fn run(self);

    fn start(self) -> JoinHandle<()> {
        thread::spawn(|| self.run())
    }
}

struct MyThread {
    name: String,
}

impl Run for MyThread {
    fn run(self) {
        println!("{} running", self.name);
    }
}

fn main() {
    let threads: Vec<_> = (1..=5)
        .map(|n| MyThread { name: format!("Thread{n}") })
        .map(MyThread::start)
        .collect();
    for t in threads {
        t.join().unwrap();
    }
}
