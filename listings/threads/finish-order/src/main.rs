use std::sync::Mutex;
use std::thread;

fn main() {
    let back = Mutex::new(Vec::new());
    let back = &back;
    thread::scope(|scope| {
        for name in ["Anna", "Beth", "Carl"] {
            let hike =
                move || back.lock().unwrap().push(name);
            scope.spawn(hike);
        }
    });
    println!("{}", back.lock().unwrap().join(", "));
}
