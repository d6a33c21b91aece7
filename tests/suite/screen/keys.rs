//! What every key does: one row per binding, on the same made-up story.
//!
//! A row has the keys that lead to a state, the keys that are tried there, and a phrase of what is then observed. The
//! last tests make sure that every binding has a row, and that no key has two meanings in one place.

use super::reader::{Reader, STORY};
use super::{feeds_keys, library_keys, picking, review_keys};
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

const ROWS: &[Row] = &[
    // Moving in the text; the page has 20 rows.
    ("a line down", "", "j", "top: be rebuilt"),
    ("a line down, arrow", "", "Down", "top: be rebuilt"),
    ("three lines down", "", "3 j", "top: Pemba."),
    ("a line up", "3 j", "k", "top: on Tuesday"),
    ("a line up, arrow", "3 j", "Up", "top: on Tuesday"),
    ("half a page", "", "^d", "¶3"),
    ("half a page back", "^d", "^u", "¶1/"),
    ("a page", "", "Space", "¶5"),
    ("a page, PgDn", "", "PgDn", "¶5"),
    ("a page, ^f", "", "^f", "¶5"),
    ("a page back", "j Space", "b", "top: A quay"),
    ("a page back, PgUp", "j Space", "PgUp", "top: A quay"),
    ("next paragraph", "", "}", "¶2/"),
    ("two paragraphs on", "", "2 }", "¶3/"),
    ("previous paragraph", "3 }", "{", "¶3/"),
    ("the beginning of this paragraph first", "} j", "{", "¶2/"),
    ("first line", "G", "g g", "¶1/"),
    ("first line, Home", "G", "Home", "¶1/"),
    ("last line", "", "G", "end"),
    ("last line, End", "", "End", "end"),
    ("half of the text", "", "5 0 G", "¶5"),
    // From finding to finding.
    ("next quotation", "", "] q", "cursor: “The storm took the quay,”"),
    ("the second quotation on", "", "2 ] q", "cursor: “and we will rebuild it,”"),
    ("previous quotation", "2 ] q", "[ q", "cursor: “The storm took the quay,”"),
    ("next person", "", "] p", "cursor: Teresa Macuácua"),
    ("previous person", "2 ] p", "[ p", "cursor: Teresa Macuácua"),
    ("next country", "", "] c", "cursor: Mozambique"),
    ("previous country", "2 ] c", "[ c", "cursor: Mozambique"),
    ("next organisation", "", "] i", "cursor: Transport Ministry"),
    ("next organisation, o", "", "] o", "cursor: Transport Ministry"),
    ("previous organisation", "2 ] o", "[ i", "cursor: Transport Ministry"),
    ("previous organisation, o", "2 ] o", "[ o", "cursor: Transport Ministry"),
    ("quotations by speaker", "Q", "z s", "Joaquim Nhantumbo"),
    ("next link: a plain text has none", "", "] l", "no link after this"),
    ("previous link: a plain text has none", "", "[ l", "no link before this"),
    ("next thing found", "", "l", "cursor: Mozambique"),
    ("next thing found, arrow", "", "Right", "cursor: Mozambique"),
    ("previous thing found", "2 l", "h", "cursor: Mozambique"),
    ("previous thing found, arrow", "2 l", "Left", "cursor: Mozambique"),
    ("select what is under the cursor", "] p", "Enter", "focus: People"),
    ("next mention of the selected", "] c", "n", "Mozambique 2/"),
    ("previous mention wraps", "] c", "N", "search wrapped"),
    ("full name behind a surname", "} ] p ] p", "g d", "cursor: Teresa Macuácua"),
    ("why this speaker", "] q", "w", "window: why"),
    ("who wrote the article", "", "g i", "window: identity 0"),
    ("who wrote the article, in the review", "] q r", "g i", "window: identity 0"),
    ("who wrote the article closes", "g i", "Esc", "window: none"),
    ("who wrote the article closes, q", "g i", "q", "window: none"),
    ("the next value", "g i", "j", "window: identity 1"),
    ("the next value, arrow", "g i", "Down", "window: identity 1"),
    ("the value before", "g i j j", "k", "window: identity 1"),
    ("the value before, arrow", "g i j j", "Up", "window: identity 1"),
    ("no value before the first", "g i", "k", "window: identity 0"),
    ("correct a value", "g i j", "Enter", "window: Identity(Authors) |"),
    ("correct a value, e", "g i j", "e", "window: Identity(Authors) |"),
    ("corrected", "g i j Enter J o Space N u ; X y", "Enter", "notice: corrected and kept in the library"),
    ("back in the window about the article", "g i j Enter J o", "Enter", "window: identity 1"),
    (
        "what was corrected is there",
        "g i j Enter J o Space N u ; X y Enter",
        "e",
        "Identity(Authors) Jo Nu; Xy|",
    ),
    ("not corrected", "g i j Enter J o", "Esc", "window: identity 1"),
    ("a day", "g i j j Enter 3 . 1 1 . 2 0 2 6 Enter", "e", "Identity(Published) 2026-11-03|"),
    ("no day", "g i j j Enter s o o n", "Enter", "notice: “soon” is not a date: write it as 2026-11-03"),
    ("no day leaves the form open", "g i j j Enter s o o n", "Enter", "window: Identity(Published) soon|"),
    // Panels.
    ("the countries", "", "C", "focus: Countries"),
    ("the people", "", "P", "focus: People"),
    ("the quotations", "", "Q", "focus: Quotations"),
    ("the organisations", "", "I", "focus: Organisations"),
    ("next pane", "", "Tab", "focus: Countries"),
    ("previous pane", "", "S-Tab", "focus: Quotations"),
    ("selecting previews", "Q", "j", "cursor: “and we will rebuild it,”"),
    ("selecting previews, arrow", "Q", "Down", "cursor: “and we will rebuild it,”"),
    ("the entry before", "Q j", "k", "cursor: “The storm took the quay,”"),
    ("the entry before, arrow", "Q j", "Up", "cursor: “The storm took the quay,”"),
    ("first entry", "Q G", "g g", "cursor: “The storm took the quay,”"),
    ("first entry, Home", "Q G", "Home", "cursor: “The storm took the quay,”"),
    ("last entry", "Q", "G", "cursor: “Nobody asked us,”"),
    ("last entry, End", "Q", "End", "cursor: “Nobody asked us,”"),
    ("ten entries down", "Q", "Space", "cursor: “Nobody asked us,”"),
    ("ten entries down, PgDn", "Q", "PgDn", "cursor: “Nobody asked us,”"),
    ("ten entries down, ^d", "Q", "^d", "cursor: “Nobody asked us,”"),
    ("ten entries up", "Q G", "b", "cursor: “The storm took the quay,”"),
    ("ten entries up, PgUp", "Q G", "PgUp", "cursor: “The storm took the quay,”"),
    ("ten entries up, ^u", "Q G", "^u", "cursor: “The storm took the quay,”"),
    ("from the panel to the text", "Q G", "Enter", "focus: Text"),
    ("back to the unchanged text", "Q G", "Esc", "¶1/"),
    // Back, forward, marks.
    ("back from a jump", "G", "^o", "¶1/"),
    ("forward again", "G ^o", "g o", "end"),
    ("forward again, Alt-o", "G ^o", "Alt-o", "end"),
    ("mark a place", "", "m a", "marked a"),
    ("go to a place", "3 } m a G", "' a", "¶4/"),
    ("the last place", "3 } G", "' '", "¶4/"),
    // Search.
    ("search", "", "/", "window: /"),
    ("search, letter by letter", "", "/ q u a y", "cursor: quay"),
    ("keep the search", "/ q u a y", "Enter", "quay 1/3"),
    ("give the search up", "/ l o r r y", "Esc", "¶1/"),
    ("erase a letter", "/ q u a y s", "Backspace", "window: /quay"),
    ("erase a letter, ^h", "/ q u a y s", "^h", "window: /quay"),
    ("erase a word", "/ t h e Space q u a y", "^w", "window: /the"),
    ("erase the line", "/ t h e Space q u a y", "^u", "window: /"),
    ("an earlier search", "/ q u a y Enter /", "Up", "window: /quay"),
    ("an earlier search, ^p", "/ q u a y Enter /", "^p", "window: /quay"),
    ("a later search", "/ q u a y Enter / Up", "Down", "window: /"),
    ("a later search, ^n", "/ q u a y Enter / Up", "^n", "window: /"),
    ("next hit", "/ q u a y Enter", "n", "quay 2/3"),
    ("search for the words under the cursor", "] c", "*", "/Mozambique 1/"),
    // Copy.
    ("copy with credit", "] q", "y", "copied: “The storm took the quay,” — Teresa Macuácua"),
    ("copy as Markdown", "] q", "Y", "copied: > “The storm took the quay,”"),
    (
        "reported speech is copied without marks",
        "4 ] q",
        "y",
        "copied: the engineers will stay for a month — ",
    ),
    ("nothing is copied that is not meant", "", "y", "no quotation here"),
    ("nor with a person selected", "P", "y", "no quotation here"),
    ("one step back from a run of walks", "] q ] q", "^o", "cursor: none top: A quay"),
    ("the last quotation on the page first", "G", "[ q", "cursor: “Nobody asked us,”"),
    ("a full name from a hit", "/ N h a n t u m b o Space s a i d Enter", "g d", "cursor: Joaquim Nhantumbo"),
    ("help knows quotes", "? q u o t e s", "Enter", "cursor: “The storm took the quay,”"),
    (
        "a search for the same words is remembered once",
        "/ r o a d Enter g g ] c * * /",
        "Up Up",
        "window: /road",
    ),
    // Appearance.
    ("wider lines", "- -", "+", "lines of"),
    ("narrower lines", "", "-", "lines of"),
    ("default width", "- -", "0", "lines of"),
    ("hide furniture", "", "z f", "furniture"),
    ("nothing but the text", "", "z a", "zen"),
    ("cursor to the middle", "3 ] q", "z z", "cursor: "),
    ("next theme", "", "T", "colours: plain"),
    // Articles and program.
    ("next article", "", "] a", "article: 2"),
    ("previous article", "] a", "[ a", "article: 1"),
    ("open an address", "", "g f", "window: open"),
    ("open an address from the library", "L", "g f", "window: open"),
    ("open it", "g f h t t p : / / a", "Enter", "top: The text at http://a."),
    ("complete what to open", "g f / n o w h e r e / x", "Tab", "window: open /nowhere/xories/"),
    ("open nothing", "g f a", "Esc", "window: none"),
    ("erase a letter of it", "g f a b", "Backspace", "window: open a"),
    ("erase a letter of it, ^h", "g f a b", "^h", "window: open a"),
    ("erase a word of it", "g f a Space b", "^w", "window: open a"),
    ("erase all of it", "g f a b", "^u", "window: open   cursor"),
    ("read it again", "", "g R", "effect: ReadAgain 0"),
    ("the whole page", "", "g w", "effect: ReadWholePage 0"),
    ("nothing has changed yet", "", "g c", "no quotation has changed"),
    ("help", "", "?", "window: help"),
    ("help filters", "?", "q u o t", "window: help quot"),
    ("help erases a letter", "? q u", "Backspace", "window: help q "),
    ("help erases a letter, ^h", "? q u", "^h", "window: help q "),
    ("help erases a word", "? n e x t Space q", "^w", "window: help next"),
    ("help erases the line", "? q u", "^u", "window: help  row 0"),
    ("help, next row", "?", "Down", "row 1"),
    ("help, next row, ^n", "?", "^n", "row 1"),
    ("help, previous row", "? Down Down", "Up", "row 1"),
    ("help, ten rows down", "? Down", "PgDn", "row 11"),
    ("help, ten rows up", "? Down PgDn", "PgUp", "row 1"),
    ("help, previous row, ^p", "? Down Down", "^p", "row 1"),
    ("help does it", "? n e x t Space q u o", "Enter", "cursor: “The storm took the quay,”"),
    ("help closes", "?", "Esc", "window: none"),
    ("why closes", "] q w", "w", "window: none"),
    ("why closes, Esc", "] q w", "Esc", "window: none"),
    ("why closes, Enter", "] q w", "Enter", "window: none"),
    ("why closes, q", "] q w", "q", "window: none"),
    ("why, next quotation", "] q w", "j", "cursor: “and we will rebuild it,”"),
    ("why, next quotation, arrow", "] q w", "Down", "cursor: “and we will rebuild it,”"),
    ("why, previous quotation", "2 ] q w", "k", "cursor: “The storm took the quay,”"),
    ("why, previous quotation, arrow", "2 ] q w", "Up", "cursor: “The storm took the quay,”"),
    ("suspend", "", "^z", "effect: Suspend"),
    ("draw again", "", "^l", "effect: Redraw"),
    ("leave", "", "q", "effect: Quit"),
    ("^c warns", "", "^c", "press ^c again"),
    ("^c twice leaves", "^c", "^c", "effect: Quit"),
    ("^c twice, but not in a row", "^c F", "^c", "press ^c again"),
    ("a search given up in a panel leaves the way back", "Q / x Esc G", "Esc", "¶1/"),
    ("^c gives the search up", "/ l o r r y", "^c", "top: A quay"),
    ("^c leaves no place behind to go back to", "/ l o r r y ^c G", "/ x Esc", "end"),
    ("a notice gives way to the keys of a command", "F", "g", "notice:  foot:"),
];

fn rows() -> impl Iterator<Item = &'static Row> + Clone {
    ROWS.iter()
        .chain(picking::ROWS)
        .chain(review_keys::ROWS)
        .chain(library_keys::ROWS)
        .chain(feeds_keys::ROWS)
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
    let library = library_keys::observe(state) + &feeds_keys::observe(state);
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
