fn main() {
    let titles = ["Dune", "Emma", "Ariel"];
    let years = [1965, 1815, 1965];

    let mut books: Vec<(&str, u32)> =
        titles.into_iter().zip(years).collect();
    books.sort();
    println!("by title:");
    println!("{books:?}");

    let mut books: Vec<(&str, u32)> =
        titles.into_iter().zip(years).collect();
    books.sort_by_key(|&(_, year)| year);
    println!("by year:");
    println!("{books:?}");

    let mut books: Vec<(u32, &str)> =
        years.into_iter().zip(titles).collect();
    books.sort();
    println!("by both:");
    println!("{books:?}");
}
