//! Renewal: an object that outlives its execution, in a static or in what the
//! program captures, has its first value again in the next.

use std::cell::UnsafeCell;
use std::collections::HashMap;
use std::mem::MaybeUninit;
use std::sync::{LazyLock, Mutex, PoisonError};

use super::handle::Handle;
use super::ids::Place;
use super::statics::Statics;
use crate::graph::ObjectKind;

/// The bytes that an object's value had when it was first used.
struct First {
    /// Which object that is: another may be at its place by now.
    identity: u64,
    bytes: Box<[MaybeUninit<u8>]>,
}

/// What each object's value was first, by its address.
static FIRST: LazyLock<Mutex<HashMap<usize, First>>> = LazyLock::new(Mutex::default);

/// The value of an object cannot be what it was at first.
pub(super) struct Kept;

/// What to do about an object that does not begin anew.
pub(super) fn refusal(kind: ObjectKind, place: Place) -> String {
    format!(
        "the value of the {kind} made at {place} does not begin anew: the program captures it, and \
         explore-std cannot make it what it was, because it may own memory, or stand for data \
         beside it. Make it inside the program that is explored"
    )
}

/// Keeps the value of an object that is used for the first time, or gives that
/// of a static, or of what the program captures, what it had then.
///
/// # Errors
///
/// If the object outlives its execution, is in no static, and something may hang
/// on its value: what it owns, or what it `guards` beside itself. It stays as it
/// is.
#[allow(unsafe_code)]
pub(super) fn renew<T: ?Sized>(
    handle: &Handle,
    value: &UnsafeCell<T>,
    guards: bool,
    statics: &Statics,
) -> Result<(), Kept> {
    let pointer = value.get();
    // SAFETY: no other thread of the program runs, and no reference to the
    // value has been handed out in this execution, of which this is the first
    // use of the object.
    let size = unsafe { size_of_val(&*pointer) };
    if size == 0 {
        return Ok(());
    }
    let bytes = pointer.cast::<MaybeUninit<u8>>();
    let has_more = guards || std::mem::needs_drop::<T>();
    let (identity, is_old) = handle.identity();
    if is_old && has_more && !statics.holds(bytes.addr()) {
        return Err(Kept);
    }
    let mut all = FIRST.lock().unwrap_or_else(PoisonError::into_inner);
    match all.get(&bytes.addr()) {
        Some(first) if first.identity == identity => {
            // SAFETY: these are the first bytes of this object. If it is in a
            // static, they are those of a value made in a const context,
            // which owns nothing on the heap: evaluating its initialiser once
            // more would give the same bytes, so a copy of them is a value of
            // its own. If it is not, its type owns nothing, and what it borrows
            // outlives the program that has captured it; a `&mut` in it would
            // be given out twice only if an execution hands it to the next,
            // which the documentation forbids. What is overwritten is not
            // dropped, but leaked, because it may refer to objects of an
            // execution that is over.
            unsafe { std::ptr::copy_nonoverlapping(first.bytes.as_ptr(), bytes, size) };
        }
        _ => {
            // SAFETY: `bytes` points to `size` bytes, which may be uninitialised.
            let kept = unsafe { std::slice::from_raw_parts(bytes, size) };
            let first = First {
                identity,
                bytes: kept.into(),
            };
            all.insert(bytes.addr(), first);
        }
    }
    Ok(())
}
