//! One entry of the library, on one or two lines.

use crate::library::{ListedArticle, SearchHit, SearchHitKind, SpeakerQuotation, SpeakerTotals};
use crate::review::DecisionState;
use crate::text::{date, sanitize, width};
use crate::tui::state::library::LibraryPage;
use crate::tui::theme::StyleRole;
use crate::tui::view::library::figures::per_cent;
use crate::tui::view::painter::Painter;
use ratatui::layout::Rect;

/// Cells of the bar.
const BAR: usize = 6;

/// The columns of a list, from its right edge; columns without room are left out.
struct Columns {
    title: Rect,
    date: Rect,
    count: Rect,
    progress: Rect,
    flagged: Rect,
    countries: Rect,
}

impl Columns {
    fn of(line: Rect) -> Self {
        let w = line.width;
        let widths = [
            if w >= 64 { 10 } else { 0 },
            if w >= 90 { 5 } else { 0 },
            if w >= 44 { 13 } else { 6 },
            if w >= 50 { 3 } else { 0 },
            match w {
                100.. => 18,
                70.. => 8,
                _ => 0,
            },
        ];
        let fixed: u16 = widths.iter().filter(|&&width| width > 0).map(|width| width + 1).sum();
        let mut x = line.x + w.saturating_sub(fixed);
        let title = Rect { width: w.saturating_sub(fixed + 1), ..line };
        let mut next = |width: u16| {
            let place = Rect { x, width: width.min(line.right().saturating_sub(x)), ..line };
            x += if width > 0 { width + 1 } else { 0 };
            place
        };
        let [date, count, progress, flagged, countries] = widths.map(&mut next);
        Self { title, date, count, progress, flagged, countries }
    }
}

/// Draws the names of the columns.
pub(super) fn draw_columns(painter: &mut Painter<'_>, page: LibraryPage, line: Rect) {
    if page == LibraryPage::Articles {
        let columns = Columns::of(line);
        painter.line(columns.title, &[("   title", StyleRole::Faint)]);
        painter.text(columns.date, "added", StyleRole::Faint);
        painter.right(columns.count, "quot.", StyleRole::Faint);
        painter.text(
            columns.progress,
            if columns.progress.width > 6 { "reviewed" } else { "done" },
            StyleRole::Faint,
        );
        let countries = if columns.countries.width < 9 { "where" } else { "countries" };
        painter.text(columns.countries, countries, StyleRole::Faint);
    } else {
        let columns = SpeakerColumns::of(line);
        painter.line(columns.name, &[("   name", StyleRole::Faint)]);
        painter.right(columns.quotations, "quot.", StyleRole::Faint);
        painter.right(columns.articles, "articles", StyleRole::Faint);
        painter.right(columns.words, "words", StyleRole::Faint);
        painter.right(columns.share, "share", StyleRole::Faint);
    }
}

/// Draws an article: its title, when it was added, and the progress of its review.
pub(super) fn draw_article(painter: &mut Painter<'_>, article: &ListedArticle, (line, chosen): (Rect, bool)) {
    let columns = Columns::of(line);
    let role = |role: StyleRole| if chosen { StyleRole::Chosen } else { role };
    let done = article.quotations.is_some_and(|progress| progress.left() == 0);
    let title = if done { StyleRole::Faint } else { StyleRole::Text };
    painter.line(columns.title, &[(sign(chosen), role(StyleRole::Text)), (&article.title, role(title))]);
    painter.text(columns.date, &date::day(article.added_at), role(StyleRole::Faint));
    let Some(progress) = article.quotations else {
        painter.text(columns.progress, "…", role(StyleRole::Faint));
        return;
    };
    painter.right(columns.count, &progress.all.to_string(), role(StyleRole::Text));
    let said = match progress.all {
        0 => "none".to_owned(),
        _ if done => "done".to_owned(),
        all => format!("{}/{all}", progress.done()),
    };
    let full = (progress.done() * BAR).checked_div(progress.all).unwrap_or_default();
    let empty = if progress.all == 0 { " " } else { "░" };
    let (full, empty) = if columns.progress.width > 6 {
        ("█".repeat(full), format!("{} ", empty.repeat(BAR - full)))
    } else {
        (String::new(), String::new())
    };
    let tint = if done { StyleRole::Faint } else { StyleRole::Text };
    let bar = if done { StyleRole::Faint } else { StyleRole::Thumb };
    painter
        .line(columns.progress, &[(&full, role(bar)), (&empty, role(StyleRole::Faint)), (&said, role(tint))]);
    if progress.flagged > 0 {
        painter.text(columns.flagged, &format!("⚑{}", progress.flagged), role(StyleRole::Warning));
    } else if article.orphans > 0 {
        painter.text(columns.flagged, &format!("!{}", article.orphans), role(StyleRole::Warning));
    }
    painter.text(
        columns.countries,
        &codes(article, usize::from(columns.countries.width)),
        role(StyleRole::Faint),
    );
}

