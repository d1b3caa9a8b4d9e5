//! Referential integrity: every index names a thread or an object that is there.

use anyhow::{Result, ensure};
use timeline_std::{ArrowKind, EventKind, Kind};

use super::super::view::View;

pub(super) fn every_index_is_in_range(view: View<'_>) -> Result<()> {
    ensure!(
        !view.threads.is_empty(),
        "there is no thread, not even main"
    );
    for span in &view.spans {
        let whose = || view.span(span);
        thread_is_there(view, span.thread, whose)?;
        object_is_there(view, span.object, whose)?;
        thread_is_there(view, span.other.unwrap_or_default(), whose)?;
    }
    for event in &view.events {
        let whose = || view.event(event);
        thread_is_there(view, event.thread, whose)?;
        object_is_there(view, event.object, whose)?;
    }
    for arrow in &view.arrows {
        let whose = || view.arrow(arrow);
        thread_is_there(view, arrow.from.thread, whose)?;
        thread_is_there(view, arrow.to.thread, whose)?;
        object_is_there(view, arrow.object, whose)?;
    }
    Ok(())
}

fn thread_is_there(view: View<'_>, thread: usize, whose: impl Fn() -> String) -> Result<()> {
    let count = view.threads.len();
    let whose = || format!("{} is of thread {thread}", whose());
    ensure!(thread < count, "{}, and there are {count}", whose());
    Ok(())
}

fn object_is_there(
    view: View<'_>,
    object: Option<usize>,
    whose: impl Fn() -> String,
) -> Result<()> {
    let count = view.objects.len();
    if let Some(object) = object {
        let whose = || format!("{} is of object {object}", whose());
        ensure!(object < count, "{}, and there are {count}", whose());
    }
    Ok(())
}

pub(super) fn what_needs_an_object_has_one(view: View<'_>) -> Result<()> {
    for span in &view.spans {
        let needed = !matches!(span.kind, Kind::Join | Kind::Park | Kind::Sleep | Kind::Gil);
        let lacks = needed && span.object.is_none();
        ensure!(!lacks, "{} has no object", view.span(span));
    }
    for event in &view.events {
        let needed = !matches!(
            event.kind,
            EventKind::Print | EventKind::Unpark | EventKind::Panic
        );
        let lacks = needed && event.object.is_none();
        ensure!(!lacks, "{} has no object", view.event(event));
    }
    for arrow in &view.arrows {
        let needed = !matches!(
            arrow.kind,
            ArrowKind::Spawn | ArrowKind::Join | ArrowKind::Unpark
        );
        let lacks = needed && arrow.object.is_none();
        ensure!(!lacks, "{} has no object", view.arrow(arrow));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{channel, lock_queue, refusal};

    #[test]
    fn an_index_names_something() {
        let says = refusal(lock_queue(), |r| r.threads.clear());
        assert_eq!(says, "there is no thread, not even main");
        let says = refusal(lock_queue(), |r| r.spans[0].thread = 9);
        assert!(says.ends_with("is of thread 9, and there are 3"), "{says}");
        let says = refusal(lock_queue(), |r| r.spans[0].object = Some(7));
        assert!(says.ends_with("is of object 7, and there are 1"), "{says}");
        let says = refusal(lock_queue(), |r| r.spans[0].other = Some(3));
        assert!(says.ends_with("is of thread 3, and there are 3"), "{says}");
        let says = refusal(channel(), |r| r.events[0].thread = 5);
        assert!(says.contains("thread 5's send to jobs"), "{says}");
        let says = refusal(channel(), |r| r.events[0].object = Some(1));
        assert!(says.contains("is of object 1"), "{says}");
        let says = refusal(channel(), |r| r.arrows[0].to.thread = 4);
        assert!(says.contains("from main to thread 4"), "{says}");
    }

    #[test]
    fn who_waits_for_an_object_says_which() {
        let says = refusal(lock_queue(), |r| r.spans[0].object = None);
        assert_eq!(says, "Ana's hold of nothing (line 1) has no object");
        let says = refusal(channel(), |r| r.events[0].object = None);
        assert!(
            says.ends_with("send to nothing (line 2) has no object"),
            "{says}"
        );
        let release = lock_queue().arrows.len() - 3;
        let says = refusal(lock_queue(), |r| r.arrows[release].object = None);
        assert!(says.contains("release arrow from Ana to Ben"), "{says}");
    }
}
