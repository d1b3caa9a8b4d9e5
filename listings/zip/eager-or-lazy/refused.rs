fn main() {
    let prints = ["gate", "lake"].into_iter().zip(21..);
    println!("{:?}", prints[1]);
}
