use indexmap::IndexMap;

fn main() {
    let parts = ["bolt", "nut", "gear"];
    let counts = [120, 95, 300];

    let mut stock: IndexMap<&str, u32> =
        parts.into_iter().zip(counts).collect();
    println!("{stock:?}");

    let delivered = ["nut", "pin"];
    stock.extend(delivered.into_iter().zip([145, 8]));
    println!("{stock:?}");

    let repeated = ["bolt", "nut", "bolt"];
    let stock: IndexMap<&str, u32> =
        repeated.into_iter().zip([1, 2, 3]).collect();
    println!("repeated: {stock:?}");
}
