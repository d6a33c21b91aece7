//! The mouse.

use crate::screen::reader::{Reader, STORY};
use pullquote::tui::effect::Effect;
use pullquote::tui::keymap::pointer::PointerKind::{self, Drag, Press, Release, WheelDown, WheelUp};
use pullquote::tui::state::panel::Panel;
use pullquote::tui::state::screen_map::ShownRow;
use pullquote::tui::state::{Focus, Mode, Window};
use ratatui::layout::Rect;

fn column(count: usize) -> u16 {
    u16::try_from(count).unwrap()
}

/// Where these words are on the screen.
fn find(reader: &Reader, words: &str) -> (u16, u16) {
    let screen = reader.screen();
    let mut lines = screen.lines().enumerate();
    let found = lines.find_map(|(row, line)| Some((line.find(words)?, row, line)));
    let (at, row, line) = found.unwrap_or_else(|| panic!("no {words:?} in\n{screen}"));
    (column(line[..at].chars().count()), column(row))
}

/// The same place, this many columns to the right.
fn along((column, row): (u16, u16), columns: usize) -> (u16, u16) {
    (column + self::column(columns), row)
}

fn click(reader: &mut Reader, at: (u16, u16)) {
    reader.point(Press, at).point(Release, at);
}

fn copied(reader: &Reader) -> Vec<String> {
    let text = |effect: &Effect| match effect {
        Effect::Copy(text) => Some(text.clone()),
        _ => None,
    };
    reader.effects.iter().filter_map(text).collect()
}

#[test]
fn a_click_selects_the_mention_under_the_pointer() {
    for size in [(60, 20), (80, 24), (120, 40), (200, 50)] {
        let mut reader = Reader::new(&[STORY], size);
        let at = along(find(&reader, "minister, Teresa"), 13);
        click(&mut reader, at);
        let cursor = reader.state.reading.under_cursor.unwrap().span(&reader.state.reading.analysis);
        assert_eq!(reader.state.reading.article().unwrap().words(cursor), "Teresa Macuácua", "{size:?}");
        assert!(reader.state.reading.selected.is_some());
        assert_eq!(copied(&reader), Vec::<String>::new());
    }
}

#[test]
fn a_click_selects_a_row_of_a_panel_and_another_one_goes_there() {
    let mut reader = Reader::new(&[STORY], (120, 40));
    reader.look();
    let second = |(_, row): &&(Rect, ShownRow)| *row == ShownRow::Panel(Panel::People, 1);
    let place = reader.state.screen_map.rows.iter().find(second).unwrap().0;
    let at = (place.x + 4, place.y);
    click(&mut reader, at);
    assert_eq!(reader.state.focus, Focus::Panel(Panel::People));
    click(&mut reader, at);
    assert_eq!(reader.state.focus, Focus::Text, "the second click goes to the mention");
    assert!(reader.state.reading.under_cursor.is_some());
}

#[test]
fn dragging_copies_the_words_of_the_article_not_the_lines_of_the_screen() {
    let mut reader = Reader::new(&[STORY], (80, 24));
    let (from, to) = (find(&reader, "northern"), find(&reader, "March"));
    assert!(from.1 < to.1, "the words are on several lines");
    reader.point(Press, from).point(Drag, to).point(Drag, along(to, 4)).point(Release, along(to, 4));
    assert_eq!(copied(&reader), ["northern Mozambique that was swept away in March"]);
    assert!(reader.state.notice.as_deref().unwrap().starts_with("sent to the clipboard"));
    let mut backwards = Reader::new(&[STORY], (80, 24));
    backwards.point(Press, along(to, 4)).point(Drag, from).point(Release, from);
    assert_eq!(copied(&backwards), copied(&reader));
    reader.press("v");
    assert!(matches!(reader.state.window, Window::Selection(_)), "the words can be made a quotation");
}

#[test]
fn a_drag_over_the_edge_scrolls() {
    let mut reader = Reader::new(&[STORY], (80, 24));
    let from = find(&reader, "northern");
    let top = reader.state.reading.top();
    reader.point(Press, from);
    for _ in 0..5 {
        reader.point(Drag, (10, 23));
    }
    assert!(reader.state.reading.top() > top);
    reader.point(Release, (10, 23));
    assert!(copied(&reader)[0].starts_with("northern Mozambique") && copied(&reader)[0].contains('\n'));
}

#[test]
fn the_wheel_scrolls_what_is_under_the_pointer() {
    let mut reader = Reader::new(&[STORY], (120, 30));
    let text = find(&reader, "northern");
    let before = reader.state.visible_rows[3];
    reader.point(WheelDown, text);
    assert_eq!(reader.state.visible_rows[0], before, "three rows");
    reader.point(WheelUp, text);
    assert_eq!(reader.state.visible_rows[3], before);
    reader.press("Q");
    reader.look();
    let (place, _) = reader
        .state
        .screen_map
        .rows
        .iter()
        .copied()
        .find(|(_, row)| matches!(row, ShownRow::Panel(Panel::Quotations, _)))
        .unwrap();
    let selected = reader.state.reading.selected_row(Panel::Quotations);
    reader.point(WheelDown, (place.x, place.y));
    assert_eq!(reader.state.reading.selected_row(Panel::Quotations), selected + 1);
}

#[test]
fn the_wheel_moves_through_a_list_and_a_click_opens_its_article() {
    let mut reader = Reader::new(&[STORY], (100, 30));
    reader.press("L");
    reader.look();
    let (place, _) = reader.state.screen_map.rows[0];
    reader.point(WheelDown, (place.x + 2, place.y));
    assert!(reader.state.library.row() > 0);
    let row = reader.state.screen_map.rows[0].0;
    click(&mut reader, (row.x + 2, row.y));
    assert_eq!((reader.state.library.row(), reader.state.mode), (0, Mode::Library));
    click(&mut reader, (row.x + 2, row.y));
    assert_eq!(reader.state.mode, Mode::Read, "the second click opens it");
}

#[test]
fn a_mouse_that_is_left_to_the_terminal_does_nothing() {
    let mut reader = Reader::new(&[STORY], (100, 30));
    reader.press("M");
    let at = find(&reader, "Mozambique");
    for kind in [Press, Drag, Release, WheelDown] {
        reader.point(kind, at);
    }
    assert_eq!((reader.state.reading.under_cursor, reader.state.reading.top()), (None, 0));
    assert_eq!(reader.state.appearance.choices.mouse, Some(false), "the choice is kept");
}

#[test]
fn no_click_anywhere_decides_anything_or_fails() {
    for before in ["", "] q r", "] q r x", "L", "?", ":", "Q", "/ a", "] q w", "F"] {
        let mut reader = Reader::new(&[STORY], (80, 24));
        if !before.is_empty() {
            reader.press(before);
        }
        reader.effects.clear();
        for kind in [Press, Drag, Release, WheelUp, WheelDown] as [PointerKind; 5] {
            for at in (0..24).flat_map(|row| (0..80).step_by(7).map(move |column| (column, row))) {
                reader.point(kind, at);
            }
        }
        let decides =
            |effect: &Effect| matches!(effect, Effect::Record(_) | Effect::Quit | Effect::Export(_));
        assert!(!reader.effects.iter().any(decides), "{before:?}: {:?}", reader.effects);
    }
}
