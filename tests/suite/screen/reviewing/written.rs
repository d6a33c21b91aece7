//! What was written in a form is never lost: not by Esc, not by a full disk, not by a long paste, not by quitting.

use crate::screen::reader::{Reader, STORY};
use pullquote::tui::effect::Effect;
use pullquote::tui::update;

fn reader() -> Reader {
    let mut reader = Reader::new(&[STORY, "“We stay,” said Ana Lopes."], (100, 30));
    reader.press("] q r S");
    reader
}

/// What is in the form that is open.
fn written(reader: &Reader) -> &str {
    update::text_in_form(&reader.state).unwrap_or("no form is open")
}

fn note(reader: &Reader) -> String {
    let card = reader.state.reading.session.card();
    reader.state.reading.review().cards[card].decision().note.clone()
}

fn quits(reader: &Reader) -> bool {
    reader.effects.contains(&Effect::Quit)
}

#[test]
fn a_note_that_is_left_with_esc_comes_back_on_its_card() {
    let mut reader = reader();
    reader.press("c a s k Esc");
    assert!(reader.screen().contains("not saved, but kept"), "{}", reader.screen());
    reader.press("J c");
    assert_eq!(written(&reader), "", "on another card");
    reader.press("Esc K c");
    assert_eq!(written(&reader), "ask");
    assert!(reader.screen().contains("it is not saved"), "{}", reader.screen());
    reader.press("! Enter");
    assert_eq!(note(&reader), "ask!");
    reader.press("c Esc c");
    assert_eq!(written(&reader), "ask!");
    assert!(!reader.screen().contains("not saved"), "it is saved: {}", reader.screen());
}

#[test]
fn every_form_keeps_what_was_written_in_it_and_only_there() {
    // The keys that open the form: a note, a source, what was said, a value of the article.
    for keys in ["c", "V", "W", "g i Enter"] {
        for leave in ["Esc", "^c"] {
            let mut reader = reader();
            reader.press(&format!("{keys} h i {leave}"));
            if keys.starts_with('g') {
                reader.press("Esc");
            }
            reader.press(keys);
            assert!(written(&reader).ends_with("hi"), "{keys} {leave}: {}", written(&reader));
        }
    }
}

#[test]
fn a_note_that_was_emptied_is_forgotten() {
    let mut reader = reader();
    reader.press("c a s k Esc c ^u Esc c");
    assert_eq!(written(&reader), "");
}

#[test]
fn a_note_that_cannot_be_saved_is_found_again() {
    for keys in ["c", "V", "W", "g i Enter"] {
        let mut reader = reader();
        reader.disk_is_full = true;
        reader.press(&format!("{keys} h i Enter"));
        let screen = reader.screen();
        assert!(screen.contains("not saved: the disk is full; what you wrote is kept"), "{keys}: {screen}");
        reader.press("Esc");
        if keys.starts_with('g') {
            // Back from the window about the article, if it is still open.
            reader.press("Esc");
        }
        if reader.screen().contains("Pullquote") {
            reader.press("r g g");
        }
        reader.press(keys);
        assert!(written(&reader).ends_with("hi"), "{keys}: {}", written(&reader));
        reader.disk_is_full = false;
        reader.press("Enter");
        reader.press("Esc q");
        assert!(reader.state.drafts.unsaved.is_empty(), "{keys}: {:?}", reader.state.drafts.unsaved);
    }
}

#[test]
fn leaving_the_program_with_an_unsaved_text_has_to_be_asked_for_twice() {
    let mut reader = reader();
    reader.press("c a s k Esc q q");
    assert!(
        !quits(&reader) && reader.screen().contains("a text you wrote is not saved"),
        "{}",
        reader.screen()
    );
    reader.press("j q");
    assert!(!quits(&reader), "another key came between");
    reader.press("q");
    assert!(quits(&reader));
    let mut reader = self::reader();
    reader.press("c a s k ^c");
    assert!(reader.screen().contains("not saved, but kept"), "{}", reader.screen());
    reader.press("^c");
    assert!(quits(&reader));
}

