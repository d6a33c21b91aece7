//! The passage of the source beside the card: the words of both, with what differs marked in both.
//!
//! Marks say it without colour: {+never+} is only in the quotation, [-not-] only in the source. Both are in one column of rows,
//! so that they scroll together.

use crate::export::verification::{marked_quotation, marked_source, told, told_verdict};
use crate::text::phrase::{counted, one_line};
use crate::text::width::columns;
use crate::tui::action::SourceAction;
use crate::tui::keymap::{Binding, displayed};
use crate::tui::layout::review::ReviewLayout;
use crate::tui::state::source_check::SourceCheck;
use crate::tui::theme::StyleRole;
use crate::tui::view::difference::around_marks;
use crate::tui::view::painter::{Painter, row};
use crate::tui::view::review::frame::{ShownCard, frame};
use crate::tui::view::review::passage_rows::{PassageRow, clipped, in_context, wrapped};
use crate::verify::{
    BestMatch, Comparison, NEAREST, NONE_NEAR, NOT_VERBATIM, NearestPassage, Source, SourceVerdict,
};
use ratatui::layout::Rect;

/// A card beside the sources. It is found once for a frame: the layout and the drawing need it.
pub(super) struct SourceMatch<'a> {
    check: &'a SourceCheck,
    /// For a quotation in quotation marks.
    best: Option<BestMatch>,
    /// For reported speech.
    nearest: Option<NearestPassage>,
}

impl<'a> SourceMatch<'a> {
    /// Compares the card that is shown.
    pub(super) fn of(shown: &ShownCard<'_>, check: &'a SourceCheck) -> Self {
        let (review, card) = (shown.state.reading.review(), shown.state.reading.session.card());
        Self {
            check,
            best: check.best(shown.article, review, card),
            nearest: check.nearest(shown.article, review, card),
        }
    }
}

/// What is said of a card and its sources.
struct Passage {
    title: String,
    /// The verdict, for the frame.
    word: String,
    rows: Vec<PassageRow>,
}

/// How many rows the comparison of a card with the sources needs in the place of a layout.
pub(super) fn rows_needed(shown: &ShownCard<'_>, layout: &ReviewLayout, found: &SourceMatch<'_>) -> usize {
    passage(shown, layout, found, usize::MAX).rows.len()
}

/// Draws the comparison of a card with the sources.
pub(super) fn draw(
    painter: &mut Painter<'_>,
    shown: &ShownCard<'_>,
    layout: &ReviewLayout,
    found: &SourceMatch<'_>,
) {
    if layout.source.is_empty() {
        return;
    }
    let around = if layout.borders { 2 } else { 0 };
    let height = usize::from(layout.source.height.saturating_sub(around));
    let Passage { title, word, rows } = passage(shown, layout, found, height);
    let inner = frame(painter, layout, layout.source, (&title, &word, StyleRole::Border));
    let first = found.check.scrolled.min(rows.len().saturating_sub(height));
    let hidden = rows.len().saturating_sub(first + height);
    let mut seen: Vec<PassageRow> = rows.into_iter().skip(first).take(height).collect();
    if let Some(last) = seen.last_mut().filter(|_| hidden > 0) {
        *last = more(shown, hidden + 1);
    }
    draw_rows(painter, inner, &seen);
}

/// The sign that more rows follow, and the key that shows them.
fn more(shown: &ShownCard<'_>, rows: usize) -> PassageRow {
    let scrolls = |binding: &&Binding| binding.action == SourceAction::ScrollDown.into();
    let key = shown.state.keymap.bindings.iter().find(scrolls).and_then(|binding| binding.keys.first());
    let key = key.map(|key| format!(": {}", displayed(key))).unwrap_or_default();
    vec![(format!("▾ {}{key}", counted(rows, "more row", "more rows")), StyleRole::Faint)]
}

/// What is said in at most `height` rows, if that can be.
fn passage(shown: &ShownCard<'_>, layout: &ReviewLayout, found: &SourceMatch<'_>, height: usize) -> Passage {
    let around = if layout.borders { 4 } else { 1 };
    let width = usize::from(layout.source.width.saturating_sub(around)).max(2);
    let Compared { place, word, mut rows, short } = compared(shown, found, width);
    let title = if place.is_empty() { "Source".to_owned() } else { format!("Source: {place}") };
    // A frame cuts what does not fit into it, and a small screen has none.
    if !place.is_empty() && (!layout.borders || columns(&title) + columns(&word) + 4 > width) {
        rows.extend(wrapped("place   ", &place, (width, StyleRole::Text)));
    }
    let is_marked = |row: &PassageRow| {
        row.iter().any(|(_, role)| matches!(role, StyleRole::Warning | StyleRole::Added | StyleRole::Removed))
    };
    let marked = rows.iter().rposition(is_marked).map_or(0, |last| last + 1);
    // The last row says that more follow.
    if rows.len() > height && marked >= height && !short.is_empty() {
        let whole = std::mem::replace(&mut rows, short);
        rows.extend(wrapped("", "in full:", (width, StyleRole::Faint)));
        rows.extend(whole);
    }
    Passage { title, word, rows }
}

/// A card beside the sources.
struct Compared {
    /// Where the passage is. Empty if there is none.
    place: String,
    /// The verdict.
    word: String,
    /// The words of both.
    rows: Vec<PassageRow>,
    /// Only what differs, for few rows. Nothing, if there is nothing shorter to say.
    short: Vec<PassageRow>,
}

