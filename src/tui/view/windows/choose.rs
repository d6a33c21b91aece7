//! The window in which a name is chosen.

use crate::review::SpeakerKind;
use crate::tui::state::State;
use crate::tui::state::reviewing::{NameOffer, Picker, PickerPurpose};
use crate::tui::theme::StyleRole;
use crate::tui::update::offers;
use crate::tui::view::painter::{Painter, Parts, row};
use crate::tui::view::windows::{about, window};
use ratatui::layout::Rect;

/// How many names are shown at once.
const MAX_ROWS: usize = 12;

/// Draws the window.
pub(in crate::tui) fn draw(painter: &mut Painter<'_>, state: &State, picker: &Picker, screen: Rect) {
    let rows = offers(picker);
    let fit = MAX_ROWS.min(usize::from(screen.height.saturating_sub(7))).max(1);
    let first = window::first_row(picker.row, rows.len(), fit);
    let mut lines: Vec<_> = about(state, picker, window::columns(screen)).into_iter().collect();
    lines.push(vec![
        ("› ".to_owned(), StyleRole::Key),
        (picker.field.text().to_owned(), StyleRole::Text),
        ("▏".to_owned(), StyleRole::Focused),
    ]);
    let above = lines.len();
    let shown = rows.iter().enumerate().skip(first).take(fit);
    lines.extend(shown.map(|(index, offer)| line(offer, index == picker.row)));
    if rows.is_empty() {
        lines.push(vec![("no name matches".to_owned(), StyleRole::Faint)]);
    }
    let word = format!("{} of {}", (picker.row + 1).min(rows.len()), rows.len());
    let inner = window::draw(painter, screen, (title(picker), &word), &lines);
    if let Some(offer) = rows.get(picker.row) {
        let chosen = row(inner, picker.row - first + above);
        painter.fill(chosen, StyleRole::Chosen);
        let parts = line(offer, true);
        let parts: Vec<_> = parts.iter().map(|(words, role)| (words.as_str(), *role)).collect();
        painter.line(chosen, &parts);
    }
}

fn line(offer: &NameOffer, selected: bool) -> Vec<(String, StyleRole)> {
    let (sign, plain, faint) = if selected {
        ("▸ ", StyleRole::Chosen, StyleRole::Chosen)
    } else {
        ("  ", StyleRole::Text, StyleRole::Faint)
    };
    let tint = match offer.named.kind {
        _ if selected => StyleRole::Chosen,
        SpeakerKind::Person => StyleRole::Person,
        SpeakerKind::Organization => StyleRole::Organization,
        SpeakerKind::Country(_) => StyleRole::Country,
        SpeakerKind::Group | SpeakerKind::Unknown => StyleRole::Text,
    };
    let name = if offer.named.name.is_empty() { "—".to_owned() } else { offer.named.name.clone() };
    vec![(sign.to_owned(), plain), (name, tint), (format!("  {}", offer.note), faint)]
}

/// The words whose speaker is chosen, or what is corrected.
fn about(state: &State, picker: &Picker, columns: usize) -> Option<Parts> {
    match &picker.purpose {
        PickerPurpose::Speaker => about::current_quotation(state, columns),
        PickerPurpose::Drawn(place, _) => Some(about::of_passage(state, *place, columns)),
        PickerPurpose::Mention(mention) => Some(about::of_passage(state, mention.span, columns)),
        PickerPurpose::Entity(entity) => Some(vec![(entity.name.clone(), StyleRole::Text)]),
    }
}

fn title(picker: &Picker) -> &'static str {
    match picker.purpose {
        PickerPurpose::Speaker => "Who said it?",
        PickerPurpose::Drawn(..) => "Missed quotation: who said it?",
        PickerPurpose::Entity(_) => "Who or what is it?",
        PickerPurpose::Mention(_) => "Whose mention is it?",
    }
}
