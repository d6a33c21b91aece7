//! The help: the keys that hold where it was opened, then all others by their places; typing filters them.
//!
//! On a wide screen it has columns, as a newspaper has, and a page is turned when the selection leaves it: where a key stands
//! on its page stays the same.

use crate::text::{Span, width, wrap};
use crate::tui::active_keys::{HelpEntry, HelpGroup, help_groups, help_place};
use crate::tui::keymap;
use crate::tui::state::State;
use crate::tui::state::text_field::TextField;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, row};
use crate::tui::view::windows::window::typed_line;
use ratatui::layout::Rect;
use std::iter::Peekable;

/// The most columns for the keys, before what they do; keys that need more push their words to the right.
const MAX_KEY_COLUMNS: u16 = 20;

/// Draws the help over everything but the last line.
pub(in crate::tui) fn draw(painter: &mut Painter<'_>, state: &State, field: &TextField, selected: usize) {
    let (columns, rows) = state.size;
    let place = Rect::new(0, 0, columns, rows.saturating_sub(1));
    painter.fill(place, StyleRole::Text);
    let groups = help_groups(state, field.text());
    let title = format!("Keys {}", help_place(state));
    painter.frame(place, (&title, &counts(&groups)), StyleRole::Focused);
    let inner = Rect { x: 2, y: 1, width: columns.saturating_sub(4), height: rows.saturating_sub(3) };
    let filter = typed_line("/", field.text(), "type to filter: save, delete, colour");
    let filter: Vec<(&str, StyleRole)> = filter.iter().map(|(words, role)| (words.as_str(), *role)).collect();
    painter.line(row(inner, 0), &filter);
    let list = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    if groups.is_empty() {
        painter.text(row(list, 1), "no key matches; Esc closes", StyleRole::Faint);
    }
    let columns = side_by_side(columns);
    let width = list.width.saturating_sub(GAP * (columns - 1)) / columns;
    let fit = usize::from(list.height).max(1);
    let lines = lines(&groups, width);
    let lines = if columns == 1 { lines } else { kept_together(lines, fit) };
    let at = lines.iter().position(|line| line.is_of(selected)).unwrap_or(0);
    let page = fit * usize::from(columns);
    let first = if columns == 1 {
        at.saturating_sub(fit / 2).min(lines.len().saturating_sub(fit))
    } else {
        at / page * page
    };
    for (offset, line) in lines.iter().skip(first).take(page).enumerate() {
        let column = u16::try_from(offset / fit).unwrap_or_default();
        let place = Rect { x: list.x + column * (width + GAP), width, ..row(list, offset % fit) };
        draw_line(painter, place, line, selected);
    }
}

/// Blank columns between two columns of keys.
const GAP: u16 = 2;

/// How many columns of keys a screen of this width has.
fn side_by_side(width: u16) -> u16 {
    match width {
        180.. => 3,
        120.. => 2,
        _ => 1,
    }
}

/// Moves what the foot of a column would break to the head of the next one: an entry stays whole, and a heading stands with
/// its first two entries.
fn kept_together(lines: Vec<HelpLine>, fit: usize) -> Vec<HelpLine> {
    let mut moved: Vec<HelpLine> = Vec::with_capacity(lines.len());
    let mut lines = lines.into_iter().peekable();
    while let Some(block) = next_block(&mut lines) {
        let left = fit - moved.len() % fit;
        if block.len() > left && block.len() <= fit {
            moved.extend((0..left).map(|_| HelpLine::Blank));
        }
        moved.extend(block);
    }
    moved
}

/// The next lines that stand together.
fn next_block(lines: &mut Peekable<impl Iterator<Item = HelpLine>>) -> Option<Vec<HelpLine>> {
    let first = lines.next()?;
    let mut entries = usize::from(matches!(first, HelpLine::Key(..)));
    let wanted = 2 - entries;
    let mut block = vec![first];
    while let Some(next) = lines.next_if(|next| match (next, block.last()) {
        (HelpLine::Key(entry, _), Some(HelpLine::Key(last, _))) => entry == last || entries < wanted,
        (HelpLine::Key(..), _) | (HelpLine::Heading(_), Some(HelpLine::Elsewhere)) => true,
        _ => false,
    }) {
        let is_new = match (&next, block.last()) {
            (HelpLine::Key(entry, _), Some(last)) => !last.is_of(*entry),
            _ => false,
        };
        entries += usize::from(is_new);
        block.push(next);
    }
    Some(block)
}

