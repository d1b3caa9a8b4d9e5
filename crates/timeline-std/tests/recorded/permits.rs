use timeline_std as std;

use std::thread::{self, Builder, scope};
use std::{ArrowKind, Kind};

use crate::support::{LONG, recorded};

fn acquire() {
    let _entered = std::acquire_on_return("permit of the bath");
    std::println!("acquired");
}

#[test]
fn two_may_hold_permits_at_a_time() {
    let run = recorded!(|| {
        scope(|s| {
            for name in ["Ana", "Ben"] {
                let bathe = || {
                    acquire();
                    thread::sleep(LONG);
                    std::release("permit of the bath");
                };
                Builder::new()
                    .name(name.to_owned())
                    .spawn_scoped(s, bathe)
                    .unwrap();
            }
        });
    });
    assert_eq!(
        run.lane("Ana"),
        ["print acquired", "hold permit of the bath", "sleep"]
    );
    let [ana, ben] = run.spans(Kind::Hold)[..] else {
        panic!("two holds");
    };
    assert_eq!(ana.object, ben.object);
    assert!(ben.begin < ana.end.unwrap());
    assert_eq!(run.recording.objects[0].kind, "permit");
    assert_eq!(run.arrows(ArrowKind::Release), [""; 0]);
}

#[test]
fn the_latest_permit_is_given_back() {
    let run = recorded!(|| {
        std::acquire("a");
        std::acquire("b");
        std::acquire("a");
        std::release("a");
        std::release("c");
    });
    let [first, b, second] = run.spans(Kind::Hold)[..] else {
        panic!("three holds");
    };
    assert_eq!(first.object, second.object);
    assert!(second.end < b.end && second.end < first.end);
    // They end with the thread, at the latest.
    assert!(first.end.unwrap() < run.recording.threads[0].end.unwrap());
}
