//! What a value is put into.

use std::collections::HashMap;

use proc_macro2::Span;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{
    Arm, Attribute, Block, Expr, ExprCall, ExprMethodCall, ExprStruct, Ident, ImplItemConst,
    ItemConst, ItemImpl, ItemStatic, Local, Macro, Member, Stmt, Token, TraitItemConst, Type, UnOp,
    Visibility,
};

use super::place::Place;
use super::{position, type_name};

/// What the value of each call is put into, by the place of the call.
pub(crate) fn objects(file: &syn::File) -> HashMap<(u32, u32), String> {
    let mut names = Names::default();
    names.visit_file(file);
    names.found
}

/// Methods that put their argument into their receiver.
const PUTS: [&str; 10] = [
    "extend",
    "get_or_init",
    "get_or_insert_with",
    "insert",
    "or_insert",
    "or_insert_with",
    "push",
    "push_back",
    "push_front",
    "set",
];

/// What a call does with its arguments, as far as its name says.
enum Callee {
    /// Its value has them inside: `Arc::new`, `Some`.
    Wraps,
    /// It is a tuple struct or variant of its own name.
    Tuple(String),
    /// It may do anything: `drop`.
    Function,
}

#[derive(Default)]
struct Names {
    /// What `Self` stands for.
    owner: Option<String>,
    found: HashMap<(u32, u32), String>,
}

impl Names {
    fn note(&mut self, span: Span, place: &Place) {
        if let Some(name) = place.label() {
            self.found.insert(position(span), name);
        }
    }

    /// Goes through an expression whose value is put into `place`.
    fn put(&mut self, value: &Expr, place: &Place) {
        match value {
            Expr::Call(call) => self.put_call(call, place),
            Expr::MethodCall(call) => self.put_method_call(call, place),
            Expr::Struct(literal) => self.put_struct(literal),
            Expr::Tuple(tuple) => self.put_parts(&tuple.elems, place, |i| format!(".{i}")),
            Expr::Array(array) => self.put_parts(&array.elems, place, |i| format!("[{i}]")),
            Expr::Repeat(repeat) => self.put(&repeat.expr, place),
            Expr::Macro(call) => self.put_macro(&call.mac, place),
            Expr::Paren(paren) => self.put(&paren.expr, place),
            Expr::Reference(reference) => self.put(&reference.expr, place),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => {
                self.put(&unary.expr, place);
            }
            Expr::Cast(cast) => self.put(&cast.expr, place),
            Expr::Try(attempt) => self.put(&attempt.expr, place),
            Expr::Block(block) => self.put_block(&block.block, place),
            Expr::Unsafe(block) => self.put_block(&block.block, place),
            Expr::Const(block) => self.put_block(&block.block, place),
            Expr::If(choice) => {
                self.visit_expr(&choice.cond);
                self.put_block(&choice.then_branch, place);
                if let Some((_, otherwise)) = &choice.else_branch {
                    self.put(otherwise, place);
                }
            }
            Expr::Match(choice) => {
                self.visit_expr(&choice.expr);
                for arm in &choice.arms {
                    self.put_arm(arm, place);
                }
            }
            Expr::Assign(assignment) => {
                self.visit_expr(&assignment.left);
                self.put(&assignment.right, &Place::assigned(&assignment.left));
            }
            Expr::Let(condition) => self.put(&condition.expr, &Place::of(&condition.pat)),
            _ => visit::visit_expr(self, value),
        }
    }

    fn put_call(&mut self, call: &ExprCall, place: &Place) {
        self.note(call.func.span(), place);
        self.visit_expr(&call.func);
        let count = call.args.len();
        let callee = self.callee(&call.func);
        for (index, argument) in call.args.iter().enumerate() {
            match &callee {
                Callee::Wraps => self.put_argument(argument, place, place),
                Callee::Tuple(name) => {
                    let whole = Place::Named(name.clone());
                    let inside = if count == 1 {
                        whole
                    } else {
                        whole.field(index)
                    };
                    self.put(argument, &inside);
                }
                Callee::Function => self.put_argument(argument, &Place::Nowhere, place),
            }
        }
    }

