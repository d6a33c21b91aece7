//! A key that is named does something where it is named.

use crate::screen::reader::{Reader, STORY};
use pullquote::tui::state::Window;

const QUIET: &str = "It rained all day in Pemba. The road to the south is open again.";

#[test]
fn an_article_without_quotations_names_only_keys_that_help() {
    for size in [(60, 20), (80, 24), (120, 40)] {
        let mut reader = Reader::new(&[QUIET], size);
        reader.press("Q");
        let screen = reader.screen();
        assert!(screen.contains("Esc, then v selects"), "{screen}");
        assert!(!screen.contains("no quotations: v"), "{screen}");
        for idle in ["]q", "Enter go there", "j move", "r review", "y copy", "e export"] {
            assert!(!screen.contains(idle), "{idle}\n{screen}");
        }
        reader.press("v");
        let said = "no quotation was found here; Esc, then v selects one in the text";
        assert_eq!(reader.state.notice.as_deref(), Some(said));
        reader.press("Esc y");
        assert_eq!(
            reader.state.notice.as_deref(),
            Some("no quotation was found here; v selects one in the text")
        );
        reader.press("v");
        assert!(matches!(reader.state.window, Window::Selection(_)), "{}", reader.screen());
    }
}

#[test]
fn the_page_of_a_speaker_of_an_article_that_is_not_in_the_library_names_a_key_that_works() {
    let mut reader = Reader::new(&["“It is late,” Xaver Umbruch said.\n"], (120, 40));
    reader.press("] q A");
    let screen = reader.screen();
    assert!(screen.contains("Esc goes back") && !screen.contains("so does i"), "{screen}");
}

#[test]
fn the_lines_of_a_search_in_the_text_show_their_sign_and_their_keys() {
    for size in [(60, 20), (80, 24), (120, 40)] {
        for sign in ["/", "&"] {
            let mut reader = Reader::new(&[STORY], size);
            reader.press(sign).press("q u a y");
            let screen = reader.screen();
            let foot = screen.lines().last().unwrap();
            assert!(foot.starts_with(&format!(" {sign}quay▏")), "{foot}");
            assert!(foot.contains("Enter keep") && foot.contains("Esc back"), "{size:?} {foot}");
        }
    }
}

#[test]
fn an_empty_search_of_the_library_names_the_field_of_notes() {
    for size in [(80, 24), (120, 40)] {
        let mut reader = Reader::new(&[STORY], size);
        reader.press("L /");
        assert!(reader.screen().contains(" note: "), "{}", reader.screen());
    }
}

#[test]
fn a_theme_that_is_chosen_by_key_says_that_it_overrides_the_file() {
    let mut reader = Reader::new(&[STORY], (80, 24));
    reader.press("T");
    assert!(reader.screen().contains("config.toml"), "{}", reader.screen());
}

/// A quotation without a named speaker, the only one.
const UNNAMED: &str =
    "It rained all day in Pemba.\n\n“It is late,” a passer-by said.\n\nThe road is open again.\n";

#[test]
fn a_notice_names_a_key_to_another_quotation_only_where_there_is_one() {
    for (text, keys, said) in [
        (UNNAMED, "A", "no speaker here; ]q goes to the next quotation"),
        (UNNAMED, "] q A", "no speaker of this quotation is named"),
        (QUIET, "A", "no quotation was found here; v selects one in the text"),
        (QUIET, "g d", "no name was found in this article"),
    ] {
        let mut reader = Reader::new(&[text], (80, 24));
        reader.press(keys);
        let notice = reader.state.notice.clone().unwrap_or_default();
        assert_eq!(notice, said, "{keys}\n{}", reader.screen());
    }
    let two = format!("{UNNAMED}\n“It is cold,” a passer-by said.\n");
    let mut reader = Reader::new(&[&two], (80, 24));
    reader.press("] q ] q A");
    let said = "no speaker of this quotation is named; [q goes to the previous quotation";
    assert_eq!(reader.state.notice.as_deref(), Some(said), "{}", reader.screen());
    reader.state.notice = None;
    assert!(!reader.screen().contains("]q quote"), "{}", reader.screen());
}

#[test]
fn the_key_that_undoes_is_named_once_there_is_something_to_undo() {
    for keys in ["Esc", "Q", "P", "r"] {
        let mut reader = Reader::new(&[STORY], (200, 50));
        assert!(!reader.press(keys).screen().contains("u undo"), "{keys}\n{}", reader.screen());
    }
    let mut reader = Reader::new(&[STORY], (200, 50));
    assert!(reader.press("r a").screen().contains("u undo"), "{}", reader.screen());
}

#[test]
fn a_key_that_corrects_says_what_it_needs_where_a_panel_is_empty() {
    for (keys, said) in [
        ("P =", "this list is empty: = needs a person"),
        ("P x", "this list is empty: x needs a person"),
        ("C =", "this list is empty: = needs a country"),
        ("I =", "this list is empty: = needs an organisation"),
    ] {
        let mut reader = Reader::new(&["It rained all day.\n"], (80, 24));
        reader.press(keys);
        assert_eq!(reader.state.notice.as_deref(), Some(said), "{keys}");
    }
}

#[test]
fn a_page_without_hits_says_how_notes_are_searched() {
    for size in [(60, 20), (80, 24), (120, 40)] {
        let mut reader = Reader::new(&[STORY], size);
        let screen = reader.press("L / z z z z Enter").screen();
        assert!(screen.contains("no hits") && screen.contains("note:words"), "{screen}");
        let mut reader = Reader::new(&[STORY], size);
        let screen = reader.press("L / n o t e : z z z z Enter").screen();
        assert!(!screen.contains("note:words"), "{screen}");
    }
}

#[test]
fn an_example_of_what_can_be_typed_stands_behind_the_caret() {
    for (keys, line) in [
        ("?", "/▏ type to filter: save, delete, colour"),
        (":", ": ▏ type part of a name"),
        ("|", "| ▏ such as  wc -w  or  wl-copy"),
        ("g a", "/ ▏ type part of a title"),
        ("? s a", "/sa▏ "),
    ] {
        let mut reader = Reader::new(&[STORY, STORY], (120, 40));
        reader.press(keys);
        let screen = reader.screen();
        assert!(screen.contains(line), "{keys}\n{screen}");
    }
}