/// As many countries as fit without being cut off.
fn codes(article: &ListedArticle, columns: usize) -> String {
    let most = (columns + 1) / 3;
    let codes = article.countries.iter().take(most).map(String::as_str);
    codes.collect::<Vec<_>>().join(" ")
}

/// Draws a hit: speaker and article, and below them the words.
pub(super) fn draw_hit(
    painter: &mut Painter<'_>,
    hit: &SearchHit,
    part: usize,
    (line, chosen): (Rect, bool),
) {
    let role = |role: StyleRole| if chosen { StyleRole::Chosen } else { role };
    if part > 0 {
        let line = Rect { x: line.x + line.width.min(5), width: line.width.saturating_sub(6), ..line };
        draw_snippet(painter, hit, (line, chosen));
        return;
    }
    let who = match hit.kind {
        SearchHitKind::Text => String::new(),
        _ if hit.speaker.is_empty() => "no named speaker".to_owned(),
        _ => hit.speaker.clone(),
    };
    let state = if hit.state.is_empty() { String::new() } else { format!("{} ", mark(&hit.state)) };
    let gap = if who.is_empty() { "" } else { "  " };
    painter.line(
        line,
        &[
            (sign(chosen), role(StyleRole::Text)),
            (&state, role(StyleRole::Faint)),
            (&who, role(StyleRole::Person)),
            (gap, role(StyleRole::Text)),
            (&hit.title, role(if who.is_empty() { StyleRole::Text } else { StyleRole::Faint })),
        ],
    );
}

/// Draws the words around a hit with the hit highlighted, and never out of viewport.
fn draw_snippet(painter: &mut Painter<'_>, hit: &SearchHit, (line, chosen): (Rect, bool)) {
    let ground = match hit.kind {
        _ if chosen => StyleRole::Chosen,
        SearchHitKind::Text => StyleRole::Faint,
        SearchHitKind::Speaker | SearchHitKind::Quotation => StyleRole::Quotation,
    };
    let (start, end) = (hit.found.start as usize, hit.found.end as usize);
    let before = hit.snippet.get(..start).unwrap_or_default();
    let after = hit.snippet.get(end..).unwrap_or_default();
    let room = (usize::from(line.width) / 2).max(8);
    let mut shown = before;
    while width::columns(&sanitize::line(shown)) > room {
        let Some(next) = shown.char_indices().nth(1) else { break };
        shown = shown.get(next.0..).unwrap_or_default();
    }
    let cut = if shown.len() < before.len() { "…" } else { "" };
    // Start at a word.
    let word = shown.find(' ').filter(|_| !cut.is_empty()).map_or(0, |at| at + 1);
    let shown = shown.get(word..).unwrap_or_default();
    let lit = if hit.found.is_empty() { ground } else { StyleRole::Hit };
    painter.line(line, &[(cut, ground), (shown, ground), (hit.found.of(&hit.snippet), lit), (after, ground)]);
}

