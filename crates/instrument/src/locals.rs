//! Probes where local variables get their values.

use anyhow::{Result, bail};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::visit::Visit;
use syn::{
    Arm, Attribute, Block, Expr, ExprClosure, ExprForLoop, ExprIf, ExprWhile, FnArg, Ident,
    ImplItemFn, ItemFn, Local, Pat, Signature, Stmt, TraitItemFn,
};

use crate::edits::Edits;
use crate::leave_out_constants;
use crate::source::position;
use crate::syntax::{assigned, bindings, ends_early, patterns};

/// Probes where the variables called `locals` are bound and assigned.
pub(crate) fn instrument(file: &syn::File, locals: &[String], edits: &mut Edits) -> Result<()> {
    let mut probes = Probes {
        locals,
        edits,
        scopes: Vec::new(),
        bound: Vec::new(),
        without_value: None,
    };
    probes.visit_file(file);
    if let Some(ident) = probes.without_value {
        let (line, column) = position(ident.span());
        bail!(
            "{line}:{column}: `{ident}` is bound without a value to show; \
             initialise it in its `let`"
        );
    }
    for name in locals {
        if !probes.bound.contains(name) {
            bail!(
                "no local variable is called {name:?}; those that are bound: {}",
                probes.bound.join(", ")
            );
        }
    }
    Ok(())
}

struct Probes<'a> {
    locals: &'a [String],
    edits: &'a mut Edits,
    scopes: Vec<Scope>,
    /// All names that the source binds.
    bound: Vec<String>,
    /// A local that is bound without a value.
    without_value: Option<Ident>,
}

/// What is between two braces, or is the body of a function, closure or arm.
struct Scope {
    /// The locals that have a guard here.
    guarded: Vec<Ident>,
    reach: Reach,
}

/// Which guards around a scope can be used in it.
#[derive(PartialEq)]
enum Reach {
    /// All of them.
    All,
    /// None, for it is a function.
    Nothing,
    /// None, for it is a `move` closure: that would take the guard along, and
    /// what it assigns is a variable of its own.
    Captured,
}

fn guards(locals: &[Ident]) -> String {
    locals
        .iter()
        .map(|local| {
            let name = local.unraw();
            format!(" let __local_{name} = ::std::local(\"{name}\", &{local});")
        })
        .collect()
}

fn sets(locals: &[Ident]) -> String {
    locals
        .iter()
        .map(|local| format!(" __local_{}.set(&{local});", local.unraw()))
        .collect()
}

