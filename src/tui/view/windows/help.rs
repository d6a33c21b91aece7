//! The help: every key of the keymap under its heading; typing filters them.
//!
//! On a wide screen it has columns, as a newspaper has, and a page is turned when the selection leaves it: where a key stands
//! on its page stays the same.

use crate::text::width;
use crate::tui::keymap::{self, Binding, GROUPS, KeyContext, KeyGroup};
use crate::tui::state::State;
use crate::tui::state::text_field::TextField;
use crate::tui::theme::StyleRole;
use crate::tui::update::listed;
use crate::tui::view::painter::{Painter, row};
use ratatui::layout::Rect;

/// Columns for the keys, before what they do.
const KEY_COLUMNS: u16 = 20;

/// Draws the help over everything but the last line.
pub(in crate::tui) fn draw(painter: &mut Painter<'_>, state: &State, field: &TextField, selected: usize) {
    let (columns, rows) = state.size;
    let place = Rect::new(0, 0, columns, rows.saturating_sub(1));
    painter.fill(place, StyleRole::Text);
    let bindings = listed(state, field.text());
    let word = format!("{} of {}", bindings.len(), state.keymap.bindings.len());
    painter.frame(place, ("Keys", &word), StyleRole::Focused);
    let inner = Rect { x: 2, y: 1, width: columns.saturating_sub(4), height: rows.saturating_sub(3) };
    let typed = field.text();
    let (filter, role) = if typed.is_empty() {
        ("type to filter: save, delete, colour", StyleRole::Faint)
    } else {
        (typed, StyleRole::Text)
    };
    painter.line(row(inner, 0), &[("/", StyleRole::Key), (filter, role), ("▏", StyleRole::Focused)]);
    let list = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    if bindings.is_empty() {
        painter.text(row(list, 1), "no key matches; Esc closes", StyleRole::Faint);
    }
    let columns = side_by_side(columns);
    let fit = usize::from(list.height).max(1);
    let lines = if columns == 1 { lines(&bindings) } else { without_lone_headings(lines(&bindings), fit) };
    let at = lines
        .iter()
        .position(|line| matches!(line, HelpLine::Key(index, _) if *index == selected))
        .unwrap_or(0);
    let page = fit * usize::from(columns);
    let first = if columns == 1 {
        at.saturating_sub(fit / 2).min(lines.len().saturating_sub(fit))
    } else {
        at / page * page
    };
    let width = list.width.saturating_sub(GAP * (columns - 1)) / columns;
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
fn without_lone_headings(lines: Vec<HelpLine<'_>>, fit: usize) -> Vec<HelpLine<'_>> {
    let mut moved = Vec::with_capacity(lines.len());
    for line in lines {
        if matches!(line, HelpLine::Heading(_)) && fit > 1 && moved.len() % fit == fit - 1 {
            moved.push(HelpLine::Blank);
        }
        moved.push(line);
    }
    moved
}

enum HelpLine<'a> {
    Blank,
    Heading(&'static str),
    Key(usize, &'a Binding),
}

fn lines<'a>(bindings: &[&'a Binding]) -> Vec<HelpLine<'a>> {
    let mut lines = Vec::new();
    let mut group: Option<KeyGroup> = None;
    for (index, binding) in bindings.iter().enumerate() {
        if group != Some(binding.group) {
            group = Some(binding.group);
            lines.extend(
                GROUPS
                    .iter()
                    .find(|(other, _)| *other == binding.group)
                    .map(|(_, name)| HelpLine::Heading(name)),
            );
        }
        lines.push(HelpLine::Key(index, binding));
    }
    lines
}

fn draw_line(painter: &mut Painter<'_>, place: Rect, line: &HelpLine<'_>, selected: usize) {
    match line {
        HelpLine::Blank => {}
        HelpLine::Heading(name) => {
            painter.text(place, name, StyleRole::Headline);
        }
        HelpLine::Key(index, binding) => {
            let chosen = *index == selected;
            if chosen {
                painter.fill(place, StyleRole::Chosen);
            }
            let keys: Vec<String> = binding.keys.iter().map(|keys| keymap::displayed(keys)).collect();
            let role = if chosen { StyleRole::Chosen } else { StyleRole::Key };
            let sign = if chosen { "▸ " } else { "  " };
            let taken = painter.line(place, &[(sign, role), (&keys.join("  "), role)]) + GAP;
            let words = format!("{}{}", binding.help, place_of(binding.context));
            // Long words begin right after their key rather than lose their end.
            let has_room = width::columns(&words) + usize::from(KEY_COLUMNS) <= usize::from(place.width);
            let taken = if has_room { KEY_COLUMNS } else { taken.min(KEY_COLUMNS) }.min(place.width);
            let after = Rect { x: place.x + taken, width: place.width - taken, ..place };
            let role = if chosen { StyleRole::Chosen } else { StyleRole::Text };
            painter.text(after, &words, role);
        }
    }
}

/// Where a key applies, unless that is everywhere in the reader.
pub(in crate::tui::view) fn place_of(context: KeyContext) -> &'static str {
    match context {
        KeyContext::Everywhere
        | KeyContext::Screens
        | KeyContext::Main
        | KeyContext::Reader
        | KeyContext::Text => "",
        KeyContext::Panel => " (in a panel)",
        KeyContext::Search => " (while searching)",
        KeyContext::Help => " (in this help)",
        KeyContext::Palette => " (in the palette)",
        KeyContext::Hints => " (while letters are shown)",
        KeyContext::Mentions => " (in the mentions)",
        KeyContext::ArticleList => " (in the articles)",
        KeyContext::Command => " (while typing a command)",
        KeyContext::Explanation => " (in the explanation)",
        KeyContext::Entities => " (in a panel)",
        KeyContext::Verdict => " (on a quotation)",
        KeyContext::Review => " (in the review)",
        KeyContext::CardSearch => " (while searching the cards)",
        KeyContext::Reason => " (while rejecting)",
        KeyContext::Menu => " (in a menu)",
        KeyContext::Picker => " (while choosing a name)",
        KeyContext::Bounds => " (boundaries)",
        KeyContext::Form | KeyContext::Note => " (while writing)",
        KeyContext::Failed => " (if it could not be opened)",
        KeyContext::Open => " (while opening)",
        KeyContext::Identity => " (in the window about the article)",
        KeyContext::Changes => " (in the changes)",
        KeyContext::Library => " (in the library)",
        KeyContext::Articles => " (in the library)",
        KeyContext::Speakers => " (among the speakers)",
        KeyContext::Versions => " (what changed)",
        KeyContext::Audit => " (who is quoted)",
        KeyContext::Repeats => " (same words)",
        KeyContext::LibrarySearch => " (while searching the library)",
        KeyContext::Feeds => " (in the feeds)",
        KeyContext::FeedSearch => " (while filtering the feeds)",
        KeyContext::LibraryAdd => " (while adding articles)",
        KeyContext::LibrarySave => " (while saving a list)",
        KeyContext::LibraryJoin => " (while choosing a speaker)",
        KeyContext::Selection => " (while selecting)",
        KeyContext::Orphans => " (lost decisions)",
    }
}
