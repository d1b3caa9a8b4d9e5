//! Variables, fields and other things with names that a value can go into.

use syn::ext::IdentExt;
use syn::{Expr, ExprLit, Ident, Lit, Member, Pat};

/// Where a value goes.
#[derive(Clone)]
pub(super) enum Place {
    /// To nothing that has a name.
    Nowhere,
    /// Into what is called so.
    Named(String),
    /// Into several things by position: before a `..`, and after it.
    Parts(Vec<Place>, Vec<Place>),
}

impl Place {
    pub(super) fn named(ident: &Ident) -> Self {
        Self::Named(ident.unraw().to_string())
    }

    /// What a pattern binds.
    pub(super) fn of(pattern: &Pat) -> Self {
        match pattern {
            Pat::Ident(binding) => Self::named(&binding.ident),
            Pat::Type(typed) => Self::of(&typed.pat),
            Pat::Reference(reference) => Self::of(&reference.pat),
            Pat::Paren(paren) => Self::of(&paren.pat),
            // As `Some(...)` around a value changes nothing, neither does it here.
            Pat::TupleStruct(one) if one.elems.len() == 1 => Self::of(&one.elems[0]),
            Pat::TupleStruct(several) => Self::parts(several.elems.iter()),
            Pat::Tuple(tuple) => Self::parts(tuple.elems.iter()),
            Pat::Slice(slice) => Self::parts(slice.elems.iter()),
            Pat::Struct(fields) => Self::parts(fields.fields.iter().map(|field| &*field.pat)),
            _ => Self::Nowhere,
        }
    }

    fn parts<'a>(patterns: impl Iterator<Item = &'a Pat>) -> Self {
        let patterns: Vec<_> = patterns.collect();
        let is_rest = |pattern: &&Pat| matches!(pattern, Pat::Rest(_));
        let rest = patterns.iter().position(is_rest);
        let (front, back) = patterns.split_at(rest.unwrap_or(patterns.len()));
        let places = |part: &[&Pat]| part.iter().map(|pattern| Self::of(pattern)).collect();
        Self::Parts(places(front), places(back.get(1..).unwrap_or_default()))
    }

    /// What an assignment to `target` gives a value to.
    pub(super) fn assigned(target: &Expr) -> Self {
        match target {
            Expr::Path(path) => match path.path.segments.last() {
                Some(last) if last.ident != "self" => Self::named(&last.ident),
                _ => Self::Nowhere,
            },
            Expr::Field(field) => match &field.member {
                Member::Named(name) => Self::named(name),
                Member::Unnamed(index) => Self::assigned(&field.base).field(index.index as usize),
            },
            Expr::Index(index) => match &*index.index {
                Expr::Lit(ExprLit {
                    lit: Lit::Int(number),
                    ..
                }) => Self::assigned(&index.expr).suffixed(&format!("[{number}]")),
                _ => Self::assigned(&index.expr),
            },
            Expr::Unary(unary) => Self::assigned(&unary.expr),
            Expr::Paren(paren) => Self::assigned(&paren.expr),
            Expr::Reference(reference) => Self::assigned(&reference.expr),
            Expr::MethodCall(call) => Self::assigned(&call.receiver),
            Expr::Try(attempt) => Self::assigned(&attempt.expr),
            Expr::Tuple(tuple) => {
                Self::Parts(tuple.elems.iter().map(Self::assigned).collect(), Vec::new())
            }
            Expr::Array(array) => {
                Self::Parts(array.elems.iter().map(Self::assigned).collect(), Vec::new())
            }
            _ => Self::Nowhere,
        }
    }

    fn suffixed(&self, suffix: &str) -> Self {
        match self {
            Self::Named(name) => Self::Named(format!("{name}{suffix}")),
            _ => Self::Nowhere,
        }
    }

    /// The part of a tuple at `index`.
    pub(super) fn field(&self, index: usize) -> Self {
        self.suffixed(&format!(".{index}"))
    }

    /// Where the value at `index` of `count` goes, when they come with such
    /// `suffix` as tells them apart.
    pub(super) fn part(&self, index: usize, count: usize, suffix: &str) -> Self {
        let Self::Parts(front, back) = self else {
            return self.suffixed(suffix);
        };
        let from_end = count - index;
        front
            .get(index)
            .or_else(|| back.get(back.len().checked_sub(from_end)?))
            .cloned()
            .unwrap_or(Self::Nowhere)
    }

    /// What to call it; the ends of a channel, for example, are `tx, rx`.
    pub(super) fn label(&self) -> Option<String> {
        match self {
            Self::Nowhere => None,
            Self::Named(name) => Some(name.clone()),
            Self::Parts(front, back) => {
                let labels: Vec<_> = front.iter().chain(back).filter_map(Self::label).collect();
                (!labels.is_empty()).then(|| labels.join(", "))
            }
        }
    }
}
