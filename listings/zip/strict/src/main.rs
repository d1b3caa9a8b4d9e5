use zip_strict::{UnequalLengths, zip_strict};

fn show(
    seconds: &[u32],
    lines: &[&str],
) -> Result<(), UnequalLengths> {
    let subtitles = zip_strict(seconds, lines)?;
    for (second, line) in subtitles {
        println!("{second} s: {line}");
    }
    Ok(())
}

fn main() -> Result<(), UnequalLengths> {
    show(&[1, 4], &["Who is there?", "It is me."])?;
    println!("and without the second line");
    if let Err(error) = show(&[1, 4], &["Who is there?"]) {
        println!("error: {error}");
    }
    Ok(())
}
