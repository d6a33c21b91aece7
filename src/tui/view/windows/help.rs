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
use ratatui::layout::Rect;

/// Columns for the keys, before what they do: as many as the longest keys of the keymap need.
const KEY_COLUMNS: u16 = 20;

/// Draws the help over everything but the last line.
pub(in crate::tui) fn draw(painter: &mut Painter<'_>, state: &State, field: &TextField, selected: usize) {
    let (columns, rows) = state.size;
    let place = Rect::new(0, 0, columns, rows.saturating_sub(1));
    painter.fill(place, StyleRole::Text);
    let groups = help_groups(state, field.text());
    let title = format!("Keys {}", help_place(state));
    painter.frame(place, (&title, &counts(&groups)), StyleRole::Focused);
    let inner = Rect { x: 2, y: 1, width: columns.saturating_sub(4), height: rows.saturating_sub(3) };
    let typed = field.text();
    let (filter, role) = if typed.is_empty() {
        ("type to filter: save, delete, colour", StyleRole::Faint)
    } else {
        (typed, StyleRole::Text)
    };
    painter.line(row(inner, 0), &[("/", StyleRole::Key), (filter, role), ("▏", StyleRole::Focused)]);
    let list = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    if groups.is_empty() {
        painter.text(row(list, 1), "no key matches; Esc closes", StyleRole::Faint);
    }
    let columns = side_by_side(columns);
    let width = list.width.saturating_sub(GAP * (columns - 1)) / columns;
    let fit = usize::from(list.height).max(1);
    let lines = lines(&groups, width);
    let lines = if columns == 1 { lines } else { without_lone_headings(lines, fit) };
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

/// Moves a heading at the foot of a column to the head of the next one.
fn without_lone_headings(lines: Vec<HelpLine>, fit: usize) -> Vec<HelpLine> {
    let mut moved = Vec::with_capacity(lines.len());
    for line in lines {
        if matches!(line, HelpLine::Heading(_) | HelpLine::Elsewhere)
            && fit > 1
            && moved.len() % fit == fit - 1
        {
            moved.push(HelpLine::Blank);
        }
        moved.push(line);
    }
    moved
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
    for group in groups {
        if was_here && !group.is_here {
            lines.push(HelpLine::Elsewhere);
        }
        was_here = group.is_here;
        lines.push(HelpLine::Heading(group.name));
        for entry in &group.entries {
            lines.extend(key_lines(entry, width).into_iter().map(|line| HelpLine::Key(index, line)));
            index += 1;
        }
    }
    lines
}

fn key_lines(entry: &HelpEntry<'_>, width: u16) -> Vec<KeyLine> {
    let keys: Vec<String> = entry.keys.iter().map(|keys| keymap::displayed(keys)).collect();
    let mut keys = keys.join("  ");
    let taken = u16::try_from(SIGN + width::columns(&keys)).unwrap_or(width).saturating_add(GAP);
    let column = taken.max(KEY_COLUMNS).min(width);
    let words = entry.binding.help;
    let rows = wrap::rows(words, Span::new(0, words.len()), usize::from(width - column).max(2));
    let line =
        |row: &Span| KeyLine { keys: std::mem::take(&mut keys), column, words: row.of(words).to_owned() };
    rows.iter().map(line).collect()
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
