//! What every key does: one row per binding, on the same made-up story.
//!
//! A row has the keys that lead to a state, the keys that are tried there, and a phrase of what is then observed. The
//! last tests make sure that every binding has a row, and that no key has two meanings in one place.

mod feeds;
mod library;
mod reader;
mod review;

use super::picking;
use super::reader::{Reader, STORY};
use pullquote::review::{Verdict, acts};
use pullquote::text::Span;
use pullquote::tui::effect::Effect;
use pullquote::tui::keymap::key::Key;
use pullquote::tui::keymap::{BINDINGS, Binding, KeyContext, PLACES};
use pullquote::tui::state::finding::Finding;
use pullquote::tui::state::panel::Entry;
use pullquote::tui::state::{Focus, Mode, Window};
use pullquote::tui::workers::feeds::request::FeedsRequest;

/// (name, keys that lead there, keys tried, what is seen)
pub(crate) type Row = (&'static str, &'static str, &'static str, &'static str);

fn rows() -> impl Iterator<Item = &'static Row> + Clone {
    reader::ROWS.iter().chain(picking::ROWS).chain(review::ROWS).chain(library::ROWS).chain(feeds::ROWS)
}

#[test]
fn every_key_does_what_its_row_says() {
    let mut wrong = Vec::new();
    for (name, before, keys, expected) in rows() {
        let mut reader = Reader::new(&[STORY, "Another story. It is short."], (120, 30));
        if !before.is_empty() {
            reader.press(before);
        }
        reader.effects.clear();
        reader.press(keys);
        let seen = observe(&reader);
        if !seen.contains(expected) {
            wrong.push(format!("{name}: {before:?} then {keys:?}\n  expected: {expected}\n  seen: {seen}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a person at the screen could see of the state, in one line.
fn observe(reader: &Reader) -> String {
    let state = &reader.state;
    let words = |span: Span| state.reading.article().map_or("", |article| article.words(span));
    let focus = match state.focus {
        Focus::Text => "Text",
        Focus::Panel(panel) => panel.title(),
    };
    let window = match &state.window {
        Window::None => "none".to_owned(),
        Window::Search(line) => format!("/{}", line.field.text()),
        Window::Help(field, row) => format!("help {} row {row}", field.text()),
        Window::Palette(palette) => format!("palette {} row {}", palette.field.text(), palette.row),
        Window::Hints(hints) => format!("letters {} of {}", hints.typed, hints.all.len()),
        Window::Mentions(list) => format!("mentions row {}", list.row),
        Window::ArticleList(list) => format!("articles {} row {}", list.field.text(), list.row),
        Window::Command(line) => format!("command {:?} {}|", line.input, line.field.text()),
        Window::Why => "why".to_owned(),
        Window::Identity(row) => format!("identity {row}"),
        Window::Reason => "reason".to_owned(),
        Window::Menu(menu, row) => format!("menu {menu:?} row {row}"),
        Window::Picker(picker) => {
            format!("picker {}  row {} new: {:?}", picker.field.text(), picker.row, picker.new)
        }
        Window::Bounds(bounds) => format!("bounds {}", words(bounds.content)),
        Window::Form(form) => format!("{:?} {}|", form.kind, form.field.text()),
        Window::Selection(selection) => format!("selection {}", words(selection.span())),
        Window::Orphans(row) => format!("orphans {row}"),
        Window::CardSearch(field) => format!("cards {}", field.text()),
        Window::FeedSearch(field) => format!("find {}", field.text()),
        Window::LibrarySearch(field) => format!("find {}", field.text()),
        Window::LibrarySave(field) => format!("save {}", field.text()),
        Window::LibraryJoin(joined) => format!("join {}: {}|", joined.spelling, joined.field.text()),
        Window::LibraryAdd(field) => format!("add {}", field.text()),
        Window::Open(field) => format!("open {}", field.text()),
        Window::Changes(row) => format!("changes {row}"),
    };
    let cursor = state.reading.under_cursor.map(|finding| match finding {
        Finding::Hit(span) => span,
        finding => finding.span(&state.reading.analysis),
    });
    let cursor = cursor.map_or("none", words);
    let top = state.visible_rows.first().map_or("", |row| words(row.span));
    let effects: Vec<String> = reader.effects.iter().map(effect).collect();
    let zen = if state.appearance.text_only { "zen" } else { "" };
    let screen = reader.screen();
    let library = library::observe(state) + &feeds::observe(state);
    let position = screen.split("━").find(|part| part.contains('¶')).unwrap_or_default();
    let foot = screen.lines().last().unwrap_or_default();
    // Its title has the number of the mention or of the hit.
    let inspector = screen.lines().rev().find(|line| line.starts_with("┌─")).unwrap_or_default();
    format!(
        "article: {} {} focus: {focus} window: {window}  cursor: {cursor} top: {top} {zen} position: {position} notice: {} \
         foot: {foot} inspector: {inspector} {library} {}",
        state.articles.current + 1,
        card(reader),
        state.notice.as_deref().unwrap_or_default(),
        effects.join(" "),
    )
}

/// What the card says, in the review or in the panel of quotations.
fn card(reader: &Reader) -> String {
    let state = &reader.state;
    let reviewing = state.mode == Mode::Review;
    let mode = match state.mode {
        Mode::Read => "read",
        Mode::Review => "review",
        Mode::Feeds => "feeds",
        Mode::Library => "library",
    };
    let selected = match state.reading.selected {
        Some(Entry::Quotation(id)) => Some(id.0 as usize),
        _ => None,
    };
    let index = if reviewing { Some(state.reading.session.card()) } else { selected };
    let quotation = index.and_then(|index| state.reading.review().quotation(index));
    let Some((quotation, article)) = quotation.zip(state.reading.article()) else {
        return format!("mode: {mode} card: -");
    };
    if !reviewing && state.focus == Focus::Text {
        return format!("mode: {mode} card: -");
    }
    let decision = state.reading.review().decision(quotation.id);
    let reason = match decision.verdict {
        Verdict::Rejected(Some(reason)) => format!(" {reason:?}"),
        _ => String::new(),
    };
    let speaker = acts::speaker_of(article, &state.reading.analysis, quotation).map(|named| named.name);
    format!(
        "mode: {mode} card: {} state: {}{reason} by {} flag: {} kind: {:?} checked: {} source: {} note: {}  context: {:?}",
        article.words(quotation.content),
        decision.state().word(),
        speaker.as_deref().unwrap_or("-"),
        if decision.flagged { "flagged" } else { "none" },
        quotation.kind,
        decision.verification.word(),
        decision.source,
        decision.note,
        state.reviewing.context,
    )
}

fn effect(effect: &Effect) -> String {
    match effect {
        Effect::Copy(text) => format!("copied: {text}"),
        Effect::Redraw => "effect: Redraw".to_owned(),
        Effect::Suspend => "effect: Suspend".to_owned(),
        Effect::Quit => "effect: Quit".to_owned(),
        Effect::Browse(address) => format!("browser: {address}"),
        Effect::EditFile { name, words, lines_before } => format!("edit: {name} {lines_before} {words}"),
        Effect::Pipe { command, text } => format!("pipe: {command} < {text}"),
        Effect::Stop => "effect: Stop".to_owned(),
        Effect::AskFeeds(FeedsRequest::Keep(_)) => "keeps".to_owned(),
        Effect::AskFeeds(_) => String::new(),
        Effect::ReadAgain(number) => format!("effect: ReadAgain {number}"),
        Effect::ReadWholePage(number) => format!("effect: ReadWholePage {number}"),
        Effect::OpenArticle(_)
        | Effect::ListInput(_)
        | Effect::SetInputs(..)
        | Effect::Search { .. }
        | Effect::Record(_)
        | Effect::Correct(..)
        | Effect::RememberPosition(..)
        | Effect::SetArticles(..)
        | Effect::Split { .. }
        | Effect::AskLibrary(_)
        | Effect::StopLibrary
        | Effect::SetItems(..)
        | Effect::StopFeeds
        | Effect::Export(_)
        | Effect::LoadKnownSpeakers
        | Effect::ReadSource(_)
        | Effect::ReadAgainst
        | Effect::FindHeadlines(_)
        | Effect::OpenEditor => String::new(),
    }
}

#[test]
fn every_binding_has_a_row() {
    let rows = rows();
    for binding in BINDINGS.iter() {
        for keys in &binding.keys {
            let tried = concrete(keys);
            let found =
                rows.clone().any(|(_, before, row, _)| fits(binding.context, before) && tries(row, &tried));
            assert!(found, "no row tries {keys:?} ({:?}): {}", binding.context, binding.help);
        }
    }
}

/// Whether the keys of a row are these, with others around them.
fn tries(row: &str, keys: &str) -> bool {
    format!(" {row} ").contains(&format!(" {keys} "))
}

/// The keys as a test presses them.
fn concrete(keys: &str) -> String {
    match keys {
        "' letter" => "' a".to_owned(),
        keys => keys.replace("letter", "a").replace("digit", "1"),
    }
}

/// Whether the keys before lead to where a context holds.
fn fits(context: KeyContext, before: &str) -> bool {
    let pressed = |keys: &[&str]| before.split(' ').any(|key| keys.contains(&key));
    let last = before.split(' ').next_back().unwrap_or_default();
    match context {
        KeyContext::Search => before.starts_with('/') && !before.ends_with("Enter"),
        KeyContext::Help => before.starts_with('?'),
        KeyContext::Palette => before.starts_with(':'),
        KeyContext::Hints => last == "f",
        KeyContext::Mentions => before.contains("g r"),
        KeyContext::ArticleList => before.contains("g a"),
        KeyContext::Command => before.contains('|'),
        KeyContext::Explanation => before.ends_with('w'),
        KeyContext::Identity => before.contains("g i"),
        KeyContext::Panel => pressed(&["C", "P", "Q", "I", "Tab"]),
        KeyContext::Entities => pressed(&["C", "P", "I"]),
        KeyContext::Review => pressed(&["r", "R"]),
        KeyContext::CardSearch => before.contains("r /"),
        KeyContext::Verdict => pressed(&["r", "R", "Q"]),
        KeyContext::Reason => last == "x",
        KeyContext::Menu => pressed(&["v", "t"]),
        KeyContext::Picker => pressed(&["s"]),
        KeyContext::Bounds => pressed(&["b"]),
        KeyContext::Form | KeyContext::Note => pressed(&["c", "V"]),
        KeyContext::Selection => pressed(&["v"]),
        KeyContext::Versions => pressed(&["D"]),
        KeyContext::Audit => pressed(&["U"]),
        KeyContext::Repeats => before.starts_with("L R"),
        KeyContext::Library | KeyContext::Articles => pressed(&["L"]),
        KeyContext::LibrarySearch => before.contains("L /"),
        KeyContext::LibrarySave => before.contains("Enter w"),
        KeyContext::LibraryAdd => before.contains("L i"),
        KeyContext::Speakers => before.contains("L P"),
        KeyContext::LibraryJoin => before.contains('='),
        KeyContext::Feeds => pressed(&["F"]),
        KeyContext::FeedSearch => before.contains("F /"),
        KeyContext::Open => before.contains("g f"),
        // They need a text that was edited: tests/suite/screen/reviewing.rs and reloading.rs.
        KeyContext::Orphans | KeyContext::Changes | KeyContext::Failed => true,
        KeyContext::Everywhere
        | KeyContext::Screens
        | KeyContext::Main
        | KeyContext::Reader
        | KeyContext::Text => true,
    }
}

#[test]
fn no_key_has_two_meanings_in_one_place() {
    for place in PLACES {
        let sequences: Vec<(Vec<&str>, &Binding)> = BINDINGS
            .iter()
            .filter(|binding| place.contains(&binding.context))
            .flat_map(|binding| binding.keys.iter().map(move |keys| (keys.split(' ').collect(), binding)))
            .collect();
        for (index, (keys, binding)) in sequences.iter().enumerate() {
            for (other, other_binding) in &sequences[index + 1..] {
                let shorter = keys.len().min(other.len());
                assert!(
                    keys[..shorter] != other[..shorter],
                    "{}: {} / {}",
                    keys.concat(),
                    binding.help,
                    other_binding.help
                );
            }
        }
    }
}

#[test]
fn no_line_of_the_help_is_cut_off_at_80_columns() {
    let mut reader = Reader::new(&[STORY], (80, 400));
    reader.press("?");
    let screen = reader.screen();
    let cut: Vec<&str> = screen.lines().filter(|line| line.contains('…')).collect();
    assert!(screen.contains("quit") && cut.is_empty(), "{}", cut.join("\n"));
}

#[test]
fn every_key_of_the_keymap_can_be_pressed() {
    for keys in BINDINGS.iter().flat_map(|binding| &binding.keys) {
        for key in keys.split(' ').filter(|key| !["letter", "digit"].contains(key)) {
            assert!(Key::parse(key).is_some(), "{key:?} of {keys:?}");
        }
    }
}
