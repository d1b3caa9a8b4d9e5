fn main() {
    let amounts = [250, 3, 1];
    let units = ["g", "dl", "pinch"];
    let foods = ["flour", "milk", "salt"];

    let lines = amounts.into_iter().zip(units).zip(foods);
    let lines: Vec<_> = lines.collect();
    println!("{:?}", lines[0]);

    for ((amount, unit), food) in lines {
        println!("{amount} {unit} of {food}");
    }
}
