//! Letters over what can be jumped to.

use crate::screen::reader::{Reader, STORY};
use pullquote::tui::state::Window;
use pullquote::tui::state::finding::Finding;
use pullquote::tui::state::pick::{Hint, HintGoal};
use pullquote::tui::state::screen_map::ShownRow;

fn hints(reader: &Reader) -> Vec<Hint> {
    match &reader.state.window {
        Window::Hints(hints) => hints.all.clone(),
        _ => Vec::new(),
    }
}

#[test]
fn letters_stand_over_the_words_they_lead_to() {
    for size in [(60, 20), (80, 24), (120, 40), (200, 50)] {
        let mut reader = Reader::new(&[STORY], size);
        reader.press("f");
        let buffer = reader.buffer();
        for hint in hints(&reader) {
            let (x, y) = hint.at;
            let drawn: String = (x..).take(hint.label.len()).map(|x| buffer[(x, y)].symbol()).collect();
            assert_eq!(drawn, hint.label, "{size:?}: {hint:?}\n{}", reader.screen());
        }
        let covered = hints(&reader);
        reader.press("Esc");
        let buffer = reader.buffer();
        for Hint { at: (x, y), goal, .. } in covered {
            let HintGoal::Finding(finding) = goal else { continue };
            let span = finding.span(&reader.state.reading.analysis);
            let words = reader.state.reading.article().unwrap().words(span);
            let first = words.chars().next().unwrap().to_string();
            assert_eq!(buffer[(x, y)].symbol(), first, "{size:?}: {words}");
        }
    }
}

#[test]
fn every_letter_leads_to_what_it_stands_over() {
    let mut reader = Reader::new(&[STORY], (120, 50));
    reader.press("f");
    let all = hints(&reader);
    assert!(all.len() > 26, "{}", all.len());
    for hint in all {
        let mut reader = Reader::new(&[STORY], (120, 50));
        let letters: Vec<String> = hint.label.chars().map(|letter| letter.to_string()).collect();
        reader.press("f").press(&letters.join(" "));
        assert_eq!(reader.state.window, Window::None, "{hint:?}");
        match hint.goal {
            HintGoal::Finding(finding) => assert_eq!(reader.state.reading.under_cursor, Some(finding)),
            HintGoal::Row(ShownRow::Panel(panel, row)) => {
                assert_eq!(reader.state.reading.selected_row(panel), row);
                assert_eq!(reader.state.focus, pullquote::tui::state::Focus::Panel(panel));
            }
            HintGoal::Row(_) => panic!("no list is on the screen"),
        }
    }
}

#[test]
fn the_letters_are_right_before_the_next_frame_too() {
    let mut reader = Reader::new(&[STORY], (80, 24));
    reader.look();
    let effects =
        pullquote::tui::update::press(&mut reader.state, pullquote::tui::keymap::key::Key::Char('j'));
    assert!(effects.is_empty());
    let page = reader.state.visible();
    reader.press("f");
    for hint in hints(&reader) {
        if let HintGoal::Finding(finding @ Finding::Mention(_)) = hint.goal {
            assert!(page.overlaps(finding.span(&reader.state.reading.analysis)));
        }
    }
}

#[test]
fn typed_letters_narrow_and_a_key_of_another_keyboard_counts() {
    let mut reader = Reader::new(&[STORY], (120, 40));
    let (layer, _) = pullquote::settings::key_layer("keys.toml", "[alternatives]\n'ф' = 'a'\n");
    reader.state.keymap = std::sync::Arc::new(pullquote::tui::keymap::Keymap::with(&layer).0);
    reader.press("f ф");
    assert_eq!(reader.state.window, Window::None);
    assert!(reader.state.reading.under_cursor.is_some());
}

#[test]
fn of_what_begins_at_one_place_only_one_has_letters() {
    let story = "Turkey’s Transport Ministry said on Monday that the port would open. Turkey’s Transport Ministry \
                 is in Ankara.\n";
    let mut reader = Reader::new(&[story], (120, 40));
    reader.press("f");
    let hints = hints(&reader);
    for (index, hint) in hints.iter().enumerate() {
        assert!(hints[index + 1..].iter().all(|other| other.at != hint.at), "{hint:?}\n{}", reader.screen());
    }
    assert!(hints.len() > 3, "{hints:?}");
}
