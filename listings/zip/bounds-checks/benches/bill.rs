//! How long each way to the bill takes.

use std::hint::black_box;

use criterion::{
    Criterion, criterion_group, criterion_main,
};
use zip_bounds_checks::{
    bill_by_index, bill_by_slice, bill_by_zip,
    bill_in_floats,
};

const HOURS: usize = 10_000;

fn bills(c: &mut Criterion) {
    let (used, prices) = (vec![3; HOURS], vec![7; HOURS]);
    let (used, prices) = black_box((&used, &prices));
    c.bench_function("by index", |b| {
        b.iter(|| bill_by_index(used, prices));
    });
    c.bench_function("by slice", |b| {
        b.iter(|| bill_by_slice(used, prices));
    });
    c.bench_function("by zip", |b| {
        b.iter(|| bill_by_zip(used, prices));
    });

    let used = vec![3.0; HOURS];
    let prices = vec![7.0; HOURS];
    let (used, prices) = black_box((&used, &prices));
    c.bench_function("in floats", |b| {
        b.iter(|| bill_in_floats(used, prices));
    });
}

criterion_group!(benches, bills);
criterion_main!(benches);
