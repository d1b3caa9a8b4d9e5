//! A book that is broken on purpose.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use unlocked::book::{Listing, Project};
use unlocked::schedules::Schedules;

use crate::site::{self, Book};

/// A folder with these files.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// The one fault that `check` finds in a folder with these files.
pub fn fault(check: impl Fn(&Path) -> Vec<String>, files: &[(&str, &str)]) -> String {
    let folder = folder(files);
    let faults = check(folder.path());
    assert_eq!(faults.len(), 1, "{faults:?}");
    faults.into_iter().next().unwrap()
}

/// A check of the book that is built in a folder.
fn built(check: impl Fn(&Book) -> Vec<String>) -> impl Fn(&Path) -> Vec<String> {
    move |folder| check(&Book::read(folder))
}

#[test]
fn a_link_to_no_page_is_rejected() {
    let found = fault(
        built(site::broken_links),
        &[
            (
                "a/one.html",
                "<a href='../two.html'></a><a href='../three.html'></a>",
            ),
            (
                "two.html",
                "<a href='a/one.html'></a><a href='https://example.org/x'></a>",
            ),
        ],
    );
    assert!(found.contains("../three.html leads to no page"), "{found}");
}

#[test]
fn a_link_to_no_anchor_is_rejected() {
    let found = fault(
        built(site::broken_links),
        &[
            (
                "one.html",
                "<a href='two.html#here'></a><a href='two.html#gone'></a>",
            ),
            ("two.html", "<h2 id='here'></h2><a href='#here'></a>"),
        ],
    );
    assert!(found.contains("two.html#gone leads to no place"), "{found}");
}

#[test]
fn a_link_to_a_file_that_the_repository_does_not_have_is_rejected() {
    let link = |file| format!("<main><a href='https://example.org/blob/main/{file}'></a></main>");
    let page = link("kept.rs") + &link("lost.rs");
    let check = built(|book| site::broken_repository_links(book, &book.folder));
    let found = fault(check, &[("one.html", &page), ("kept.rs", "")]);
    assert!(found.contains("no lost.rs"), "{found}");
}

#[test]
fn an_id_that_stands_twice_is_rejected() {
    let found = fault(
        built(site::repeated_ids),
        &[("one.html", "<p id='a'><p id='b'><p id='a'>")],
    );
    assert!(found.contains("the id a stands twice"), "{found}");
}

#[test]
fn an_include_that_was_not_followed_is_rejected() {
    let page = "<main><p>{{#include gone.rs}}</p></main>";
    let found = fault(built(site::leftover_includes), &[("one.html", page)]);
    assert!(found.contains("one.html"), "{found}");
}

#[test]
fn the_marks_of_an_anchor_are_rejected() {
    let page = "<main><pre><code>// ANCHOR: sell\nfn sell() {}</code></pre></main>";
    let found = fault(built(site::leftover_includes), &[("one.html", page)]);
    assert!(
        found.contains("one.html: it shows the marks of an anchor"),
        "{found}"
    );
}

#[test]
fn an_ordering_that_a_page_does_not_explain_is_rejected() {
    let link = "https://doc.rust-lang.org/std/sync/atomic/enum.Ordering.html#variant.SeqCst";
    let page = format!("<main>load(SeqCst) <a href='{link}'>SeqCst</a> add(Relaxed)</main>");
    let found = fault(built(site::unexplained_orderings), &[("one.html", &page)]);
    assert!(found.contains("one.html: say what Relaxed is"), "{found}");
}

#[test]
fn a_page_that_is_not_in_the_summary_is_rejected() {
    let found = fault(
        site::pages_without_a_place,
        &[
            ("SUMMARY.md", "- [One](part/one.md)"),
            ("part/one.md", ""),
            ("part/two.md", ""),
        ],
    );
    assert!(found.contains("src/part/two.md"), "{found}");
}

#[test]
fn an_include_by_line_number_is_rejected() {
    let page = "{{#include a.rs}}\n{{#include a.rs:anchor}}\n{{#include a.rs:3:7}}\n";
    let found = fault(site::includes_by_line_number, &[("one.md", page)]);
    assert!(found.contains("line 3"), "{found}");
}

#[test]
fn an_ignored_block_is_rejected() {
    let page = "```rust\nignore\n```\n\n```rust,ignore\n```\n";
    let found = fault(site::ignored_blocks, &[("one.md", page)]);
    assert!(found.contains("rust,ignore"), "{found}");
}

#[test]
fn a_block_that_is_wider_than_the_prose_is_rejected() {
    let page = format!(
        "```text\n{}\n```\n\n```text\n{{{{#include {}}}}}\n```\n\n```rust\n// {}\n```\n",
        "x".repeat(72),
        "y".repeat(72),
        "x".repeat(70)
    );
    let found = fault(site::wide_blocks, &[("one.md", &page)]);
    assert!(found.contains("over 72 characters: // xxx"), "{found}");
    assert!(!found.contains("yyy"), "what is included is not: {found}");
}

