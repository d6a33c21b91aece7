//! The window that lists the quotations that came, went or changed when an article was read again.

use crate::analysis::changes::{QuotationChange, QuotedWords};
use crate::text::{Span, sanitize, wrap};
use crate::tui::state::State;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, Parts};
use crate::tui::view::windows::window;
use ratatui::layout::Rect;

/// Draws the window: as many changes around the selected one as fit.
pub(in crate::tui) fn draw(painter: &mut Painter<'_>, state: &State, selected: usize, screen: Rect) {
    let all = &state.reading.changes;
    let columns = window::columns(screen);
    let entries: Vec<Vec<Parts>> =
        all.iter().enumerate().map(|(index, change)| entry(change, index == selected, columns)).collect();
    let fit = usize::from(screen.height.saturating_sub(4));
    let mut first = selected;
    let mut height = entries.get(selected).map_or(0, Vec::len);
    while let Some(above) = first.checked_sub(1).and_then(|at| entries.get(at)) {
        if height + above.len() > fit {
            break;
        }
        height += above.len();
        first -= 1;
    }
    let lines: Vec<Parts> = entries.into_iter().skip(first).flatten().take(fit).collect();
    let word = format!("{} of {}", selected + 1, all.len());
    window::draw(painter, screen, ("Quotations that changed", &word), &lines);
}

fn entry(change: &QuotationChange, is_selected: bool, columns: usize) -> Vec<Parts> {
    let (sign, role) = if is_selected { ("▸ ", StyleRole::Chosen) } else { ("  ", StyleRole::Text) };
    let after = change.after.as_ref().map(|(_, after)| after);
    let said = match (&change.before, after) {
        (None, _) => "new",
        (_, None) => "gone",
        _ if change.has_other_speaker => "another speaker",
        _ => "other words",
    };
    let mut lines = vec![vec![(sign.to_owned(), role), (said.to_owned(), role)]];
    let signs = if after.is_some() && change.before.is_some() { ("- ", "+ ") } else { ("  ", "  ") };
    if let Some(before) = &change.before {
        push(&mut lines, (signs.0, before), (columns, StyleRole::Faint));
    }
    if let Some(after) = after {
        push(&mut lines, (signs.1, after), (columns, StyleRole::Quotation));
    }
    lines.push(Vec::new());
    lines
}

/// Appends a quotation, wrapped, with its speaker.
fn push(lines: &mut Vec<Parts>, (sign, quoted): (&str, &QuotedWords), (columns, role): (usize, StyleRole)) {
    let speaker = quoted.speaker.as_deref().unwrap_or("no speaker found");
    let words = format!("{} — {speaker}", quoted.shown());
    let clean = sanitize::line(&words);
    let rows = wrap::rows(&clean, Span::new(0, clean.len()), columns.saturating_sub(4).max(2));
    for (index, row) in rows.iter().enumerate() {
        let start = if index == 0 { format!("  {sign}") } else { "    ".to_owned() };
        lines.push(vec![(start, StyleRole::Faint), (row.of(&clean).to_owned(), role)]);
    }
}
