//! `std::panic`, where each panic is told before its hook is called.

pub use std::panic::*;

use std::cell::Cell;

use crate::emit::TraceEvent;
use crate::recording::EventKind;

thread_local! {
    static IS_TOLD: Cell<bool> = const { Cell::new(false) };
}

/// As in std.
pub fn set_hook(hook: Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send>) {
    std::panic::set_hook(Box::new(move |panic| {
        // It may call the hook before it, which tells, too.
        let is_told = IS_TOLD.replace(true);
        if !is_told {
            tell(panic);
        }
        hook(panic);
        IS_TOLD.set(is_told);
    }));
}

fn tell(panic: &PanicHookInfo<'_>) {
    if let Some(place) = panic.location() {
        TraceEvent::new(EventKind::Panic, place)
            .text(panic.payload_as_str().unwrap_or("Box<dyn Any>"))
            .emit();
    }
}
