//! Probes that let a library's steps be told where the program calls it.
//!
//! `#[track_caller]` hands the place of a call down into what is called. With
//! it on every function of a library, a lock that `Event::wait` takes is taken
//! at the line of the program that says `event.wait()`.

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{ImplItemFn, ItemFn, ItemImpl, Signature, TraitItemFn, Visibility};

use crate::edits::Edits;

const TRACK_CALLER: &str = "#[track_caller] ";

pub(crate) fn instrument(file: &syn::File, edits: &mut Edits) {
    Callers { edits }.visit_file(file);
}

struct Callers<'a> {
    edits: &'a mut Edits,
}

impl Callers<'_> {
    /// Instruments a function, if a call of it has a place.
    fn instrument(&mut self, visibility: &Visibility, signature: &Signature) {
        if signature.asyncness.is_some() || signature.abi.is_some() {
            return;
        }
        let first = match visibility {
            Visibility::Inherited => signature.span(),
            visibility => visibility.span(),
        };
        self.edits.before(first, TRACK_CALLER);
    }
}

impl<'ast> Visit<'ast> for Callers<'_> {
    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.instrument(&item.vis, &item.sig);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.instrument(&item.vis, &item.sig);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast TraitItemFn) {
        self.instrument(&Visibility::Inherited, &item.sig);
        visit::visit_trait_item_fn(self, item);
    }

    /// Nobody calls `drop`: its caller has no place in the program.
    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        let of = item
            .trait_
            .as_ref()
            .and_then(|(_, path, _)| path.segments.last());
        if of.is_none_or(|of| of.ident != "Drop") {
            visit::visit_item_impl(self, item);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::library_for_exploring;

    fn instrumented(text: &str) -> String {
        library_for_exploring(text).unwrap()
    }

    #[test]
    fn every_function_and_method_knows_its_caller() {
        let text = "\
/// An event.
#[derive(Default)]
pub struct Event;

impl Event {
    /// Sets it.
    #[must_use]
    pub(crate) const fn set(&self) {}
    unsafe fn clear() {}
}

trait Wait {
    fn wait(&self) { fn now() {} now() }
}

pub fn free() {}
";
        let wanted = text
            .replace("pub(crate) const", "#[track_caller] pub(crate) const")
            .replace("unsafe fn", "#[track_caller] unsafe fn")
            .replace("fn wait", "#[track_caller] fn wait")
            .replace("fn now", "#[track_caller] fn now")
            .replace("pub fn free", "#[track_caller] pub fn free");
        assert_eq!(instrumented(text), wanted);
    }

    #[test]
    fn what_nobody_calls_by_its_name_is_left_as_it_is() {
        for text in [
            "impl Drop for Guard { fn drop(&mut self) {} }",
            "impl ops::Drop for Guard { fn drop(&mut self) {} }",
            "extern \"C\" fn handler() {}",
            "async fn later() {}",
        ] {
            assert_eq!(instrumented(text), text);
        }
    }
}
