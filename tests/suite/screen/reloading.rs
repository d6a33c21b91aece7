//! An article is read again: it stays until its new text is there, and what changed is listed.

use super::reader::{Reader, STORY};
use pullquote::article::PageScope;
use pullquote::input::LoadProgress;
use pullquote::review::Verdict;
use pullquote::tui::report::Report;
use pullquote::tui::state::Window;
use pullquote::tui::state::reading::ReadingState;
use std::time::Duration;

/// The story with a paragraph put in, one quotation gone, one with other words, and a new one.
fn edited() -> String {
    let story = STORY.replace("and we will rebuild it", "and we will rebuild it by May");
    let story = story.replace("“Nobody asked us,” Nhantumbo said.", "Nhantumbo did not want to say more.");
    format!("Pemba was quiet on Wednesday.\n\n{story}\n“The pontoon is on its way,” said Teresa Macuácua.\n")
}

fn reader(size: (u16, u16)) -> Reader {
    Reader::new(&[STORY], size)
}

/// The rows of the screen that have words, without the frame of the window.
fn window(reader: &Reader) -> Vec<String> {
    let screen = reader.screen();
    let inside = screen.lines().filter_map(|line| Some(line.split('┃').nth(1)?.trim().to_owned()));
    inside.filter(|line| !line.is_empty()).collect()
}

#[test]
fn what_changed_is_listed_and_leads_to_the_text() {
    let mut reader = reader((80, 40));
    reader.press("g R");
    assert!(
        reader.screen().contains("A quay in northern Mozambique"),
        "the text stays while it is read again"
    );
    reader.arrive(&edited());
    let Window::Changes(0) = reader.state.window else { panic!("{:?}", reader.state.window) };
    let screen = reader.screen();
    for part in [
        "Quotations that changed",
        "1 of 3",
        "▸ other words",
        "- “and we will rebuild it,” — Teresa Macuácua",
        "+ “and we will rebuild it by May,” — Teresa Macuácua",
        "new",
        "“The pontoon is on its way,” — Teresa Macuácua",
        "gone",
        "“Nobody asked us,” — Joaquim Nhantumbo",
    ] {
        assert!(screen.contains(part), "{part} in:\n{screen}\n{:?}", window(&reader));
    }
    reader.press("Enter");
    let cursor = reader.state.reading.under_cursor.unwrap().span(&reader.state.reading.analysis);
    assert!(reader.state.reading.article().unwrap().words(cursor).contains("by May"));
    reader.press("g c j j Enter");
    assert_eq!(reader.state.notice.as_deref(), Some("these words are no longer in the text"));
    reader.press("Esc");
    assert_eq!(reader.state.window, Window::None);
}

#[test]
fn the_list_fits_small_screens_and_shows_the_selected_change() {
    for size in [(60, 20), (40, 10), (120, 40)] {
        let mut reader = reader(size);
        reader.press("g R").arrive(&edited());
        reader.press("j j");
        let screen = reader.screen();
        assert!(screen.contains("3 of 3") && screen.contains("▸ gone"), "{size:?}\n{screen}");
    }
}

#[test]
fn decisions_follow_their_words() {
    let mut reader = reader((80, 24));
    reader.press("] q r a Esc");
    let accepted = |reader: &Reader| {
        let review = reader.state.reading.review();
        let accepted = review
            .analysis
            .quotations
            .iter()
            .filter(|one| review.decision(one.id).verdict == Verdict::Accepted);
        let article = reader.state.reading.article().unwrap();
        accepted.map(|one| article.words(one.content).to_owned()).collect::<Vec<_>>()
    };
    let before = accepted(&reader);
    reader.press("g R").arrive(&edited());
    assert_eq!((before.len(), accepted(&reader)), (1, before));
}

