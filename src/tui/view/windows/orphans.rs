//! The window that lists what was decided on words that are gone.

use crate::review::{Orphan, Why};
use crate::tui::state::State;
use crate::tui::theme::Role;
use crate::tui::view::pen::Pen;
use crate::tui::view::windows::window;
use ratatui::layout::Rect;

/// Draws the window.
pub(in crate::tui) fn draw(pen: &mut Pen<'_>, state: &State, selected: usize, screen: Rect) {
    let orphans = &state.reading.review().orphans;
    let fit = (usize::from(screen.height.saturating_sub(6)) / 3).max(1);
    let first = window::first_row(selected, orphans.len(), fit);
    let shown = orphans.iter().enumerate().skip(first).take(fit);
    let mut lines: Vec<_> = shown.flat_map(|(index, orphan)| entry(orphan, index == selected)).collect();
    let card = state.reading.review().quotation(state.reading.session.card()).zip(state.reading.article());
    let here = card.map(|(quotation, article)| article.words(quotation.content).to_owned());
    lines.push(vec![("the card now: ".to_owned(), Role::Faint), (here.unwrap_or_default(), Role::Quotation)]);
    let word = format!("{} of {}", selected + 1, orphans.len());
    window::draw(pen, screen, ("Decisions whose words are gone", &word), &lines);
}

fn entry(orphan: &Orphan, selected: bool) -> [Vec<(String, Role)>; 3] {
    let (sign, role) = if selected { ("▸ ", Role::Chosen) } else { ("  ", Role::Text) };
    let why = match orphan.why {
        Why::TextChanged => "the text has changed there",
        Why::NoLongerFound => "the program no longer takes it for a quotation",
    };
    let decision = &orphan.decision;
    let speaker = decision.speaker.as_ref().or(decision.seen.as_ref().and_then(|seen| seen.speaker.as_ref()));
    let speaker = speaker.map(|named| format!(", {}", named.name)).unwrap_or_default();
    let note = if decision.note.is_empty() { String::new() } else { format!("; note: {}", decision.note) };
    [
        vec![(sign.to_owned(), role), (format!("“{}”", orphan.anchor.exact), role)],
        vec![(format!("    {}{speaker}{note}: {why}", decision.state()), Role::Faint)],
        Vec::new(),
    ]
}
