//! The preview of an entry of a report: its place in the text with what changed, or what is to be known of its numbers.

use crate::text::{sanitize, width};
use crate::tui::state::library::report_page::{ReportEntry, ReportPage, ReportParagraph};
use crate::tui::theme::StyleRole;
use crate::tui::view::difference;
use crate::tui::view::painter::{Painter, Parts, row};
use ratatui::layout::Rect;

/// Draws the preview.
pub(super) fn draw(painter: &mut Painter<'_>, (report, entry): (&ReportPage, &ReportEntry), inner: Rect) {
    let columns = usize::from(inner.width).max(2);
    let fit = usize::from(inner.height);
    let rows = match entry.paragraph.filter(|_| !report.text.is_empty()) {
        Some(at) => text_rows(&report.text, at, (columns, fit)),
        None => facts(report, entry, columns),
    };
    for (index, parts) in rows.iter().take(fit).enumerate() {
        let parts: Vec<(&str, StyleRole)> =
            parts.iter().map(|(words, role)| (words.as_str(), *role)).collect();
        painter.line(row(inner, index), &parts);
    }
}

/// The text from a paragraph on; with much room, from the paragraph before it.
fn text_rows(text: &[ReportParagraph], at: usize, (columns, fit): (usize, usize)) -> Vec<Parts> {
    const ROOMY: usize = 12;
    let first = if fit >= ROOMY { at.saturating_sub(1) } else { at };
    let mut rows: Vec<Parts> = Vec::new();
    for (number, paragraph) in text.iter().enumerate().skip(first) {
        if rows.len() >= fit {
            break;
        }
        if !rows.is_empty() {
            rows.push(Vec::new());
        }
        let role = if number == at { StyleRole::Text } else { StyleRole::Faint };
        let sign =
            if paragraph.change.is_empty() { String::new() } else { format!("{}  ", paragraph.change) };
        rows.extend(wrapped((&sign, &paragraph.words), (columns, role)));
    }
    rows
}

/// The words of an entry, what is told of it, and the notes of the report.
fn facts(report: &ReportPage, entry: &ReportEntry, columns: usize) -> Vec<Parts> {
    let mut rows = Vec::new();
    if !entry.words.is_empty() {
        rows.extend(wrapped(("", &entry.words), (columns, StyleRole::Quotation)));
    }
    for fact in &entry.facts {
        rows.extend(wrapped(("", fact), (columns, StyleRole::Text)));
    }
    let note = report.sections.iter().find(|section| {
        report
            .entries
            .get(section.entries.clone())
            .is_some_and(|entries| entries.iter().any(|one| one == entry))
    });
    if let Some(note) = note.filter(|section| !section.note.is_empty()) {
        rows.extend(wrapped(("", &note.note), (columns, StyleRole::Faint)));
    }
    for note in &report.notes {
        rows.extend(wrapped(("", note), (columns, StyleRole::Text)));
    }
    rows
}

/// Words on rows of this width, after a sign. What differs is in the roles of what was added and removed.
fn wrapped((sign, words): (&str, &str), (columns, role): (usize, StyleRole)) -> Vec<Parts> {
    let clean = sanitize::line(words);
    let mut rows: Vec<Parts> = Vec::new();
    let mut row: Parts = Vec::new();
    let mut used = width::columns(sign);
    if !sign.is_empty() {
        row.push((sign.to_owned(), StyleRole::Headline));
    }
    let mut is_first = true;
    for (word, role) in marked_parts(&clean, role) {
        let wide = width::columns(&word);
        let is_blank = word.trim().is_empty();
        if !is_first && used + wide > columns && !is_blank {
            rows.push(std::mem::take(&mut row));
            used = 0;
        }
        if used > 0 || !is_blank {
            used += wide;
            row.push((word, role));
        }
        is_first = false;
    }
    rows.push(row);
    rows
}

/// The words and blanks of a line, those between the marks of a difference in the role of what was added or removed.
pub(super) fn marked_parts(line: &str, role: StyleRole) -> Parts {
    let differing = difference::roles(line.split(' '));
    let mut parts: Parts = Vec::new();
    for (index, (word, differing)) in line.split(' ').zip(differing).enumerate() {
        if index > 0 {
            parts.push((" ".to_owned(), role));
        }
        parts.push((word.to_owned(), differing.unwrap_or(role)));
    }
    parts.retain(|(word, _)| !word.is_empty());
    parts
}