#[test]
fn the_editor_gets_what_was_typed_until_it_opens() {
    let mut reader = reader();
    reader.press("c a s k");
    // The disk is slow: the editor opens later.
    let effects = update::press(&mut reader.state, pullquote::tui::keymap::key::Key::Ctrl('g'));
    assert!(effects.iter().any(|effect| *effect == Effect::OpenEditor));
    reader.press("! !");
    assert_eq!(update::text_in_form(&reader.state), Some("ask!!"));
}

#[test]
fn a_paste_that_does_not_fit_is_cut_and_the_reader_told() {
    for keys in ["c", "s", "g i Enter ^u"] {
        let mut reader = reader();
        reader.press(keys).paste(&"ä".repeat(60_000));
        let screen = reader.screen();
        assert!(screen.contains("characters did not fit and were left out"), "{keys}: {screen}");
        reader.press("x");
        assert!(reader.screen().contains("there is no room for more"), "{keys}: {}", reader.screen());
    }
}

#[test]
fn an_export_that_fails_can_be_given_another_name() {
    let mut reader = reader();
    reader.disk_is_full = true;
    reader.press("e ^u a . m d Enter");
    assert!(reader.screen().contains("the disk is full"), "{}", reader.screen());
    assert_eq!(written(&reader), "a.md");
    reader.disk_is_full = false;
    reader.press("Enter");
    assert!(reader.screen().contains("exported to a.md"), "{}", reader.screen());
}

#[test]
fn a_note_is_read_whole_on_its_card_and_pushes_nothing_off_it() {
    for size in [(60, 20), (80, 24), (120, 40), (200, 50)] {
        let mut reader = Reader::new(&[STORY], size);
        reader.press("] q r f c");
        reader.paste(
            "call her back before the council meets on Thursday, and ask who paid for cranes at midnight",
        );
        reader.press("Enter");
        let screen = reader.screen();
        for words in ["flagged", "call her back", "midnight"] {
            assert!(screen.contains(words), "{size:?}: {words}\n{screen}");
        }
    }
    let mut reader = Reader::new(&[STORY], (80, 24));
    reader.press("] q r f W");
    reader.paste("The flood took the quay, and the ministry will rebuild all of it by the spring");
    reader.press("Enter c");
    reader.paste("call her back on Thursday");
    reader.press("Enter");
    let screen = reader.screen();
    for words in ["flagged", "by the spring”", "call her back on Thursday"] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
}

#[test]
fn a_source_that_was_recorded_is_offered_without_the_place_in_it() {
    let mut reader = reader();
    reader.press("V r e c o r d . t x t Enter = K V");
    let card = reader.state.reading.session.card();
    let recorded = reader.state.reading.review().cards[card].decision().source.clone();
    assert!(recorded.starts_with("record.txt, "), "{recorded}");
    assert_eq!(written(&reader), "record.txt");
    reader.press("Esc");
    assert!(!reader.screen().contains("not saved"), "nothing was written: {}", reader.screen());
    reader.press("V Enter");
    assert!(reader.screen().contains("record.txt read again"), "{}", reader.screen());
    reader.press("V n e w");
    assert_eq!(written(&reader), "new", "the first letter names another source");
}

#[test]
fn codes_that_are_there_already_are_offered_with_a_comma_behind_each() {
    let codes = |reader: &Reader| {
        let card = reader.state.reading.session.card();
        reader.state.reading.review().cards[card].decision().codes.iter().cloned().collect::<Vec<_>>()
    };
    let mut reader = reader();
    reader.press("# r i s k Enter #");
    assert_eq!(written(&reader), "risk, ");
    reader.press("v o t e Enter");
    assert_eq!(codes(&reader), ["risk", "vote"]);
    reader.press("#");
    assert_eq!(written(&reader), "risk, vote, ");
    reader.press("Enter");
    assert_eq!(codes(&reader), ["risk", "vote"], "a comma at the end is no code");
    reader.press("# Esc");
    assert!(!reader.screen().contains("not saved"), "{}", reader.screen());
    reader.press("# q u a y Space w a l l Enter #");
    assert_eq!(written(&reader), "quay wall, risk, vote, ");
}
