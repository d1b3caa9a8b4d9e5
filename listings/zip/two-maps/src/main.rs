use std::collections::BTreeMap;

use indexmap::IndexMap;

fn main() {
    let east = IndexMap::from([
        ("tomato", 12),
        ("basil", 30),
        ("chilli", 7),
    ]);
    let west = IndexMap::from([
        ("basil", 25),
        ("tomato", 10),
        ("chilli", 9),
    ]);

    println!("by position");
    for ((plant, here), (other, there)) in
        east.iter().zip(&west)
    {
        println!("  {plant} {here}, {other} {there}");
    }

    println!("by key");
    for (plant, here) in &east {
        if let Some(there) = west.get(plant) {
            println!("  {plant} {}", here + there);
        }
    }

    println!("by position, sorted by key");
    let east = BTreeMap::from_iter(east);
    let west = BTreeMap::from_iter(west);
    for ((plant, here), (other, there)) in
        east.iter().zip(&west)
    {
        println!("  {plant} {here}, {other} {there}");
    }
}
