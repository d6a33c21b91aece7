//! Reports that arrive while the article is being read: the whole text after its first page, more findings, a failure.
//! The viewport and the selection stay as they are.

use super::reader::{Reader, STORY};
use pullquote::analysis::Analyzer;
use pullquote::article::Article;
use pullquote::input::{Document, Encoding, Media, Origin};
use pullquote::text::Span;
use pullquote::tui::effect::Effect;
use pullquote::tui::report::{Opened, Remembered, Report};
use pullquote::tui::state::panel::{self, Panel};
use pullquote::tui::state::reading::ReadingState;
use pullquote::tui::workers::feeds::request::FeedsAnswer;
use std::sync::Arc;

const ENCODING: Encoding = Encoding { name: "UTF-8", guessed: false };

fn article(text: &str) -> Article {
    Article::new(Document::record(String::new(), Media::Plain, text.to_owned()))
}

fn opened(text: &str, complete: bool) -> Report {
    let opened = Opened {
        article: article(text),
        encoding: ENCODING,
        complete,
        words: None,
        remembered: Remembered::default(),
    };
    Report::Opened { article: 0, opened: Arc::new(opened) }
}

/// A reader that has only the beginning of a text, as from a long file.
fn with_first_page(text: &str) -> Reader {
    let mut reader = Reader::new(&[text], (120, 30));
    reader.state.reading = ReadingState::default();
    reader.report(opened(text, false));
    reader
}

#[test]
fn hits_in_the_first_page_are_not_counted_twice() {
    let mut reader = with_first_page("The quay is gone.");
    reader.press("/ q u a y Enter");
    let old = reader.state.reading.search.as_ref().unwrap().number;
    reader.report(opened("The quay is gone. Another quay stands.", true));
    // The worker on the first page reported before it noticed that it was stopped.
    let hits = vec![Span::new(4, 8)];
    reader.report(Report::Found { search: old, hits, complete: true });
    let search = reader.state.reading.search.as_ref().unwrap();
    assert_eq!(search.hits.len(), 2, "{:?}", search.hits);
}

#[test]
fn the_cursor_goes_to_a_hit_that_only_the_whole_text_has() {
    let mut reader = with_first_page("The quay is gone.");
    reader.press("/ l o r r y");
    assert_eq!(reader.state.notice.as_deref(), Some("not found"));
    reader.report(opened("The quay is gone. A lorry stands there.", true));
    assert!(reader.state.reading.under_cursor.is_some());
    assert_eq!(reader.state.notice, None);
}

#[test]
fn a_file_that_fails_after_its_first_page_is_shown_as_incomplete() {
    let mut reader = with_first_page("The quay is gone.");
    let sentence = "story-1.txt cannot be read (disk)".to_owned();
    reader.report(Report::Failed { article: 0, sentence });
    assert!(reader.screen().contains("cannot be read (disk)"), "{}", reader.screen());
    reader.press("j");
    assert!(reader.screen().contains("incomplete"), "{}", reader.screen());
}

#[test]
fn the_selected_entry_of_a_panel_stays_selected_when_more_is_found() {
    let chad = "Chad is large. Niger is dry. Chad is flat. ";
    let text = format!("{chad}\n\n{}\n\n{}", "It rained. ".repeat(7_000), "Niger said so. ".repeat(5));
    let mut reader = Reader::new(&[&text], (120, 30));
    let whole = Arc::clone(&reader.state.reading.analysis);
    let article = article(&text);
    let mut analyzer = Analyzer::new(&article);
    analyzer.step();
    let partial = Arc::new(analyzer.findings().clone());
    reader.report(Report::Analysed { article: 0, analysis: partial });
    reader.press("C");
    let chosen = |reader: &Reader| {
        let row = reader.state.reading.selected_row(Panel::Countries);
        panel::entry(&reader.state.reading.panel_rows, Panel::Countries, row)
    };
    let before = chosen(&reader);
    assert!(before.is_some());
    reader.report(Report::Analysed { article: 0, analysis: whole });
    assert_eq!(chosen(&reader), before);
    assert_eq!(reader.state.reading.selected, before);
    assert_eq!(reader.state.reading.selected_row(Panel::Countries), 1, "the test needs another order");
}

#[test]
fn an_entry_found_after_its_panel_was_opened_can_be_opened() {
    let mut reader = Reader::new(&[STORY], (120, 30));
    let whole = std::mem::take(&mut reader.state.reading.analysis);
    reader.report(Report::Analysed { article: 0, analysis: Arc::default() });
    reader.press("Q");
    reader.report(Report::Analysed { article: 0, analysis: whole });
    reader.press("Enter");
    assert!(reader.state.reading.under_cursor.is_some());
}

#[test]
fn esc_closes_what_is_open_once_the_analysis_has_stopped() {
    let mut reader = with_first_page("The quay is gone.");
    reader.press("Esc z a Esc");
    assert!(!reader.state.appearance.text_only);
}

#[test]
fn pasted_text_goes_into_the_open_line_and_never_runs_keys() {
    let mut reader = Reader::new(&["The quay is gone.", "Another."], (120, 30));
    reader.paste("q\u{1b}]a");
    assert_eq!((reader.state.articles.current, reader.effects.len()), (0, 1), "only the article was opened");
    reader.press("/").paste("qu\nay");
    assert!(reader.screen().contains("/qu ay"), "{}", reader.screen());
}