    fn put_method_call(&mut self, call: &ExprMethodCall, place: &Place) {
        self.note(call.method.span(), place);
        let puts = PUTS.iter().any(|name| call.method == name);
        let receiver = Place::assigned(&call.receiver);
        self.put(&call.receiver, if puts { &Place::Nowhere } else { place });
        for argument in &call.args {
            if puts {
                self.put_argument(argument, &receiver, &receiver);
            } else {
                self.put_argument(argument, &Place::Nowhere, place);
            }
        }
    }

    /// Goes through an argument: what a closure returns may go on where the
    /// value of the call goes, as in `array::from_fn` and `LazyLock::new`.
    fn put_argument(&mut self, argument: &Expr, itself: &Place, returned: &Place) {
        match argument {
            Expr::Closure(closure) => self.put(&closure.body, returned),
            _ => self.put(argument, itself),
        }
    }

    fn callee(&self, function: &Expr) -> Callee {
        let Expr::Path(path) = function else {
            return Callee::Function;
        };
        let mut names = path.path.segments.iter().rev().map(|s| s.ident.to_string());
        let last = names.next().unwrap_or_default();
        let of_type = path.qself.is_some() || names.next().is_some_and(|n| is_capitalised(&n));
        match last.as_str() {
            "Some" | "Ok" | "Err" => Callee::Wraps,
            "Self" => Callee::Tuple(self.owner.clone().unwrap_or(last)),
            _ if is_capitalised(&last) => Callee::Tuple(last),
            _ if of_type => Callee::Wraps,
            _ => Callee::Function,
        }
    }

    fn put_struct(&mut self, literal: &ExprStruct) {
        for field in &literal.fields {
            match &field.member {
                Member::Named(name) => self.put(&field.expr, &Place::named(name)),
                Member::Unnamed(_) => self.visit_expr(&field.expr),
            }
        }
        if let Some(rest) = &literal.rest {
            self.visit_expr(rest);
        }
    }

    fn put_parts(
        &mut self,
        parts: &Punctuated<Expr, Token![,]>,
        place: &Place,
        suffix: impl Fn(usize) -> String,
    ) {
        for (index, part) in parts.iter().enumerate() {
            self.put(part, &place.part(index, parts.len(), &suffix(index)));
        }
    }

    fn put_block(&mut self, block: &Block, place: &Place) {
        let (last, statements) = match block.stmts.split_last() {
            Some((last, statements)) => (Some(last), statements),
            None => (None, [].as_slice()),
        };
        for statement in statements {
            self.visit_stmt(statement);
        }
        match last {
            Some(Stmt::Expr(tail, None)) => self.put(tail, place),
            Some(Stmt::Macro(tail)) if tail.semi_token.is_none() => {
                self.put_macro(&tail.mac, place);
            }
            Some(statement) => self.visit_stmt(statement),
            None => {}
        }
    }

    fn put_arm(&mut self, arm: &Arm, place: &Place) {
        if let Some((_, guard)) = &arm.guard {
            self.visit_expr(guard);
        }
        self.put(&arm.body, place);
    }

    /// Goes through the arguments of a macro, if they look like expressions.
    fn put_macro(&mut self, call: &Macro, place: &Place) {
        let name = call.path.segments.last().map(|last| last.ident.to_string());
        let list = Punctuated::<Expr, Token![,]>::parse_terminated;
        match name.as_deref() {
            Some("thread_local") => {
                let locals = call.parse_body().unwrap_or(ThreadLocals(Vec::new()));
                for (name, value) in &locals.0 {
                    self.put(value, &Place::named(name));
                }
            }
            Some("vec") => {
                if let Ok(parts) = call.parse_body_with(list) {
                    self.put_parts(&parts, place, |i| format!("[{i}]"));
                } else if let Ok(value) = repeated.parse2(call.tokens.clone()) {
                    self.put(&value, place);
                }
            }
            _ => {
                for argument in call.parse_body_with(list).iter().flatten() {
                    self.visit_expr(argument);
                }
            }
        }
    }
}

fn is_capitalised(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_uppercase)
}

