//! The three comparisons of an output with the page.

use unlocked::manifest::Comparison;
use unlocked::manifest::comparison::TextComparison;

const SHOWN: &str = "\
main: start
baker: mix
miller: grind
baker: bake
miller: rest
main: 2 loaves
";

fn exact() -> TextComparison {
    TextComparison::Exact
}

fn threads() -> TextComparison {
    from_manifest(
        r#"{ "threads": "^\\w+", "before": [["main: start", "miller: grind"], ["baker: bake", "main: 2 loaves"]] }"#,
    )
}

fn outcomes() -> TextComparison {
    from_manifest(r#"{ "outcomes": ["1 loaf\n", "2 loaves\n"] }"#)
}

fn from_manifest(json: &str) -> TextComparison {
    serde_json::from_str(json).unwrap()
}

/// The comparison accepts the page's own run, and `printed` it does not.
fn rejects(comparison: &TextComparison, printed: &str) -> String {
    comparison.check(SHOWN, SHOWN).unwrap();
    comparison.check(SHOWN, printed).unwrap_err()
}

#[test]
fn a_lost_line_is_rejected() {
    let printed = SHOWN.replace("baker: bake\n", "");
    assert!(rejects(&exact(), &printed).contains("-baker: bake"));
    assert!(rejects(&threads(), &printed).contains("-baker: bake"));
}

#[test]
fn an_extra_line_is_rejected() {
    let printed = SHOWN.to_owned() + "main: 2 loaves\n";
    assert!(rejects(&exact(), &printed).contains("+main: 2 loaves"));
    assert!(rejects(&threads(), &printed).contains("+main: 2 loaves"));
}

#[test]
fn a_line_of_a_thread_that_the_page_does_not_have_is_rejected() {
    let printed = SHOWN.to_owned() + "thief: eat\n";
    assert!(rejects(&threads(), &printed).contains("+thief: eat"));
}

#[test]
fn a_changed_value_is_rejected() {
    let printed = SHOWN.replace("2 loaves", "1 loaves");
    assert!(rejects(&exact(), &printed).contains("+main: 1 loaves"));
    assert!(rejects(&threads(), &printed).contains("+main: 1 loaves"));
}

#[test]
fn swapped_lines_of_one_thread_are_rejected() {
    let printed = "\
main: start
baker: bake
miller: grind
baker: mix
miller: rest
main: 2 loaves
";
    rejects(&exact(), printed);
    assert!(rejects(&threads(), printed).contains("thread \"baker\""));
}

#[test]
fn threads_may_interleave_in_another_way() {
    let printed = "\
main: start
miller: grind
miller: rest
baker: mix
baker: bake
main: 2 loaves
";
    threads().check(SHOWN, printed).unwrap();
    rejects(&exact(), printed);
}

#[test]
fn a_broken_before_rule_is_rejected() {
    let printed = "\
main: start
miller: grind
miller: rest
main: 2 loaves
baker: mix
baker: bake
";
    let reason = rejects(&threads(), printed);
    assert!(
        reason.contains("in this run, \"baker: bake\" does not come before"),
        "{reason}"
    );
}

#[test]
fn a_before_rule_that_the_page_itself_breaks_is_rejected() {
    let page = SHOWN.replace("main: start\n", "") + "main: start\n";
    let reason = threads().check(&page, &page).unwrap_err();
    assert!(reason.contains("on the page, "), "{reason}");
}

#[test]
fn a_before_rule_about_a_line_that_nobody_prints_is_rejected() {
    let rule = r#"{ "threads": "^\\w+", "before": [["main: begin", "main: 2 loaves"]] }"#;
    let reason = from_manifest(rule).check(SHOWN, SHOWN).unwrap_err();
    assert!(
        reason.contains("\"main: begin\" of a before-rule is missing"),
        "{reason}"
    );
}

#[test]
fn an_output_outside_the_set_is_rejected() {
    outcomes().check("1 loaf\n", "2 loaves\n").unwrap();
    let reason = outcomes().check("1 loaf\n", "3 loaves\n").unwrap_err();
    assert!(reason.contains("none of the 2 outputs"), "{reason}");
    let reason = outcomes().check("0 loaves\n", "1 loaf\n").unwrap_err();
    assert!(reason.contains("the page shows none"), "{reason}");
}

#[test]
fn a_misspelt_comparison_is_no_comparison() {
    serde_json::from_str::<Comparison>(r#"{ "thread": "^\\w+" }"#).unwrap_err();
    serde_json::from_str::<Comparison>(r#"{ "threads": "(" }"#).unwrap_err();
}
