trait Run {
    fn run(self);
}

struct MyThread;

impl Run for MyThread {
    // def Run(self): a typo, and Python runs nothing
}

fn main() {
    MyThread.run();
}
