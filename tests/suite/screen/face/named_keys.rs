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
