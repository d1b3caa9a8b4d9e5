//! Snippets whose output on the page is wrong by one character.

use std::panic::catch_unwind;

use crate::compiler;
use crate::snippet::{Snippet, snippets};

const PAGE: &str = "\
# Page

```rust
let pair = (\"bolt\", 40);
# let hidden = 2;
println!(\"{pair:?} {hidden}\");
```

```text
(\"bolt\", 40) 2
```

```rust,no_run
loop {}
```

```rust,compile_fail
let number: u32 = \"\";
```

Words between.

```text
An output without a program.
```
";

/// Whether skeptic, run as the prose is, accepts `snippet`.
fn accepts(snippet: &Snippet) -> bool {
    let program = snippet.program("page.md");
    catch_unwind(|| {
        compiler::run_test(
            env!("CARGO_MANIFEST_DIR"),
            env!("OUT_DIR"),
            env!("SKEPTIC_TARGET"),
            &program,
        );
    })
    .is_ok()
}

#[test]
fn a_block_is_paired_with_the_output_directly_under_it() {
    let found = snippets(PAGE);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0].line, 4);
    assert_eq!(found[0].output.as_deref(), Some("(\"bolt\", 40) 2\n"));
    assert_eq!(
        (found[1].attributes.as_str(), &found[1].output),
        ("no_run", &None)
    );
}

#[test]
fn one_changed_character_of_an_output_is_rejected() {
    let mut snippet = snippets(PAGE).swap_remove(0);
    assert!(accepts(&snippet));
    snippet.output = Some("(\"bolt\", 41) 2\n".to_owned());
    assert!(!accepts(&snippet));
}

#[test]
fn a_snippet_of_edition_2024_is_accepted_and_one_that_panics_is_not() {
    let mut snippet = snippets(PAGE).swap_remove(0);
    snippet.output = None;
    // `gen` is a keyword since edition 2024.
    snippet.code = "let r#gen = 1; assert_eq!(r#gen, 1);".to_owned();
    assert!(accepts(&snippet));
    snippet.code = "let gen = 1; assert_eq!(gen, 1);".to_owned();
    assert!(!accepts(&snippet));
    snippet.code = "panic!();".to_owned();
    assert!(!accepts(&snippet));
}
