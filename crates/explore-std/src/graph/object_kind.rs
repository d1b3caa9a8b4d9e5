//! The kinds of shared objects: the types of std that are modelled.

use super::words::words;

words! {
    /// The type of an object that threads share.
    pub enum ObjectKind {
        /// A mutex.
        Mutex = "Mutex",
        /// A reader-writer lock.
        RwLock = "RwLock",
        /// A condition variable.
        Condvar = "Condvar",
        /// A barrier.
        Barrier = "Barrier",
        /// An initialisation that runs once.
        Once = "Once",
        /// A value that is initialised once.
        OnceLock = "OnceLock",
        /// A value that is initialised when it is first used.
        LazyLock = "LazyLock",
        /// A channel of `mpsc`, with or without bound.
        Channel = "channel",
    }
    /// An atomic.
    Atomic(AtomicType)
}

words! {
    /// The type of an atomic.
    pub enum AtomicType {
        /// Of a `bool`.
        Bool = "AtomicBool",
        /// Of an `i8`.
        I8 = "AtomicI8",
        /// Of an `i16`.
        I16 = "AtomicI16",
        /// Of an `i32`.
        I32 = "AtomicI32",
        /// Of an `i64`.
        I64 = "AtomicI64",
        /// Of an `isize`.
        Isize = "AtomicIsize",
        /// Of a `u8`.
        U8 = "AtomicU8",
        /// Of a `u16`.
        U16 = "AtomicU16",
        /// Of a `u32`.
        U32 = "AtomicU32",
        /// Of a `u64`.
        U64 = "AtomicU64",
        /// Of a `usize`.
        Usize = "AtomicUsize",
        /// Of a pointer.
        Ptr = "AtomicPtr",
    }
}
