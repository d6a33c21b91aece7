//! The palette of actions.

use crate::screen::reader::{Reader, STORY};
use pullquote::settings::key_layer;
use pullquote::tui::keymap::Keymap;
use std::sync::Arc;

fn palette(before: &str) -> Reader {
    let mut reader = Reader::new(&[STORY], (100, 30));
    if !before.is_empty() {
        reader.press(before);
    }
    reader.press(":");
    reader
}

/// The lines of the palette that name an action.
fn listed(reader: &Reader) -> Vec<String> {
    let screen = reader.screen();
    let lines = screen.lines().filter_map(|line| line.split('┃').nth_back(1).filter(|_| line.contains('┃')));
    let lines = lines.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty());
    lines.skip_while(|line| !line.starts_with(':')).skip(1).collect()
}

#[test]
fn every_action_stands_with_its_key_and_those_of_the_screen_come_first() {
    let reader = palette("");
    let listed = listed(&reader);
    assert!(listed[0].starts_with("▸ ") && listed.len() > 10, "{listed:?}");
    assert!(listed.iter().all(|line| !line.contains("(in the library)")), "{listed:?}");
    let mut reader = palette("");
    reader.press("s o r t");
    let screen = reader.screen();
    assert!(!screen.contains("no action matches"), "{screen}");
}

#[test]
fn words_of_other_programs_find_the_action_here_and_in_the_help() {
    for (typed, keys) in [
        ("export", "e"),
        ("save", "e"),
        ("redo", "^r"),
        ("find", "/"),
        ("exit", "q"),
        ("quit", "q"),
        ("delete", "x"),
        ("text size", "+"),
        ("colour", "T"),
        ("scroll", "j"),
    ] {
        let letters: Vec<String> =
            typed.chars().map(|c| if c == ' ' { "Space".to_owned() } else { c.to_string() }).collect();
        let mut found = palette("");
        found.press(&letters.join(" "));
        let rows = listed(&found);
        let has_key = |row: &String| row.split_whitespace().any(|part| part == keys);
        assert!(rows.iter().take(4).any(has_key), "{typed}: {rows:?}");
        let mut help = Reader::new(&[STORY], (100, 30));
        help.press(&format!("? {}", letters.join(" ")));
        let screen = help.screen();
        assert!(screen.lines().any(|line| has_key(&line.to_owned())), "{typed}: {screen}");
    }
}

#[test]
fn the_start_of_a_word_is_found_before_its_middle() {
    let mut found = palette("");
    found.press("n o t e");
    let rows = listed(&found);
    assert!(rows.first().is_some_and(|row| row.contains(" note")), "{rows:?}");
    assert!(rows.iter().all(|row| !row.contains("scroll")), "{rows:?}");
}

#[test]
fn the_help_has_columns_where_there_is_room_and_no_key_stands_twice() {
    for (columns, side_by_side) in [(100, 1), (120, 2), (200, 3)] {
        let mut help = Reader::new(&[STORY], (columns, 40));
        help.press("?");
        let screen = help.screen();
        let line = screen.lines().find(|line| line.contains("half a page down")).unwrap_or_default();
        let keys = line.split("  ").filter(|part| !part.trim().is_empty()).count();
        assert!(keys > side_by_side, "{columns}: {screen}");
        assert_eq!(screen.matches("half a page down").count(), 1);
        assert!(!screen.contains('…'), "{columns}: nothing is cut off: {screen}");
    }
}

#[test]
fn what_was_chosen_last_comes_first_next_time() {
    let mut reader = palette("");
    reader.press("t h e m e Enter :");
    let first = listed(&reader).first().cloned().unwrap_or_default();
    assert!(first.contains("next colour theme") && first.ends_with('T'), "{first}");
}

#[test]
fn an_action_of_another_screen_is_explained_not_done() {
    let mut reader = palette("");
    reader.press("o r d e r Space o f Space t h e Space a r t i c l e s Enter");
    let notice = reader.state.notice.clone().unwrap_or_default();
    assert!(notice.contains("S: change the order of the articles (in the library)"), "{notice}");
}

#[test]
fn an_action_that_needs_a_letter_waits_for_it() {
    let mut reader = palette("");
    reader.press("m a r k Space t h i s Enter");
    assert!(reader.state.notice.as_deref().unwrap_or_default().contains("press its letter"));
    reader.press("k G");
    reader.press("' k");
    assert!(reader.screen().contains("A quay in northern"), "{}", reader.screen());
}

#[test]
fn the_keys_are_those_in_force() {
    let mut reader = Reader::new(&[STORY], (100, 30));
    let (layer, _) = key_layer("keys.toml", "[screens]\nappearance-next-theme = 'Alt-t'\n");
    reader.state.keymap = Arc::new(Keymap::with(&layer).0);
    reader.press(": t h e m e");
    assert!(listed(&reader)[0].ends_with("Alt-t"), "{:?}", listed(&reader));
}

#[test]
fn a_window_over_the_whole_width_leaves_no_border_of_a_pane_alone_above_or_below_it() {
    for size in [(60, 20), (80, 22), (80, 24), (80, 26), (90, 28)] {
        for keys in [":", "g a", "L :", "F :", "r :", "i", "?"] {
            let mut reader = Reader::new(&[STORY], size);
            reader.press(keys);
            let screen = reader.screen();
            let lines: Vec<&str> = screen.lines().collect();
            let Some(top) = lines.iter().position(|line| line.starts_with('┏')) else { continue };
            let bottom = lines.iter().rposition(|line| line.starts_with('┗')).unwrap();
            let begins = |at: usize, corner| lines.get(at).is_some_and(|line| line.starts_with(corner));
            assert!(top < 2 || !begins(top - 1, '┌'), "{size:?}, {keys}\n{screen}");
            assert!(!begins(bottom + 1, '└'), "{size:?}, {keys}\n{screen}");
        }
    }
}
