//! One entry of the library on its one or two lines.

use crate::library::{ListedArticle, SearchHit, SearchHitKind, SpeakerQuotation, SpeakerTotals};
use crate::review::DecisionState;
use crate::text::{date, sanitize, width};
use crate::tui::state::library::Page;
use crate::tui::theme::Role;
use crate::tui::view::library::figures::per_cent;
use crate::tui::view::pen::Pen;
use ratatui::layout::Rect;

/// Cells of the bar.
const BAR: usize = 6;

/// The columns of a list, from its right edge: what has no room is left out.
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

/// Names the columns.
pub(super) fn draw_columns(pen: &mut Pen<'_>, page: Page, line: Rect) {
    if page == Page::Articles {
        let columns = Columns::of(line);
        pen.line(columns.title, &[("   title", Role::Faint)]);
        pen.text(columns.date, "added", Role::Faint);
        pen.right(columns.count, "quot.", Role::Faint);
        pen.text(columns.progress, if columns.progress.width > 6 { "reviewed" } else { "done" }, Role::Faint);
        let countries = if columns.countries.width < 9 { "where" } else { "countries" };
        pen.text(columns.countries, countries, Role::Faint);
    } else {
        let columns = SpeakerColumns::of(line);
        pen.line(columns.name, &[("   name", Role::Faint)]);
        pen.right(columns.quotations, "quot.", Role::Faint);
        pen.right(columns.articles, "articles", Role::Faint);
        pen.right(columns.words, "words", Role::Faint);
        pen.right(columns.share, "share", Role::Faint);
    }
}

/// An article: its title, when it was added, and how far its review is.
pub(super) fn draw_article(pen: &mut Pen<'_>, article: &ListedArticle, (line, chosen): (Rect, bool)) {
    let columns = Columns::of(line);
    let role = |role: Role| if chosen { Role::Chosen } else { role };
    let done = article.quotations.is_some_and(|progress| progress.left() == 0);
    let title = if done { Role::Faint } else { Role::Text };
    pen.line(columns.title, &[(sign(chosen), role(Role::Text)), (&article.title, role(title))]);
    pen.text(columns.date, &date::day(article.added_at), role(Role::Faint));
    let Some(progress) = article.quotations else {
        pen.text(columns.progress, "…", role(Role::Faint));
        return;
    };
    pen.right(columns.count, &progress.all.to_string(), role(Role::Text));
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
    let tint = if done { Role::Faint } else { Role::Text };
    let bar = if done { Role::Faint } else { Role::Thumb };
    pen.line(columns.progress, &[(&full, role(bar)), (&empty, role(Role::Faint)), (&said, role(tint))]);
    if progress.flagged > 0 {
        pen.text(columns.flagged, &format!("⚑{}", progress.flagged), role(Role::Warning));
    } else if article.orphans > 0 {
        pen.text(columns.flagged, &format!("!{}", article.orphans), role(Role::Warning));
    }
    pen.text(columns.countries, &codes(article, usize::from(columns.countries.width)), role(Role::Faint));
}

/// As many countries as fit whole.
fn codes(article: &ListedArticle, columns: usize) -> String {
    let most = (columns + 1) / 3;
    let codes = article.countries.iter().take(most).map(String::as_str);
    codes.collect::<Vec<_>>().join(" ")
}

/// A place that was found: who and where, and below it the words.
pub(super) fn draw_hit(pen: &mut Pen<'_>, hit: &SearchHit, part: usize, (line, chosen): (Rect, bool)) {
    let role = |role: Role| if chosen { Role::Chosen } else { role };
    if part > 0 {
        let line = Rect { x: line.x + line.width.min(5), width: line.width.saturating_sub(6), ..line };
        draw_snippet(pen, hit, (line, chosen));
        return;
    }
    let who = match hit.kind {
        SearchHitKind::Text => String::new(),
        _ if hit.speaker.is_empty() => "nobody named".to_owned(),
        _ => hit.speaker.clone(),
    };
    let state = if hit.state.is_empty() { String::new() } else { format!("{} ", mark(&hit.state)) };
    let gap = if who.is_empty() { "" } else { "  " };
    pen.line(
        line,
        &[
            (sign(chosen), role(Role::Text)),
            (&state, role(Role::Faint)),
            (&who, role(Role::Person)),
            (gap, role(Role::Text)),
            (&hit.title, role(if who.is_empty() { Role::Text } else { Role::Faint })),
        ],
    );
}

