//! `std::panic`, where each panic is traced before its hook is called.

pub use std::panic::*;

use std::cell::Cell;

use crate::emit::TraceEvent;
use crate::recording::EventKind;

thread_local! {
    static IS_IN_HOOK: Cell<bool> = const { Cell::new(false) };
}

/// As in std.
pub fn set_hook(hook: Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send>) {
    std::panic::set_hook(Box::new(move |panic| {
        // It may call the hook before it, which traces, too.
        let is_in_hook = IS_IN_HOOK.replace(true);
        if !is_in_hook {
            trace(panic);
        }
        hook(panic);
        IS_IN_HOOK.set(is_in_hook);
    }));
}

fn trace(panic: &PanicHookInfo<'_>) {
    if let Some(place) = panic.location() {
        TraceEvent::new(EventKind::Panic, place)
            .text(panic.payload_as_str().unwrap_or("Box<dyn Any>"))
            .emit();
    }
}
