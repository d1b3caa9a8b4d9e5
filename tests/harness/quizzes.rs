//! Quizzes with a wrong key, and quizzes that cannot be read.

use std::fs;

use crate::quiz;

/// One quiz of each kind, in which nothing is wrong.
const OUTPUT: &str = r#"# Page

<book-quiz name="next" kind="output">

What does this print?

```rust
let mut ride = ["Harbour"].into_iter().zip([0]);
ride.next();
println!("{:?}", ride.next());
```

- [ ] `Some(("Harbour", 0))`

  That pair was taken by the first `next`.
- [x] `None`

  There was one pair.
- [ ] Nothing: it panics.

  The end is a value.

</book-quiz>
"#;

const COMPILES: &str = r#"<book-quiz name="moved" kind="compiles">

Does this compile?

```rust,compile_fail,E0382
let stops = vec!["Harbour"];
let ride = stops.into_iter();
println!("{} {}", stops.len(), ride.len());
```

- [ ] Yes

  `into_iter` takes the `Vec`.
- [x] No: `E0382`

  `stops` was moved.
- [ ] No: `E0308`

  The types are right.

</book-quiz>
"#;

const WHICH: &str = r#"<book-quiz name="which" kind="which-compile">

Which lines compile?

```rust
let stops = vec!["Harbour"];
// here
println!("{}", stops.len());
```

- [x] `for stop in &stops { drop(stop); }`

  It is lent.
- [ ] `for stop in stops { drop(stop); }`

  `E0382`: it was moved.

</book-quiz>
"#;

/// What is said against the one quiz of a page; nothing if it is right.
fn fault(page: &str) -> Option<String> {
    let mut found = quiz::quizzes("zip/pairs.md", page);
    assert_eq!(found.len(), 1, "{found:?}");
    let checked = found.remove(0).quiz.and_then(|quiz| quiz::check(&quiz));
    checked.err().map(|error| format!("{error:#}"))
}

/// The page with one thing changed is rejected, at a line, for a reason.
fn rejects(page: &str, sound: &str, broken: &str, line: usize, reason: &str) {
    assert!(page.contains(sound), "{sound} is not on the page");
    let fault = fault(&page.replacen(sound, broken, 1)).expect("a fault");
    let place = format!("src/zip/pairs.md, line {line}: ");
    assert!(fault.starts_with(&place), "{fault}");
    assert!(fault.contains(reason), "{fault}");
}

#[test]
fn a_quiz_with_the_right_key_is_accepted() {
    for page in [OUTPUT, COMPILES, WHICH, OUTCOMES] {
        assert_eq!(fault(page), None);
    }
}

#[test]
fn a_quiz_has_a_test_of_its_own_name() {
    let found = quiz::quizzes("zip/pairs.md", OUTPUT);
    assert_eq!(found[0].test(), "zip/pairs.md::next");
}

#[test]
fn an_output_that_the_program_does_not_print_is_rejected() {
    let reason = "says\n  None!\nand the program prints\n  None\n";
    rejects(OUTPUT, "[x] `None`", "[x] `None!`", 16, reason);
    let swapped = OUTPUT.replace("[x]", "[ ]");
    rejects(&swapped, "[ ]", "[x]", 13, "the program prints\n  None\n");
    rejects(
        OUTPUT,
        "[x] `None`",
        "[x] nothing",
        16,
        "0 pieces of inline code",
    );
}

#[test]
fn an_output_that_two_choices_name_is_rejected() {
    let again = "[ ] `None `";
    rejects(
        OUTPUT,
        "[ ] Nothing: it panics.",
        again,
        19,
        "as the marked one does",
    );
}

#[test]
fn a_program_that_prints_nothing_because_it_fails_is_rejected() {
    rejects(
        OUTPUT,
        "ride.next();",
        "ride.last();",
        8,
        "does not compile",
    );
    rejects(OUTPUT, "ride.next();", "panic!();", 8, "ended with");
}

#[test]
fn a_wrong_claim_that_a_program_compiles_is_rejected() {
    let yes = COMPILES
        .replacen("[ ]", "[x]", 1)
        .replace("[x] No", "[ ] No");
    let plain = "```rust\n";
    rejects(
        &yes,
        "```rust,compile_fail,E0382\n",
        plain,
        11,
        "refuses the program with E0382",
    );
    rejects(COMPILES, "stops.len()", "0", 14, "and the program compiles");
}

