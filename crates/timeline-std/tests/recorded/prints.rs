use timeline_std as std;

use std::EventKind;
use std::sync::Mutex;
use std::{dbg, eprint, eprintln, print, println};

use crate::support::recorded;

#[test]
fn what_is_printed_is_recorded() {
    let run = recorded!(|| {
        println!("{} and {}", 1, 2);
        print!("half ");
        println!();
        eprintln!("wrong");
        eprint!("");
        assert_eq!(dbg!(1 + 1), 2);
    });
    let lane = run.lane("main");
    assert_eq!(
        lane[..4],
        ["print 1 and 2", "print half", "print", "print wrong"]
    );
    assert!(lane[4].ends_with("1 + 1 = 2"), "{lane:?}");
    assert_eq!(lane.len(), 5);
    assert!(run.stdout.contains("1 and 2\nhalf \n"), "{}", run.stdout);
    assert!(run.stderr.contains("wrong\n["), "{}", run.stderr);
}

#[test]
fn a_print_is_where_its_macro_is() {
    let run = recorded!(|| {
        println!("{}", line!());
    });
    let print = &run.recording.events[0];
    assert_eq!(print.text, Some(print.place.line.to_string()));
    assert_eq!(print.place.column, 9);
}

#[test]
fn what_guards_the_arguments_lives_until_it_is_printed() {
    let run = recorded!(|| {
        let mutex = Mutex::new(7);
        println!("{}", mutex.lock().unwrap());
    });
    let (print, hold) = (&run.recording.events[0], &run.recording.spans[0]);
    assert_eq!(print.kind, EventKind::Print);
    assert!(hold.begin < print.at && print.at < hold.end.unwrap());
}
