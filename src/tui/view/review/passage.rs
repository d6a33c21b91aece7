//! The passage of the source beside the card: the words of both, with what differs marked in both.
//!
//! Marks say it without colour: {+never+} is only in the quotation, [-not-] only in the source. Both are in one column of rows,
//! so that they scroll together.

use crate::export::verification::{marked_quotation, marked_source, told, with_cuts};
use crate::text::phrase::one_line;
use crate::text::quotation_marks;
use crate::text::width::columns;
use crate::tui::layout::review::ReviewLayout;
use crate::tui::state::source_check::SourceCheck;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, row};
use crate::tui::view::review::frame::{ShownCard, frame};
use crate::verify::{BestMatch, NEAREST, NONE_NEAR, NOT_VERBATIM, NearestPassage, Source, SourceVerdict};
use ratatui::layout::Rect;

/// A row: words with their roles.
type PassageRow = Vec<(String, StyleRole)>;

/// What is said of a card and its sources.
struct Passage {
    title: String,
    /// The verdict, for the frame.
    word: String,
    rows: Vec<PassageRow>,
}

/// How many rows the comparison of a card with the sources needs in the place of a layout.
pub(super) fn rows_needed(shown: &ShownCard<'_>, layout: &ReviewLayout, check: &SourceCheck) -> usize {
    passage(shown, layout, check).rows.len()
}

/// Draws the comparison of a card with the sources.
pub(super) fn draw(
    painter: &mut Painter<'_>,
    shown: &ShownCard<'_>,
    layout: &ReviewLayout,
    check: &SourceCheck,
) {
    if layout.source.is_empty() {
        return;
    }
    let Passage { title, word, rows } = passage(shown, layout, check);
    let inner = frame(painter, layout, layout.source, (&title, &word, StyleRole::Border));
    let first = check.scrolled.min(rows.len().saturating_sub(usize::from(inner.height)));
    draw_rows(painter, inner, rows.get(first..).unwrap_or_default());
}

fn passage(shown: &ShownCard<'_>, layout: &ReviewLayout, check: &SourceCheck) -> Passage {
    let around = if layout.borders { 4 } else { 1 };
    let width = usize::from(layout.source.width.saturating_sub(around)).max(2);
    let (place, word, mut rows) = compared(shown, check, width);
    let title = if place.is_empty() { "Source".to_owned() } else { format!("Source: {place}") };
    // A frame cuts what does not fit into it, and a small screen has none.
    if !place.is_empty() && (!layout.borders || columns(&title) + columns(&word) + 4 > width) {
        rows.extend(wrapped("place   ", &place, (width, StyleRole::Text)));
    }
    Passage { title, word, rows }
}

/// Where the passage of a card is in the sources, the verdict, and the words of both.
fn compared(shown: &ShownCard<'_>, check: &SourceCheck, width: usize) -> (String, String, Vec<PassageRow>) {
    let (review, card) = (shown.state.reading.review(), shown.state.reading.session.card());
    let Some(best) = check.best(shown.article, review, card) else {
        return reported(shown, check, width);
    };
    let word = best.comparison.verdict.word().replace('-', " ");
    (one_line(&check.location(&best)), word, rows(shown, check, &best, width))
}

/// The same for reported speech, which is not compared: the passage that shares most words with it.
fn reported(shown: &ShownCard<'_>, check: &SourceCheck, width: usize) -> (String, String, Vec<PassageRow>) {
    let (review, card) = (shown.state.reading.review(), shown.state.reading.session.card());
    let nearest = check.nearest(shown.article, review, card);
    let nearest = nearest.and_then(|nearest| Some((check.sources.get(nearest.source)?, nearest)));
    let why = format!("{NOT_VERBATIM}; v records what you found");
    let mut rows = wrapped("", &why, (width, StyleRole::Faint));
    let place = if let Some((source, nearest)) = &nearest {
        rows.extend(nearest_rows(source, nearest, width));
        one_line(&nearest.passage.location_in(&source.name))
    } else {
        rows.extend(wrapped("", NONE_NEAR, (width, StyleRole::Text)));
        String::new()
    };
    (place, "not compared".to_owned(), rows)
}

/// The passage nearest to reported speech, in its context, and the words that both have.
fn nearest_rows(source: &Source, nearest: &NearestPassage, width: usize) -> Vec<PassageRow> {
    let span = nearest.passage.span;
    let [before, behind] = source.around(span);
    let mut rows = wrapped("nearest ", NEAREST, (width, StyleRole::Faint));
    rows.extend(in_context([&before, &source.words_in(span), &behind].map(|words| one_line(words)), width));
    rows.extend(wrapped("shared  ", &one_line(&nearest.shared.join(", ")), (width, StyleRole::Text)));
    rows
}

