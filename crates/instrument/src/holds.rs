//! Probes where a thread takes and gives back what the manifest calls a hold.

use syn::visit::{self, Visit};
use syn::{Attribute, Block, ImplItemFn, ItemFn, Signature};

use crate::Hold;
use crate::edits::Edits;

/// Instruments the functions that `holds` names: a hold begins when the one returns,
/// and ends when the other is called.
pub(crate) fn instrument(file: &syn::File, holds: &[Hold], edits: &mut Edits) {
    Probes { holds, edits }.visit_file(file);
}

struct Probes<'a> {
    holds: &'a [Hold],
    edits: &'a mut Edits,
}

impl Probes<'_> {
    fn instrument(&mut self, signature: &Signature, block: &Block, attributes: &[Attribute]) {
        let name = signature.ident.to_string();
        for Hold { what, from, to } in self.holds {
            if *to == name {
                let probe = format!(" ::std::release({what:?});");
                self.edits.begin(block, attributes, &probe);
            }
            if *from == name {
                // A guard: it is dropped when the function returns.
                let probe = format!(" let __hold = ::std::acquire_on_return({what:?});");
                self.edits.begin(block, attributes, &probe);
            }
        }
    }
}

impl<'ast> Visit<'ast> for Probes<'_> {
    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.instrument(&item.sig, &item.block, &item.attrs);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.instrument(&item.sig, &item.block, &item.attrs);
        visit::visit_impl_item_fn(self, item);
    }
}

#[cfg(test)]
mod tests {
    use crate::Hold;
    use crate::for_timing;

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
        let holds = Hold {
            what: "key".into(),
            from: "enter".into(),
            to: "leave".into(),
        };
        let instrumented = for_timing(TEXT, &[holds]).unwrap();
        assert_eq!(
            instrumented,
            "\
struct Door;

impl Door {
    fn enter(&self) { let __hold = ::std::acquire_on_return(\"key\");
        knock();
    }
    fn leave(&self) { ::std::release(\"key\");}
}

fn __program() {}
fn main() { ::std::record(__program) }
"
        );
    }
}
