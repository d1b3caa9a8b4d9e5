//! What happens where one side ends, and where both have.

use std::iter;

use zip_longest::EitherOrBoth::{Both, Left, Right};
use zip_longest::zip_longest;

/// Answers `None` at every other call, forever.
fn flickering() -> impl Iterator<Item = u32> {
    let mut calls = 0;
    iter::from_fn(move || {
        calls += 1;
        (calls % 2 == 1).then_some(calls)
    })
}

#[test]
fn the_longer_side_goes_on_alone() {
    let left: Vec<_> =
        zip_longest([1, 2, 3], ["a"]).collect();
    assert_eq!(left, [Both(1, "a"), Left(2), Left(3)]);

    let right: Vec<_> =
        zip_longest([1], ["a", "b"]).collect();
    assert_eq!(right, [Both(1, "a"), Right("b")]);
}

#[test]
fn two_empty_sides_make_no_pair() {
    let mut empty = zip_longest([0; 0], [0; 0]);
    assert_eq!(empty.next(), None);
}

#[test]
fn a_side_that_has_ended_is_not_asked_again() {
    let places: Vec<_> =
        zip_longest(flickering(), ["a", "b", "c"])
            .collect();
    assert_eq!(
        places,
        [Both(1, "a"), Right("b"), Right("c")]
    );
}

#[test]
fn the_end_is_final() {
    let mut places =
        zip_longest(flickering(), flickering());
    assert_eq!(places.next(), Some(Both(1, 1)));
    for _ in 0..4 {
        assert_eq!(places.next(), None);
    }
}

#[test]
fn the_length_is_that_of_the_longer_side() {
    assert_eq!(zip_longest([1, 2, 3], ["a"]).len(), 3);
    assert_eq!(zip_longest([1], ["a", "b"]).len(), 2);
}

#[test]
fn the_length_is_known_as_far_as_that_of_both_sides() {
    let endless = zip_longest(0.., [1, 2]);
    assert_eq!(endless.size_hint(), (usize::MAX, None));

    let odd = (0..10).filter(|n| n % 2 == 1);
    let some = zip_longest(odd, [1, 2]);
    assert_eq!(some.size_hint(), (2, Some(10)));
}

#[test]
fn a_missing_item_is_filled_on_its_side() {
    assert_eq!(Left::<_, char>(1).or(0, '-'), (1, '-'));
    assert_eq!(Right::<u8, _>('a').or(0, '-'), (0, 'a'));
    assert_eq!(Both(1, 'a').or(0, '-'), (1, 'a'));
}