#[test]
fn a_wrong_code_of_an_error_is_rejected() {
    let other = COMPILES.replace("E0382", "E0499");
    rejects(&other, "", "", 14, "says E0499, and rustc says E0382");
    rejects(
        COMPILES,
        "E0308",
        "E0382",
        17,
        "names E0382, as the marked one does",
    );
}

#[test]
fn a_second_error_is_rejected() {
    let second = "let ride: u8 = stops.into_iter();";
    rejects(
        COMPILES,
        "let ride = stops.into_iter();",
        second,
        14,
        "rustc says E0",
    );
}

#[test]
fn a_fence_that_says_something_else_than_the_key_is_rejected() {
    let reason =
        "by the marked choice this block is rust,compile_fail,E0382, and it is marked rust";
    rejects(COMPILES, "rust,compile_fail,E0382", "rust", 6, reason);
    rejects(
        OUTPUT,
        "```rust",
        "```rust,no_run",
        8,
        "it is marked rust,no_run",
    );
}

#[test]
fn a_marked_line_that_does_not_compile_is_rejected() {
    let reason = "is marked, and rustc refuses it with E0382";
    rejects(WHICH, "[ ]", "[x]", 14, reason);
}

#[test]
fn a_line_that_compiles_and_is_not_marked_is_rejected() {
    let lent = "[ ] `for stop in stops.iter() { drop(stop); }`";
    let moved = "[ ] `for stop in stops { drop(stop); }`";
    rejects(WHICH, moved, lent, 14, "is not marked, and compiles");
}

#[test]
fn a_line_that_is_refused_for_another_reason_is_rejected() {
    let misspelt = "in stop { drop";
    rejects(
        WHICH,
        "in stops { drop",
        misspelt,
        14,
        "says E0382, and rustc says E0425",
    );
    rejects(WHICH, "`E0382`: it", "It", 14, "this one meets E0382");
}

#[test]
fn a_block_without_a_place_for_the_lines_is_rejected() {
    rejects(
        WHICH,
        "// here",
        "// there",
        6,
        "0 lines of this block are `// here`",
    );
    rejects(
        WHICH,
        "// here",
        "// here\n// here",
        6,
        "2 lines of this block are `// here`",
    );
    rejects(
        WHICH,
        "`for stop in &stops { drop(stop); }`",
        "this one",
        11,
        "one line of Rust",
    );
}

#[test]
fn a_quiz_without_a_name_is_rejected() {
    rejects(
        OUTPUT,
        " name=\"next\"",
        "",
        3,
        "the name of the quiz is \"\"",
    );
    rejects(
        OUTPUT,
        "\"next\"",
        "\"The Next\"",
        3,
        "the name of the quiz is \"The Next\"",
    );
}

#[test]
fn a_name_that_stands_twice_in_the_book_is_rejected() {
    let src = tempfile::tempdir().unwrap();
    fs::write(src.path().join("one.md"), OUTPUT).unwrap();
    fs::write(src.path().join("two.md"), OUTPUT).unwrap();
    let found = quiz::all(src.path()).unwrap();
    assert_eq!(found.len(), 2);
    assert!(found[0].quiz.is_ok());
    let error = found[1].quiz.as_ref().unwrap_err().to_string();
    assert!(
        error.starts_with("src/two.md, line 3: the quiz of src/one.md, line 3 has the name next"),
        "{error}"
    );
}

#[test]
fn a_kind_that_no_check_knows_is_rejected() {
    let reason = "has to be one of output, compiles, which-compile";
    rejects(OUTPUT, "\"output\"", "\"outcome\"", 3, reason);
    rejects(OUTPUT, " kind=\"output\"", "", 3, reason);
}

#[test]
fn too_few_and_too_many_marked_choices_are_rejected() {
    rejects(OUTPUT, "[x]", "[ ]", 3, "0 choices are marked");
    rejects(OUTPUT, "[ ]", "[x]", 3, "2 choices are marked");
    rejects(WHICH, "[x]", "[ ]", 1, "no choice is marked");
}

