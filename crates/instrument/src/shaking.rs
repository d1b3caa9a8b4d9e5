//! Probes before every statement.

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Arm, Block, Expr, ExprIf, ExprWhile, ImplItemFn, ItemFn, Stmt, TraitItemFn};

use crate::edits::Edits;
use crate::leave_out_constants;

const SHAKE: &str = "::std::shake(); ";

pub(crate) fn instrument(file: &syn::File, edits: &mut Edits) {
    Shaking { edits }.visit_file(file);
}

struct Shaking<'a> {
    edits: &'a mut Edits,
}

/// Whether something happens when the statement is reached.
fn runs(statement: &Stmt) -> bool {
    !matches!(statement, Stmt::Item(_) | Stmt::Expr(Expr::Verbatim(_), _))
}

impl<'ast> Visit<'ast> for Shaking<'_> {
    leave_out_constants!();

    fn visit_block(&mut self, block: &'ast Block) {
        for statement in &block.stmts {
            if runs(statement) {
                self.edits.before(statement.span(), SHAKE);
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
    use crate::for_shaking;

    fn shaken(text: &str) -> String {
        for_shaking(text).unwrap()
    }

    #[test]
    fn every_statement_is_shaken_and_main_stays_main() {
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
    ::std::shake(); let é = 1; // ü
    ::std::shake(); /// Not for long.
    #[allow(unused)]
    let second = \"ö\"; ::std::shake(); println!(\"{é}\");
    ::std::shake(); second.len()
}
";
        assert_eq!(shaken(text), wanted);
    }

    #[test]
    fn so_are_those_of_every_block_inside() {
        assert_eq!(
            shaken("fn f() { if a { b(); } else { c() } loop { unsafe { d() } } }"),
            "fn f() { ::std::shake(); if a { ::std::shake(); b(); } else { ::std::shake(); c() } \
             ::std::shake(); loop { ::std::shake(); unsafe { ::std::shake(); d() } } }"
        );
        assert_eq!(
            shaken("fn f() { match n { 0 => a(), _ => { b() } } }"),
            "fn f() { ::std::shake(); match n { 0 => a(), _ => { ::std::shake(); b() } } }"
        );
        assert_eq!(
            shaken("fn f() { let Some(n) = m else { return; }; }"),
            "fn f() { ::std::shake(); let Some(n) = m else { ::std::shake(); return; }; }"
        );
    }

    #[test]
    fn so_are_those_of_closures_methods_and_nested_functions() {
        assert_eq!(
            shaken("impl A { fn f(&self) { spawn(|| { a(); }, || b()) } }"),
            "impl A { fn f(&self) { ::std::shake(); spawn(|| { ::std::shake(); a(); }, || b()) } }"
        );
        assert_eq!(
            shaken("trait A { fn f(&self) { fn g() { a() } g() } }"),
            "trait A { fn f(&self) { fn g() { ::std::shake(); a() } ::std::shake(); g() } }"
        );
    }

    #[test]
    fn what_the_compiler_evaluates_is_not_shaken() {
        for text in [
            "const fn f() { a(); }",
            "impl A { const fn f() { a(); } const N: i32 = { 3 }; }",
            "const N: i32 = { 3 };",
            "static N: LazyLock<i32> = LazyLock::new(|| { 3 });",
            "struct A([u8; { 3 }]);",
            "enum A { B = { 3 } }",
            "fn f<const N: usize>(n: [u8; { 3 }]) -> A<{ 3 }> {}",
        ] {
            assert_eq!(shaken(text), text);
        }
        assert_eq!(
            shaken("fn f() { let n: [u8; { 3 }] = [const { 1 }; { 3 }]; g::<{ 3 }>(); }"),
            "fn f() { ::std::shake(); let n: [u8; { 3 }] = [const { 1 }; { 3 }]; \
             ::std::shake(); g::<{ 3 }>(); }"
        );
    }

    #[test]
    fn neither_are_conditions_and_the_arguments_of_macros() {
        assert_eq!(
            shaken("fn f() { while { a(); b() } { c() } }"),
            "fn f() { ::std::shake(); while { a(); b() } { ::std::shake(); c() } }"
        );
        assert_eq!(
            shaken("fn f() { if all(|n| { n }) {} match m { n if { n } => {} } }"),
            "fn f() { ::std::shake(); if all(|n| { n }) {} \
             ::std::shake(); match m { n if { n } => {} } }"
        );
        assert_eq!(
            shaken("fn f() { println!(\"{}\", { a(); 3 }); }"),
            "fn f() { ::std::shake(); println!(\"{}\", { a(); 3 }); }"
        );
    }
}
