//! The window in which a name is chosen by typing.

use crate::review::SpeakerKind;
use crate::tui::state::reviewing::{Offer, Picker, Purpose};
use crate::tui::theme::Role;
use crate::tui::update::offers;
use crate::tui::view::pen::Pen;
use crate::tui::view::windows::window;
use ratatui::layout::Rect;

/// Names at the most that are shown at once.
const MOST: usize = 12;

/// Draws the window.
pub(in crate::tui) fn draw(pen: &mut Pen<'_>, picker: &Picker, screen: Rect) {
    let rows = offers(picker);
    let fit = MOST.min(usize::from(screen.height.saturating_sub(6))).max(1);
    let first = window::first_row(picker.row, rows.len(), fit);
    let mut lines = vec![vec![
        ("› ".to_owned(), Role::Key),
        (picker.line.typed.clone(), Role::Text),
        ("▏".to_owned(), Role::Focused),
    ]];
    let shown = rows.iter().enumerate().skip(first).take(fit);
    lines.extend(shown.map(|(index, offer)| line(offer, index == picker.row)));
    if rows.is_empty() {
        lines.push(vec![("nobody fits".to_owned(), Role::Faint)]);
    }
    let word = format!("{} of {}", (picker.row + 1).min(rows.len()), rows.len());
    window::draw(pen, screen, (title(picker), &word), &lines);
}

fn line(offer: &Offer, selected: bool) -> Vec<(String, Role)> {
    let (sign, faint) = if selected { ("▸ ", Role::Chosen) } else { ("  ", Role::Faint) };
    let tint = match offer.named.kind {
        _ if selected => Role::Chosen,
        SpeakerKind::Person => Role::Person,
        SpeakerKind::Organization => Role::Organization,
        SpeakerKind::Country(_) => Role::Country,
        SpeakerKind::Group | SpeakerKind::Unknown => Role::Text,
    };
    let name = if offer.named.name.is_empty() { "—".to_owned() } else { offer.named.name.clone() };
    vec![(sign.to_owned(), tint), (name, tint), (format!("  {}", offer.note), faint)]
}

fn title(picker: &Picker) -> &'static str {
    match picker.purpose {
        Purpose::Speaker => "Who said it?",
        Purpose::Drawn(..) => "A quotation that was missed: who said it?",
        Purpose::Entity(_) => "What is it in truth?",
        Purpose::Mention(_) => "Whose mention is it?",
    }
}