/// The value of `value; count`, as `vec![]` takes it.
fn repeated(input: ParseStream<'_>) -> syn::Result<Expr> {
    let value = input.parse()?;
    input.parse::<Token![;]>()?;
    input.parse::<Expr>()?;
    Ok(value)
}

/// What is inside `thread_local! { ... }`: `static NAME: Type = value;`.
struct ThreadLocals(Vec<(Ident, Expr)>);

impl Parse for ThreadLocals {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut found = Vec::new();
        while !input.is_empty() {
            input.call(Attribute::parse_outer)?;
            input.parse::<Visibility>()?;
            input.parse::<Token![static]>()?;
            let name = input.parse()?;
            input.parse::<Token![:]>()?;
            input.parse::<Type>()?;
            input.parse::<Token![=]>()?;
            found.push((name, input.parse()?));
            if !input.is_empty() {
                input.parse::<Token![;]>()?;
            }
        }
        Ok(Self(found))
    }
}

impl<'ast> Visit<'ast> for Names {
    fn visit_expr(&mut self, value: &'ast Expr) {
        self.put(value, &Place::Nowhere);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        self.put_macro(call, &Place::Nowhere);
    }

    fn visit_local(&mut self, local: &'ast Local) {
        let Some(init) = &local.init else { return };
        self.put(&init.expr, &Place::of(&local.pat));
        if let Some((_, diverging)) = &init.diverge {
            self.visit_expr(diverging);
        }
    }

    fn visit_item_static(&mut self, item: &'ast ItemStatic) {
        self.put(&item.expr, &Place::named(&item.ident));
    }

    fn visit_item_const(&mut self, item: &'ast ItemConst) {
        self.put(&item.expr, &Place::named(&item.ident));
    }

    fn visit_impl_item_const(&mut self, item: &'ast ImplItemConst) {
        self.put(&item.expr, &Place::named(&item.ident));
    }

    fn visit_trait_item_const(&mut self, item: &'ast TraitItemConst) {
        if let Some((_, value)) = &item.default {
            self.put(value, &Place::named(&item.ident));
        }
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        let outer = std::mem::replace(&mut self.owner, type_name(&item.self_ty));
        visit::visit_item_impl(self, item);
        self.owner = outer;
    }
}

#[cfg(test)]
mod tests {
    use std::panic::Location;

    use super::super::Source;

    /// What the objects are called that `text` makes, in the order of the source.
    fn named_file(text: &str) -> Vec<Option<String>> {
        let source = Source::parse("src/main.rs", text).unwrap();
        let makers = ["Mutex::new", "mpsc::"];
        let mut names = Vec::new();
        for (line, code) in (1..).zip(text.lines()) {
            for (start, _) in code.char_indices() {
                if makers.iter().any(|maker| code[start..].starts_with(maker)) {
                    let column = code[..start].chars().count() + 1;
                    names.push(source.object_name(line, u32::try_from(column).unwrap()));
                }
            }
        }
        names
    }

    /// The same for a statement of `main`, with `-` for no name.
    fn named(statement: &str) -> String {
        let names = named_file(&format!("fn main() {{\n    {statement}\n}}\n"));
        let names: Vec<_> = names
            .into_iter()
            .map(|name| name.unwrap_or("-".into()))
            .collect();
        names.join(" | ")
    }

    #[test]
    fn a_variable_names_what_it_is_bound_to() {
        assert_eq!(named("let balance = Mutex::new(0);"), "balance");
        assert_eq!(
            named("let mut balance: Mutex<i32> = Mutex::new(0);"),
            "balance"
        );
        assert_eq!(named("let r#type = Mutex::new(0);"), "type");
        assert_eq!(named("let _ = Mutex::new(0);"), "-");
        assert_eq!(named("Mutex::new(0);"), "-");
    }

