//! Words with their roles -> the rows that hold them, and long words shortened to what differs in them.

use crate::text::quotation_marks;
use crate::text::width::columns;
use crate::tui::theme::StyleRole;
use crate::tui::view::difference;
use crate::tui::view::painter::Parts;

/// A row: words with their roles.
pub(super) type PassageRow = Parts;

/// A sentence about a difference without the middle of what it quotes, if that is long.
pub(super) fn clipped(text: &str) -> String {
    const MOST: usize = 24;
    let words: Vec<&str> = text.split(' ').collect();
    match (words.get(..MOST / 2), words.get(words.len().saturating_sub(MOST / 4)..)) {
        (Some(first), Some(last)) if words.len() > MOST => {
            format!("{} … {}", first.join(" "), last.join(" "))
        }
        _ => text.to_owned(),
    }
}

/// The passage between the words around it, which are faint.
pub(super) fn in_context([before, said, behind]: [String; 3], width: usize) -> Vec<PassageRow> {
    // The mark that begins the passage stands at its first word, and the one that ends it at its last.
    let opens = |c: char| matches!(c, '(' | '[' | '\'' | '‘') || quotation_marks::is_double(c);
    let last = before.rsplit(' ').next().filter(|last| last.chars().all(opens)).unwrap_or_default();
    let (before, opening) = before.split_at(before.len() - last.len());
    let is_mark = |c: char| !c.is_whitespace() && !c.is_alphanumeric();
    let rest = behind.trim_start_matches(is_mark);
    let (mark, behind) = behind.split_at(behind.len() - rest.len());
    let mut all = plain(before, StyleRole::Faint);
    all.extend(difference::words(&format!("{opening}{said}{mark}"), StyleRole::Text));
    all.extend(plain(behind, StyleRole::Faint));
    fill("source  ", all, width)
}

/// Words in rows of this width, in a role; the label stands before the first.
pub(super) fn wrapped(label: &str, text: &str, (width, role): (usize, StyleRole)) -> Vec<PassageRow> {
    fill(label, difference::words(text, role), width)
}

/// Words in which nothing is marked.
pub(super) fn plain(text: &str, role: StyleRole) -> Vec<Parts> {
    let words = text.split(' ').filter(|word| !word.is_empty());
    words.map(|word| vec![(word.to_owned(), role)]).collect()
}

/// Rows of fewer columns have none to spare for an indent.
const ROOM_FOR_INDENT: usize = 24;

/// Fills rows of this width with words; the label stands before the first.
pub(super) fn fill(label: &str, words: Vec<Parts>, width: usize) -> Vec<PassageRow> {
    let indent = if width > ROOM_FOR_INDENT { columns(label) } else { 0 };
    difference::fill((label, StyleRole::Faint), words, (width, indent))
}
