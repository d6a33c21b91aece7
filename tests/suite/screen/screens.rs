//! Whole screens with their styles, at five sizes, as files in `tests/golden/screens`.
//!
//! Every row that is not plain text is followed by one that starts with `~` and has a letter for the role of each cell,
//! so that a change of colours fails as well as a change of words. After an intended change, run
//! `INSTA_UPDATE=always cargo test screens` and look at the difference.

use super::markup;
use super::reader::{Reader, STORY};
use pullquote::input::Encoding;
use pullquote::tui::report::{Opened, Remembered, Report};
use pullquote::tui::theme::{STYLE_ROLES, StyleRole, Theme};
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier, Style};
use std::sync::Arc;

const SAMPLE: &str = include_str!("../../../assets/sample.txt");

/// The sizes the layouts are designed for, and one that is too small.
const SIZES: [(u16, u16); 5] = [(38, 9), (60, 20), (80, 24), (120, 40), (200, 50)];

/// (name, keys) shown at every size.
const SCREENS: [(&str, &str); 12] = [
    ("opened", ""),
    ("second-quotation", "2 ] q"),
    ("quotations-panel", "Q j j j"),
    ("quotations-by-speaker", "Q z s j j"),
    ("review", "2 ] q r a 2 f"),
    ("library", "L j j"),
    ("feeds", "F j a k"),
    ("library-search", "L / c r a n e Enter j"),
    ("library-card", "L P / n h a n Enter Enter j"),
    ("library-versions", "L j D h j"),
    ("library-audit", "L U S j"),
    ("library-repeats", "L R j"),
];

/// (name, keys) shown at the commonest size only.
const WINDOWS: [(&str, &str); 16] = [
    ("why", "2 ] q w"),
    ("help", "?"),
    ("help-filtered", "? q u o t"),
    ("search", "/ f e r r y"),
    ("zen", "z a"),
    ("furniture-hidden", "z f"),
    ("review-text", "2 ] q r z"),
    ("review-reason", "2 ] q r x"),
    ("review-picker", "2 ] q r s b e r"),
    ("review-bounds", "2 ] q r b h h L"),
    ("review-note", "2 ] q r c c a l l ^j b a c k Left"),
    ("selection", "2 ] q v v l l"),
    ("feeds-search", "F / m a c u"),
    ("library-speakers", "L P j"),
    ("library-add", "L i ~ / s t"),
    ("library-nothing", "L & & &"),
];

/// The review beside a source, on the card with "storm" for "flood".
const BESIDE_SOURCE: &str = "r V r e c o r d . t x t Enter J J J J J";

#[test]
fn screens_match_their_golden_files() {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../../golden/screens" }, {
        for size in SIZES {
            for (name, keys) in SCREENS {
                insta::assert_snapshot!(format!("{name}-{}x{}", size.0, size.1), draw(size, keys));
            }
        }
        for (name, keys) in WINDOWS {
            insta::assert_snapshot!(format!("{name}-80x24"), draw((80, 24), keys));
        }
        for size in [(60, 20), (80, 24), (120, 40)] {
            let mut reader = Reader::new(&[STORY], size);
            reader.press(BESIDE_SOURCE);
            insta::assert_snapshot!(format!("review-source-{}x{}", size.0, size.1), drawn_with_roles(reader));
        }
        for size in SIZES {
            insta::assert_snapshot!(format!("markup-{}x{}", size.0, size.1), drawn_with_roles(markup::reader(size)));
        }
    });
}

#[test]
fn every_size_can_be_drawn_with_every_window_open() {
    for keys in [
        "",
        "] q w",
        "?",
        "/ a",
        "C",
        "z a ] q",
        "r",
        "r z",
        "r s",
        "r x",
        "r c a",
        "r b h",
        "v v l",
        "L",
        "L j j j",
        "L / c",
        "L i a",
        "L P",
        "L P Enter",
        "L / c r a n e Enter",
        "L & & &",
        "] q A",
        "L j D",
        "L U",
        "L R",
    ] {
        let mut reader = Reader::new(&[SAMPLE], (80, 24));
        if !keys.is_empty() {
            reader.press(keys);
        }
        for columns in (0..=12).chain([38, 39, 40, 41, 71, 72, 99, 100, 179, 180, 300]) {
            for rows in (0..=12).chain([19, 20, 29, 30, 39, 40, 60]) {
                reader.resize(columns, rows);
                let buffer = reader.buffer();
                assert_eq!((buffer.area.width, buffer.area.height), (columns, rows), "after {keys:?}");
            }
        }
    }
}

