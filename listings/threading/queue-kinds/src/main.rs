use threading_queue::{
    BlockingQueue, LifoQueue, PriorityQueue, Queue, Store,
};

type Job = (u32, &'static str);

const JOBS: [Job; 4] =
    [(2, "sweep"), (1, "serve"), (3, "count"), (2, "lock")];

fn show<S>(kind: &str, queue: BlockingQueue<S>)
where
    S: Store<Item = Job>,
{
    for job in JOBS {
        queue.put(job).unwrap();
    }
    let order = JOBS.map(|_| queue.get().unwrap());
    let names = order.map(|(_, name)| name);
    println!("{kind}: {}", names.join(", "));
}

fn main() {
    show("Queue", Queue::new(0));
    show("LifoQueue", LifoQueue::new(0));
    show("PriorityQueue", PriorityQueue::new(0));
}
