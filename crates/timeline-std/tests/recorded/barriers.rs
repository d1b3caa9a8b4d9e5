use timeline_std as std;

use std::sync::Barrier;
use std::thread::{self, Builder, scope};
use std::{ArrowKind, Ended, Kind};

use crate::support::{LONG, recorded};

#[test]
fn the_last_one_lets_all_go() {
    let run = recorded!(|| {
        let barrier = Barrier::new(3);
        let barrier = &barrier;
        scope(|s| {
            for (name, time) in [("Ana", 1), ("Ben", 2), ("Eve", 3)] {
                let body = move || {
                    thread::sleep(LONG * time);
                    assert_eq!(barrier.wait().is_leader(), time == 3);
                };
                Builder::new()
                    .name(name.to_owned())
                    .spawn_scoped(s, body)
                    .unwrap();
            }
        });
    });
    assert_eq!(run.lane("Ana"), ["sleep", "barrier Barrier"]);
    assert_eq!(run.lane("Eve"), ["sleep"]);
    let mut arrows = run.arrows(ArrowKind::Barrier);
    arrows.sort();
    assert_eq!(arrows, ["Eve > Ana", "Eve > Ben"]);
    let arrow = run
        .recording
        .arrows
        .iter()
        .find(|it| it.kind == ArrowKind::Barrier);
    let waits = run.spans(Kind::Barrier);
    assert!(waits.iter().all(|wait| wait.begin < arrow.unwrap().from.at));
}

#[test]
fn a_barrier_goes_round_and_round() {
    let run = recorded!(|| {
        let barrier = Barrier::new(2);
        scope(|s| {
            for _ in 0..2 {
                s.spawn(|| (0..50).for_each(|_| _ = barrier.wait()));
            }
        });
    });
    assert_eq!(run.spans(Kind::Barrier).len(), 50);
    assert_eq!(run.arrows(ArrowKind::Barrier).len(), 50);
}

#[test]
fn a_barrier_to_which_too_few_come_hangs() {
    let run = recorded!(|| {
        Barrier::new(2).wait();
    });
    assert_eq!(run.recording.ended, Ended::Hung);
    assert_eq!(run.lane("main"), ["barrier Barrier ..."]);
}
