use std::thread::{self, JoinHandle};

fn count_words(text: &str) -> usize {
    let words = text.split_whitespace().count();
    println!("counted {words}");
    words
}

fn main() {
    let texts =
        ["to be or not to be", "that is the question"];
    let threads: Vec<JoinHandle<usize>> = texts
        .into_iter()
        .map(|text| {
            thread::spawn(move || count_words(text))
        })
        .collect();
    let words: Vec<usize> = threads
        .into_iter()
        .map(|thread| thread.join().unwrap())
        .collect();
    println!("words: {words:?}");
}