    #[test]
    fn wrappers_and_blocks_change_nothing() {
        assert_eq!(named("let balance = Arc::new(Mutex::new(0));"), "balance");
        assert_eq!(
            named("let balance = Box::leak(Box::new(Mutex::new(0)));"),
            "balance"
        );
        assert_eq!(named("let balance = Some(&Mutex::new(0));"), "balance");
        assert_eq!(named("let balance = { work(); Mutex::new(0) };"), "balance");
        assert_eq!(
            named("let balance = { vec![Mutex::new(0)] };"),
            "balance[0]"
        );
        assert_eq!(
            named("let it = if ok { Mutex::new(0) } else { Mutex::new(1) };"),
            "it | it"
        );
        assert_eq!(
            named("let it = match n { 0 => Mutex::new(0), _ => (Mutex::new(1)) };"),
            "it | it"
        );
        assert_eq!(
            named("let Some(it) = Some(Mutex::new(0)) else { return };"),
            "it"
        );
        assert_eq!(named("if let Some(it) = Some(Mutex::new(0)) {}"), "it");
    }

    #[test]
    fn a_field_names_its_value_whatever_the_struct_is_put_into() {
        assert_eq!(
            named("let database = Database { value: Mutex::new(0), max: 2 };"),
            "value"
        );
        assert_eq!(
            named("let a = Self { lock: Some(Mutex::new(0)), ..make(Mutex::new(1)) };"),
            "lock | -"
        );
        assert_eq!(
            named("let table = Table { forks: [Mutex::new(0), Mutex::new(1)] };"),
            "forks[0] | forks[1]"
        );
    }

    #[test]
    fn a_tuple_is_told_apart_by_variables_or_by_numbers() {
        assert_eq!(
            named("let (left, right) = (Mutex::new(1), Mutex::new(2));"),
            "left | right"
        );
        assert_eq!(
            named("let (first, .., last) = (Mutex::new(1), 2, Mutex::new(3), Mutex::new(4));"),
            "first | - | last"
        );
        assert_eq!(
            named("let pair = (Mutex::new(1), Mutex::new(2));"),
            "pair.0 | pair.1"
        );
        assert_eq!(
            named("let pair = Arc::new((Mutex::new(1), Mutex::new(2)));"),
            "pair.0 | pair.1"
        );
    }

    #[test]
    fn written_elements_have_a_number_and_computed_ones_have_none() {
        assert_eq!(
            named("let forks = [Mutex::new(()), Mutex::new(())];"),
            "forks[0] | forks[1]"
        );
        assert_eq!(
            named("let [left, right] = [Mutex::new(()), Mutex::new(())];"),
            "left | right"
        );
        assert_eq!(
            named("let forks = vec![Mutex::new(()), Mutex::new(())];"),
            "forks[0] | forks[1]"
        );
        assert_eq!(named("let forks = [const { Mutex::new(()) }; 3];"), "forks");
        assert_eq!(
            named("let forks = vec![Arc::new(Mutex::new(())); 3];"),
            "forks"
        );
        assert_eq!(
            named("let forks: [_; 3] = array::from_fn(|_| Mutex::new(()));"),
            "forks"
        );
        assert_eq!(
            named("let forks: Vec<_> = (0..2).map(|_| Mutex::new(())).collect();"),
            "forks"
        );
        assert_eq!(
            named("for _ in 0..2 { self.forks.push(Mutex::new(())); }"),
            "forks"
        );
        assert_eq!(
            named("by_name.entry(name).or_insert_with(|| Mutex::new(0));"),
            "by_name"
        );
    }

    #[test]
    fn a_channel_is_named_by_both_its_ends() {
        assert_eq!(named("let (tx, rx) = mpsc::sync_channel(2);"), "tx, rx");
        assert_eq!(
            named("let (tx, mut rx): (Sender<i32>, _) = mpsc::channel::<i32>();"),
            "tx, rx"
        );
        assert_eq!(named("let (tx, _) = mpsc::channel();"), "tx");
        assert_eq!(
            named("let (txs, rxs): (Vec<_>, Vec<_>) = (0..2).map(|_| mpsc::channel()).unzip();"),
            "txs, rxs"
        );
        assert_eq!(
            named("let (a, b) = (mpsc::channel(), mpsc::channel());"),
            "a | b"
        );
        let source = Source::parse(
            "",
            "fn main() {\n let (tx, rx) = std::sync::mpsc::channel();\n}",
        );
        assert_eq!(source.unwrap().object_name(2, 17).unwrap(), "tx, rx");
    }