enum HelpLine {
    Blank,
    /// What parts the keys of other places from those of this one.
    Elsewhere,
    Heading(&'static str),
    /// A line of the entry with this index.
    Key(usize, KeyLine),
}

/// A line about a key.
struct KeyLine {
    /// The keys; empty in the lines after the first.
    keys: String,
    /// The column of the words.
    column: u16,
    words: String,
}

impl HelpLine {
    fn is_of(&self, entry: usize) -> bool {
        matches!(self, Self::Key(index, _) if *index == entry)
    }
}

/// How many keys are listed, here and elsewhere.
fn counts(groups: &[HelpGroup<'_>]) -> String {
    let count = |is_here: bool| -> usize {
        groups.iter().filter(|group| group.is_here == is_here).map(|group| group.entries.len()).sum()
    };
    match (count(true), count(false)) {
        (0, 0) => String::new(),
        (here, 0) => format!("{here} here"),
        (0, elsewhere) => format!("{elsewhere} elsewhere"),
        (here, elsewhere) => format!("{here} here, {elsewhere} elsewhere"),
    }
}

/// Every key under its heading, its words wrapped beside it. A line parts the keys of other places from those of this one.
fn lines(groups: &[HelpGroup<'_>], width: u16) -> Vec<HelpLine> {
    let mut lines = Vec::new();
    let mut index = 0;
    let mut was_here = true;
    let entries = groups.iter().flat_map(|group| &group.entries);
    let column =
        entries.map(|entry| taken(&keys_of(entry))).filter(|column| *column <= MAX_KEY_COLUMNS).max();
    let place = (column.unwrap_or(MAX_KEY_COLUMNS), width);
    for group in groups {
        if was_here && !group.is_here {
            lines.push(HelpLine::Elsewhere);
        }
        was_here = group.is_here;
        lines.push(HelpLine::Heading(group.name));
        for entry in &group.entries {
            lines.extend(key_lines(entry, place).into_iter().map(|line| HelpLine::Key(index, line)));
            index += 1;
        }
    }
    lines
}

fn keys_of(entry: &HelpEntry<'_>) -> String {
    let keys: Vec<String> = entry.keys.iter().map(|keys| keymap::displayed(keys)).collect();
    keys.join("  ")
}

/// The columns of keys, with the sign before them and the gap behind.
fn taken(keys: &str) -> u16 {
    u16::try_from(SIGN + width::columns(keys)).unwrap_or(u16::MAX).saturating_add(GAP)
}

fn key_lines(entry: &HelpEntry<'_>, (column, width): (u16, u16)) -> Vec<KeyLine> {
    let mut keys = keys_of(entry);
    let column = taken(&keys).max(column).min(width);
    let words = entry.binding.help;
    let line =
        |row: &Span| KeyLine { keys: std::mem::take(&mut keys), column, words: row.of(words).to_owned() };
    balanced(words, usize::from(width - column).max(2)).iter().map(line).collect()
}

/// Words in as few rows as they need, of about the same length, so that none has one short word alone.
fn balanced(words: &str, columns: usize) -> Vec<Span> {
    let wrapped = |columns: usize| wrap::rows(words, Span::new(0, words.len()), columns);
    let rows = wrapped(columns);
    if rows.len() < 2 {
        return rows;
    }
    let narrower = (columns / 2..columns).map(wrapped).find(|narrower| narrower.len() == rows.len());
    narrower.unwrap_or(rows)
}

/// Columns before the keys, for the sign of the selected entry.
const SIGN: usize = 2;

fn draw_line(painter: &mut Painter<'_>, place: Rect, line: &HelpLine, selected: usize) {
    match line {
        HelpLine::Blank => {}
        HelpLine::Elsewhere => {
            let rule = "─".repeat(usize::from(place.width));
            painter.text(place, &rule, StyleRole::Border);
            painter.text(
                Rect { x: place.x + 2, width: place.width.saturating_sub(2), ..place },
                " elsewhere ",
                StyleRole::Faint,
            );
        }
        HelpLine::Heading(name) => {
            painter.text(place, name, StyleRole::Headline);
        }
        HelpLine::Key(index, line) => {
            let chosen = *index == selected;
            if chosen {
                painter.fill(place, StyleRole::Chosen);
            }
            let role = if chosen { StyleRole::Chosen } else { StyleRole::Key };
            let sign = if chosen && !line.keys.is_empty() { "▸ " } else { "  " };
            painter.line(place, &[(sign, role), (&line.keys, role)]);
            let column = line.column.min(place.width);
            let after = Rect { x: place.x + column, width: place.width - column, ..place };
            let role = if chosen { StyleRole::Chosen } else { StyleRole::Text };
            painter.text(after, &line.words, role);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(entry: usize) -> HelpLine {
        HelpLine::Key(entry, KeyLine { keys: String::new(), column: 0, words: String::new() })
    }

    /// A letter for each line: a heading, the number of an entry, or a blank.
    fn told(lines: &[HelpLine]) -> String {
        let letter = |line: &HelpLine| match line {
            HelpLine::Blank => "_".to_owned(),
            HelpLine::Elsewhere => "-".to_owned(),
            HelpLine::Heading(_) => "H".to_owned(),
            HelpLine::Key(entry, _) => entry.to_string(),
        };
        lines.iter().map(letter).collect()
    }

    fn lines(told: &str) -> Vec<HelpLine> {
        let line = |letter: char| match letter {
            '-' => HelpLine::Elsewhere,
            'H' => HelpLine::Heading("Move"),
            digit => key(digit.to_digit(10).unwrap() as usize),
        };
        told.chars().map(line).collect()
    }

    #[test]
    fn a_column_breaks_neither_an_entry_nor_a_heading_from_its_first_two_entries() {
        for (before, fit, after) in [
            ("H012H34", 4, "H012H34"),
            ("H01223", 4, "H01_223"),
            ("H01H23", 5, "H01__H23"),
            ("H01-H23", 6, "H01___-H23"),
            ("H0H1", 9, "H0H1"),
            ("H00", 1, "H00"),
        ] {
            assert_eq!(told(&kept_together(lines(before), fit)), after, "{before} in columns of {fit}");
        }
    }

    #[test]
    fn no_short_word_stands_alone_in_the_last_row_of_an_entry() {
        let words = "all actions: type part of a name; Enter runs it";
        let rows: Vec<&str> = balanced(words, 44).iter().map(|row| row.of(words)).collect();
        assert_eq!(rows.len(), 2);
        assert!(rows.iter().all(|row| row.len() > 15), "{rows:?}");
        assert_eq!(balanced("short", 44).len(), 1);
    }
}
