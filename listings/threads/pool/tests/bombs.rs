use std::panic::panic_any;
use std::sync::mpsc::channel;

use threads_pool::Pool;

/// Panics when it is dropped.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("a destructor");
    }
}

#[test]
fn a_worker_outlives_what_nobody_wants() {
    let pool = Pool::new(1);
    for panics in [false, true] {
        let (go_on, wait) = channel::<()>();
        drop(pool.submit(move || {
            let _ = wait.recv();
            if panics {
                panic_any(Bomb);
            }
            Bomb
        }));
        drop(go_on);
    }
    let next = pool.submit(|| 6 * 7);
    assert_eq!(next.result().unwrap(), 42);
}

#[test]
fn a_worker_outlives_what_a_job_has_with_it() {
    let pool = Pool::new(1);
    let bomb = Bomb;
    let bad = pool.submit(move || {
        let _bomb = &bomb;
    });
    assert!(bad.result().is_err());
    assert!(pool.submit(|| ()).result().is_ok());
}
