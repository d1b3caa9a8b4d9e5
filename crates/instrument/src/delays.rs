//! Random delays before every statement.

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Arm, Block, Expr, ExprIf, ExprWhile, ImplItemFn, ItemFn, Stmt, TraitItemFn};

use crate::edits::Edits;
use crate::leave_out_constants;

const DELAY: &str = "::std::random_delay(); ";

pub(crate) fn instrument(file: &syn::File, edits: &mut Edits) {
    Delays { edits }.visit_file(file);
}

struct Delays<'a> {
    edits: &'a mut Edits,
}

/// Whether something happens when the statement is reached.
fn runs(statement: &Stmt) -> bool {
    !matches!(statement, Stmt::Item(_) | Stmt::Expr(Expr::Verbatim(_), _))
}

impl<'ast> Visit<'ast> for Delays<'_> {
    leave_out_constants!();

    fn visit_block(&mut self, block: &'ast Block) {
        for statement in &block.stmts {
            if runs(statement) {
                self.edits.before(statement.span(), DELAY);
            }
            self.visit_stmt(statement);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        if item.sig.constness.is_none() {
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        if item.sig.constness.is_none() {
            visit::visit_impl_item_fn(self, item);
        }
    }

    fn visit_trait_item_fn(&mut self, item: &'ast TraitItemFn) {
        if item.sig.constness.is_none() {
            visit::visit_trait_item_fn(self, item);
        }
    }

    // Conditions are left as they are.

    fn visit_expr_if(&mut self, choice: &'ast ExprIf) {
        self.visit_block(&choice.then_branch);
        if let Some((_, otherwise)) = &choice.else_branch {
            self.visit_expr(otherwise);
        }
    }

    fn visit_expr_while(&mut self, repetition: &'ast ExprWhile) {
        self.visit_block(&repetition.body);
    }

    fn visit_arm(&mut self, arm: &'ast Arm) {
        self.visit_expr(&arm.body);
    }
}

#[cfg(test)]
mod tests {
    use crate::for_random_delays;

    fn delayed(text: &str) -> String {
        for_random_delays(text).unwrap()
    }

    #[test]
    fn every_statement_is_delayed_and_main_stays_main() {
        let text = "\
//! A listing.
#![allow(unused)]

fn main() {
    let é = 1; // ü
    /// Not for long.
    #[allow(unused)]
    let second = \"ö\"; println!(\"{é}\");
    second.len()
}
";
        let wanted = "\
//! A listing.
#![allow(unused)]

fn main() {
    ::std::random_delay(); let é = 1; // ü
    ::std::random_delay(); /// Not for long.
    #[allow(unused)]
    let second = \"ö\"; ::std::random_delay(); println!(\"{é}\");
    ::std::random_delay(); second.len()
}
";
        assert_eq!(delayed(text), wanted);
    }

    #[test]
    fn so_are_those_of_every_block_inside() {
        assert_eq!(
            delayed("fn f() { if a { b(); } else { c() } loop { unsafe { d() } } }"),
            "fn f() { ::std::random_delay(); if a { ::std::random_delay(); b(); } else { ::std::random_delay(); c() } \
             ::std::random_delay(); loop { ::std::random_delay(); unsafe { ::std::random_delay(); d() } } }"
        );
        assert_eq!(
            delayed("fn f() { match n { 0 => a(), _ => { b() } } }"),
            "fn f() { ::std::random_delay(); match n { 0 => a(), _ => { ::std::random_delay(); b() } } }"
        );
        assert_eq!(
            delayed("fn f() { let Some(n) = m else { return; }; }"),
            "fn f() { ::std::random_delay(); let Some(n) = m else { ::std::random_delay(); return; }; }"
        );
    }

    #[test]
    fn so_are_those_of_closures_methods_and_nested_functions() {
        assert_eq!(
            delayed("impl A { fn f(&self) { spawn(|| { a(); }, || b()) } }"),
            "impl A { fn f(&self) { ::std::random_delay(); spawn(|| { ::std::random_delay(); a(); }, || b()) } }"
        );
        assert_eq!(
            delayed("trait A { fn f(&self) { fn g() { a() } g() } }"),
            "trait A { fn f(&self) { fn g() { ::std::random_delay(); a() } ::std::random_delay(); g() } }"
        );
    }

    #[test]
    fn what_the_compiler_evaluates_is_not_delayed() {
        for text in [
            "const fn f() { a(); }",
            "impl A { const fn f() { a(); } const N: i32 = { 3 }; }",
            "const N: i32 = { 3 };",
            "static N: LazyLock<i32> = LazyLock::new(|| { 3 });",
            "struct A([u8; { 3 }]);",
            "enum A { B = { 3 } }",
            "fn f<const N: usize>(n: [u8; { 3 }]) -> A<{ 3 }> {}",
        ] {
            assert_eq!(delayed(text), text);
        }
        assert_eq!(
            delayed("fn f() { let n: [u8; { 3 }] = [const { 1 }; { 3 }]; g::<{ 3 }>(); }"),
            "fn f() { ::std::random_delay(); let n: [u8; { 3 }] = [const { 1 }; { 3 }]; \
             ::std::random_delay(); g::<{ 3 }>(); }"
        );
    }

    #[test]
    fn neither_are_conditions_and_the_arguments_of_macros() {
        assert_eq!(
            delayed("fn f() { while { a(); b() } { c() } }"),
            "fn f() { ::std::random_delay(); while { a(); b() } { ::std::random_delay(); c() } }"
        );
        assert_eq!(
            delayed("fn f() { if all(|n| { n }) {} match m { n if { n } => {} } }"),
            "fn f() { ::std::random_delay(); if all(|n| { n }) {} \
             ::std::random_delay(); match m { n if { n } => {} } }"
        );
        assert_eq!(
            delayed("fn f() { println!(\"{}\", { a(); 3 }); }"),
            "fn f() { ::std::random_delay(); println!(\"{}\", { a(); 3 }); }"
        );
    }
}
