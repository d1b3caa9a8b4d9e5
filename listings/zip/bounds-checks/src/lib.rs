//! One electricity bill, computed in four ways: what was
//! used in each hour, times the price in that hour.
//!
//! `#[inline(never)]` keeps each way a function of its
//! own in the assembly; the results do not need it.

/// The bill by index: `for i in range(len(used))`.
///
/// ```
/// use zip_bounds_checks::bill_by_index;
/// assert_eq!(bill_by_index(&[2, 3], &[10, 20]), 80);
/// ```
///
/// # Panics
///
/// When `prices` is shorter than `used`.
#[inline(never)]
#[must_use]
pub fn bill_by_index(used: &[u32], prices: &[u32]) -> u32 {
    let mut bill = 0;
    for i in 0..used.len() {
        bill += used[i] * prices[i];
    }
    bill
}

/// The bill by index, on slices of one length.
///
/// # Panics
///
/// When `prices` is shorter than `used`.
#[inline(never)]
#[must_use]
pub fn bill_by_slice(used: &[u32], prices: &[u32]) -> u32 {
    let prices = &prices[..used.len()];
    let mut bill = 0;
    for i in 0..used.len() {
        bill += used[i] * prices[i];
    }
    bill
}

/// The bill by pairs: `zip(used, prices)`.
///
/// The shorter slice ends it:
///
/// ```
/// use zip_bounds_checks::bill_by_zip;
/// assert_eq!(bill_by_zip(&[2, 3], &[10, 20]), 80);
/// assert_eq!(bill_by_zip(&[2, 3], &[10]), 20);
/// ```
#[inline(never)]
#[must_use]
pub fn bill_by_zip(used: &[u32], prices: &[u32]) -> u32 {
    used.iter().zip(prices).map(|(u, p)| u * p).sum()
}

/// The bill by pairs, of floats.
#[inline(never)]
#[must_use]
pub fn bill_in_floats(used: &[f32], prices: &[f32]) -> f32 {
    used.iter().zip(prices).map(|(u, p)| u * p).sum()
}
