//! What is on the screen is what a key acts on: jumps show all that they jump to, lists keep their row, and a word typed in the
//! wrong place decides nothing.

mod corrected;
mod in_view;
mod marks_and_titles;
mod named_keys;
mod notices;
mod panes;
mod said;
mod told_apart;

use crate::screen::reader::{Reader, STORY};
use pullquote::analysis::EntityKind;
use pullquote::review::Verdict;
use pullquote::text::Span;
use pullquote::tui::state::{Mode, Window};
use pullquote::tui::theme::{StyleRole, Theme};
use std::fmt::Write;

/// The rows of the page that show a part of `span`, and how many rows the page has.
fn rows_of(reader: &Reader, span: Span) -> (Vec<usize>, usize) {
    let rows = &reader.state.visible_rows;
    let shown = rows.iter().enumerate().filter(|(_, row)| row.span.overlaps(span)).map(|(at, _)| at);
    (shown.collect(), rows.len())
}

fn is_whole(reader: &Reader, span: Span) -> bool {
    let shown = |byte: u32| reader.state.visible_rows.iter().any(|row| row.span.contains(byte));
    shown(span.start) && shown(span.end - 1)
}

#[test]
fn a_jump_shows_the_whole_quotation_its_speaker_and_three_rows_around_it() {
    for size in [(60, 20), (80, 24), (120, 40)] {
        let mut reader = Reader::new(&[STORY], size);
        let count = reader.state.reading.analysis.quotations.len();
        assert!(count > 4);
        for keys in ["] q", "[ q"] {
            for _ in 1..count {
                reader.press(keys);
                let id = reader.state.reading.under_cursor;
                let quotation = reader.state.reading.selected.unwrap();
                let pullquote::tui::state::panel::Entry::Quotation(number) = quotation else {
                    panic!("{quotation:?}")
                };
                let found = reader.state.reading.analysis.quotation(number).unwrap();
                let mention = found.attribution.as_ref().and_then(|by| by.mention).unwrap();
                assert!(is_whole(&reader, found.marks), "{size:?} {id:?}\n{}", reader.screen());
                assert!(is_whole(&reader, mention), "{size:?} {id:?}\n{}", reader.screen());
                let (rows, page) = rows_of(&reader, found.marks);
                let (first, last) = (rows[0], rows[rows.len() - 1]);
                let text = &reader.state.reading.article().unwrap().text;
                let begins = reader.state.visible_rows[0].span.start == 0;
                let ends = reader.state.visible().end as usize >= text.trim_end().len();
                assert!(first >= 3 || begins, "{size:?}: row {first} of {page}\n{}", reader.screen());
                assert!(last + 3 < page || ends, "{size:?}: row {last} of {page}\n{}", reader.screen());
            }
        }
    }
}

#[test]
fn of_a_quotation_that_is_longer_than_the_page_the_beginning_is_shown() {
    let long = "The river rose in the night and took the road. ".repeat(60);
    let text = format!("{}\n\n“{long}It was over,” Ana Lopes said.\n", "It rained. ".repeat(80));
    let mut reader = Reader::new(&[&text], (80, 24));
    reader.press("] q");
    let found = reader.state.reading.analysis.quotations[0].marks;
    let (rows, page) = rows_of(&reader, found);
    assert_eq!((rows[0], rows.len()), (0, page), "{}", reader.screen());
}

#[test]
fn a_word_that_is_searched_for_in_the_review_filters_the_cards_and_decides_nothing() {
    let mut reader = Reader::new(&[STORY], (120, 40));
    reader.press("r / h a r b o u r");
    assert_eq!(reader.state.reading.session.queue().len(), 1);
    assert!(reader.screen().contains("“A harbour is not a gift,”"));
    reader.press("Enter");
    assert!(reader.screen().contains("“harbour”, least certain first"), "{}", reader.screen());
    reader.press("/ x x x");
    assert!(reader.screen().contains("no card contains “xxx”"), "{}", reader.screen());
    reader.press("Esc");
    assert_eq!(reader.state.reading.session.queue().len(), reader.state.reading.review().cards.len());
    assert!(reader.state.reading.session.journal().acts.is_empty());
    assert_eq!((reader.state.mode, &reader.state.window), (Mode::Review, &Window::None));
}

#[test]
fn a_key_of_the_review_says_in_the_text_where_it_works() {
    let mut reader = Reader::new(&[STORY], (80, 24));
    for key in ["a", "s", "c", ".", "t", "V", "W"] {
        reader.press("] q").press(key);
        let said = reader.state.notice.clone().unwrap();
        assert_eq!(said, format!("{key} is a key of the review: r reviews this quotation, Q lists all"));
    }
    assert!(reader.state.reading.session.journal().acts.is_empty());
}

#[test]
fn a_key_that_means_something_else_in_the_review_says_both_where_it_finds_nothing() {
    for (key, said) in [
        (
            "x",
            "no name under the cursor; l and h move it; x is a key of the review: r reviews this quotation, Q lists all",
        ),
        (
            "=",
            "no name under the cursor; l and h move it; = is a key of the review: r reviews this quotation, Q lists all",
        ),
    ] {
        let mut reader = Reader::new(&[STORY], (80, 24));
        reader.press("] q").press(key);
        assert_eq!(reader.state.notice.as_deref(), Some(said), "{key}");
    }
}

