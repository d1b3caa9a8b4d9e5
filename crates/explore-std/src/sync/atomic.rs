//! Atomic values. Each operation is one step, and all threads see all steps
//! in one order: weaker orderings are not modelled.

pub use std::sync::atomic::Ordering;

pub use super::atomic_ptr::AtomicPtr;

use std::cell::UnsafeCell;
use std::fmt;
use std::panic::RefUnwindSafe;

use crate::engine::fingerprint::digest;
use crate::engine::handle::{Handle, called};
use crate::engine::ids::Place;
use crate::engine::objects::Reply;
use crate::engine::op::Op;
use crate::engine::{id, note_atomic, show, step};
use crate::graph::{AtomicOperation, AtomicType, ObjectKind};

/// Has no effect, as all threads see all steps in one order.
pub fn fence(_order: Ordering) {}

/// Has no effect, as all threads see all steps in one order.
pub fn compiler_fence(_order: Ordering) {}

macro_rules! atomic {
    ($($name:ident $kind:ident $type:ident { $($more:tt)* })*) => { $(
        /// As in std, sequentially consistent.
        pub struct $name {
            handle: Handle,
            value: UnsafeCell<$type>,
        }

        #[allow(unsafe_code)]
        // SAFETY: the engine lets one thread at a time have its turn.
        unsafe impl Sync for $name {}
        impl RefUnwindSafe for $name {}

        impl $name {
            /// A value.
            #[track_caller]
            pub const fn new(value: $type) -> Self {
                Self { handle: Handle::new(), value: UnsafeCell::new(value) }
            }

            called!();

            /// Makes one step: `change` returns what the thread sees.
            fn step<R: std::hash::Hash>(
                &self,
                place: Place,
                operation: AtomicOperation,
                change: impl FnOnce(&mut $type) -> R,
            ) -> R {
                self.step_how(place, operation, |value, _| change(value))
            }

            /// The same, where the engine has a say in it.
            #[allow(unsafe_code)]
            fn step_how<R: std::hash::Hash>(
                &self,
                place: Place,
                operation: AtomicOperation,
                change: impl FnOnce(&mut $type, Reply) -> R,
            ) -> R {
                let id = id(&self.handle, ObjectKind::Atomic(AtomicType::$kind), &self.value);
                let reply = step(place, Op::Atomic(id, operation));
                // SAFETY: it is the turn of this thread, and the reference is
                // gone before its next operation.
                let value = unsafe { &mut *self.value.get() };
                let before = digest(value);
                let seen = change(value, reply);
                let flag = matches!(AtomicType::$kind, AtomicType::Bool);
                note_atomic(id, place, flag, digest(&seen), before, digest(value));
                show(id, value);
                seen
            }

            /// The value.
            #[track_caller]
            pub fn load(&self, _order: Ordering) -> $type {
                self.step(Place::here(), AtomicOperation::Load, |value| *value)
            }

            /// Sets the value.
            #[track_caller]
            pub fn store(&self, new: $type, _order: Ordering) {
                self.step(Place::here(), AtomicOperation::Store, |value| *value = new);
            }

            /// Sets the value, and returns the old one.
            #[track_caller]
            pub fn swap(&self, new: $type, _order: Ordering) -> $type {
                self.step(Place::here(), AtomicOperation::Swap, |value| std::mem::replace(value, new))
            }

            /// Sets the value if it is `current`.
            ///
            /// # Errors
            ///
            /// The value, if it is another.
            #[track_caller]
            pub fn compare_exchange(
                &self,
                current: $type,
                new: $type,
                _success: Ordering,
                _failure: Ordering,
            ) -> Result<$type, $type> {
                self.step(Place::here(), AtomicOperation::CompareExchange, |value| {
                    if *value == current {
                        Ok(std::mem::replace(value, new))
                    } else {
                        Err(*value)
                    }
                })
            }

            /// The same, which may fail for no reason where that is explored: see
            /// [`Explorer::weak_failures_at_most`](crate::Explorer::weak_failures_at_most).
            ///
            /// # Errors
            ///
            /// The value, if it is another, or for no reason.
            #[track_caller]
            pub fn compare_exchange_weak(
                &self,
                current: $type,
                new: $type,
                _success: Ordering,
                _failure: Ordering,
            ) -> Result<$type, $type> {
                self.step_how(Place::here(), AtomicOperation::CompareExchangeWeak, |value, how| {
                    if *value == current && how != Reply::Refused {
                        Ok(std::mem::replace(value, new))
                    } else {
                        Err(*value)
                    }
                })
            }

            /// Sets the value if it is `current`, and returns what it was.
            #[deprecated = "use compare_exchange"]
            #[track_caller]
            pub fn compare_and_swap(&self, current: $type, new: $type, order: Ordering) -> $type {
                match self.compare_exchange(current, new, order, order) {
                    Ok(old) | Err(old) => old,
                }
            }

            /// Sets the value to what `f` makes of it: a load, and as many
            /// exchanges as it takes. None fails for no reason, so `f` is
            /// called again only for another value.
            ///
            /// # Errors
            ///
            /// The value for which `f` returned none.
            #[track_caller]
            pub fn fetch_update<F>(
                &self,
                set: Ordering,
                fetch: Ordering,
                mut f: F,
            ) -> Result<$type, $type>
            where
                F: FnMut($type) -> Option<$type>,
            {
                let mut old = self.load(fetch);
                while let Some(new) = f(old) {
                    match self.compare_exchange(old, new, set, fetch) {
                        Err(other) => old = other,
                        done => return done,
                    }
                }
                Err(old)
            }

            /// The same as [`fetch_update`](Self::fetch_update).
            ///
            /// # Errors
            ///
            /// The value for which `f` returned none.
            #[track_caller]
            pub fn try_update(
                &self,
                set: Ordering,
                fetch: Ordering,
                f: impl FnMut($type) -> Option<$type>,
            ) -> Result<$type, $type> {
                self.fetch_update(set, fetch, f)
            }

            /// Sets the value to what `f` makes of it, and returns what it was.
            #[track_caller]
            pub fn update(
                &self,
                set: Ordering,
                fetch: Ordering,
                mut f: impl FnMut($type) -> $type,
            ) -> $type {
                match self.fetch_update(set, fetch, |value| Some(f(value))) {
                    Ok(old) | Err(old) => old,
                }
            }

            /// The value, for who has it alone.
            pub fn get_mut(&mut self) -> &mut $type {
                self.value.get_mut()
            }

            /// The value.
            pub fn into_inner(self) -> $type {
                self.value.into_inner()
            }

            $($more)*
        }

        impl Default for $name {
            #[track_caller]
            fn default() -> Self {
                Self::new($type::default())
            }
        }

        impl From<$type> for $name {
            #[track_caller]
            fn from(value: $type) -> Self {
                Self::new(value)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.load(Ordering::Relaxed).fmt(f)
            }
        }
    )* };
}