impl Probes<'_> {
    /// The locals to be shown among those that the patterns bind.
    fn bound_by<'p>(&mut self, patterns: impl IntoIterator<Item = &'p Pat>) -> Vec<Ident> {
        let bound = bindings(patterns);
        for ident in &bound {
            let name = ident.unraw().to_string();
            if !self.bound.contains(&name) {
                self.bound.push(name);
            }
        }
        self.to_show(bound)
    }

    fn to_show(&self, idents: Vec<Ident>) -> Vec<Ident> {
        let mut shown: Vec<Ident> = Vec::new();
        for ident in idents {
            if self.locals.iter().any(|local| ident.unraw() == local) && !shown.contains(&ident) {
                shown.push(ident);
            }
        }
        shown
    }

    /// Goes through a scope, and returns the locals that need a guard at its
    /// beginning: `guarded`, and what a `move` closure captures and assigns.
    fn within(
        &mut self,
        guarded: Vec<Ident>,
        reach: Reach,
        go_on: impl FnOnce(&mut Self),
    ) -> Vec<Ident> {
        self.scopes.push(Scope { guarded, reach });
        go_on(self);
        self.scopes.pop().expect("it was pushed").guarded
    }

    fn block(&mut self, block: &Block, attributes: &[Attribute], bound: Vec<Ident>) {
        let guarded = self.within(bound, Reach::All, |this| this.visit_block(block));
        self.begin(block, attributes, &guarded);
    }

    fn function(&mut self, signature: &Signature, attributes: &[Attribute], block: &Block) {
        if signature.constness.is_some() {
            return;
        }
        let bound = self.bound_by(signature.inputs.iter().filter_map(|input| match input {
            FnArg::Typed(typed) => Some(&*typed.pat),
            FnArg::Receiver(_) => None,
        }));
        let guarded = self.within(bound, Reach::Nothing, |this| this.visit_block(block));
        self.begin(block, attributes, &guarded);
    }

    fn begin(&mut self, block: &Block, attributes: &[Attribute], guarded: &[Ident]) {
        if !guarded.is_empty() {
            self.edits.begin(block, attributes, &guards(guarded));
        }
    }

    /// The body of a closure or an arm; one that is no block becomes a block
    /// if it needs probes.
    fn body(&mut self, body: &Expr, bound: Vec<Ident>, reach: Reach) {
        let mut set = Vec::new();
        let guarded = self.within(bound, reach, |this| {
            set = this.reachable(assigned(body));
            this.visit_expr(body);
        });
        if let Expr::Block(block) = body {
            self.begin(&block.block, &block.attrs, &guarded);
        } else if !guarded.is_empty() || !set.is_empty() {
            let (open, close) = if ends_early(body) {
                ("(", ")")
            } else {
                ("", "")
            };
            self.edits
                .before(body.span(), format!("{{{} {open}", guards(&guarded)));
            let end = if set.is_empty() { "" } else { ";" };
            self.edits
                .after(body.span(), format!("{close}{end}{} }}", sets(&set)));
        }
    }

    /// Those of `idents` that have a guard here, after it is seen to that each
    /// `move` closure has a guard of its own.
    fn reachable(&mut self, idents: Vec<Ident>) -> Vec<Ident> {
        let mut shown = self.to_show(idents);
        shown.retain(|ident| self.reach(ident));
        shown
    }

    fn reach(&mut self, ident: &Ident) -> bool {
        let function = self
            .scopes
            .iter()
            .rposition(|scope| scope.reach == Reach::Nothing)
            .unwrap_or(0);
        let scopes = &mut self.scopes[function..];
        let Some(home) = scopes
            .iter()
            .rposition(|scope| scope.guarded.contains(ident))
        else {
            return false;
        };
        for scope in &mut scopes[home + 1..] {
            if scope.reach == Reach::Captured {
                scope.guarded.push(ident.clone());
            }
        }
        true
    }

    fn guard(&mut self, local: &Local, bound: Vec<Ident>, is_last: bool) {
        if local.init.is_none() {
            self.without_value = self.without_value.take().or(bound.into_iter().next());
            return;
        }
        // Nothing can happen between the last statement and the end.
        if bound.is_empty() || is_last {
            return;
        }
        let after = local.semi_token.span();
        self.edits.after(after, guards(&bound));
        if let Some(scope) = self.scopes.last_mut() {
            scope.guarded.extend(bound);
        }
    }

    fn set(&mut self, assignment: &Expr, semicolon: Option<syn::token::Semi>) {
        let set = self.reachable(assigned(assignment));
        if set.is_empty() {
            return;
        }
        match semicolon {
            Some(semicolon) => self.edits.after(semicolon.span(), sets(&set)),
            None => self
                .edits
                .after(assignment.span(), format!(";{}", sets(&set))),
        }
    }
}