/// The words with what was looked for lit, and never out of sight.
fn draw_snippet(pen: &mut Pen<'_>, hit: &SearchHit, (line, chosen): (Rect, bool)) {
    let ground = match hit.kind {
        _ if chosen => Role::Chosen,
        SearchHitKind::Text => Role::Faint,
        SearchHitKind::Speaker | SearchHitKind::Quotation => Role::Quotation,
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
    // Not from the middle of a word.
    let word = shown.find(' ').filter(|_| !cut.is_empty()).map_or(0, |at| at + 1);
    let shown = shown.get(word..).unwrap_or_default();
    let lit = if hit.found.is_empty() { ground } else { Role::Hit };
    pen.line(line, &[(cut, ground), (shown, ground), (hit.found.of(&hit.snippet), lit), (after, ground)]);
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

/// Somebody who speaks: how often, where, and how much of all that is quoted.
pub(super) fn draw_speaker(
    pen: &mut Pen<'_>,
    (speaker, words_of_all): (&SpeakerTotals, usize),
    (line, chosen): (Rect, bool),
) {
    let role = |role: Role| if chosen { Role::Chosen } else { role };
    let columns = SpeakerColumns::of(line);
    let (tint, kind) = match speaker.kind.as_str() {
        "person" => (Role::Person, ""),
        "organization" => (Role::Organization, "  organisation"),
        "country" => (Role::Country, "  country"),
        _ => (Role::Text, ""),
    };
    pen.line(
        columns.name,
        &[(sign(chosen), role(Role::Text)), (&speaker.name, role(tint)), (kind, role(Role::Faint))],
    );
    pen.right(columns.quotations, &speaker.quotations.to_string(), role(Role::Text));
    pen.right(columns.articles, &speaker.articles.to_string(), role(Role::Faint));
    pen.right(columns.words, &speaker.words.to_string(), role(Role::Faint));
    pen.right(columns.share, &per_cent(speaker.words, words_of_all), role(Role::Faint));
}

/// A quotation of the card: its words on two lines, with a sign for how it was decided.
pub(super) fn draw_said(
    pen: &mut Pen<'_>,
    said: &SpeakerQuotation,
    part: usize,
    (line, chosen): (Rect, bool),
) {
    let role = |role: Role| if chosen { Role::Chosen } else { role };
    let words = quoted(said);
    let clean = sanitize::line(&words);
    let place = Rect { x: line.x + line.width.min(5), width: line.width.saturating_sub(6), ..line };
    let columns = usize::from(place.width).max(2);
    let rows = crate::text::wrap::rows(&clean, crate::text::Span::new(0, clean.len()), columns);
    if part == 0 {
        let state = format!("{}{} ", sign(chosen), mark(&said.state));
        pen.text(line, &state, role(Role::Faint));
    }
    let Some(shown) = rows.get(part) else { return };
    // The last line takes all that is left, and the pen cuts it with an ellipsis.
    let end = if part == 0 { shown.end as usize } else { clean.len() };
    pen.text(place, clean.get(shown.start as usize..end).unwrap_or_default(), role(Role::Quotation));
}

/// The words, in marks unless they are the reporter's.
pub(super) fn quoted(said: &SpeakerQuotation) -> String {
    if said.kind == "indirect" { said.content.clone() } else { format!("“{}”", said.content) }
}

/// How a quotation was decided, in a sign.
pub(super) fn mark(state: &str) -> &'static str {
    match DecisionState::from_word(state) {
        Some(DecisionState::Accepted | DecisionState::Edited) => "✓",
        Some(DecisionState::Rejected) => "✗",
        Some(DecisionState::Skipped) => "→",
        Some(DecisionState::Pending) | None => "·",
    }
}

/// The sign before a row: the selection is seen without colours too.
fn sign(chosen: bool) -> &'static str {
    if chosen { " ▸ " } else { "   " }
}
