fn develop(frame: u32) -> String {
    println!("developing frame {frame}");
    format!("print {frame}")
}

fn main() {
    let names = ["gate", "lake", "mill"];
    let frames = [21, 22, 23];

    let developed = frames.into_iter().map(develop);
    let mut prints = names.into_iter().zip(developed);
    println!("ordered");
    println!("{:?}", prints.next());

    let album: Vec<_> = prints.collect();
    println!("{album:?}");
}