#[test]
fn the_reader_stays_where_they_were() {
    let mut reader = reader((80, 24));
    reader.press("3 }");
    let row = |reader: &Reader| reader.state.reading.viewport.top.paragraph;
    let before = row(&reader);
    reader.press("g R").arrive(&format!("{STORY}\nPemba was quiet on Wednesday.\n"));
    assert_eq!((row(&reader), reader.state.window.clone()), (before, Window::None));
    let notice = reader.state.notice.clone().unwrap();
    assert_eq!(notice, "read again: the text has changed, its quotations have not");
}

#[test]
fn an_unchanged_text_is_told() {
    let mut reader = reader((80, 24));
    reader.press("g R").arrive(STORY);
    assert_eq!(reader.state.notice.as_deref(), Some("read again: its text has not changed"));
    assert!(!reader.state.reading.is_under_way());
}

#[test]
fn the_article_stays_if_it_cannot_be_read_again_or_is_stopped() {
    let mut reader = reader((80, 24));
    reader.press("g R");
    reader.report(Report::Failed {
        article: 0,
        sentence: "news.example has trouble of its own (503)".to_owned(),
    });
    let screen = reader.screen();
    let notice = "news.example has trouble of its own (503); the article is shown as it was, g R tries again";
    assert_eq!(reader.state.notice.as_deref(), Some(notice));
    assert!(
        screen.contains("has trouble of its own (503)") && screen.contains("A quay in northern Mozambique"),
        "{screen}"
    );
    reader.press("g R");
    let progress = LoadProgress { read: 2_000, total: None, elapsed: Some(Duration::from_secs(3)) };
    reader.report(Report::Reading { article: 0, progress });
    assert!(reader.screen().contains("reading 2.0 KB, 3 s  Esc stops"), "{}", reader.screen());
    reader.press("Esc");
    let screen = reader.screen();
    assert!(screen.contains("stopped; the article is shown as it was"), "{screen}");
    assert!(!reader.state.reading.is_under_way() && !reader.state.reading.stopped);
}

#[test]
fn an_article_that_could_not_be_opened_can_be_tried_again() {
    let mut reader = reader((80, 24));
    reader.press("g f h t t p : / / a Enter");
    reader.state.reading = ReadingState::default();
    let number = reader.state.articles.number();
    let progress = LoadProgress { read: 12_000, total: Some(50_000), elapsed: Some(Duration::from_secs(3)) };
    reader.report(Report::Reading { article: number, progress });
    let screen = reader.screen();
    assert!(
        screen.contains("opening http://a") && screen.contains("12 KB of 50 KB, 3 s  Esc stops"),
        "{screen}"
    );
    reader.press("Esc");
    assert!(reader.screen().contains("stopped http://a") && reader.screen().contains("r tries again"));
    reader.press("r");
    assert_eq!(reader.effects.last(), Some(&pullquote::tui::effect::Effect::ReadAgain(number)));
    reader
        .report(Report::Failed { article: number, sentence: "http://a: no server is known as a".to_owned() });
    let screen = reader.screen();
    assert!(
        screen.contains("no server is known as a") && screen.contains("r tries again, g f opens"),
        "{screen}"
    );
    reader.press("r").arrive(STORY);
    assert!(reader.screen().contains("A quay in northern Mozambique"));
}

#[test]
fn the_whole_page_takes_the_place_of_its_article_and_no_list_of_changes_opens() {
    let mut reader = reader((80, 24));
    reader.press("g w").arrive(&edited());
    assert_eq!(reader.state.window, Window::None);
    assert_eq!(reader.state.notice.as_deref(), Some("this is the whole page; g w shows the article"));
    assert!(reader.state.reading.article().unwrap().text.starts_with("Pemba was quiet"));
    assert_eq!(reader.state.reading.scope, PageScope::WholePage);
}

#[test]
fn a_page_that_cannot_be_read_whole_leaves_the_article() {
    let mut reader = reader((80, 24));
    reader.press("g w");
    reader.report(Report::Failed { article: 0, sentence: "the file is gone".to_owned() });
    assert_eq!(reader.state.reading.scope, PageScope::Article);
    assert!(reader.screen().contains("A quay in northern Mozambique"));
}
