//! Fingerprints: hashes by which states and values are told apart.
//!
//! Code between two operations is a function of what its thread has observed.
//! So a thread is known by a hash of all its observations, its *observation
//! hash*, and a value by the *fingerprint* of what it can tell to whoever looks
//! at it next. A value of any type may be shared, so in general the fingerprint
//! of a value is the observation hash of the thread that left it there. A value
//! whose type is a number or a text, or a row of these, has a fingerprint of its
//! own: it carries nothing else.
//!
//! What carries nothing may stand for something: a `Mutex<()>` or a flag of a
//! spin lock is there to guard data beside it, of which the engine knows
//! nothing. So the fingerprint of a `()` in a lock, and of a `bool` in an atomic,
//! is the observation hash of the thread that left it there. And where a program
//! has an `UnsafeCell` of its own, every fingerprint is.
//!
//! No address ever enters a hash.

use std::collections::VecDeque;
use std::hash::{BuildHasher, Hash, Hasher};

use foldhash::quality::{FixedState, FoldHasher};

/// 128 bits, so that two states never share one by chance.
pub(crate) type Digest = u128;

/// The fingerprint of anything that can be hashed.
pub(crate) fn digest(value: &(impl Hash + ?Sized)) -> Digest {
    let mut halves = Halves::default();
    value.hash(&mut halves);
    let Halves(one, other) = halves;
    u128::from(one.finish()) << 64 | u128::from(other.finish())
}

/// Two hashers that go through a value together.
struct Halves(FoldHasher<'static>, FoldHasher<'static>);

impl Default for Halves {
    fn default() -> Self {
        let hasher = |seed| FixedState::with_seed(seed).build_hasher();
        Self(hasher(1), hasher(2))
    }
}

macro_rules! both {
    ($($write:ident $type:ty)*) => { $(
        fn $write(&mut self, value: $type) {
            self.0.$write(value);
            self.1.$write(value);
        }
    )* };
}

impl Hasher for Halves {
    both! {
        write &[u8] write_u8 u8 write_u16 u16 write_u32 u32 write_u64 u64 write_u128 u128
        write_usize usize
    }

    fn finish(&self) -> u64 {
        self.0.finish()
    }
}

/// Calls `$use` with a value, if its type is one of those that programs share
/// most: numbers and texts, alone, optional, or in a row.
///
/// `T` may borrow, so it has no `TypeId` in std. That of `typeid` is the one of
/// the type with `'static` for every lifetime. Where it is that of `$type`, `T`
/// is `$type` but for lifetimes: a number, or a `&str` that lives as long as the
/// value does, at least. `$use` reads it while the value is borrowed.
///
/// A `T` without a size, such as a `str` or a `dyn Trait`, is none of them.
macro_rules! if_common {
    ($value:expr, $use:expr, $($type:ty)*) => { $(
        if_common! { @one $value, $use, $type }
        if_common! { @one $value, $use, Option<$type> }
        if_common! { @one $value, $use, Vec<$type> }
        if_common! { @one $value, $use, VecDeque<$type> }
    )* };
    (@one $value:expr, $use:expr, $type:ty) => {
        if typeid::of::<T>() == typeid::of::<$type>() {
            // SAFETY: `T` is this type, but for lifetimes that outlive the use.
            let value = unsafe { &*std::ptr::from_ref($value).cast::<$type>() };
            return Some($use(value));
        }
    };
}

/// The fingerprint of a value that carries nothing but itself.
#[allow(unsafe_code)]
pub(crate) fn of_plain<T: ?Sized>(value: &T) -> Option<Digest> {
    if typeid::of::<T>() == typeid::of::<()>() {
        return Some(0);
    }
    if_common! { value, digest, bool char i8 i16 i32 i64 isize u8 u16 u32 u64 usize String &str }
    None
}

/// A value as text.
#[allow(unsafe_code)]
pub(crate) fn shown<T: ?Sized>(value: &T) -> Option<String> {
    if_common! {
        value, |value| format!("{value:?}"),
        bool char i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64 String &str
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_share_most_can_be_shown() {
        assert_eq!(shown(&1_i32).as_deref(), Some("1"));
        assert_eq!(shown(&vec![Some(1)]), None);
        assert_eq!(shown(&vec!["a"]).as_deref(), Some("[\"a\"]"));
        assert_eq!(shown(&()), None);
    }

    #[test]
    fn what_carries_nothing_else_has_a_fingerprint_of_its_own() {
        assert_eq!(of_plain(&1_i32), of_plain(&1_i32));
        assert_ne!(of_plain(&1_i32), of_plain(&2_i32));
        assert_eq!(of_plain(&vec![1]), of_plain(&vec![1]));
        assert_ne!(of_plain(&Some(1)), of_plain(&None::<i32>));
        assert_eq!(of_plain(&vec![Some(1)]), None);
        assert_eq!(of_plain(&Box::new(1)), None);
    }

    #[test]
    fn a_text_is_one_however_long_it_lives() {
        let text = String::from("a");
        let borrowed: &str = &text;
        assert_eq!(of_plain(&borrowed), of_plain(&"a"));
        assert_eq!(shown(&Some(borrowed)).as_deref(), Some("Some(\"a\")"));
    }

    #[test]
    fn what_has_no_size_is_not_read() {
        assert_eq!(shown("a"), None);
        assert_eq!(shown(&[1, 2][..]), None);
        assert_eq!(shown::<dyn Send>(&1), None);
    }
}
