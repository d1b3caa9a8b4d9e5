//! From the Markdown of a page to its quizzes.

use anyhow::{Result, bail, ensure};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use scraper::{Html, Selector};

use super::{About, Block, Choice, Found, KINDS, Kind, Place, Quiz, Text};

/// The quizzes of a page, in their order.
pub fn quizzes(page: &str, text: &str) -> Vec<Found> {
    elements(page, text)
        .into_iter()
        .map(|element| Found {
            place: element.place.clone(),
            name: element.attribute("name"),
            quiz: element.quiz(),
        })
        .collect()
}

/// A `<book-quiz>` and the Markdown inside it.
struct Element<'a> {
    place: Place,
    tag: String,
    alone: bool,
    /// How deep in lists and quotes it stands: it has to end where it began.
    depth: usize,
    closed: bool,
    inside: Vec<(Event<'a>, Place)>,
}

fn elements<'a>(page: &str, text: &'a str) -> Vec<Element<'a>> {
    let mut elements: Vec<Element<'a>> = Vec::new();
    let mut depth = 0;
    let parser = Parser::new_ext(text, Options::ENABLE_TASKLISTS);
    for (event, range) in parser.into_offset_iter() {
        let place = Place {
            page: page.to_owned(),
            line: text[..range.start].matches('\n').count() + 1,
        };
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        let open = elements.last_mut().filter(|element| !element.closed);
        match (&event, open) {
            (Event::Html(html) | Event::InlineHtml(html), _) if html.contains("<book-quiz") => {
                elements.push(Element {
                    place,
                    tag: html.to_string(),
                    alone: matches!(event, Event::Html(_)),
                    depth,
                    closed: false,
                    inside: Vec::new(),
                });
            }
            (Event::Html(html), Some(element))
                if html.contains("</book-quiz>") && element.depth == depth =>
            {
                element.closed = true;
            }
            (_, Some(element)) => element.inside.push((event, place)),
            _ => {}
        }
    }
    elements
}

impl Element<'_> {
    fn attribute(&self, name: &str) -> String {
        let tag = Html::parse_fragment(&self.tag);
        let element = Selector::parse("book-quiz").expect("a selector");
        let element = tag.select(&element).next();
        let value = element.and_then(|element| element.attr(name));
        value.unwrap_or_default().to_owned()
    }

    fn quiz(self) -> Result<Quiz> {
        let place = self.place.clone();
        ensure!(
            self.alone && self.closed,
            "{place}: <book-quiz> and </book-quiz> each stand alone on a line, not set in, with an empty line before and after"
        );
        let name = self.attribute("name");
        ensure!(
            !name.is_empty()
                && name
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
            "{place}: the name of the quiz is {name:?}; give it one of small letters, digits and hyphens, such as name=\"pairs-second\""
        );
        let kind = self.kind()?;
        let listing = self.attribute("listing");
        let (question, blocks, choices) = self.parts()?;
        ensure!(
            !question.words.trim().is_empty(),
            "{place}: the quiz asks no question; write one in front of its Rust block"
        );
        marks(&place, kind, &choices)?;
        let about = about(place, kind, listing, blocks)?;
        Ok(Quiz {
            kind,
            about,
            choices,
        })
    }

    fn kind(&self) -> Result<Kind> {
        let name = self.attribute("kind");
        let known = KINDS.iter().find(|(known, _)| *known == name);
        let Some((_, kind)) = known else {
            let known = KINDS.map(|(known, _)| known).join(", ");
            bail!(
                "{}: the kind of the quiz is {name:?}; it has to be one of {known}",
                self.place
            );
        };
        Ok(*kind)
    }

    fn parts(self) -> Result<(Text, Vec<Block>, Vec<Choice>)> {
        let mut question = Text::default();
        let (mut blocks, mut choices) = (Vec::new(), Vec::new());
        let mut events = self.inside.into_iter();
        while let Some((event, place)) = events.next() {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    blocks.push(block(kind, place, &mut events)?);
                }
                Event::Start(
                    Tag::List(Some(_)) | Tag::Heading { .. } | Tag::BlockQuote(_) | Tag::Table(_),
                ) => bail!(
                    "{place}: a quiz is made of a question, a Rust block and a list of `- [ ]`, and of nothing else"
                ),
                Event::Start(Tag::Item) => choices.push(choice(place, &mut events)?),
                Event::Html(html) | Event::InlineHtml(html) => bail!(
                    "{place}: {:?} is taken for HTML; leave an empty line after <book-quiz>, and write Markdown",
                    html.trim()
                ),
                event => question.add(&event),
            }
        }
        Ok((question, blocks, choices))
    }
}

