use itertools::izip;

fn main() {
    let amounts = [250, 3, 1];
    let units = ["g", "dl", "pinch"];
    let foods = ["flour", "milk", "salt"];

    let lines = izip!(1.., amounts, units, foods);
    for (number, amount, unit, food) in lines {
        println!("{number}. {amount} {unit} of {food}");
    }
}
