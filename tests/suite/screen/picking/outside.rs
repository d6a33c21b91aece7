//! What is given to other programs.

use crate::screen::reader::{Reader, STORY};
use pullquote::input::{IdentitySource, Stated};
use pullquote::tui::effect::Effect;
use pullquote::tui::report::Report;
use std::sync::Arc;

/// The reader with an article from this place, which states this address.
fn from(place: &str, stated: Option<&str>) -> Reader {
    let mut reader = Reader::new(&[STORY], (80, 24));
    let mut opened = reader.state.reading.opened.as_deref().unwrap().clone();
    opened.remembered.source.file = Some(place.to_owned());
    opened.article.identity.url = stated.map(|url| Stated::new(url.to_owned(), IdentitySource::User));
    reader.report(Report::Opened { article: 0, opened: Arc::new(opened) });
    reader.effects.clear();
    reader
}

#[test]
fn the_original_is_what_the_article_states_otherwise_where_it_came_from() {
    let page = "https://coast.example/quay";
    for (place, stated, expected) in [
        (page, None, Some(page)),
        ("/a/story.html", Some(page), Some(page)),
        ("https://archive.example/copy", Some(page), Some(page)),
        ("/a/story.html", None, None),
        ("/a/story.html", Some("javascript:alert(1)"), None),
        ("/a/story.html", Some("file:///etc/passwd"), None),
        ("/a/story.html", Some("https://coast.example/a b\u{1b}]"), None),
    ] {
        let mut reader = from(place, stated);
        reader.press("o");
        let browsed = reader.effects.iter().find_map(|effect| match effect {
            Effect::Browse(address) => Some(address.as_str()),
            _ => None,
        });
        assert_eq!(browsed, expected, "{place} {stated:?}");
    }
}

#[test]
fn the_file_is_opened_at_the_line_that_is_read() {
    let mut reader = from("/a/story.txt", None);
    reader.press("} }").press("O");
    let Some(Effect::EditFile { name, words, lines_before }) = reader.effects.last() else {
        panic!("{:?}", reader.effects)
    };
    assert_eq!((name.as_str(), *lines_before), ("/a/story.txt", 4));
    assert!(words.starts_with("Tanzania has offered cranes"), "{words}");
    reader.press("g g ] q").press("O");
    let Some(Effect::EditFile { lines_before: 2, .. }) = reader.effects.last() else {
        panic!("{:?}", reader.effects.last())
    };
}

#[test]
fn a_command_reads_no_control_sequence() {
    let mut reader = Reader::new(&["One \u{1b}[31mred\u{7} word."], (80, 24));
    reader.press("| c a t Enter");
    let Some(Effect::Pipe { command, text }) = reader.effects.last() else { panic!("{:?}", reader.effects) };
    assert_eq!(command, "cat");
    assert!(!text.contains('\u{1b}') && text.ends_with('\n'), "{text:?}");
}
