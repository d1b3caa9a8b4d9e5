use std::thread;

fn main() {
    let mut jobs = Vec::new();
    for loaf in 0..3 {
        jobs.push(move || println!("baking loaf {loaf}"));
    }
    for job in jobs {
        let baker = thread::spawn(job);
        baker.join().unwrap();
    }
}
