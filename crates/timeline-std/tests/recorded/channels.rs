use timeline_std as std;

use std::sync::mpsc::{RecvTimeoutError, TrySendError, channel, sync_channel};
use std::thread::{self, Builder, scope};
use std::{ArrowKind, Ended, EventKind, Kind};

use crate::support::{LONG, recorded};

#[test]
fn a_message_is_waited_for() {
    let run = recorded!(|| {
        let (sender, receiver) = channel();
        thread::spawn(move || {
            thread::sleep(LONG);
            sender.send(1).unwrap();
        });
        assert_eq!(receiver.recv(), Ok(1));
        assert!(receiver.recv().is_err());
    });
    assert_eq!(run.lane("-"), ["sleep", "send channel"]);
    let mut main = run.lane("main");
    // The sender may go before or after it is asked again.
    main.truncate(2);
    assert_eq!(main, ["message channel", "receive channel"]);
    assert_eq!(run.arrows(ArrowKind::Message), ["- > main"]);
}

#[test]
fn each_message_comes_from_its_sender() {
    let run = recorded!(|| {
        let (sender, receiver) = channel();
        scope(|s| {
            for name in ["Ana", "Ben"] {
                let (name, sender) = (name.to_owned(), sender.clone());
                let send = move || (0..20).for_each(|_| sender.send(1).unwrap());
                Builder::new().name(name).spawn_scoped(s, send).unwrap();
            }
            drop(sender);
            // Through an adaptor, the place is that of `iter`.
            assert_eq!(receiver.iter().take(40).sum::<u32>(), 40);
        });
    });
    let arrows = run.arrows(ArrowKind::Message);
    assert_eq!(arrows.len(), 40);
    for arrow in ["Ana > main", "Ben > main"] {
        assert_eq!(arrows.iter().filter(|it| *it == arrow).count(), 20);
    }
    let mut from: Vec<_> = (run.recording.arrows.iter())
        .filter(|it| it.kind == ArrowKind::Message)
        .map(|it| it.from)
        .collect();
    from.sort_unstable();
    from.dedup();
    assert_eq!(from.len(), 40);
    let events = run.recording.events.iter();
    let mut received = events.filter(|it| it.kind == EventKind::Receive);
    assert!(received.all(|it| it.place.file.ends_with("channels.rs")));
}

#[test]
fn a_full_channel_holds_the_sender_back() {
    let run = recorded!(|| {
        let (sender, receiver) = sync_channel(1);
        let (wait, go) = ::std::sync::mpsc::channel();
        let consumer = move || {
            go.recv().unwrap();
            for message in &receiver {
                std::println!("{message}");
                thread::sleep(LONG / 4);
            }
        };
        let consumer = Builder::new().name("consumer".to_owned()).spawn(consumer);
        sender.send(0).unwrap();
        wait.send(()).unwrap();
        (1..5).for_each(|number| sender.send(number).unwrap());
        drop(sender);
        consumer.unwrap().join().unwrap();
    });
    let messages = run.arrows(ArrowKind::Message);
    assert_eq!(messages, ["main > consumer"; 5]);
    let rooms = run.spans(Kind::Room);
    // That the last two must wait hangs on nothing but a rest of 25 ms.
    assert!(rooms.len() >= 2, "{:?}", run.lane("main"));
    assert_eq!(
        run.arrows(ArrowKind::Room),
        vec!["consumer > main"; rooms.len()]
    );
    let sent =
        |end| (run.recording.events.iter()).any(|it| it.at > end && it.kind == EventKind::Send);
    assert!(rooms.iter().all(|room| sent(room.end.unwrap())));
}

#[test]
fn a_rendezvous_ends_with_the_receipt() {
    let run = recorded!(|| {
        let (sender, receiver) = sync_channel(0);
        let receive = move || {
            thread::sleep(LONG);
            receiver.recv().unwrap()
        };
        let thread = Builder::new()
            .name("Ana".to_owned())
            .spawn(receive)
            .unwrap();
        sender.send(1).unwrap();
        thread.join().unwrap();
    });
    assert_eq!(run.lane("main")[..2], ["send channel", "room channel"]);
    assert_eq!(run.lane("Ana"), ["sleep", "receive channel"]);
    assert_eq!(run.arrows(ArrowKind::Message), ["main > Ana"]);
    assert_eq!(run.arrows(ArrowKind::Room), ["Ana > main"]);
}

#[test]
fn what_was_not_sent_is_no_message() {
    let run = recorded!(|| {
        let (sender, receiver) = sync_channel(1);
        sender.send(1).unwrap();
        assert_eq!(sender.try_send(2), Err(TrySendError::Full(2)));
        assert_eq!(receiver.try_recv(), Ok(1));
        drop(receiver);
        assert_eq!(sender.send(3).unwrap_err().0, 3);
        let (sender, receiver) = channel();
        drop(receiver);
        assert_eq!(sender.send(4).unwrap_err().0, 4);
    });
    assert_eq!(run.lane("main"), ["send channel", "receive channel"]);
    assert_eq!(run.arrows(ArrowKind::Message), [""; 0]);
}

#[test]
fn a_sender_that_waits_for_ever_has_sent_nothing() {
    let run = recorded!(|| {
        let (sender, _receiver) = sync_channel(1);
        sender.send(1).unwrap();
        sender.send(2).unwrap();
    });
    assert_eq!(run.recording.ended, Ended::Hung);
    assert_eq!(run.lane("main"), ["send channel", "room channel ..."]);
}

#[test]
fn a_receiver_may_wait_in_vain() {
    let run = recorded!(|| {
        let (sender, receiver) = channel::<u32>();
        let late = receiver.recv_timeout(LONG / 10);
        assert_eq!(late, Err(RecvTimeoutError::Timeout));
        drop(sender);
        assert_eq!(receiver.into_iter().count(), 0);
    });
    assert_eq!(run.lane("main"), ["message channel"]);
    assert_eq!(run.recording.ended, Ended::Finished);
}

#[test]
fn a_receiver_whose_sender_is_kept_hangs() {
    let run = recorded!(|| {
        let (_sender, receiver) = channel::<u32>();
        receiver.try_iter().for_each(drop);
        let _ = receiver.recv();
    });
    assert_eq!(run.recording.ended, Ended::Hung);
    assert_eq!(run.lane("main"), ["message channel ..."]);
}
