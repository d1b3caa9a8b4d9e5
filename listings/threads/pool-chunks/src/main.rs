use std::thread;
use std::time::Duration;

fn weigh(parcels: &[u32]) -> u32 {
    let mut grams = 0;
    for parcel in parcels {
        thread::sleep(Duration::from_millis(10));
        grams += parcel;
    }
    grams
}

fn main() {
    let parcels = [400, 150, 900, 250, 700, 100];
    let grams: Vec<u32> = thread::scope(|scope| {
        let workers: Vec<_> = parcels
            .chunks(2)
            .map(|part| scope.spawn(move || weigh(part)))
            .collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap())
            .collect()
    });
    println!("{grams:?} of {} parcels", parcels.len());
}
