//! The entries of a report: words and numbers on one line, and below it what was altered, of the selected entry in full.

use crate::text::{sanitize, width};
use crate::tui::state::library::report_page::{ReportEntry, ReportPage, ReportedKind};
use crate::tui::theme::StyleRole;
use crate::tui::view::difference;
use crate::tui::view::library::figures::per_cent;
use crate::tui::view::library::rows::MAX_WORD_ROWS;
use crate::tui::view::list_columns::{self, Choice};
use crate::tui::view::painter::{Painter, Parts};
use ratatui::layout::Rect;

/// Blanks between a heading and the names of the columns at its right.
const GAP: u16 = 2;

/// Draws a line of an entry.
pub(super) fn draw(
    painter: &mut Painter<'_>,
    entry: &ReportEntry,
    part: usize,
    (line, choice): (Rect, Choice),
) {
    if part > 0 {
        let place = Rect { x: line.x + line.width.min(5), width: words_columns(line.width), ..line };
        let rows = word_rows(entry, choice, place.width);
        let parts = rows.get(part - 1).map(Vec::as_slice).unwrap_or_default();
        let parts: Vec<(&str, StyleRole)> =
            parts.iter().map(|(words, role)| (words.as_str(), choice.role(*role))).collect();
        painter.line(place, &parts);
        return;
    }
    let (label, numbers, bar) = columns(entry, line);
    let role = if entry.words.is_empty() { StyleRole::Text } else { StyleRole::Key };
    painter.line(label, &[(choice.sign(), choice.role(StyleRole::Text)), (&entry.label, choice.role(role))]);
    if !entry.aside.is_empty() {
        let taken = u16::try_from(width::columns(&sanitize::line(&entry.label))).unwrap_or(u16::MAX);
        let taken = taken.saturating_add(5).min(line.width);
        let aside = Rect { x: line.x + taken, width: line.width - taken, ..line };
        painter.text(aside, &entry.aside, choice.role(aside_role(entry.kind)));
    }
    for (place, number) in numbers.into_iter().zip(&entry.numbers) {
        painter.right(place, number, choice.role(StyleRole::Text));
    }
    draw_bar(painter, entry, (bar, choice));
}

/// The words of an entry in rows of this width: of the selected one all that there is room for, of others one row that
/// shows what differs.
fn word_rows(entry: &ReportEntry, choice: Choice, columns: u16) -> Vec<Parts> {
    let most = if choice == Choice::Chosen { MAX_WORD_ROWS } else { 1 };
    let room = (usize::from(columns).max(2), most);
    difference::shortened(&sanitize::line(&entry.words), words_role(entry.kind), room)
}

/// The role of the words of an entry.
pub(super) fn words_role(kind: ReportedKind) -> StyleRole {
    if kind == ReportedKind::Quotation { StyleRole::Quotation } else { StyleRole::Text }
}

/// The role of what stands at the right of a label: names have the colour of their kind.
fn aside_role(kind: ReportedKind) -> StyleRole {
    match kind {
        ReportedKind::Person => StyleRole::Person,
        ReportedKind::Country => StyleRole::Country,
        ReportedKind::Quotation | ReportedKind::Text => StyleRole::Faint,
    }
}

/// How many rows the words of the selected entry take in a list of this width.
pub(super) fn height_of_words(entry: &ReportEntry, list: u16) -> usize {
    word_rows(entry, Choice::Chosen, words_columns(list)).len()
}

/// The columns for the words of an entry.
fn words_columns(list: u16) -> u16 {
    list.saturating_sub(6)
}

/// Where the label, the numbers and the bar of an entry are. On a narrow line only the words and their share are left.
fn columns(entry: &ReportEntry, line: Rect) -> (Rect, [Rect; 3], Rect) {
    if entry.share.is_none() {
        let none = Rect { width: 0, ..line };
        return (line, [none; 3], none);
    }
    let bar = match line.width {
        110.. => 46,
        90.. => 36,
        74.. => 26,
        56.. => 12,
        _ => 5,
    };
    let numbers = if line.width >= 56 { [8, 10, 8] } else { [0, 0, 7] };
    let [one, two, three] = numbers;
    let (label, [one, two, three, bar]) = list_columns::columns(line, [one, two, three, bar]);
    (label, [one, two, three], bar)
}

/// "━━━━━╌╌╌╌╌  25%"; without room for a bar, "25%".
fn draw_bar(painter: &mut Painter<'_>, entry: &ReportEntry, (place, choice): (Rect, Choice)) {
    let Some((part, whole)) = entry.share else { return };
    let share = per_cent(part, whole);
    let cells = usize::from(place.width).saturating_sub(6);
    if cells >= 5 {
        let full = (part * cells + whole / 2).checked_div(whole).unwrap_or_default().min(cells);
        painter.line(
            place,
            &[
                (&"━".repeat(full), choice.role(StyleRole::Thumb)),
                (&"╌".repeat(cells - full), choice.role(StyleRole::Faint)),
            ],
        );
    }
    painter.right(place, &share, choice.role(StyleRole::Faint));
}

/// Draws the heading of a section, with the names of the columns if it has numbers.
pub(super) fn draw_heading(
    painter: &mut Painter<'_>,
    report: Option<&ReportPage>,
    index: usize,
    place: Rect,
) {
    let Some((report, section)) = report.and_then(|report| Some((report, report.sections.get(index)?)))
    else {
        return;
    };
    let taken = painter.line(place, &[(" ", StyleRole::Text), (&section.heading, StyleRole::Headline)]);
    // With fewer blanks between, a heading and the name of a column read as one word.
    let free = place.x.saturating_add(taken).saturating_add(GAP);
    let first = report.entries.get(section.entries.start);
    let Some(first) = first.filter(|first| first.share.is_some()) else { return };
    let (_, numbers, _) = columns(first, place);
    for ((place, title), number) in numbers.into_iter().zip(&section.columns).zip(&first.numbers) {
        let wide = u16::try_from(width::columns(title)).unwrap_or(u16::MAX);
        if !number.is_empty() && place.right().saturating_sub(wide) >= free {
            painter.right(place, title, StyleRole::Faint);
        }
    }
}
