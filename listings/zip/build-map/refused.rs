fn main() {
    let fields = ["name", "count", "thread"];
    let values = ["bolt", 120, "M6"];

    for (field, value) in fields.into_iter().zip(values) {
        println!("{field}: {value}");
    }
}
