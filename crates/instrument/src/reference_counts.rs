//! Probes where a program asks for the references that an `Arc` has.
//!
//! Other threads make and drop them without a step that `explore-std` could
//! see, so that what comes of it is not all that may come. It says so where such
//! a call is made while other threads run.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;

use crate::edits::Edits;

/// The functions of `Arc` and of its `Weak` that count references.
const COUNTS: [&str; 8] = [
    "get_mut",
    "into_inner",
    "make_mut",
    "strong_count",
    "try_unwrap",
    "unwrap_or_clone",
    "upgrade",
    "weak_count",
];

/// Instruments them, also in the arguments of macros, which only tokens have.
pub(crate) fn instrument(file: &syn::File, edits: &mut Edits) {
    search(file.to_token_stream(), edits);
}

fn search(tokens: TokenStream, edits: &mut Edits) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for at in 0..tokens.len() {
        if let TokenTree::Group(group) = &tokens[at] {
            search(group.stream(), edits);
        }
        path(&tokens, at, edits);
        upgrade(&tokens, at, edits);
    }
}

/// `Arc::strong_count`, whether it is called or handed to a function.
fn path(tokens: &[TokenTree], at: usize, edits: &mut Edits) {
    let owner = name(&tokens[at]);
    let called = (tokens.get(at + 3)).map_or(String::new(), name);
    if !["Arc", "Weak"].contains(&owner.as_str())
        || !is_colons(tokens, at + 1)
        || !COUNTS.contains(&called.as_str())
    {
        return;
    }
    let mut first = at;
    while first >= 3 && is_colons(tokens, first - 2) && !name(&tokens[first - 3]).is_empty() {
        first -= 3;
    }
    let what = format!("{owner}::{called}");
    edits.before(
        tokens[first].span(),
        format!("::std::__not_modelled({what:?}, "),
    );
    edits.after(tokens[at + 3].span(), ")");
}

/// `weak.upgrade()`, whose answer is an option.
fn upgrade(tokens: &[TokenTree], at: usize, edits: &mut Edits) {
    let [
        TokenTree::Punct(dot),
        method,
        TokenTree::Group(arguments),
        ..,
    ] = &tokens[at..]
    else {
        return;
    };
    if dot.as_char() == '.'
        && name(method) == "upgrade"
        && arguments.delimiter() == Delimiter::Parenthesis
        && arguments.stream().is_empty()
    {
        let probe = ".or(::std::__not_modelled(\"Weak::upgrade\", None))";
        edits.after(arguments.span_close(), probe);
    }
}

fn name(token: &TokenTree) -> String {
    match token {
        TokenTree::Ident(ident) => ident.to_string(),
        _ => String::new(),
    }
}

fn is_colons(tokens: &[TokenTree], at: usize) -> bool {
    let is_colon = |token| matches!(token, Some(TokenTree::Punct(p)) if p.as_char() == ':');
    is_colon(tokens.get(at).cloned()) && is_colon(tokens.get(at + 1).cloned())
}

#[cfg(test)]
mod tests {
    use crate::{for_exploring, for_verifying, library_for_exploring};

    fn instrumented(statement: &str) -> String {
        let text = for_exploring(&format!("fn main() {{ {statement} }}\n"), &[]).unwrap();
        let body = text.split_once("{ ").unwrap().1;
        body.split_once(" }\n").unwrap().0.to_owned()
    }

    #[test]
    fn a_count_is_instrumented_where_it_is_asked_for() {
        assert_eq!(
            instrumented("let n = Arc::strong_count(&a);"),
            "let n = ::std::__not_modelled(\"Arc::strong_count\", Arc::strong_count)(&a);"
        );
        assert_eq!(
            instrumented("f(std::sync::Arc::try_unwrap(a));"),
            "f(::std::__not_modelled(\"Arc::try_unwrap\", std::sync::Arc::try_unwrap)(a));"
        );
        assert_eq!(
            instrumented("let all = weak.iter().filter_map(Weak::upgrade);"),
            "let all = weak.iter().filter_map(\
             ::std::__not_modelled(\"Weak::upgrade\", Weak::upgrade));"
        );
    }

    #[test]
    fn so_is_one_in_the_arguments_of_a_macro() {
        assert_eq!(
            instrumented("println!(\"{}\", Arc::weak_count(&a));"),
            "println!(\"{}\", ::std::__not_modelled(\"Arc::weak_count\", Arc::weak_count)(&a));"
        );
    }

    #[test]
    fn and_the_answer_of_an_upgrade() {
        assert_eq!(
            instrumented("let a = self.weak.upgrade()?;"),
            "let a = self.weak.upgrade().or(::std::__not_modelled(\"Weak::upgrade\", None))?;"
        );
    }

    #[test]
    fn what_counts_nothing_is_left_alone() {
        for text in [
            "Arc::new(1); Arc::clone(&a); Arc::downgrade(&a);",
            "Rc::strong_count(&a); value.into_inner(); list.get_mut(1);",
            "package.upgrade(3); Cell::get_mut(&mut a);",
        ] {
            assert_eq!(instrumented(text), text);
        }
    }

    #[test]
    fn libraries_and_the_programs_that_try_them_are_instrumented_too() {
        let text = "fn main() { Arc::get_mut(&mut a); }\n";
        for instrumented in [for_verifying(text), library_for_exploring(text)] {
            assert!(
                instrumented
                    .unwrap()
                    .contains("__not_modelled(\"Arc::get_mut\"")
            );
        }
    }
}