macro_rules! fetch {
    ($type:ident: $($name:ident $operation:ident $change:expr;)*) => { $(
        /// As in std.
        #[track_caller]
        pub fn $name(&self, with: $type, _order: Ordering) -> $type {
            let change: fn($type, $type) -> $type = $change;
            self.step(Place::here(), AtomicOperation::$operation, |value| {
                std::mem::replace(value, change(*value, with))
            })
        }
    )* };
}

macro_rules! integers {
    ($($name:ident $kind:ident $type:ident)*) => { atomic! { $($name $kind $type {
        fetch! { $type:
            fetch_add FetchAdd |a, b| a.wrapping_add(b);
            fetch_sub FetchSub |a, b| a.wrapping_sub(b);
            fetch_and FetchAnd |a, b| a & b;
            fetch_nand FetchNand |a, b| !(a & b);
            fetch_or FetchOr |a, b| a | b;
            fetch_xor FetchXor |a, b| a ^ b;
            fetch_max FetchMax |a, b| a.max(b);
            fetch_min FetchMin |a, b| a.min(b);
        }
    })* } };
}

integers! {
    AtomicI8 I8 i8 AtomicI16 I16 i16 AtomicI32 I32 i32 AtomicI64 I64 i64
    AtomicU8 U8 u8 AtomicU16 U16 u16 AtomicU32 U32 u32 AtomicU64 U64 u64
    AtomicIsize Isize isize AtomicUsize Usize usize
}

atomic! { AtomicBool Bool bool {
    fetch! { bool:
        fetch_and FetchAnd |a, b| a & b;
        fetch_nand FetchNand |a, b| !(a & b);
        fetch_or FetchOr |a, b| a | b;
        fetch_xor FetchXor |a, b| a ^ b;
    }

    /// As in std.
    #[track_caller]
    pub fn fetch_not(&self, order: Ordering) -> bool {
        self.fetch_xor(true, order)
    }
} }
