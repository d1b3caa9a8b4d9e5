use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

fn run(millis: u64, busy: &AtomicU32) -> u32 {
    let now_busy = busy.fetch_add(1, SeqCst) + 1;
    thread::sleep(Duration::from_millis(millis));
    busy.fetch_sub(1, SeqCst);
    now_busy
}

fn work(
    jobs: &Mutex<Receiver<u64>>,
    busy: &AtomicU32,
) -> u32 {
    let mut most = 0;
    while let Ok(job) = jobs.lock().unwrap().recv() {
        most = most.max(run(job, busy));
    }
    most
}

fn main() {
    let (sender, receiver) = mpsc::channel();
    for millis in [30, 30] {
        sender.send(millis).unwrap();
    }
    drop(sender);
    let jobs = Mutex::new(receiver);
    let busy = AtomicU32::new(0);
    let most = thread::scope(|scope| {
        let ana = scope.spawn(|| work(&jobs, &busy));
        let ben = scope.spawn(|| work(&jobs, &busy));
        ana.join().unwrap().max(ben.join().unwrap())
    });
    println!("jobs at a time: {most}");
}
