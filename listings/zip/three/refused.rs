fn main() {
    let amounts = [250, 3, 1];
    let units = ["g", "dl", "pinch"];
    let foods = ["flour", "milk", "salt"];
    for line in amounts.iter().zip(units, foods) {
        println!("{line:?}");
    }
}