struct SpeakerColumns {
    name: Rect,
    quotations: Rect,
    articles: Rect,
    words: Rect,
    share: Rect,
}

impl SpeakerColumns {
    fn of(line: Rect) -> Self {
        let wide = line.width >= 56;
        let widths = if wide { [7, 10, 9, 7] } else { [6, 0, 0, 6] };
        let fixed: u16 = widths.iter().sum();
        let mut x = line.x + line.width.saturating_sub(fixed + 1);
        let name = Rect { width: line.width.saturating_sub(fixed + 2), ..line };
        let mut next = |width: u16| {
            let place = Rect { x, width: width.min(line.right().saturating_sub(x)), ..line };
            x += width;
            place
        };
        let [quotations, articles, words, share] = widths.map(&mut next);
        Self { name, quotations, articles, words, share }
    }
}

/// Draws a speaker: how many quotations in how many articles, and the share of all quoted words.
pub(super) fn draw_speaker(
    painter: &mut Painter<'_>,
    (speaker, words_of_all): (&SpeakerTotals, usize),
    (line, chosen): (Rect, bool),
) {
    let role = |role: StyleRole| if chosen { StyleRole::Chosen } else { role };
    let columns = SpeakerColumns::of(line);
    let (tint, kind) = match speaker.kind.as_str() {
        "person" => (StyleRole::Person, ""),
        "organization" => (StyleRole::Organization, "  organisation"),
        "country" => (StyleRole::Country, "  country"),
        _ => (StyleRole::Text, ""),
    };
    painter.line(
        columns.name,
        &[(sign(chosen), role(StyleRole::Text)), (&speaker.name, role(tint)), (kind, role(StyleRole::Faint))],
    );
    painter.right(columns.quotations, &speaker.quotations.to_string(), role(StyleRole::Text));
    painter.right(columns.articles, &speaker.articles.to_string(), role(StyleRole::Faint));
    painter.right(columns.words, &speaker.words.to_string(), role(StyleRole::Faint));
    painter.right(columns.share, &per_cent(speaker.words, words_of_all), role(StyleRole::Faint));
}

/// Draws a quotation on the page of a speaker: its words on two lines, with a sign for its decision.
pub(super) fn draw_said(
    painter: &mut Painter<'_>,
    said: &SpeakerQuotation,
    part: usize,
    (line, chosen): (Rect, bool),
) {
    let role = |role: StyleRole| if chosen { StyleRole::Chosen } else { role };
    let words = quoted(said);
    let clean = sanitize::line(&words);
    let place = Rect { x: line.x + line.width.min(5), width: line.width.saturating_sub(6), ..line };
    let columns = usize::from(place.width).max(2);
    let rows = crate::text::wrap::rows(&clean, crate::text::Span::new(0, clean.len()), columns);
    if part == 0 {
        let state = format!("{}{} ", sign(chosen), mark(&said.state));
        painter.text(line, &state, role(StyleRole::Faint));
    }
    let Some(shown) = rows.get(part) else { return };
    // The last line gets the rest of the text, and the painter cuts it off with an ellipsis.
    let end = if part == 0 { shown.end as usize } else { clean.len() };
    painter.text(place, clean.get(shown.start as usize..end).unwrap_or_default(), role(StyleRole::Quotation));
}

/// The words, in quotation marks unless they are the reporter’s.
pub(super) fn quoted(said: &SpeakerQuotation) -> String {
    if said.kind == "indirect" { said.content.clone() } else { format!("“{}”", said.content) }
}

/// The sign for a decision.
pub(super) fn mark(state: &str) -> &'static str {
    match DecisionState::from_word(state) {
        Some(DecisionState::Accepted | DecisionState::Edited) => "✓",
        Some(DecisionState::Rejected) => "✗",
        Some(DecisionState::Skipped) => "→",
        Some(DecisionState::Pending) | None => "·",
    }
}

/// The sign before a row, so that the selection is visible without colours.
fn sign(chosen: bool) -> &'static str {
    if chosen { " ▸ " } else { "   " }
}
