//! After a correction, what is selected and what the inspector shows is still one thing.

use crate::screen::reader::{Reader, STORY};
use pullquote::tui::state::Focus;
use pullquote::tui::state::panel::{self, Entry};

/// The name in the row that receives the keys, and what the inspector is about.
fn row_and_inspected(reader: &Reader) -> (String, String) {
    let reading = &reader.state.reading;
    let Focus::Panel(panel) = reader.state.focus else { panic!("no panel has the keys") };
    let name = |entry: Entry| {
        let entity = reading.entity_of(entry).and_then(|id| reading.analysis.entity(id));
        entity.map(|entity| entity.name.clone()).unwrap_or_default()
    };
    let row = panel::entry(&reading.panel_rows, panel, reading.selected_row(panel));
    let inspected = reading.under_cursor.and_then(|finding| reading.entry_of(finding));
    (row.map(name).unwrap_or_default(), inspected.map(name).unwrap_or_default())
}

#[test]
fn the_selected_row_of_a_panel_and_the_inspector_show_the_same_thing_after_a_correction() {
    for keys in [
        "P x",
        "P x u",
        "P x u ^r",
        "P G x",
        "P G x x",
        "P j = Enter",
        "P = Enter",
        "P j = Enter u",
        "C j x",
        "C x u",
        "I x",
        "I = A n a Space P a z Enter",
        "P j = A n a Space P a z Enter",
    ] {
        let mut reader = Reader::new(&[STORY], (120, 40));
        reader.press(keys);
        let (row, inspected) = row_and_inspected(&reader);
        assert_eq!(row, inspected, "{keys}\n{}", reader.screen());
    }
}

#[test]
fn a_mention_that_is_removed_in_the_text_does_not_put_another_one_into_the_inspector() {
    let mut reader = Reader::new(&[STORY], (120, 40));
    reader.press("] p");
    reader.press("x");
    assert_eq!(reader.state.reading.under_cursor, None, "{}", reader.screen());
    let mut reader = Reader::new(&[STORY], (120, 40));
    reader.press("3 ] p");
    let (before, selected) = (reader.state.reading.viewport, reader.state.reading.selected);
    reader.press("x u");
    assert_eq!((reader.state.reading.viewport, reader.state.reading.selected), (before, selected));
}

#[test]
fn what_is_brought_back_by_an_undo_is_selected_again() {
    for keys in ["P x", "P j x", "P G x", "C x", "C G x", "I x", "P j = Enter"] {
        let mut reader = Reader::new(&[STORY], (120, 40));
        let (opening, correction) = keys.split_at(keys.rfind(['x', '=']).unwrap() - 1);
        reader.press(opening);
        let before = row_and_inspected(&reader);
        reader.press(correction.trim());
        assert_ne!(row_and_inspected(&reader), before, "{keys}");
        reader.press("u");
        assert_eq!(row_and_inspected(&reader), before, "{keys}\n{}", reader.screen());
    }
}
