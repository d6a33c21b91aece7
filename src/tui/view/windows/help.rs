//! The help: every key, from the keymap, under its heading; typing filters.

use crate::tui::keymap::{self, BINDINGS, Binding, Context, GROUPS, Group};
use crate::tui::state::State;
use crate::tui::state::text_field::Line;
use crate::tui::theme::Role;
use crate::tui::update::listed;
use crate::tui::view::pen::{Pen, row};
use ratatui::layout::Rect;

/// Columns of the keys.
const KEYS: u16 = 20;

/// Draws the help over everything but the last line.
pub(in crate::tui) fn draw(pen: &mut Pen<'_>, state: &State, line: &Line, selected: usize) {
    let (columns, rows) = state.size;
    let place = Rect::new(0, 0, columns, rows.saturating_sub(1));
    pen.fill(place, Role::Text);
    let bindings = listed(state.mode, &line.typed);
    let word = format!("{} of {}", bindings.len(), BINDINGS.len());
    pen.frame(place, ("Keys", &word), Role::Focused);
    let inner = Rect { x: 2, y: 1, width: columns.saturating_sub(4), height: rows.saturating_sub(3) };
    let filter = if line.typed.is_empty() { "type to filter" } else { line.typed.as_str() };
    pen.line(
        row(inner, 0),
        &[
            ("/", Role::Key),
            (filter, if line.typed.is_empty() { Role::Faint } else { Role::Text }),
            ("▏", Role::Focused),
        ],
    );
    let list = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    if bindings.is_empty() {
        pen.text(row(list, 1), "no key does that; Esc closes", Role::Faint);
    }
    let lines = lines(&bindings);
    let at = lines
        .iter()
        .position(|line| matches!(line, HelpLine::Key(index, _) if *index == selected))
        .unwrap_or(0);
    let fit = usize::from(list.height);
    let first = at.saturating_sub(fit / 2).min(lines.len().saturating_sub(fit));
    for (offset, line) in lines.iter().skip(first).take(fit).enumerate() {
        draw_line(pen, row(list, offset), line, selected);
    }
}

enum HelpLine<'a> {
    Heading(&'static str),
    Key(usize, &'a Binding),
}

fn lines<'a>(bindings: &[&'a Binding]) -> Vec<HelpLine<'a>> {
    let mut lines = Vec::new();
    let mut group: Option<Group> = None;
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

fn draw_line(pen: &mut Pen<'_>, place: Rect, line: &HelpLine<'_>, selected: usize) {
    match line {
        HelpLine::Heading(name) => {
            pen.text(place, name, Role::Headline);
        }
        HelpLine::Key(index, binding) => {
            let chosen = *index == selected;
            if chosen {
                pen.fill(place, Role::Chosen);
            }
            let keys: Vec<String> = binding.keys.iter().map(|keys| keymap::shown(keys)).collect();
            let role = if chosen { Role::Chosen } else { Role::Key };
            pen.line(place, &[(if chosen { "▸ " } else { "  " }, role), (&keys.join("  "), role)]);
            let words =
                Rect { x: place.x + KEYS.min(place.width), width: place.width.saturating_sub(KEYS), ..place };
            let role = if chosen { Role::Chosen } else { Role::Text };
            pen.text(words, &format!("{}{}", binding.help, place_of(binding.context)), role);
        }
    }
}

/// Where a key holds, when not everywhere while reading.
fn place_of(context: Context) -> &'static str {
    match context {
        Context::Everywhere | Context::Screens | Context::Main | Context::Reader | Context::Text => "",
        Context::Panel => " (in a panel)",
        Context::Prompt => " (while searching)",
        Context::Help => " (in this help)",
        Context::Why => " (in the window “why”)",
        Context::Entities => " (on a country, a person, an organisation)",
        Context::Verdict => " (on a quotation)",
        Context::Review => " (in the review)",
        Context::Reason => " (while rejecting)",
        Context::Picker => " (while choosing a name)",
        Context::Bounds => " (while moving the ends)",
        Context::Field | Context::Note => " (while writing)",
        Context::Library => " (in the library)",
        Context::Articles => " (in the library’s list)",
        Context::Find => " (while filtering the library)",
        Context::Add => " (while adding)",
        Context::Selection => " (while selecting)",
        Context::Orphans => " (in the list of lost decisions)",
    }
}