    #[test]
    fn a_tuple_struct_names_what_it_holds() {
        assert_eq!(named("let lock = Lock(Mutex::new(false));"), "Lock");
        assert_eq!(
            named("Pair(Mutex::new(1), Mutex::new(2))"),
            "Pair.0 | Pair.1"
        );
        assert_eq!(
            named_file("impl Lock { fn new() -> Self { Self(Mutex::new(false)) } }"),
            [Some("Lock".into())]
        );
    }

    #[test]
    fn a_static_names_its_value() {
        let file = "\
static COUNT: Mutex<i32> = Mutex::new(0);
static LOG: LazyLock<Mutex<i32>> = LazyLock::new(|| Mutex::new(0));
const EMPTY: Option<Mutex<i32>> = Some(Mutex::new(0));
impl Pool { const FIRST: Mutex<i32> = Mutex::new(0); }
trait Job { const LOCK: Mutex<i32> = Mutex::new(0); }
thread_local! {
    /// How often.
    pub static DEPTH: Mutex<i32> = const { Mutex::new(0) };
    static NAME: Mutex<i32> = Mutex::new(0)
}
fn main() { static CELL: OnceLock<Mutex<i32>> = OnceLock::new(); CELL.get_or_init(|| Mutex::new(0)); }
";
        let names: Vec<_> = named_file(file).into_iter().flatten().collect();
        assert_eq!(
            names,
            [
                "COUNT", "LOG", "EMPTY", "FIRST", "LOCK", "DEPTH", "NAME", "CELL"
            ]
        );
    }

    #[test]
    fn an_assignment_names_its_value() {
        assert_eq!(named("self.lock = Some(Mutex::new(0));"), "lock");
        assert_eq!(named("*slot = Mutex::new(0);"), "slot");
        assert_eq!(named("forks[1] = Mutex::new(0);"), "forks[1]");
        assert_eq!(named("forks[i] = Mutex::new(0);"), "forks");
        assert_eq!(named("pair.0 = Mutex::new(0);"), "pair.0");
        assert_eq!(named("(a, b) = (Mutex::new(0), Mutex::new(1));"), "a | b");
    }

    #[test]
    fn names_are_found_in_closures_nested_functions_and_macros() {
        assert_eq!(
            named("let worker = thread::spawn(|| { let inner = Mutex::new(0); });"),
            "inner"
        );
        assert_eq!(
            named("fn inner() { if true { loop { let deep = Mutex::new(0); } } }"),
            "deep"
        );
        assert_eq!(
            named("println!(\"{}\", { let inner = Mutex::new(0); 1 });"),
            "inner"
        );
        assert_eq!(
            named("match n { n => { let inner = Mutex::new(0); } }"),
            "inner"
        );
    }

    #[test]
    fn what_is_returned_or_handed_to_a_function_has_no_name() {
        assert_eq!(
            named_file("fn make() -> Mutex<i32> { Mutex::new(0) }"),
            [None]
        );
        assert_eq!(named("let make = || Mutex::new(0);"), "-");
        assert_eq!(named("let total = count(&Mutex::new(0));"), "-");
        assert_eq!(named("return Mutex::new(0);"), "-");
    }

    #[track_caller]
    fn here() -> &'static Location<'static> {
        Location::caller()
    }

    #[test]
    fn a_column_is_as_wide_as_the_compiler_says() {
        let lines = include_str!("names.rs");
        let source = Source::parse("names.rs", lines).unwrap();
        #[rustfmt::skip]
        let places = [
            { let (_, é) = ("ü", here()); é },
            { let (_, wide) = ("日本🦀", here()); wide },
            { let (_, none) = ("xé", here()); none },
            { let (_, tab) = ("	", here()); tab },
        ];
        for (place, name) in places.iter().zip(["é", "wide", "none", "tab"]) {
            let found = source.object_name(place.line(), place.column());
            assert_eq!(found.as_deref(), Some(name), "{place}");
        }
    }
}
