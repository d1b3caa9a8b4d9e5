use std::thread;

struct MyThreadWithArgs {
    num: u32,
    a: &'static str,
    b: &'static str,
    square: u32,
}

impl MyThreadWithArgs {
    fn new(num: u32) -> Self {
        Self { num, a: "A", b: "B", square: 0 }
    }

    fn run(mut self) -> Self {
        let Self { num, a, b, .. } = self;
        println!("worker {num}: running with a={a} b={b}");
        self.square = num * num;
        self
    }
}

fn main() {
    let threads: Vec<_> = (0..5)
        .map(MyThreadWithArgs::new)
        .map(|t| thread::spawn(|| t.run()))
        .collect();
    for t in threads {
        let t = t.join().unwrap();
        println!("joined {}: {}", t.num, t.square);
    }
}