fn compared(shown: &ShownCard<'_>, found: &SourceMatch<'_>, width: usize) -> Compared {
    let Some(best) = &found.best else { return reported(found, width) };
    let check = found.check;
    let word = best.comparison.verdict.word().replace('-', " ");
    let place = best.comparison.passage.as_ref().map(|_| one_line(&check.location(best)));
    let row = |length| rows(shown, check, best, (width, length));
    Compared { place: place.unwrap_or_default(), word, rows: row(Length::Whole), short: row(Length::Short) }
}

/// The same for reported speech, which is not compared: the passage that shares the most words with it.
fn reported(found: &SourceMatch<'_>, width: usize) -> Compared {
    let nearest = found.nearest.as_ref();
    let nearest = nearest.and_then(|nearest| Some((found.check.sources.get(nearest.source)?, nearest)));
    let why = format!("{NOT_VERBATIM}; v records what you found");
    let mut rows = wrapped("", &why, (width, StyleRole::Faint));
    let place = if let Some((source, nearest)) = nearest {
        rows.extend(nearest_rows(source, nearest, width));
        one_line(&nearest.passage.location_in(&source.name))
    } else {
        rows.extend(wrapped("", NONE_NEAR, (width, StyleRole::Text)));
        String::new()
    };
    Compared { place, word: "not compared".to_owned(), rows, short: Vec::new() }
}

/// The passage nearest to reported speech, in its context, and the words that both have.
fn nearest_rows(source: &Source, nearest: &NearestPassage, width: usize) -> Vec<PassageRow> {
    let span = nearest.passage.span;
    let [before, behind] = source.around(span);
    let mut rows = wrapped("", &format!("below: {NEAREST}"), (width, StyleRole::Faint));
    rows.extend(in_context([&before, &source.words_in(span), &behind].map(|words| one_line(words)), width));
    rows.extend(wrapped("shared  ", &one_line(&nearest.shared.join(", ")), (width, StyleRole::Text)));
    for remark in nearest.remarks() {
        rows.extend(wrapped("remark  ", &one_line(&remark), (width, StyleRole::Text)));
    }
    rows
}

fn draw_rows(painter: &mut Painter<'_>, inner: Rect, rows: &[PassageRow]) {
    for (index, parts) in rows.iter().take(usize::from(inner.height)).enumerate() {
        let parts: Vec<(&str, StyleRole)> =
            parts.iter().map(|(words, role)| (words.as_str(), *role)).collect();
        painter.line(row(inner, index), &parts);
    }
}

/// How much of the words is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Length {
    /// All of them.
    Whole,
    /// Those around the differences.
    Short,
}

/// All rows: the verdict with the gravest difference, the quotation, the passage in its context, the other differences.
fn rows(
    shown: &ShownCard<'_>,
    check: &SourceCheck,
    best: &BestMatch,
    (width, length): (usize, Length),
) -> Vec<PassageRow> {
    let found = &best.comparison;
    let is_fine = found.verdict <= SourceVerdict::Edited
        && !found.hides_negation()
        && !found.is_speaker_open
        && found.around.is_empty();
    let role = if is_fine { StyleRole::Headline } else { StyleRole::Warning };
    let Some((source, passage)) = check.source(best).zip(found.passage.as_ref()) else {
        let mut rows =
            wrapped("", "no similar passage (= records “cannot verify”)", (width, StyleRole::Warning));
        rows.extend(recorded_before(shown, found, width));
        return rows;
    };
    let told: Vec<String> = told(found, shown.article, source).iter().map(|told| one_line(told)).collect();
    let say = |told: &String| if length == Length::Short { clipped(told) } else { told.clone() };
    let first = told.first().map(|first| format!(": {}", say(first))).unwrap_or_default();
    let proposed = found.proposes().label();
    let is_told = first.is_empty() || found.is_speaker_open || found.is_other_speaker;
    let verdict = if is_told { told_verdict(found) } else { found.verdict.label().to_owned() };
    let mut rows = wrapped("", &format!("{verdict}{first} (= records “{proposed}”)"), (width, role));
    rows.extend(recorded_before(shown, found, width));
    let quoted = one_line(&marked_quotation(shown.article, shown.quotation.content, &found.differences));
    let said = one_line(&marked_source(source, passage.span, &found.differences));
    if length == Length::Short {
        rows.extend(wrapped("source  ", &around_marks(&said), (width, StyleRole::Text)));
        rows.extend(wrapped("quoted  ", &around_marks(&quoted), (width, StyleRole::Quotation)));
    } else {
        let whole = found.whole_passage().unwrap_or(passage.span);
        let [before, behind] = source.around(whole).map(|words| one_line(&words));
        rows.extend(wrapped("quoted  ", &quoted, (width, StyleRole::Quotation)));
        rows.extend(in_context([before, said, behind], width));
    }
    for number in &found.around {
        rows.extend(wrapped("remark  ", &one_line(&number.remark()), (width, StyleRole::Warning)));
    }
    for told in told.iter().skip(1) {
        rows.extend(wrapped("finding ", &say(told), (width, StyleRole::Faint)));
    }
    rows
}

/// What was recorded of the card, if the comparison now proposes something else.
fn recorded_before(shown: &ShownCard<'_>, found: &Comparison, width: usize) -> Vec<PassageRow> {
    let recorded = shown.state.reading.review().decision(shown.quotation.id).verification;
    if !found.contradicts(recorded) {
        return Vec::new();
    }
    wrapped("", &format!("recorded before: {}", recorded.label()), (width, StyleRole::Warning))
}
