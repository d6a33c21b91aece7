//! The preview of an entry of a list: some words of it, and facts below them.

use crate::text::{Span, sanitize, wrap};
use crate::tui::layout::library::LibraryLayout;
use crate::tui::theme::StyleRole;
use crate::tui::view::difference;
use crate::tui::view::painter::{Painter, Parts, row};
use ratatui::layout::Rect;
use std::borrow::Cow;

/// Some words, and facts: each on a line, or on more where there is room for it.
pub(super) struct EntryPreview {
    pub(super) words: String,
    pub(super) role: StyleRole,
    pub(super) facts: Vec<Parts>,
}

/// Draws the frame with its title; on a small screen, only a line above the preview.
pub(super) fn draw_frame(painter: &mut Painter<'_>, layout: &LibraryLayout, title: &str) {
    if layout.borders {
        painter.frame(layout.preview, (title, ""), StyleRole::Border);
    } else {
        let across = "─".repeat(usize::from(layout.preview.width));
        painter.text(row(layout.preview, 0), &across, StyleRole::Border);
    }
}

/// Draws a preview: the words take the rows that the facts leave, and long facts the rows that the words leave.
pub(super) fn draw(painter: &mut Painter<'_>, preview: &EntryPreview, inner: Rect) {
    let EntryPreview { words, role, facts } = preview;
    let space = usize::from(inner.height > 8 && !words.is_empty());
    let taken = rows_of(words, inner.width).1.len() + space;
    let facts =
        wrapped(facts, usize::from(inner.width).max(2), usize::from(inner.height).saturating_sub(taken));
    let room = usize::from(inner.height).saturating_sub(facts.len() + space);
    let place = Rect { height: u16::try_from(room).unwrap_or(0), ..inner };
    let shown = draw_wrapped(painter, words, *role, place);
    for (index, parts) in facts.iter().enumerate() {
        let parts: Vec<(&str, StyleRole)> =
            parts.iter().map(|(words, role)| (words.as_str(), *role)).collect();
        painter.line(row(inner, shown + space + index), &parts);
    }
}

/// The facts in rows: a long one takes several as long as `fit` rows have room for all facts.
fn wrapped(facts: &[Parts], columns: usize, fit: usize) -> Vec<Parts> {
    let mut free = fit.saturating_sub(facts.len());
    let mut rows = Vec::new();
    for fact in facts {
        let needed = difference::fill(("", StyleRole::Text), words_of(fact), (columns, INDENT));
        if needed.len() < 2 || needed.len() - 1 > free {
            rows.push(fact.clone());
        } else {
            free -= needed.len() - 1;
            rows.extend(needed);
        }
    }
    rows
}

/// Columns before the rows of a fact after its first.
const INDENT: usize = 2;

/// The words of a fact, each as its pieces with their roles.
fn words_of(fact: &Parts) -> Vec<Parts> {
    let (mut words, mut word) = (Vec::new(), Parts::new());
    for (text, role) in fact {
        for (index, piece) in sanitize::line(text).split(' ').enumerate() {
            if index > 0 {
                words.push(std::mem::take(&mut word));
            }
            word.extend((!piece.is_empty()).then(|| (piece.to_owned(), *role)));
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

/// Words without control characters, and the rows that they need.
fn rows_of(words: &str, columns: u16) -> (Cow<'_, str>, Vec<Span>) {
    let clean = sanitize::line(words);
    let rows = wrap::rows(&clean, Span::new(0, clean.len()), usize::from(columns).max(2));
    (clean, rows)
}

/// Draws as much as there is room for. Returns the number of rows drawn.
fn draw_wrapped(painter: &mut Painter<'_>, words: &str, role: StyleRole, place: Rect) -> usize {
    let (clean, rows) = rows_of(words, place.width);
    let fit = rows.len().min(usize::from(place.height));
    for (index, line) in rows.iter().take(fit).enumerate() {
        // The last row takes all the rest, so that the painter cuts it off with an ellipsis.
        let end = if index + 1 == fit { clean.len() } else { line.end as usize };
        painter.text(row(place, index), clean.get(line.start as usize..end).unwrap_or_default(), role);
    }
    fit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(facts: &[Parts], fit: usize) -> Vec<String> {
        let rows = wrapped(facts, 16, fit);
        rows.into_iter().map(|row| row.into_iter().map(|(words, _)| words).collect()).collect()
    }

    #[test]
    fn facts_are_on_several_rows_only_where_there_is_room_for_all_facts() {
        let fact = |words: &[(&str, StyleRole)]| -> Parts {
            words.iter().map(|(words, role)| ((*words).to_owned(), *role)).collect()
        };
        let countries = fact(&[
            ("Georgia", StyleRole::Country),
            (", ", StyleRole::Faint),
            ("Malawi", StyleRole::Country),
        ]);
        let facts = [fact(&[("— Rosa  said", StyleRole::Text)]), [countries.clone(), countries].concat()];
        let whole = ["— Rosa  said", "Georgia,", "  MalawiGeorgia,", "  Malawi"];
        assert_eq!(shown(&facts, 9), whole);
        assert_eq!(shown(&facts, 4), whole);
        assert_eq!(
            shown(&facts, 3),
            ["— Rosa  said", "Georgia, MalawiGeorgia, Malawi"],
            "cut when it is drawn"
        );
        let roles: Vec<StyleRole> = wrapped(&facts, 16, 9)[1].iter().map(|(_, role)| *role).collect();
        assert_eq!(roles, [StyleRole::Country, StyleRole::Faint], "the comma keeps its colour");
    }
}
