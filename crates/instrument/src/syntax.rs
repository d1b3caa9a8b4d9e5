//! What the syntax says of local variables.

use syn::ext::IdentExt;
use syn::visit::{self, Visit};
use syn::{BinOp, Expr, Ident, MacroDelimiter, Pat, PatIdent};

/// The variables that an expression gives another value to, if it is an
/// assignment.
pub(crate) fn assigned(expression: &Expr) -> Vec<Ident> {
    match expression {
        Expr::Assign(assignment) => roots(&assignment.left),
        Expr::Binary(operation) if is_assignment(&operation.op) => roots(&operation.left),
        _ => Vec::new(),
    }
}

fn is_assignment(operator: &BinOp) -> bool {
    matches!(
        operator,
        BinOp::AddAssign(_)
            | BinOp::SubAssign(_)
            | BinOp::MulAssign(_)
            | BinOp::DivAssign(_)
            | BinOp::RemAssign(_)
            | BinOp::BitXorAssign(_)
            | BinOp::BitAndAssign(_)
            | BinOp::BitOrAssign(_)
            | BinOp::ShlAssign(_)
            | BinOp::ShrAssign(_)
    )
}

/// The variables that the target of an assignment is a part of.
fn roots(target: &Expr) -> Vec<Ident> {
    match target {
        Expr::Path(path) => path.path.get_ident().cloned().into_iter().collect(),
        Expr::Unary(unary) => roots(&unary.expr),
        Expr::Paren(paren) => roots(&paren.expr),
        Expr::Field(field) => roots(&field.base),
        Expr::Index(index) => roots(&index.expr),
        Expr::Tuple(tuple) => tuple.elems.iter().flat_map(roots).collect(),
        Expr::Array(array) => array.elems.iter().flat_map(roots).collect(),
        Expr::Call(call) => call.args.iter().flat_map(roots).collect(),
        Expr::Struct(literal) => literal.fields.iter().flat_map(|f| roots(&f.expr)).collect(),
        _ => Vec::new(),
    }
}

/// Whether a body would end too early as a statement: `if a { 1 } else { 2 } + 3`.
pub(crate) fn ends_early(body: &Expr) -> bool {
    let first = match body {
        Expr::Binary(operation) => &operation.left,
        Expr::Cast(cast) => &cast.expr,
        Expr::Call(call) => &call.func,
        Expr::Index(index) => &index.expr,
        Expr::Range(range) => match &range.start {
            Some(start) => start,
            None => return false,
        },
        Expr::Assign(assignment) => &assignment.left,
        Expr::MethodCall(call) => return ends_early(&call.receiver),
        Expr::Field(field) => return ends_early(&field.base),
        Expr::Try(attempt) => return ends_early(&attempt.expr),
        _ => return false,
    };
    ends_early(first) || starts_with_block(first)
}

fn starts_with_block(expression: &Expr) -> bool {
    match expression {
        Expr::Block(_)
        | Expr::ForLoop(_)
        | Expr::If(_)
        | Expr::Loop(_)
        | Expr::Match(_)
        | Expr::Unsafe(_)
        | Expr::Const(_)
        | Expr::While(_) => true,
        Expr::Macro(call) => matches!(call.mac.delimiter, MacroDelimiter::Brace(_)),
        Expr::MethodCall(call) => starts_with_block(&call.receiver),
        Expr::Field(field) => starts_with_block(&field.base),
        Expr::Try(attempt) => starts_with_block(&attempt.expr),
        _ => false,
    }
}

/// The patterns of `if let` and `while let`, also where several are joined.
pub(crate) fn patterns(condition: &Expr) -> Vec<&Pat> {
    match condition {
        Expr::Let(condition) => vec![&condition.pat],
        Expr::Binary(operation) if matches!(operation.op, BinOp::And(_)) => {
            let mut found = patterns(&operation.left);
            found.extend(patterns(&operation.right));
            found
        }
        _ => Vec::new(),
    }
}

/// The variables that patterns bind.
pub(crate) fn bindings<'p>(patterns: impl IntoIterator<Item = &'p Pat>) -> Vec<Ident> {
    let mut bindings = Bindings(Vec::new());
    for pattern in patterns {
        bindings.visit_pat(pattern);
    }
    bindings.0
}

struct Bindings(Vec<Ident>);

impl<'ast> Visit<'ast> for Bindings {
    fn visit_pat_ident(&mut self, pattern: &'ast PatIdent) {
        // `None` and a constant look like a variable here.
        let name = pattern.ident.unraw().to_string();
        if !name.starts_with(char::is_uppercase) {
            self.0.push(pattern.ident.clone());
        }
        visit::visit_pat_ident(self, pattern);
    }

    fn visit_expr(&mut self, _: &'ast Expr) {}
}