#[test]
fn the_articles_of_one_input_are_walked_like_files() {
    let mut reader = Reader::new(&["It rained.", "It snowed."], (120, 30));
    let container = Box::new(Origin::File("feed.xml".into()));
    let parts: Vec<Origin> =
        (1..=3).map(|number| Origin::Part { container: container.clone(), number }).collect();
    reader.effects.clear();
    reader.report(Report::Several { article: 0, parts: parts.clone() });
    assert_eq!(reader.state.articles.name(), "feed.xml, article 1");
    assert_eq!(reader.state.articles.names.len(), 4);
    // The numbers are new, so that no report on an old one is taken for one on these.
    assert_eq!(reader.effects, [Effect::Split { article: 0, parts, first: 2 }, Effect::OpenArticle(2)]);
    assert!(reader.state.notice.as_deref().is_some_and(|notice| notice.starts_with("3 articles")));
    reader.press("] a ] a ] a");
    assert_eq!(reader.state.articles.name(), "story-2.txt");
}

#[test]
fn while_nothing_is_open_only_keys_that_do_something_are_named() {
    let mut reader = Reader::new(&["It rained."], (120, 30));
    reader.state.reading = ReadingState::default();
    let screen = reader.screen();
    assert!(
        screen.contains("Esc stop") && screen.contains("? help") && !screen.contains("]q quote"),
        "{screen}"
    );
    reader.report(Report::Failed { article: 0, sentence: "story-1.txt cannot be read (disk)".to_owned() });
    let screen = reader.screen();
    assert!(screen.contains("r try again") && !screen.contains("Esc stop"), "{screen}");
    assert!(screen.contains("no article") && !screen.contains("not analysed yet"), "{screen}");
    for (keys, said) in [
        ("] q", "no quotation after this"),
        ("y", "no quotation here"),
        ("x", "no name here"),
        ("a", "a does nothing here; ? lists the keys"),
    ] {
        reader.press(keys);
        assert_eq!(reader.state.notice.as_deref(), Some(said), "{keys}");
    }
}

#[test]
fn an_empty_list_of_feeds_names_no_key_that_needs_an_item() {
    let mut reader = Reader::new(&["It rained."], (80, 24));
    reader.press("F");
    assert!(reader.screen().contains("s keep"), "{}", reader.screen());
    reader.report(Report::FeedsAnswered(FeedsAnswer::Listed(Vec::new(), Vec::new())));
    let screen = reader.screen();
    let foot = screen.lines().rev().take(2).collect::<Vec<_>>().join(" ");
    assert!(foot.contains("? help") && foot.contains("q back"), "{foot}");
    for hint in ["read", "keep", "fetch", "filter", "refresh", "copy"] {
        assert!(!foot.contains(hint), "{hint}: {foot}");
    }
}

#[test]
fn help_and_the_way_out_are_named_at_every_width() {
    for columns in [40, 60, 80, 120] {
        for keys in ["] q", "r", "L j", "F"] {
            let mut reader = Reader::new(&[STORY], (columns, 24));
            reader.press(keys);
            let screen = reader.screen();
            let foot = screen.lines().rev().take(2).collect::<Vec<_>>().join(" ");
            assert!(foot.contains("? help") && foot.contains(" q "), "{columns}, {keys}: {foot}");
        }
    }
}

#[test]
fn of_a_long_line_that_is_typed_the_end_is_shown() {
    let mut reader = Reader::new(&["It rained."], (60, 20));
    reader.press("g f").paste(&format!("https://news.example/{}last", "long-".repeat(20)));
    assert!(reader.screen().contains("long-last▏"), "{}", reader.screen());
}

#[test]
fn a_page_is_named_by_its_outlet_and_what_was_noted_can_be_read_again() {
    let page = "<html><head><meta property=\"og:site_name\" content=\"The Coast Post\"><script \
        type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"headline\": \"Ferry runs again\", \"datePublished\": \
        \"2026-11-27\", \"isAccessibleForFree\": false}</script></head><body><article><h1>Ferry runs again</h1><p>The ferry \
        runs again since Monday, after three weeks in which nobody crossed the bay.</p></article></body></html>";
    let article = Article::new(Document::record(String::new(), Media::Html, page.to_owned()));
    let mut reader = Reader::new(&["It rained."], (120, 40));
    reader.state.articles.names = vec!["https://coast.example/ferry?from=front".to_owned()];
    reader.state.reading = ReadingState::default();
    let remembered = Remembered::default();
    let opened = Opened { article, encoding: ENCODING, complete: true, words: None, remembered };
    reader.report(Report::Opened { article: 0, opened: Arc::new(opened) });
    let title = reader.screen().lines().next().unwrap_or_default().to_owned();
    assert!(title.contains("The Coast Post, 27 November 2026") && !title.contains("https"), "{title}");
    reader.press("g i");
    let screen = reader.screen();
    assert!(screen.contains("noted") && screen.contains("it is not the whole article"), "{screen}");
}
