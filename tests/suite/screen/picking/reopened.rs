//! What is kept from one run to the next, and what matches only.

use crate::screen::reader::{Reader, STORY};
use pullquote::tui::report::Report;
use pullquote::tui::state::reading::ReadingState;

#[test]
fn a_mark_is_there_when_the_text_is_opened_again() {
    let mut reader = Reader::new(&[STORY], (80, 24));
    reader.press("3 } m a");
    let kept = reader.state.appearance.marks.clone();
    let mut again = Reader::new(&["Another text."], (80, 24));
    again.state.appearance.marks = kept;
    again.press("' a");
    assert!(again.state.notice.as_deref().unwrap_or_default().starts_with("no mark a"));
    let opened = reader.state.reading.opened.clone().unwrap();
    let mut again = Reader::new(&[STORY], (80, 24));
    again.state.appearance.marks = reader.state.appearance.marks.clone();
    again.state.reading = ReadingState::default();
    again.report(Report::Opened { article: 0, opened });
    again.press("' a");
    assert_eq!(again.state.reading.top(), reader.state.reading.top());
}

#[test]
fn only_the_paragraphs_that_match_are_on_the_screen() {
    for size in [(60, 20), (80, 24), (120, 40)] {
        let mut reader = Reader::new(&[STORY], size);
        reader.press("& N h a n t u m b o Enter");
        let article = reader.state.reading.article().unwrap();
        let shown: Vec<&str> = reader.state.visible_rows.iter().map(|row| article.words(row.span)).collect();
        let shown = shown.join(" ");
        for (words, is_there) in [
            ("A harbour is not a gift", true),
            ("Nobody asked us", true),
            ("Tanzania", false),
            ("World Bank", false),
        ] {
            assert_eq!(shown.contains(words), is_there, "{size:?}: {words} in {shown}");
        }
        reader.press("Esc");
        assert!(
            reader.screen().contains("Text") && reader.state.text_rows().unwrap().shows(0),
            "Esc ends it"
        );
    }
}

#[test]
fn a_file_that_another_program_writes_is_said_to_have_changed() {
    let mut reader = Reader::new(&[STORY], (100, 30));
    reader.report(Report::FileChanged { article: 0 });
    assert!(reader.screen().contains("its file has changed: g R reads it again"), "{}", reader.screen());
    reader.press("j").report(Report::FileChanged { article: 5 });
    assert_eq!(reader.state.notice, None, "another article");
}
