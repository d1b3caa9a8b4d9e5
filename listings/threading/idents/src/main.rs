use std::collections::HashSet;
use std::thread;

fn yes_or_no(answer: bool) -> &'static str {
    if answer { "yes" } else { "no" }
}

fn main() {
    let mut seen = Vec::new();
    for _ in 0..10 {
        let clerk =
            thread::spawn(|| thread::current().id());
        seen.push(clerk.join().unwrap());
    }

    let main = thread::current().id();
    let different: HashSet<_> = seen.iter().collect();
    let here = seen.contains(&main);
    let twice = different.len() < seen.len();
    println!("{} clerks", seen.len());
    println!("one of them is main: {}", yes_or_no(here));
    println!("a number came twice: {}", yes_or_no(twice));
}
