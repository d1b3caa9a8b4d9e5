use std::rc::Rc;
use std::thread;

fn main() {
    let menu = Rc::new(vec!["soup", "bread", "pie"]);
    let copy = Rc::clone(&menu);
    let ana = thread::spawn(move || copy.len());
    println!("{} of {}", ana.join().unwrap(), menu.len());
}
