//! Marks where a thread takes and gives back what the manifest calls a hold.

use syn::visit::{self, Visit};
use syn::{Attribute, Block, ImplItemFn, ItemFn, Signature};

use super::edits::Edits;
use crate::timeline::settings::Holds;

/// Marks the functions that `holds` names: a hold begins when the one returns,
/// and ends when the other is called.
pub(super) fn mark(file: &syn::File, holds: &[Holds], edits: &mut Edits) {
    Marks { holds, edits }.visit_file(file);
}

struct Marks<'a> {
    holds: &'a [Holds],
    edits: &'a mut Edits,
}

impl Marks<'_> {
    fn mark(&mut self, signature: &Signature, block: &Block, attributes: &[Attribute]) {
        let name = signature.ident.to_string();
        for Holds { what, from, to } in self.holds {
            if *to == name {
                let mark = format!(" ::std::let_go({what:?});");
                self.edits.begin(block, attributes, &mark);
            }
            if *from == name {
                // A guard: it is dropped when the function returns.
                let mark = format!(" let __hold = ::std::enter({what:?});");
                self.edits.begin(block, attributes, &mark);
            }
        }
    }
}

impl<'ast> Visit<'ast> for Marks<'_> {
    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.mark(&item.sig, &item.block, &item.attrs);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.mark(&item.sig, &item.block, &item.attrs);
        visit::visit_impl_item_fn(self, item);
    }
}

#[cfg(test)]
mod tests {
    use super::super::for_timing;
    use crate::timeline::settings::Holds;

    const TEXT: &str = "\
struct Door;

impl Door {
    fn enter(&self) {
        knock();
    }
    fn leave(&self) {}
}

fn main() {}
";

    #[test]
    fn a_hold_begins_behind_one_function_and_ends_before_another() {
        let holds = Holds {
            what: "key".into(),
            from: "enter".into(),
            to: "leave".into(),
        };
        let marked = for_timing(TEXT, &[holds]).unwrap();
        assert_eq!(
            marked,
            "\
struct Door;

impl Door {
    fn enter(&self) { let __hold = ::std::enter(\"key\");
        knock();
    }
    fn leave(&self) { ::std::let_go(\"key\");}
}

fn __program() {}
fn main() { ::std::record(__program) }
"
        );
    }
}
