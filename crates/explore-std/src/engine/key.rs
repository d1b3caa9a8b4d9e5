//! Fingerprints: what makes two states of a program the same.
//!
//! Code between two operations is a function of what its thread has observed.
//! So a thread is known by a digest of all its observations, its *history*,
//! and a value by the *token* of what it can tell to whoever looks at it next.
//! A value of any type may be shared, so in general the token of a value is
//! the history of the thread that left it there. A value whose type is a
//! number or a `char` is its own token: it carries nothing else.
//!
//! What carries nothing may stand for something: a `Mutex<()>` or a flag of a
//! spin lock is there to guard data beside it, of which the engine knows
//! nothing. So the token of a `()` in a lock, and of a `bool` in an atomic, is
//! the history of the thread that left it there. And where a program has an
//! `UnsafeCell` of its own, every token is.
//!
//! No address ever enters a digest.

use std::any::type_name;
use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};

/// 128 bits, so that two states never share one by chance.
pub(crate) type Digest = u128;

/// The fingerprint of anything that can be hashed.
pub(crate) fn digest(value: &impl Hash) -> Digest {
    let half = |seed: u8| {
        let mut hasher = DefaultHasher::new();
        hasher.write_u8(seed);
        value.hash(&mut hasher);
        u128::from(hasher.finish())
    };
    half(0) << 64 | half(1)
}

/// The token of a value that carries nothing but itself.
///
/// The bound-free way to ask whether `T` is a number is its name: the
/// primitive types have one word, while a type that a program defines is named
/// with its path.
#[allow(unsafe_code)]
pub(crate) fn plain<T: ?Sized>(value: &T) -> Option<Digest> {
    let name = type_name::<T>();
    let size = match name {
        "()" => 0,
        "bool" | "i8" | "u8" => 1,
        "i16" | "u16" => 2,
        "char" | "i32" | "u32" | "f32" => 4,
        "i64" | "u64" | "f64" => 8,
        "i128" | "u128" => 16,
        "isize" | "usize" => size_of::<usize>(),
        _ => return None,
    };
    if size_of_val(value) != size {
        return None;
    }
    // SAFETY: `value` is a primitive without padding, `size` bytes long.
    let bytes = unsafe { std::slice::from_raw_parts(std::ptr::from_ref(value).cast::<u8>(), size) };
    Some(digest(&(name, bytes)))
}

/// A value as text, if its type is one of those that programs share most.
///
/// As in [`plain`], the type is known by its name.
#[allow(unsafe_code)]
pub(crate) fn shown<T: ?Sized>(value: &T) -> Option<String> {
    macro_rules! one_of {
        ($($type:ty)*) => { $(
            if type_name::<T>() == type_name::<$type>() && size_of_val(value) == size_of::<$type>() {
                // SAFETY: `T` is this type: these have no namesakes.
                let value = unsafe { &*std::ptr::from_ref(value).cast::<$type>() };
                return Some(format!("{value:?}"));
            }
        )* };
    }
    macro_rules! or_some {
        ($($type:ty)*) => {
            one_of! { $($type Option<$type> Vec<$type> VecDeque<$type>)* }
        };
    }
    or_some! { bool char i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64 String &str }
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
    fn a_number_is_its_own_token_and_a_vector_is_not() {
        assert_eq!(plain(&1_i32), plain(&1_i32));
        assert_ne!(plain(&1_i32), plain(&2_i32));
        assert_ne!(plain(&1_i32), plain(&1_u32));
        assert_eq!(plain(&vec![1]), None);
        assert_eq!(plain("text"), None);
    }
}
