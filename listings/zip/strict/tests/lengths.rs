//! All pairs, or an error and nothing taken.

use zip_strict::{UnequalLengths, zip_strict};

#[test]
fn equal_lengths_give_all_pairs() {
    let pairs = zip_strict([1, 2], ["a", "b"]).unwrap();
    assert_eq!(
        pairs.collect::<Vec<_>>(),
        [(1, "a"), (2, "b")]
    );
}

#[test]
fn two_empty_sides_are_equally_long() {
    assert_eq!(
        zip_strict([0; 0], [0; 0]).unwrap().count(),
        0
    );
}

#[test]
fn the_error_says_which_side_is_how_long() {
    let error = zip_strict([1, 2, 3], ["a"]).unwrap_err();
    assert_eq!(error, UnequalLengths { left: 3, right: 1 });
    assert_eq!(
        error.to_string(),
        "3 on the left, 1 on the right"
    );

    let error = zip_strict([1], ["a", "b"]).unwrap_err();
    assert_eq!(error, UnequalLengths { left: 1, right: 2 });
}

#[test]
fn nothing_is_taken_when_the_lengths_differ() {
    let mut left = [1, 2].into_iter();
    let mut right = ["a", "b", "c"].into_iter();
    zip_strict(left.by_ref(), right.by_ref()).unwrap_err();
    assert_eq!((left.len(), right.len()), (2, 3));
}

#[test]
fn what_has_been_taken_before_is_not_counted() {
    let mut left = [1, 2, 3].into_iter();
    left.next();
    assert_eq!(
        zip_strict(left, ["a", "b"]).unwrap().len(),
        2
    );
}

/// Says that it has two items and has one.
struct Liar(Option<u32>);

impl Iterator for Liar {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.0.take()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (2, Some(2))
    }
}

impl ExactSizeIterator for Liar {}

#[test]
fn a_wrong_length_makes_fewer_pairs() {
    let pairs =
        zip_strict(Liar(Some(1)), ["a", "b"]).unwrap();
    assert_eq!(pairs.collect::<Vec<_>>(), [(1, "a")]);
}
