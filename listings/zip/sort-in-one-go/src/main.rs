use itertools::Itertools;

fn main() {
    let runners = ["Nadia", "Bo", "Ines"];
    let minutes = [31, 28, 30];

    let mut podium: Vec<(u32, &str)> =
        minutes.into_iter().zip(runners).collect();
    podium.sort();
    println!("{podium:?}");

    let podium = minutes.into_iter().zip(runners).sorted();
    for (place, (minute, runner)) in (1..).zip(podium) {
        println!("{place}. {runner}, {minute} minutes");
    }
}
