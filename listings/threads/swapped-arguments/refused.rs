enum Message {
    Number(u32),
    Sentinel,
}

struct Pipeline;

impl Pipeline {
    fn set_message(&self, name: &str, message: Message) {
        let number = match message {
            Message::Number(number) => number,
            Message::Sentinel => return,
        };
        println!("{name} sets {number}");
    }
}

fn main() {
    Pipeline.set_message("producer", Message::Number(43));
    Pipeline.set_message(Message::Sentinel, "producer");
}
