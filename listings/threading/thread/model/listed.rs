//! Somebody looks at the list while a thread ends: who is on it may be joined, and whoever is joined is off it.

use threading_thread::{Thread, enumerate, get_ident};

fn main() {
    let baker = Thread::new(|| {});
    baker.start().unwrap();
    for t in enumerate() {
        if t.ident() != Some(get_ident()) {
            assert!(t == baker);
            t.join().unwrap();
        }
    }
    baker.join().unwrap();
    assert!(!enumerate().contains(&baker));
}
