use rayon::prelude::*;

fn count_primes() -> usize {
    4
}

fn main() {
    let counts: Vec<usize> = [1000, 10, 500, 100]
        .into_par_iter()
        .map(|limit| count_primes(limit))
        .collect();
    println!("{counts:?}");
}
