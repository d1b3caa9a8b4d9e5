use std::thread;

fn main() {
    let parcels = vec![400, 150, 900, 250, 700, 100];
    let mut workers = Vec::new();
    for part in parcels.chunks(2) {
        let weigh = move || part.iter().sum::<u32>();
        workers.push(thread::spawn(weigh));
    }
    for worker in workers {
        println!("{}", worker.join().unwrap());
    }
}
