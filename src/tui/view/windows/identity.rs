//! The window about the article itself: who wrote it, where and when, each value with where it was found.

use crate::article::Article;
use crate::input::{IdentitySource, Stated};
use crate::text::date;
use crate::text::phrase::one_line;
use crate::text::{Span, wrap};
use crate::tui::state::State;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, Parts};
use crate::tui::view::windows::window;
use ratatui::layout::Rect;

/// The columns of the names of values.
const LABEL: usize = 12;

/// Draws the window in the middle of the screen.
pub(in crate::tui) fn draw(painter: &mut Painter<'_>, state: &State, selected: usize, screen: Rect) {
    let Some(article) = state.reading.article() else { return };
    let lines = lines(article, selected, window::columns(screen));
    window::draw(painter, screen, ("This article", "where each value was found"), &lines);
}

fn lines(article: &Article, selected: usize, width: usize) -> Vec<Parts> {
    let identity = &article.identity;
    let day = |stated: &Stated<String>| {
        let readable = date::readable(&stated.value);
        let exact = if stated.value.len() > "2026-11-03".len() {
            format!(" ({})", stated.value)
        } else {
            String::new()
        };
        Stated::new(format!("{readable}{exact}"), stated.source)
    };
    let authors = identity.authors.as_ref().map(|stated| Stated::new(stated.value.join(", "), stated.source));
    let values = [
        ("title", identity.title.clone()),
        ("authors", authors),
        ("published", identity.published.as_ref().map(day)),
        ("changed", identity.modified.as_ref().map(day)),
        ("outlet", identity.site.clone()),
        ("address", identity.url.clone()),
    ];
    let mut lines = Vec::new();
    for (index, (label, value)) in values.into_iter().enumerate() {
        let sign = if index == selected { "▸" } else { " " };
        lines.extend(rows(&format!("{sign} {label}"), value, width));
    }
    if let Some(fetched) = &identity.fetched {
        let words = format!("{} from {}", date::minute(fetched.at), fetched.address);
        lines.extend(wrapped("  fetched", &one_line(&words), width));
    }
    // What was said when the article was opened can be read again here.
    for (index, notice) in article.notices.iter().enumerate() {
        lines.extend(wrapped(if index == 0 { "  noted" } else { "" }, &one_line(notice), width));
    }
    lines
}

/// A value with its source after it, over as many rows as it needs.
fn rows(label: &str, value: Option<Stated<String>>, width: usize) -> Vec<Parts> {
    let Some(Stated { value, source }) = value else {
        return vec![vec![(padded(label), StyleRole::Faint), ("not known".to_owned(), StyleRole::Faint)]];
    };
    let source = format!("  {}", found(source));
    let mut lines = wrapped(label, &one_line(&value), width);
    let taken =
        |line: &Parts| -> usize { line.iter().map(|(words, _)| crate::text::width::columns(words)).sum() };
    match lines.last_mut() {
        Some(last) if taken(last) + source.len() <= width => last.push((source, StyleRole::Faint)),
        _ => lines
            .push(vec![(padded(""), StyleRole::Faint), (source.trim_start().to_owned(), StyleRole::Faint)]),
    }
    lines
}

fn wrapped(label: &str, words: &str, width: usize) -> Vec<Parts> {
    let rows = wrap::rows(words, Span::new(0, words.len()), width.saturating_sub(LABEL).max(2));
    let label = |index| if index == 0 { padded(label) } else { padded("") };
    let line = |(index, row): (usize, Span)| {
        vec![(label(index), StyleRole::Faint), (row.of(words).to_owned(), StyleRole::Text)]
    };
    rows.into_iter().enumerate().map(line).collect()
}

fn padded(label: &str) -> String {
    format!("{label:LABEL$}")
}

/// Where a value was found, for people to read.
fn found(source: IdentitySource) -> &'static str {
    match source {
        IdentitySource::User => "corrected by you",
        IdentitySource::Visible => "in the text",
        IdentitySource::TimeElement => "in a time element",
        IdentitySource::FirstLine => "guessed from the first line",
        source => source.word(),
    }
}
