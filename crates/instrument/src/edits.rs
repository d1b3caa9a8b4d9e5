//! Changes of a text, by the bytes that they are at.

use std::ops::Range;

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{AttrStyle, Attribute, Block};

/// Changes to be made all at once; those at one place in the order in which
/// they were asked for.
#[derive(Default)]
pub(crate) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    pub(crate) fn replace(&mut self, span: Span, text: impl Into<String>) {
        self.0.push((span.byte_range(), text.into()));
    }

    pub(crate) fn before(&mut self, span: Span, text: impl Into<String>) {
        let at = span.byte_range().start;
        self.0.push((at..at, text.into()));
    }

    pub(crate) fn after(&mut self, span: Span, text: impl Into<String>) {
        let at = span.byte_range().end;
        self.0.push((at..at, text.into()));
    }

    /// Puts `statements`, each with a space in front, at the beginning of a
    /// block: behind its inner attributes, if it has any among `attributes`.
    pub(crate) fn begin(&mut self, block: &Block, attributes: &[Attribute], statements: &str) {
        let is_inner = |attribute: &Attribute| matches!(attribute.style, AttrStyle::Inner(_));
        if !attributes.iter().any(is_inner) {
            self.after(block.brace_token.span.open(), statements);
            return;
        }
        let statements = format!("{} ", statements.trim_start());
        match block.stmts.first() {
            // Right behind `//! ...` they would be a part of the comment.
            Some(first) => self.before(first.span(), statements),
            None => self.before(block.brace_token.span.close(), statements),
        }
    }

    /// The changed `text`, of which `file` was parsed.
    pub(crate) fn apply(mut self, text: &str, file: &syn::File) -> String {
        // `syn` counts from behind these two.
        let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let skipped = mark + file.shebang.as_ref().map_or(0, String::len);
        self.0.sort_by_key(|(range, _)| range.start);
        let mut changed = text.to_owned();
        for (range, new) in self.0.into_iter().rev() {
            changed.replace_range(range.start + skipped..range.end + skipped, &new);
        }
        changed
    }
}