impl<'ast> Visit<'ast> for Probes<'_> {
    leave_out_constants!();

    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.function(&item.sig, &item.attrs, &item.block);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.function(&item.sig, &item.attrs, &item.block);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast TraitItemFn) {
        if let Some(body) = &item.default {
            self.function(&item.sig, &item.attrs, body);
        }
    }

    fn visit_block(&mut self, block: &'ast Block) {
        self.within(Vec::new(), Reach::All, |this| {
            for (index, statement) in block.stmts.iter().enumerate() {
                this.visit_stmt(statement);
                match statement {
                    Stmt::Local(local) => {
                        let bound = this.bound_by([&local.pat]);
                        this.guard(local, bound, index + 1 == block.stmts.len());
                    }
                    Stmt::Expr(expression, semicolon) => this.set(expression, *semicolon),
                    _ => {}
                }
            }
        });
    }

    fn visit_expr_closure(&mut self, closure: &'ast ExprClosure) {
        let bound = self.bound_by(&closure.inputs);
        let reach = match closure.capture {
            Some(_) => Reach::Captured,
            None => Reach::All,
        };
        self.body(&closure.body, bound, reach);
    }

    fn visit_arm(&mut self, arm: &'ast Arm) {
        if let Some((_, guard)) = &arm.guard {
            self.visit_expr(guard);
        }
        let bound = self.bound_by([&arm.pat]);
        self.body(&arm.body, bound, Reach::All);
    }

    fn visit_expr_for_loop(&mut self, repetition: &'ast ExprForLoop) {
        self.visit_expr(&repetition.expr);
        let bound = self.bound_by([&*repetition.pat]);
        self.block(&repetition.body, &repetition.attrs, bound);
    }

    fn visit_expr_while(&mut self, repetition: &'ast ExprWhile) {
        self.visit_expr(&repetition.cond);
        let bound = self.bound_by(patterns(&repetition.cond));
        self.block(&repetition.body, &repetition.attrs, bound);
    }

    fn visit_expr_if(&mut self, choice: &'ast ExprIf) {
        self.visit_expr(&choice.cond);
        let bound = self.bound_by(patterns(&choice.cond));
        self.block(&choice.then_branch, &[], bound);
        if let Some((_, otherwise)) = &choice.else_branch {
            self.visit_expr(otherwise);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::for_exploring;

    const N: &str = "let __local_n = ::std::local(\"n\", &n);";
    const M: &str = "let __local_m = ::std::local(\"m\", &m);";
    const SET: &str = "__local_n.set(&n);";

    fn explored(items: &str) -> anyhow::Result<String> {
        let locals = ["n", "m"].map(str::to_owned);
        let held = "fn held(n: i32, m: i32) {}\n";
        let text = for_exploring(&format!("{items}\n{held}fn main() {{}}"), &locals)?;
        let (instrumented, _) = text.split_once("\nfn held").unwrap();
        Ok(instrumented.to_owned())
    }

    /// Instruments `items` and compares; `N`, `M` and `SET` stand for the probes.
    #[track_caller]
    fn check(items: &str, wanted: &str) {
        let wanted = wanted
            .replace("<N>", N)
            .replace("<M>", M)
            .replace("<SET>", SET);
        assert_eq!(explored(items).unwrap(), wanted);
    }

    #[test]
    fn a_let_is_instrumented_behind_it() {
        check(
            "fn f() {\n    let n = 1; // é\n    work(n);\n}",
            "fn f() {\n    let n = 1; <N> // é\n    work(n);\n}",
        );
        check(
            "fn f() { let (mut n, Some(m)) = (1, 2) else { return; }; work(); }",
            "fn f() { let (mut n, Some(m)) = (1, 2) else { return; }; <N> <M> work(); }",
        );
        check(
            "fn f() { let (Some(n @ 1..3) | Err(n)) = g(); work(); }",
            "fn f() { let (Some(n @ 1..3) | Err(n)) = g(); <N> work(); }",
        );
        check(
            "fn f() { let At { n, y: m } = g(); work(); }",
            "fn f() { let At { n, y: m } = g(); <N> <M> work(); }",
        );
    }

    #[test]
    fn a_let_at_the_end_needs_no_probe() {
        check("fn f() { let n = 1; }", "fn f() { let n = 1; }");
    }

    #[test]
    fn a_condition_that_binds_is_instrumented_in_its_block() {
        check(
            "fn f() { if let Some(n) = g() && let Ok(m) = n { work(); } else { rest(); } }",
            "fn f() { if let Some(n) = g() && let Ok(m) = n { <N> <M> work(); } else { rest(); } }",
        );
        check(
            "fn f() {\n    while let Ok(n) = g() {\n        work();\n    }\n}",
            "fn f() {\n    while let Ok(n) = g() { <N>\n        work();\n    }\n}",
        );
    }

    #[test]
    fn an_arm_is_instrumented_in_its_body() {
        check(
            "fn f() { match g() { Some(n) if n > 3 => n, None => { 0 } } }",
            "fn f() { match g() { Some(n) if n > 3 => { <N> n }, None => { 0 } } }",
        );
        check(
            "fn f() { match g() { Ok(n) => { n } Err(m) => m } }",
            "fn f() { match g() { Ok(n) => { <N> n } Err(m) => { <M> m } } }",
        );
    }

    #[test]
    fn a_for_and_a_function_are_instrumented_in_their_blocks() {
        check(
            "fn f() { for (n, _) in g() { work(); } }",
            "fn f() { for (n, _) in g() { <N> work(); } }",
        );
        check(
            "impl A { fn f(&self, n: i32) { work(); } }",
            "impl A { fn f(&self, n: i32) { <N> work(); } }",
        );
        check(
            "trait A { fn g(n: i32); fn f(n: i32) { work(); } }",
            "trait A { fn g(n: i32); fn f(n: i32) { <N> work(); } }",
        );
    }

    #[test]
    fn a_closure_is_instrumented_in_its_body() {
        check(
            "fn f() { map(|n| n + 1, |&m| { m }) }",
            "fn f() { map(|n| { <N> n + 1 }, |&m| { <M> m }) }",
        );
        check(
            "fn f() { g(|n| |m| n + m); }",
            "fn f() { g(|n| { <N> |m| { <M> n + m } }); }",
        );
        check(
            "fn f() { g(|n| if n { 1 } else { 2 } + 3, |n| match n {}.len()); }",
            "fn f() { g(|n| { <N> (if n { 1 } else { 2 } + 3) }, |n| { <N> match n {}.len() }); }",
        );
    }

    #[test]
    fn inner_attributes_stay_in_front() {
        check(
            "fn f(n: i32) {\n    //! Works.\n    #![allow(unused)]\n    work();\n}",
            "fn f(n: i32) {\n    //! Works.\n    #![allow(unused)]\n    <N> work();\n}",
        );
        check(
            "fn f(n: i32) {\n    //! Works.\n}",
            "fn f(n: i32) {\n    //! Works.\n<N> }",
        );
    }

    #[test]
    fn an_assignment_is_instrumented_behind_it() {
        check(
            "fn f() {\n    let mut n = 1;\n    n = 2;\n    n += 1; // é\n    other += 1;\n}",
            "fn f() {\n    let mut n = 1; <N>\n    n = 2; <SET>\n    n += 1; <SET> // é\n    other += 1;\n}",
        );
        check(
            "fn f(n: &mut i32) { *n += 1; n.x[0] = 3; (n, b) = c; }",
            "fn f(n: &mut i32) { <N> *n += 1; <SET> n.x[0] = 3; <SET> (n, b) = c; <SET> }",
        );
        check(
            "fn f(n: i32) { loop { if a { n -= 1 } } }",
            "fn f(n: i32) { <N> loop { if a { n -= 1; <SET> } } }",
        );
        check(
            "fn f(n: i32) { match a { 1 => n += 1, _ => n = 2 } }",
            "fn f(n: i32) { <N> match a { 1 => { n += 1; <SET> }, _ => { n = 2; <SET> } } }",
        );
    }

    #[test]
    fn an_assignment_without_a_guard_in_reach_is_left_alone() {
        check(
            "fn f() { { let n = 1; work(); } n = 2; }",
            "fn f() { { let n = 1; <N> work(); } n = 2; }",
        );
        check(
            "fn f(n: i32) { fn g() { n = 2; } g(); }",
            "fn f(n: i32) { <N> fn g() { n = 2; } g(); }",
        );
    }

    #[test]
    fn a_closure_uses_the_guard_around_it_and_a_move_closure_has_its_own() {
        check(
            "fn f(n: i32) { let mut g = || { n += 1; }; let h = || n += 1; }",
            "fn f(n: i32) { <N> let mut g = || { n += 1; <SET> }; let h = || { n += 1; <SET> }; }",
        );
        check(
            "fn f(n: i32) { g(move || { work(); n += 1; }); h(move || n += 1); }",
            "fn f(n: i32) { <N> g(move || { <N> work(); n += 1; <SET> }); \
             h(move || { <N> n += 1; <SET> }); }",
        );
        check(
            "fn f(n: i32) { g(move || { work(n); let n = 2; n += 1; }); }",
            "fn f(n: i32) { <N> g(move || { work(n); let n = 2; <N> n += 1; <SET> }); }",
        );
    }

    #[test]
    fn what_the_compiler_evaluates_is_not_instrumented() {
        for item in [
            "const fn f(n: i32) -> i32 { n }",
            "const C: i32 = { let n = 1; n };",
            "static S: i32 = g(|n| n);",
        ] {
            check(item, item);
        }
    }

    #[test]
    fn a_raw_identifier_is_known_by_its_plain_name() {
        let locals = ["type".to_owned()];
        let instrumented = for_exploring("fn main() { let r#type = 1; work(); }", &locals).unwrap();
        assert_eq!(
            instrumented.lines().next().unwrap(),
            "fn __program() { let r#type = 1; \
             let __local_type = ::std::local(\"type\", &r#type); work(); }"
        );
    }

    #[test]
    fn an_unknown_local_is_answered_with_those_there_are() {
        let text = "fn f(copy: i32) { let item = None; if let None = item {} }\nfn main() {}";
        let error = for_exploring(text, &["copi".to_owned()]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "no local variable is called \"copi\"; those that are bound: copy, item"
        );
    }

    #[test]
    fn a_local_without_a_value_is_refused() {
        let error =
            explored("fn f() {\n    let other;\n    let n: i32;\n    n = 2;\n}").unwrap_err();
        assert_eq!(
            error.to_string(),
            "3:9: `n` is bound without a value to show; initialise it in its `let`"
        );
    }
}