#[test]
fn a_short_text_in_other_letters_says_why_it_has_no_speakers() {
    for text in ["Μια γέφυρα", "橋は閉鎖された。", "Мост закрыт."] {
        let screen = Reader::new(&[text], (120, 40)).screen();
        assert!(screen.contains("not in Latin script: quotations without speakers"), "{text}\n{screen}");
    }
    assert!(!Reader::new(&["The bridge is shut."], (120, 40)).screen().contains("Latin"));
}

#[test]
fn a_guessed_encoding_is_shown_at_every_size() {
    for size in [(60, 20), (80, 24), (120, 40), (200, 50)] {
        let mut reader = Reader::new(&[SAMPLE], size);
        let article = reader.state.reading.article().unwrap().clone();
        reader.state.reading.opened = None;
        let encoding = Encoding { name: "windows-1252", guessed: true };
        let opened = Arc::new(Opened {
            article,
            encoding,
            complete: true,
            words: Some(700),
            remembered: Remembered::default(),
        });
        reader.report(Report::Opened { article: 0, opened });
        assert!(reader.screen().contains("windows-1252"), "{size:?}");
        reader.press("j");
        assert!(size.0 < 80 || reader.screen().contains("windows-1252 (guessed)"), "{size:?} after a key");
    }
}

#[test]
fn a_resize_keeps_the_reading_position() {
    let mut reader = Reader::new(&[SAMPLE], (120, 40));
    reader.press("4 }");
    let top = reader.state.reading.top();
    for size in [(60, 20), (200, 50), (38, 9), (120, 40)] {
        reader.resize(size.0, size.1);
        assert_eq!(reader.state.reading.top(), top, "{size:?}");
    }
}

#[test]
fn the_screen_in_the_readme_is_up_to_date() {
    let mut reader = Reader::new(&[SAMPLE], (80, 24));
    reader.state.articles.names = vec!["sample article".to_owned()];
    reader.press("2 ] q");
    let screen = reader.screen();
    let readme = include_str!("../../../README.md");
    assert!(readme.contains(&screen), "README.md: put this under the first sentence\n{screen}");
}

/// The screen with its styles, after some keys.
fn draw(size: (u16, u16), keys: &str) -> String {
    let mut reader = Reader::new(&[SAMPLE], size);
    if !keys.is_empty() {
        reader.press(keys);
    }
    drawn_with_roles(reader)
}

/// The screen, and under each row a letter for the role of each of its cells.
pub(crate) fn drawn_with_roles(mut reader: Reader) -> String {
    reader.state.appearance.theme = Theme::new("letters", |role| Style::new().fg(Color::Indexed(role as u8)));
    let (size, buffer) = (reader.state.size, reader.buffer());
    let mut lines = Vec::new();
    for y in 0..size.1 {
        let cells = (0..size.0).map(|x| &buffer[(x, y)]);
        let words: String = cells.clone().map(Cell::symbol).collect();
        let roles: String = cells.map(letter).collect();
        lines.push(words.trim_end().to_owned());
        if !roles.trim_end_matches('.').is_empty() {
            lines.push(format!("~{}", roles.trim_end_matches('.')));
        }
    }
    lines.join("\n")
}

/// A letter for a role: `.` for plain text, then A, B, C in the order of the roles; a sign for words that the source sets off.
fn letter(cell: &Cell) -> char {
    match cell.fg {
        _ if cell.modifier.contains(Modifier::BOLD) => '*',
        _ if cell.modifier.contains(Modifier::ITALIC) => '/',
        _ if cell.modifier.contains(Modifier::CROSSED_OUT) => '-',
        Color::Indexed(index) if STYLE_ROLES.get(usize::from(index)) == Some(&StyleRole::Text) => '.',
        Color::Indexed(index) => char::from(b'A' + index - 1),
        _ => '!',
    }
}
