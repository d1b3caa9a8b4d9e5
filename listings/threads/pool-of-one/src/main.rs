use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

type Job = Box<dyn FnOnce() + Send>;

fn submit(
    pool: &Sender<Job>,
    job: impl FnOnce() -> u32 + Send + 'static,
) -> Receiver<u32> {
    let (result, pending) = mpsc::channel();
    let job = move || result.send(job()).unwrap();
    pool.send(Box::new(job)).unwrap();
    pending
}

fn run(job: Job) {
    job();
}

fn main() {
    let (pool, jobs) = mpsc::channel::<Job>();
    thread::spawn(|| jobs.into_iter().for_each(run));

    let kitchen = pool.clone();
    let lunch = submit(&pool, move || {
        let soup = submit(&kitchen, || 20);
        println!("lunch: waits for the soup");
        soup.recv().unwrap() + 10
    });
    println!("ready after {}", lunch.recv().unwrap());
}
