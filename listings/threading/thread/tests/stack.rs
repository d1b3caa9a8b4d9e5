use std::hint::black_box;

use threading_thread::{Thread, set_stack_size};

const MIB: usize = 1 << 20;

/// Needs so many bytes of stack, or a few more.
fn deep(bytes: usize) -> usize {
    const FRAME: usize = 4096;
    let frame = black_box([0_u8; FRAME]);
    let left = bytes.saturating_sub(FRAME);
    let rest = if left == 0 { 0 } else { deep(left) };
    rest + frame.len()
}

/// More than the 2 MiB of std, which would overflow and end
/// the process.
#[test]
fn a_thread_has_the_stack_that_was_asked_for() {
    assert_eq!(set_stack_size(32 * MIB), 0);
    let t = Thread::new(|| {
        assert!(deep(8 * MIB) >= 8 * MIB);
    });
    t.start().unwrap();
    t.join().unwrap();
    assert_eq!(set_stack_size(0), 32 * MIB);
}
