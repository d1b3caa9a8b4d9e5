use std::thread;

use threading_condition::Condition;

#[test]
fn it_shows_how_many_wait() {
    let condition = Condition::new();
    let shown = |waiting: usize| {
        let text = format!(", {waiting} waiting)");
        format!("{condition:?}").ends_with(&text)
    };
    assert!(shown(0));
    thread::scope(|s| {
        s.spawn(|| {
            let _guard = condition.lock();
            condition.wait().unwrap();
        });
        loop {
            let _guard = condition.lock();
            if shown(1) {
                condition.notify(1).unwrap();
                break;
            }
        }
    });
    assert!(shown(0));
}
