//! What is drawn over or beside something else can be told apart from it, and stands where it belongs.

use crate::screen::reader::{Reader, STORY};
use pullquote::tui::state::Window;
use pullquote::tui::theme::{StyleRole, Theme};
use ratatui::style::Modifier;

const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 40)];

#[test]
fn the_window_that_explains_a_speaker_leaves_the_quotation_free() {
    for size in [(80, 24), (120, 40), (200, 50)] {
        let mut reader = Reader::new(&[STORY], size);
        for at in 0..5 {
            reader.press("] q w");
            let id = reader.state.reading.under_cursor.unwrap();
            let span = id.span(&reader.state.reading.analysis);
            let first = reader.state.layout().text_inner().y;
            let screen = reader.screen();
            let lines: Vec<&str> = screen.lines().collect();
            let top = lines.iter().position(|line| line.contains("Why this speaker?")).unwrap();
            let bottom = lines.iter().rposition(|line| line.contains('┛')).unwrap();
            for (row, y) in reader.state.visible_rows.iter().zip(usize::from(first)..) {
                let is_free = y < top || y > bottom;
                assert!(is_free || !row.span.overlaps(span), "{size:?}, {at}: row {y}\n{screen}");
            }
            assert!(super::is_whole(&reader, span), "{size:?}, {at}\n{screen}");
            reader.press("Esc");
        }
    }
}

#[test]
fn the_marks_of_the_strip_stand_beside_their_rows_where_the_whole_text_is_shown() {
    let story =
        "A short one.\n\n“It is ours,” Ana Ruiz said on Monday.\n\nThen it rained.\n\nAna Ruiz left.\n";
    for size in SIZES {
        let mut reader = Reader::new(&[story], size);
        reader.press("] p");
        let screen = reader.screen();
        let marked: Vec<&str> = screen.lines().filter(|line| line.contains('◂')).collect();
        assert_eq!(marked.len(), 2, "{size:?}\n{screen}");
        assert!(marked.iter().all(|line| line.contains("Ana Ruiz")), "{size:?}\n{screen}");
    }
}

#[test]
fn between_the_text_and_the_strip_is_a_blank_column() {
    for (size, keys) in [((60, 20), "g g"), ((120, 40), "z a"), ((80, 24), "z a")] {
        for columns in size.0..size.0 + 12 {
            let mut reader = Reader::new(&[STORY], (columns, size.1));
            reader.press("] q").press(keys);
            let strip = reader.state.layout().text.right() - 1;
            let buffer = reader.buffer();
            for y in 1..size.1 - 3 {
                if ["│", "┃", "◂"].contains(&buffer[(strip, y)].symbol()) {
                    let before = buffer[(strip - 1, y)].symbol();
                    assert_eq!(before, " ", "{columns}, row {y}\n{}", reader.screen());
                }
            }
        }
    }
}

#[test]
fn letters_to_jump_by_differ_from_what_is_below_them_without_colours_too() {
    let mut reader = Reader::new(&[STORY], (120, 40));
    reader.state.appearance.theme = Theme::plain();
    reader.press("] q ] q");
    let below = reader.buffer();
    reader.press("f");
    let Window::Hints(hints) = reader.state.window.clone() else { panic!("{}", reader.screen()) };
    let over = reader.buffer();
    for hint in hints.all {
        let cells = (below[hint.at].modifier, over[hint.at].modifier);
        let is_reversed = |modifier: Modifier| modifier.contains(Modifier::REVERSED);
        assert_ne!(is_reversed(cells.0), is_reversed(cells.1), "{hint:?}: {cells:?}");
        assert!(cells.1.contains(Modifier::BOLD), "{hint:?}: {cells:?}");
    }
}

#[test]
fn only_the_selected_row_of_the_mentions_looks_selected() {
    for size in SIZES {
        let mut reader = Reader::new(&[STORY], size);
        reader.press("] q g r");
        let theme = &reader.state.appearance.theme;
        let ground = theme.style(StyleRole::Chosen).bg;
        let buffer = reader.buffer();
        let screen = reader.screen();
        let looks_selected =
            |y: &usize| (0..size.0).any(|x| buffer[(x, u16::try_from(*y).unwrap())].style().bg == ground);
        let rows = screen.lines().enumerate().filter(|(_, line)| line.contains("┃") && line.contains('¶'));
        let selected = rows.map(|(y, _)| y).filter(looks_selected).count();
        assert_eq!(selected, 1, "{size:?}\n{screen}");
    }
}
