use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

fn count_primes(limit: u32) -> usize {
    let is_prime =
        |n: u32| (2..n).all(|d| !n.is_multiple_of(d));
    (2..limit).filter(|n| is_prime(*n)).count()
}

fn main() {
    let limits = [1000, 10, 500, 100];
    let pool =
        ThreadPoolBuilder::new().num_threads(3).build();
    let counts: Vec<usize> = pool.unwrap().install(|| {
        limits.into_par_iter().map(count_primes).collect()
    });
    for (limit, count) in limits.iter().zip(counts) {
        println!("{count} primes below {limit}");
    }
}
