use std::collections::HashMap;
use std::sync::Mutex;
use std::thread;

const EACH: usize = 200_000;

#[derive(Default)]
struct Text {
    words: Vec<&'static str>,
    counts: HashMap<&'static str, usize>,
}

fn worker(text: &Mutex<Text>) {
    for _ in 0..EACH {
        let mut text = text.lock().unwrap();
        text.words.push("lock");
        *text.counts.entry("lock").or_default() += 1;
    }
}

fn main() {
    let text = Mutex::new(Text::default());
    thread::scope(|scope| {
        scope.spawn(|| worker(&text));
        scope.spawn(|| worker(&text));
    });
    let text = text.into_inner().unwrap();
    println!("words: {}", text.words.len());
    let all = text.counts["lock"] == 2 * EACH;
    let counted = if all { "all" } else { "some lost" };
    println!("counted: {counted}");
}
