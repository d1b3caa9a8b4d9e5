enum Message {
    Number(u32),
    Sentinel,
}

fn store(message: Message) {
    match message {
        Message::Number(n) => println!("stores {n}"),
    }
}

fn main() {
    store(Message::Number(43));
    store(Message::Sentinel);
}
