//! The preview of an entry of a report: its place in the text with what changed, or what is to be known of its numbers.

use crate::text::sanitize;
use crate::tui::state::library::report_page::{ReportEntry, ReportPage, ReportParagraph};
use crate::tui::theme::StyleRole;
use crate::tui::view::difference;
use crate::tui::view::library::report_rows::words_role;
use crate::tui::view::painter::{Painter, Parts, row};
use ratatui::layout::Rect;

/// Draws the preview.
pub(super) fn draw(painter: &mut Painter<'_>, (report, entry): (&ReportPage, &ReportEntry), inner: Rect) {
    let columns = usize::from(inner.width).max(2);
    let fit = usize::from(inner.height);
    let mut rows = match entry.paragraph.filter(|_| !report.text.is_empty()) {
        Some(at) => text_rows(&report.text, at, (columns, fit)),
        None => words_and_facts(report, entry, (columns, fit)),
    };
    let has_more = rows.len() > fit;
    rows.truncate(fit);
    if let Some(last) = rows.last_mut().filter(|_| has_more) {
        last.push((" …".to_owned(), StyleRole::Faint));
    }
    for (index, parts) in rows.iter().enumerate() {
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

/// The words of an entry and what is told of it. Without room for both, what is told comes first: the words are in the list.
fn words_and_facts(report: &ReportPage, entry: &ReportEntry, (columns, fit): (usize, usize)) -> Vec<Parts> {
    let facts = facts(report, entry, columns);
    if entry.words.is_empty() {
        return facts;
    }
    let words = wrapped(("", &entry.words), (columns, words_role(entry.kind)));
    if words.len() + facts.len() > fit { [facts, words].concat() } else { [words, facts].concat() }
}

/// What is told of an entry, and the notes of the report.
fn facts(report: &ReportPage, entry: &ReportEntry, columns: usize) -> Vec<Parts> {
    let mut rows = Vec::new();
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
    let words = difference::words(&sanitize::line(words), role);
    difference::fill((sign, StyleRole::Headline), words, (columns, 0))
}