#[test]
fn a_prompt_in_front_of_a_command_is_rejected() {
    let page = "```console\n$ cargo test\n```\n\n```console\ncargo test\n```\n";
    let found = fault(site::prompts, &[("one.md", page)]);
    assert!(found.contains("$ cargo test"), "{found}");
}

/// The one fault of a glossary that is this page.
fn fault_of_glossary(page: &str) -> String {
    fault(site::misplaced_terms, &[("appendix/glossary.md", page)])
}

#[test]
fn a_glossary_in_the_order_of_a_dictionary_has_no_fault() {
    let terms = [
        "`Copy`",
        "I/O-bound",
        "NaN",
        "thread",
        "thread-local",
        "thread pool",
    ];
    let page: String = terms
        .map(|term| format!("{term}\n: What it is.\n\n"))
        .concat();
    let folder = folder(&[("appendix/glossary.md", &format!("# Glossary\n\n{page}"))]);
    assert_eq!(site::misplaced_terms(folder.path()), Vec::<String>::new());
}

#[test]
fn a_term_out_of_order_is_rejected() {
    let found = fault_of_glossary("atomic\n: One.\n\ndrain\n: Two.\n\n`Copy`\n: Three.\n");
    assert!(
        found.contains("\"`Copy`\" stands behind \"drain\""),
        "{found}"
    );
}

#[test]
fn a_term_that_stands_twice_is_rejected() {
    let found = fault_of_glossary("drain\n: One.\n\ndrain\n: Two.\n");
    assert!(
        found.contains("\"drain\" stands behind \"drain\""),
        "{found}"
    );
}

#[test]
fn a_term_that_markdown_takes_for_the_meaning_above_it_is_rejected() {
    let found = fault_of_glossary("atomic\n: One.\ndrain\n: Two.\n\nguard\n: Three.\n");
    assert!(
        found.contains("an empty line, not:\natomic\n: One.\ndrain"),
        "{found}"
    );
}

#[test]
fn a_glossary_without_an_entry_is_rejected() {
    let found = fault_of_glossary("# Glossary\n");
    assert!(found.contains("has no entry"), "{found}");
}

/// A file of a listing of the book.
fn listed(listing: &str, file: &str) -> String {
    let listings = Project::of_this_crate().root().join("listings");
    fs::read_to_string(listings.join(listing).join(file)).unwrap()
}

/// A page with a scheduler of a listing, whose schedules are as they are
/// recorded, and whose source is this.
fn page_with_scheduler(listing: &str, source: &str) -> String {
    let schedules = listed(listing, "schedules.json");
    format!(
        "<you-are-the-scheduler><script type='application/json'>{schedules}</script>\
         <script type='text/plain'>{source}</script></you-are-the-scheduler>"
    )
}

fn fault_of_scheduler(page: &str) -> String {
    let root = Project::of_this_crate().root().to_owned();
    let check = built(|book| site::schedulers_of_another_file(book, &root));
    fault(check, &[("race.html", page)])
}

#[test]
fn a_scheduler_of_another_source_is_rejected() {
    let page = page_with_scheduler("threads/lost-update", "fn main() {}");
    let found = fault_of_scheduler(&page);
    assert!(
        found.contains("the source of threads/lost-update is not its file"),
        "{found}"
    );
}

#[test]
fn a_scheduler_of_a_file_that_has_changed_is_rejected() {
    let listing = "threads/lost-update";
    let page = page_with_scheduler(listing, &listed(listing, "src/main.rs"));
    let schedules = Schedules::parse(&listed(listing, "schedules.json"));
    let hash = schedules.unwrap().hash;
    let found = fault_of_scheduler(&page.replace(&hash, &"0".repeat(64)));
    assert!(
        found.contains("has changed since it was explored"),
        "{found}"
    );
}

#[test]
fn a_scheduler_without_schedules_is_rejected() {
    let found = fault_of_scheduler("<you-are-the-scheduler></you-are-the-scheduler>");
    assert!(found.contains("the schedules cannot be read"), "{found}");
}

#[test]
fn an_explored_listing_that_no_page_lets_play_is_rejected() {
    let listings = Listing::all(&Project::of_this_crate()).unwrap();
    let listings: Vec<Listing> = (listings.into_iter())
        .filter(|listing| ["lost-update", "atomic-update"].contains(&listing.name.as_str()))
        .collect();
    let page = page_with_scheduler("threads/lost-update", "");
    let check = built(|book| site::listings_without_a_scheduler(book, &listings));
    let found = fault(check, &[("race.html", &page)]);
    assert!(
        found.contains("no page includes listings/threads/atomic-update/scheduler.md"),
        "{found}"
    );
}
