//! Where functions are called, and how the reader would speak of the call.

use std::collections::HashMap;

use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, ExprCall, ExprMethodCall, Macro, Member, Token};

use super::position;

/// A call in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The function's own name: `cancel`.
    pub function: String,
    /// What it is called on, too, where that has a name: `t2.cancel`.
    pub label: String,
}

/// All calls of a file, by the place of the name of the called function.
pub(super) fn calls(file: &syn::File) -> HashMap<(u32, u32), Call> {
    let mut calls = Calls::default();
    calls.visit_file(file);
    calls.0
}

#[derive(Default)]
struct Calls(HashMap<(u32, u32), Call>);

impl<'ast> Visit<'ast> for Calls {
    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        let function = call.method.unraw().to_string();
        let label = match name_of(&call.receiver) {
            Some(receiver) => format!("{receiver}.{function}"),
            None => function.clone(),
        };
        let place = position(call.method.span());
        self.0.insert(place, Call { function, label });
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        if let Expr::Path(path) = &*call.func {
            let names = path
                .path
                .segments
                .iter()
                .map(|s| s.ident.unraw().to_string());
            let names: Vec<String> = names.collect();
            let function = names[names.len() - 1].clone();
            let label = names[names.len().saturating_sub(2)..].join("::");
            let place = position(path.path.segments[0].ident.span());
            self.0.insert(place, Call { function, label });
        }
        visit::visit_expr_call(self, call);
    }

    /// What stands in `println!` and the like is called as well.
    fn visit_macro(&mut self, call: &'ast Macro) {
        let arguments = call.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated);
        for argument in arguments.iter().flatten() {
            self.visit_expr(argument);
        }
    }
}

/// `t2`, `self.timer`; nothing for what a longer expression gives.
fn name_of(receiver: &Expr) -> Option<String> {
    match receiver {
        Expr::Path(path) => path.path.get_ident().map(|name| name.unraw().to_string()),
        Expr::Field(field) => {
            let base = name_of(&field.base)?;
            Some(match &field.member {
                Member::Named(name) => format!("{base}.{}", name.unraw()),
                Member::Unnamed(index) => format!("{base}.{}", index.index),
            })
        }
        Expr::Paren(inner) => name_of(&inner.expr),
        Expr::Reference(inner) => name_of(&inner.expr),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(text: &str) -> Vec<((u32, u32), String, String)> {
        let calls = calls(&syn::parse_file(text).unwrap());
        let calls = calls
            .into_iter()
            .map(|(place, c)| (place, c.function, c.label));
        let mut calls: Vec<_> = calls.collect();
        calls.sort();
        calls
    }

    #[test]
    fn a_method_is_called_where_its_name_stands() {
        let text =
            "fn main() {\n    t2.cancel();\n    self.e\n        .wait();\n    make().put(1);\n}\n";
        assert_eq!(
            called(text),
            [
                ((2, 8), "cancel".into(), "t2.cancel".into()),
                ((4, 10), "wait".into(), "self.e.wait".into()),
                ((5, 5), "make".into(), "make".into()),
                ((5, 12), "put".into(), "put".into()),
            ]
        );
    }

    #[test]
    fn a_function_is_called_where_its_path_begins() {
        let text = "fn main() { threading::Timer::new(f()); }";
        assert_eq!(
            called(text),
            [
                ((1, 13), "new".into(), "Timer::new".into()),
                ((1, 35), "f".into(), "f".into()),
            ]
        );
    }

    #[test]
    fn calls_in_the_arguments_of_a_macro_are_found() {
        let text = "fn main() { println!(\"{}\", e.is_set()); }";
        assert_eq!(
            called(text),
            [((1, 30), "is_set".into(), "e.is_set".into())]
        );
    }
}
