//! Probes that say what a library calls what it makes.
//!
//! All that `Event::new` makes is made at one place of the program, as
//! [`track_caller`](crate::track_caller) has it. With these probes, its mutex is `flag`
//! and its condition variable `changed`.

use std::collections::{BTreeSet, HashMap};

use syn::ext::IdentExt;
use syn::visit::{self, Visit};
use syn::{Expr, ExprCall, ItemUse, UseTree};

use crate::edits::Edits;
use crate::source::{names, position};

/// Probes where a library makes one of the `types` of `std::sync`.
pub(crate) fn instrument(file: &syn::File, types: &[&str], edits: &mut Edits) {
    let mut imports = Imports {
        types,
        found: BTreeSet::new(),
    };
    imports.visit_file(file);
    let mut called = Called {
        types: imports.found,
        names: names::objects(file),
        edits,
    };
    called.visit_file(file);
}

/// The types that a file imports from `std::sync`.
struct Imports<'a> {
    types: &'a [&'a str],
    found: BTreeSet<String>,
}

impl Imports<'_> {
    fn add(&mut self, tree: &UseTree, path: &[String]) {
        match tree {
            UseTree::Path(inner) => {
                let path = [path, &[inner.ident.to_string()]].concat();
                self.add(&inner.tree, &path);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.add(tree, path);
                }
            }
            UseTree::Name(name) if path.starts_with(&["std".into(), "sync".into()]) => {
                let name = name.ident.to_string();
                if self.types.contains(&name.as_str()) {
                    self.found.insert(name);
                }
            }
            _ => {}
        }
    }
}

impl<'ast> Visit<'ast> for Imports<'_> {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.add(&item.tree, &[]);
    }
}

struct Called<'a> {
    types: BTreeSet<String>,
    names: HashMap<(u32, u32), String>,
    edits: &'a mut Edits,
}

impl<'ast> Visit<'ast> for Called<'_> {
    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        visit::visit_expr_call(self, call);
        let Expr::Path(path) = &*call.func else {
            return;
        };
        let names: Vec<_> = path.path.segments.iter().map(|s| s.ident.unraw()).collect();
        let [one, function] = names.as_slice() else {
            return;
        };
        if function != "new" || !self.types.contains(&one.to_string()) {
            return;
        }
        let place = position(path.path.segments[0].ident.span());
        if let Some(name) = self.names.get(&place) {
            let end = call.paren_token.span.close();
            self.edits.after(end, format!(".__called({name:?})"));
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
    fn what_goes_into_a_field_or_a_static_is_called_by_its_name() {
        let text = "\
use std::sync::{Condvar, Mutex, atomic::AtomicU32};

static ALL: Mutex<Vec<u8>> = Mutex::new(Vec::new());

const fn event() -> Event {
    Event { flag: Mutex::new(false), count: AtomicU32::new(0), changed: Condvar::new() }
}
";
        let expected = text
            .replace(
                "Mutex::new(Vec::new())",
                "Mutex::new(Vec::new()).__called(\"ALL\")",
            )
            .replace("Mutex::new(false)", "Mutex::new(false).__called(\"flag\")")
            .replace("AtomicU32::new(0)", "AtomicU32::new(0).__called(\"count\")")
            .replace("Condvar::new()", "Condvar::new().__called(\"changed\")")
            .replace("const fn event", "#[track_caller] const fn event");
        assert_eq!(instrumented(text), expected);
    }

    #[test]
    fn a_type_of_the_library_is_left_alone() {
        let text = "use crate::Barrier;\nconst B: Barrier = Barrier::new(2);\n";
        assert_eq!(instrumented(text), text);
    }

    #[test]
    fn what_has_no_name_is_left_alone() {
        let text = "use std::sync::Mutex;\nconst X: usize = size_of_val(&Mutex::new(1));\n";
        assert!(
            !instrumented(text).contains("__called(\"size"),
            "{}",
            instrumented(text)
        );
    }
}
