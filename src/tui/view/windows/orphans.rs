//! The window that lists decisions whose text no longer exists.

use crate::review::{Orphan, Why};
use crate::tui::state::State;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::Painter;
use crate::tui::view::windows::window;
use ratatui::layout::Rect;

/// Draws the window.
pub(in crate::tui) fn draw(painter: &mut Painter<'_>, state: &State, selected: usize, screen: Rect) {
    let orphans = &state.reading.review().orphans;
    let fit = (usize::from(screen.height.saturating_sub(6)) / 3).max(1);
    let first = window::first_row(selected, orphans.len(), fit);
    let shown = orphans.iter().enumerate().skip(first).take(fit);
    let mut lines: Vec<_> = shown.flat_map(|(index, orphan)| entry(orphan, index == selected)).collect();
    let card = state.reading.review().quotation(state.reading.session.card()).zip(state.reading.article());
    let here = card.map(|(quotation, article)| article.words(quotation.content).to_owned());
    lines.push(vec![
        ("this card: ".to_owned(), StyleRole::Faint),
        (here.unwrap_or_default(), StyleRole::Quotation),
    ]);
    let word = format!("{} of {}", selected + 1, orphans.len());
    window::draw(painter, screen, ("Decisions whose text no longer exists", &word), &lines);
}

fn entry(orphan: &Orphan, selected: bool) -> [Vec<(String, StyleRole)>; 3] {
    let (sign, role) = if selected { ("▸ ", StyleRole::Chosen) } else { ("  ", StyleRole::Text) };
    let why = match orphan.why {
        Why::TextChanged => "the text has changed there",
        Why::NoLongerFound => "no longer found as a quotation",
    };
    let decision = &orphan.decision;
    let speaker = decision.speaker.as_ref().or(decision.seen.as_ref().and_then(|seen| seen.speaker.as_ref()));
    let speaker = speaker.map(|named| format!(", {}", named.name)).unwrap_or_default();
    let note = if decision.note.is_empty() { String::new() } else { format!("; note: {}", decision.note) };
    [
        vec![(sign.to_owned(), role), (orphan.words(), role)],
        vec![(format!("    {}{speaker}{note}: {why}", decision.state()), StyleRole::Faint)],
        Vec::new(),
    ]
}
