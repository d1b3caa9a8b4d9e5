//! Pages that lack a Python name, or that call a chapter by another one.

use tempfile::TempDir;
use unlocked::book::Project;

use super::pages::{fault, folder};
use crate::site;

/// A page with every Python name, which has this table.
fn names(table: &str) -> TempDir {
    let rows = "| Python | `std` | `pythonic::threading` | chapter |\n|---|---|---|---|\n";
    let page = format!("# Names\n\n`outside`\n\n{rows}{table}\n\n`outside`\n");
    folder(&[
        ("appendix/api.md", &page),
        (site::LIST, "# Names\nEvent.set\nthreading.Event\n"),
    ])
}

/// The faults of such a page that a list of two names is compared with.
fn faults_of_names(table: &str) -> Vec<String> {
    let folder = names(table);
    site::unanswered_names(folder.path(), &folder.path().join(site::LIST))
}

#[test]
fn a_page_with_every_name_has_no_fault() {
    let table = "| `threading.Event`, `Event.set` | – | `Event` | a |\n";
    assert_eq!(faults_of_names(table), Vec::<String>::new());
}

#[test]
fn a_python_name_without_an_answer_is_rejected() {
    let faults = faults_of_names("| `threading.Event` | – | `Event`, `Event.set` | a |\n");
    assert_eq!(faults, ["src/appendix/api.md: no row has Event.set"]);
}

#[test]
fn a_python_name_that_is_answered_twice_is_rejected() {
    let row = "| `threading.Event`, `Event.set` | – | – | a |\n";
    let faults = faults_of_names(&row.repeat(2));
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].contains("2 rows have Event.set"), "{faults:?}");
}

#[test]
fn a_name_that_no_python_has_is_rejected() {
    let faults = faults_of_names("| `threading.Event`, `Event.set`, `Event.reset` | – | – | a |\n");
    assert_eq!(
        faults,
        ["tests/names/python.txt: Event.reset is on the page; add it"]
    );
}

#[test]
fn a_name_that_came_with_a_new_python_is_rejected() {
    let folder = names("");
    let list = folder.path().join(site::LIST);
    assert!(site::unlisted_names(&list, "threading.Event\nEvent.set\n").is_empty());
    let faults = site::unlisted_names(&list, "threading.Event\nEvent.pulse\n");
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(
        faults[0].contains("this Python has Event.pulse"),
        "{faults:?}"
    );
}

#[test]
fn a_path_that_leads_to_no_item_is_rejected() {
    let table = "| `a` | – | `Event::set`, `Event::pulse`, `Vent` | a |\n";
    let paths = site::paths_in_pythonic(names(table).path());
    let expected = ["Event::pulse", "Event::set", "Vent"];
    assert!(
        paths
            .iter()
            .eq(&expected.map(|path| format!("pythonic::threading::{path}")))
    );
    let faults = site::unresolved_paths(Project::of_this_crate().root(), &paths);
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(
        faults[0].contains("`pythonic::threading::Event::pulse`"),
        "{faults:?}"
    );
    assert!(
        faults[1].contains("`pythonic::threading::Vent`"),
        "{faults:?}"
    );
}

/// The one link that is called by another name, in a book of two chapters, with
/// this page in the appendix.
fn misnamed(page: &str, text: &str) -> String {
    let summary = "- [One loaf](part/one.md)\n- [Two `Loaves`](part/two.md)\n";
    let two = "# Another title\n\n[prose](one.md)\n\n## Who bakes?\n";
    let files = [
        ("SUMMARY.md", summary),
        ("part/one.md", ""),
        ("part/two.md", two),
        (page, text),
    ];
    fault(site::misnamed_links, &files)
}

#[test]
fn a_chapter_that_a_table_calls_by_another_name_is_rejected() {
    let table = "|a|\n|-|\n|[One loaf](one.md), [Two Loaves](two.md#x)|\n|[Loaf](one.md)|\n";
    let found = misnamed("part/three.md", table);
    assert_eq!(
        found,
        "src/part/three.md: call \"Loaf\" \"One loaf\": one.md"
    );
}

#[test]
fn a_section_that_the_glossary_calls_by_another_name_is_rejected() {
    let page = "[Who bakes?](../part/two.md#who-bakes) [Who?](../part/two.md#who-bakes)";
    let found = misnamed("appendix/glossary.md", page);
    assert!(found.contains("call \"Who?\" \"Who bakes?\""), "{found}");
}

#[test]
fn a_chapter_that_an_index_calls_by_another_name_is_rejected() {
    let page = "[Two Loaves](../part/two.md) [Another title](../part/two.md)";
    let found = misnamed("appendix/notes.md", page);
    assert!(
        found.contains("call \"Another title\" \"Two Loaves\""),
        "{found}"
    );
}
