use threading_queue::PriorityQueue;

fn main() {
    let queue: PriorityQueue<f64> = PriorityQueue::new(0);
    queue.put(2.5).unwrap();
}