#[test]
fn a_choice_without_an_explanation_is_rejected() {
    rejects(
        OUTPUT,
        "\n\n  There was one pair.",
        "",
        16,
        "\"None\" has no explanation",
    );
}

#[test]
fn an_item_that_is_no_task_is_rejected() {
    rejects(OUTPUT, "[ ] Nothing", "Nothing", 19, "begins with `- [ ]`");
}

#[test]
fn other_parts_than_those_of_a_quiz_are_rejected() {
    let reason = "and of nothing else";
    rejects(OUTPUT, "What does", "## What does", 5, reason);
    rejects(OUTPUT, "- [ ] `Some", "1. [ ] `Some", 13, reason);
    let reason = "are paragraphs, and nothing else";
    rejects(OUTPUT, "There was", "- There was", 16, reason);
    rejects(OUTPUT, "There was", "```text\n  There was", 16, reason);
}

#[test]
fn a_quiz_without_its_parts_is_rejected() {
    rejects(OUTPUT, "What does this print?", "", 3, "asks no question");
    rejects(OUTPUT, "```rust", "```text", 7, "marked \"text\"");
    let (question, choices) = (
        &WHICH[..WHICH.find("```").unwrap()],
        &WHICH[WHICH.find("- [").unwrap()..],
    );
    rejects(&format!("{question}{choices}"), "", "", 1, "has 0 blocks");
    let none = format!("{}</book-quiz>\n", &OUTPUT[..OUTPUT.find("- [").unwrap()]);
    rejects(&none, "", "", 3, "two choices or more, and has 0");
}

#[test]
fn tags_among_the_text_are_rejected() {
    rejects(
        OUTPUT,
        "\n\nWhat",
        "\nWhat",
        4,
        "leave an empty line after <book-quiz>",
    );
    rejects(
        OUTPUT,
        "\n\n</book",
        "\n</book",
        3,
        "each stand alone on a line",
    );
    rejects(
        OUTPUT,
        "\n\n</book",
        "\n\n  </book",
        3,
        "each stand alone on a line",
    );
    rejects(
        OUTPUT,
        "<book-quiz",
        "Look: <book-quiz",
        3,
        "each stand alone on a line",
    );
    rejects(OUTPUT, "</book-quiz>", "", 3, "each stand alone on a line");
}

const OUTCOMES: &str = r#"<book-quiz name="lost" kind="which-outcomes" listing="threads/lost-update">

Which of these can be the last line?

- [x] `Ending value: 1`

  Both read before either writes.
- [ ] `Ending value: 0`

  Each writes one more than it has read.
- [x] `Ending value: 2`

  One after the other.
- [ ] It hangs.

  Nobody waits.

</book-quiz>
"#;

#[test]
fn what_can_come_of_a_listing_is_asked_of_its_schedules() {
    let line = |text: &str| {
        1 + OUTCOMES[..OUTCOMES.find(text).unwrap()]
            .matches('\n')
            .count()
    };
    let (one, zero, hangs) = (
        line("- [x] `Ending value: 1"),
        line("- [ ] `Ending value: 0"),
        line("- [ ] It hangs"),
    );
    rejects(
        OUTCOMES,
        "- [x] `Ending value: 1`",
        "- [ ] `Ending value: 1`",
        one,
        "is not marked, and a schedule of threads/lost-update prints \"Ending value: 1\", and ends",
    );
    rejects(
        OUTCOMES,
        "- [ ] `Ending value: 0`",
        "- [x] `Ending value: 0`",
        zero,
        "is marked, and no schedule of threads/lost-update prints \"Ending value: 0\", and ends",
    );
    rejects(
        OUTCOMES,
        "- [ ] It hangs.",
        "- [x] It hangs.",
        hangs,
        "is marked, and no schedule of threads/lost-update hangs",
    );
    rejects(
        OUTCOMES,
        "threads/lost-update",
        "threads/lost",
        1,
        "there is no listings/threads/lost",
    );
    rejects(
        OUTCOMES,
        " listing=\"threads/lost-update\"",
        "",
        1,
        "name it, as in listing=",
    );
    rejects(
        OUTCOMES,
        "It hangs.",
        "Nothing of this.",
        hangs,
        "or says that it hangs",
    );
}