/// Most kinds have one block; the one about outcomes names a listing.
fn about(place: Place, kind: Kind, name: String, mut blocks: Vec<Block>) -> Result<About> {
    if kind == Kind::WhichOutcomes {
        ensure!(
            !name.is_empty() && blocks.is_empty(),
            "{place}: the quiz asks what can come of a listing; name it, as in listing=\"threads/lost-update\", and leave out the block"
        );
        return Ok(About::Listing { name, place });
    }
    ensure!(
        name.is_empty(),
        "{place}: the quiz names the listing {name}; only the kind which-outcomes is about one"
    );
    ensure!(
        blocks.len() == 1,
        "{place}: the quiz has {} blocks; it needs one, of Rust, between the question and the choices",
        blocks.len()
    );
    Ok(About::Block(blocks.remove(0)))
}

/// The block that has just begun.
fn block<'a>(
    kind: CodeBlockKind<'a>,
    mut place: Place,
    events: &mut impl Iterator<Item = (Event<'a>, Place)>,
) -> Result<Block> {
    let info = match kind {
        CodeBlockKind::Fenced(info) => info,
        CodeBlockKind::Indented => "".into(),
    };
    let (language, attributes) = info.split_once(',').unwrap_or((&info, ""));
    ensure!(
        language == "rust",
        "{place}: a block of a quiz is marked \"{info}\"; it has to be rust"
    );
    let mut text = Text::default();
    for (event, _) in events.take_while(|(event, _)| !matches!(event, Event::End(_))) {
        text.add(&event);
    }
    place.line += 1;
    Ok(Block {
        place,
        attributes: attributes.to_owned(),
        code: text.words,
    })
}

/// The item that has just begun: its first paragraph is the choice, the rest
/// explains it.
fn choice<'a>(
    place: Place,
    events: &mut impl Iterator<Item = (Event<'a>, Place)>,
) -> Result<Choice> {
    let mut marked = None;
    let (mut said, mut explanation) = (Text::default(), Text::default());
    let mut explains = false;
    for (event, _) in events.take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Item))) {
        match event {
            Event::TaskListMarker(mark) => marked = Some(mark),
            Event::End(TagEnd::Paragraph) => explains = true,
            Event::Start(
                Tag::List(_) | Tag::CodeBlock(_) | Tag::Heading { .. } | Tag::BlockQuote(_),
            ) => bail!("{place}: a choice and its explanation are paragraphs, and nothing else"),
            event if explains => explanation.add(&event),
            event => said.add(&event),
        }
    }
    let Some(marked) = marked else {
        bail!("{place}: a choice of a quiz begins with `- [ ]`, or `- [x]` where it is right");
    };
    ensure!(
        !explanation.words.trim().is_empty(),
        "{place}: the choice {:?} has no explanation; write one under it, after an empty line, set in by two spaces",
        said.words.trim()
    );
    Ok(Choice {
        place,
        marked,
        said,
        explanation,
    })
}

/// As many choices are marked as the kind asks for.
fn marks(place: &Place, kind: Kind, choices: &[Choice]) -> Result<()> {
    ensure!(
        choices.len() > 1,
        "{place}: a quiz needs two choices or more, and has {}",
        choices.len()
    );
    let marked = choices.iter().filter(|choice| choice.marked).count();
    match kind {
        Kind::Output | Kind::Compiles => ensure!(
            marked == 1,
            "{place}: {marked} choices are marked; mark one by `- [x]`"
        ),
        Kind::WhichCompile | Kind::WhichOutcomes => ensure!(
            marked > 0,
            "{place}: no choice is marked; mark by `- [x]` each that is right"
        ),
    }
    Ok(())
}

impl Text {
    fn add(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) => self.words.push_str(text),
            Event::Code(code) => {
                self.words.push_str(code);
                self.codes.push(code.to_string());
            }
            Event::SoftBreak | Event::HardBreak => self.words.push(' '),
            _ => {}
        }
    }
}
