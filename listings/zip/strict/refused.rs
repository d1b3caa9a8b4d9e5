fn main() {
    let lines = "Who is there?\nIt is me.".lines();
    let subtitles = zip_strict::zip_strict([1, 4], lines);
    println!("{}", subtitles.is_ok());
}