fn draw_rows(painter: &mut Painter<'_>, inner: Rect, rows: &[PassageRow]) {
    for (index, parts) in rows.iter().take(usize::from(inner.height)).enumerate() {
        let parts: Vec<(&str, StyleRole)> =
            parts.iter().map(|(words, role)| (words.as_str(), *role)).collect();
        painter.line(row(inner, index), &parts);
    }
}

/// All rows: the verdict with the gravest difference, the quotation, the passage in its context, the other differences.
fn rows(shown: &ShownCard<'_>, check: &SourceCheck, best: &BestMatch, width: usize) -> Vec<PassageRow> {
    let found = &best.comparison;
    let is_fine = found.verdict <= SourceVerdict::Edited;
    let role = if is_fine { StyleRole::Headline } else { StyleRole::Warning };
    let differences = found.gravest_first();
    let Some((source, passage)) = check.source(best).zip(found.passage.as_ref()) else {
        return wrapped("", "no similar passage; = records “cannot verify”", (width, StyleRole::Warning));
    };
    let say = |difference| one_line(&told(difference, shown.article, source));
    let first = differences.first().map(|first| format!(": {}", say(first))).unwrap_or_default();
    let proposed = found.verdict.proposes().label();
    let verdict = format!("{}{first}; = records: {proposed}", found.verdict.label());
    let mut rows = wrapped("", &verdict, (width, role));
    let quoted = marked_quotation(shown.article, shown.quotation.content, &found.differences);
    rows.extend(wrapped("quoted  ", &one_line(&quoted), (width, StyleRole::Quotation)));
    let [before, behind] = source.around(with_cuts(passage.span, &found.differences));
    let said = marked_source(source, passage.span, &found.differences);
    rows.extend(in_context([&before, &said, &behind].map(|words| one_line(words)), width));
    for difference in differences.iter().skip(1) {
        rows.extend(wrapped("-       ", &say(difference), (width, StyleRole::Faint)));
    }
    rows
}

/// The passage between the words around it, which are faint.
fn in_context([before, said, behind]: [String; 3], width: usize) -> Vec<PassageRow> {
    let words = |text: &str, role: StyleRole| -> Vec<(String, StyleRole)> {
        text.split(' ').filter(|word| !word.is_empty()).map(|word| (word.to_owned(), role)).collect()
    };
    // The mark that begins the passage stands at its first word, and the one that ends it at its last.
    let opens = |c: char| matches!(c, '(' | '[' | '\'' | '‘') || quotation_marks::is_double(c);
    let last = before.rsplit(' ').next().filter(|last| last.chars().all(opens)).unwrap_or_default();
    let (before, opening) = before.split_at(before.len() - last.len());
    let is_mark = |c: char| !c.is_whitespace() && !c.is_alphanumeric();
    let rest = behind.trim_start_matches(is_mark);
    let (mark, behind) = behind.split_at(behind.len() - rest.len());
    let mut all = words(before, StyleRole::Faint);
    all.extend(marked(words(&format!("{opening}{said}{mark}"), StyleRole::Text)));
    all.extend(words(behind, StyleRole::Faint));
    fill("source  ", all, width)
}

fn wrapped(label: &str, text: &str, (width, role): (usize, StyleRole)) -> Vec<PassageRow> {
    let words = text.split(' ').map(|word| (word.to_owned(), role)).collect();
    fill(label, marked(words), width)
}

/// The words with those between marks of a difference in the role of a warning.
fn marked(words: Vec<(String, StyleRole)>) -> Vec<(String, StyleRole)> {
    let mut is_inside = false;
    let mark = |(word, role): (String, StyleRole)| {
        let begins = word.contains("{+") || word.contains("[-");
        let is_marked = is_inside || begins;
        is_inside = is_marked && !(word.contains("+}") || word.contains("-]"));
        (word, if is_marked { StyleRole::Warning } else { role })
    };
    words.into_iter().map(mark).collect()
}

/// Fills rows of this width with words; the label stands before the first.
fn fill(label: &str, words: Vec<(String, StyleRole)>, width: usize) -> Vec<PassageRow> {
    let indent = if width > 40 { columns(label) } else { 0 };
    let mut rows: Vec<PassageRow> = Vec::new();
    let (mut current, mut used): (PassageRow, usize) = (Vec::new(), 0);
    if !label.is_empty() {
        current.push((label.to_owned(), StyleRole::Faint));
        used = columns(label);
    }
    let mut is_first = true;
    for (word, role) in words {
        let wide = columns(&word);
        if !is_first && used + 1 + wide > width {
            rows.push(std::mem::take(&mut current));
            current.push((" ".repeat(indent), role));
            used = indent;
            is_first = true;
        }
        if !is_first {
            current.push((" ".to_owned(), role));
            used += 1;
        }
        used += wide;
        current.push((word, role));
        is_first = false;
    }
    rows.push(current);
    rows
}