#[test]
fn a_decision_in_the_list_of_quotations_goes_on_to_the_next_row() {
    let mut reader = Reader::new(&[STORY], (80, 24));
    reader.press("Q g g a a a");
    let accepted: Vec<bool> = (reader.state.reading.review().cards.iter())
        .map(|card| card.decision().verdict == Verdict::Accepted)
        .collect();
    assert_eq!(accepted[..4], [true, true, true, false], "the second quotation is one of two parts");
    reader.press("G a a a");
    let acts = reader.state.reading.session.journal().acts.len();
    reader.press("a");
    assert_eq!(reader.state.reading.session.journal().acts.len(), acts, "nothing more to undo");
    assert_eq!(reader.state.notice.as_deref(), Some("this is already recorded"));
}

#[test]
fn a_text_without_quotations_is_not_exported() {
    let mut reader = Reader::new(&["It rained."], (80, 24));
    reader.press("e");
    assert_eq!(reader.state.window, Window::None);
    assert_eq!(
        reader.state.notice.as_deref(),
        Some("there is no quotation to export; v selects words for one")
    );
    let mut reader = Reader::new(&[STORY], (80, 24));
    reader.press("e").press("Enter");
    assert!(reader.state.notice.as_deref().is_some_and(|said| said.starts_with("5 quotations exported")));
}

#[test]
fn a_card_shows_nothing_that_was_selected_elsewhere() {
    let mut reader = Reader::new(&[STORY], (200, 50));
    reader.state.appearance.theme = Theme::plain();
    reader.press("C r S g g");
    let occurrence = reader.state.appearance.theme.style(StyleRole::Occurrence);
    let marked = |reader: &Reader| {
        let buffer = reader.buffer();
        let (columns, rows) = reader.state.size;
        let mut marked = String::new();
        for y in 0..rows {
            for x in columns / 2..columns {
                let cell = &buffer[(x, y)];
                if cell.style().add_modifier == occurrence.add_modifier {
                    write!(marked, "{}", cell.symbol()).unwrap();
                }
            }
        }
        marked
    };
    assert!(!marked(&reader).contains("Mozambique"), "{}", marked(&reader));
    reader.press("w Esc J J");
    assert!(!marked(&reader).contains("The storm"), "{}", marked(&reader));
}

#[test]
fn a_person_can_become_an_organisation_of_the_same_name() {
    let mut reader = Reader::new(&[STORY], (80, 24));
    reader.press("P =");
    let name =
        reader.state.reading.analysis.entity(reader.state.reading.panel_rows.people[0]).unwrap().name.clone();
    assert!(reader.screen().contains("it is an organisation"), "{}", reader.screen());
    reader.press("Enter");
    let entities = &reader.state.reading.analysis.entities;
    let now = entities.iter().find(|entity| entity.name == name && !entity.mentions.is_empty()).unwrap();
    assert_eq!(now.kind, EntityKind::Organization, "{name}");
}

#[test]
fn the_speakers_in_the_queue_have_the_colours_of_their_kinds() {
    let mut reader = Reader::new(&[STORY], (120, 40));
    reader.press("r S G");
    let lisbon = reader.screen().lines().position(|line| line.contains("· Portugal")).unwrap();
    let buffer = reader.buffer();
    let wanted = reader.state.appearance.theme.style(StyleRole::Country).fg.unwrap();
    let column = reader.screen().lines().nth(lisbon).unwrap().chars().position(|c| c == 'P').unwrap();
    assert_eq!(buffer[(u16::try_from(column).unwrap(), u16::try_from(lisbon).unwrap())].fg, wanted);
}

#[test]
fn a_search_in_the_library_that_is_given_up_returns_to_its_row() {
    let mut reader = Reader::new(&[STORY], (80, 24));
    let selected = |reader: &Reader| {
        let screen = reader.screen();
        let line = screen.lines().find(|line| line.contains('▸')).unwrap().to_owned();
        line.chars().take(24).collect::<String>()
    };
    reader.press("L j j");
    let before = selected(&reader);
    reader.press("/ c r a n e Esc");
    assert_eq!(selected(&reader), before);
    reader.press("/ s c h o o l Enter");
    let found = selected(&reader);
    assert!(found.contains("School opens"), "{found}");
    reader.press("Esc");
    assert_eq!(selected(&reader), found, "what was found and kept stays selected");
}

#[test]
fn the_shares_of_the_possible_speakers_add_up_to_one_at_most() {
    let mut reader = Reader::new(&[STORY], (120, 40));
    reader.press("r S g g");
    for _ in 0..reader.state.reading.review().cards.len() {
        let reading = &reader.state.reading;
        let article = reading.article().unwrap();
        let listed = pullquote::review::speaker_candidates(article, reading.review(), reading.session.card());
        let sum: f32 = listed.iter().filter_map(|candidate| candidate.confidence).sum();
        assert!(sum <= 1.0001, "{listed:?}");
        reader.press("J");
    }
}

#[test]
fn a_speaker_of_an_open_article_that_is_not_in_the_library_is_not_said_to_have_said_nothing() {
    let mut reader = Reader::new(
        &["“It rained for a week,” Ana Petrova said. “The road is gone,” Petrova said.\n"],
        (80, 24),
    );
    reader.press("] q A");
    let said = "the open article has 2 quotations by Ana Petrova, but is not in the";
    assert!(reader.screen().contains(said), "{}", reader.screen());
}
