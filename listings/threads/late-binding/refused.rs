use std::thread;

fn main() {
    let mut bakers = Vec::new();
    for loaf in 0..3 {
        bakers.push(thread::spawn(|| {
            println!("baking loaf {loaf}");
        }));
    }
    for baker in bakers {
        baker.join().unwrap();
    }
}
