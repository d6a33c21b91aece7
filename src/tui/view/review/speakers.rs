//! The candidates, each with the digit that chooses it.

use crate::analysis::EntityKind;
use crate::review::{SpeakerCandidate, SpeakerKind, SpeakerName, acts, speaker_candidates};
use crate::text::phrase::probability;
use crate::tui::layout::review::ReviewLayout;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, row};
use crate::tui::view::review::frame::{ShownCard, inset};
use ratatui::layout::Rect;

/// Rows that the candidates need.
pub(super) fn rows(shown: &ShownCard<'_>) -> u16 {
    u16::try_from(listed(shown).len()).unwrap_or(u16::MAX)
}

/// Draws them.
pub(super) fn draw(painter: &mut Painter<'_>, shown: &ShownCard<'_>, layout: &ReviewLayout) {
    let place = if layout.borders { inset(layout.speakers) } else { layout.speakers };
    let speaker = acts::speaker_of(shown.article, &shown.state.reading.analysis, shown.quotation)
        .unwrap_or_else(SpeakerName::unnamed);
    for (index, candidate) in listed(shown).iter().enumerate() {
        draw_candidate(painter, shown, row(place, index), (index + 1, candidate, candidate.named == speaker));
    }
}

fn listed(shown: &ShownCard<'_>) -> Vec<SpeakerCandidate> {
    let reading = &shown.state.reading;
    speaker_candidates(shown.article, reading.review(), shown.state.reading.session.card())
}

fn draw_candidate(
    painter: &mut Painter<'_>,
    shown: &ShownCard<'_>,
    place: Rect,
    (digit, candidate, chosen): (usize, &SpeakerCandidate, bool),
) {
    if place.is_empty() {
        return;
    }
    let tint = if chosen { StyleRole::Chosen } else { kind_role(candidate.named.kind) };
    let figure = candidate.confidence.map_or(String::new(), |confidence| {
        let percent = percent(confidence);
        if place.width >= 60 { format!("{percent}  {}", bar(confidence)) } else { percent }
    });
    let role = |role: StyleRole| if chosen { StyleRole::Chosen } else { role };
    if chosen {
        painter.fill(place, StyleRole::Chosen);
    }
    let left = painter.right(place, &figure, role(StyleRole::Faint));
    let space = Rect { width: left.saturating_sub(1), ..place };
    let sign = if chosen { "▸" } else { " " };
    let digit = digit.to_string();
    let name = if candidate.named.name.is_empty() { "no named speaker" } else { &candidate.named.name };
    let written = painter.line(
        space,
        &[
            (sign, role(StyleRole::Text)),
            (&digit, role(StyleRole::Key)),
            (" ", role(StyleRole::Text)),
            (name, tint),
        ],
    );
    let rest = Rect { x: space.x + written, width: space.width.saturating_sub(written), ..space };
    if rest.width >= 10 {
        painter.text(rest, &format!("  {}", note(shown, candidate)), role(StyleRole::Faint));
    }
}

fn kind_role(kind: SpeakerKind) -> StyleRole {
    match kind {
        SpeakerKind::Person => StyleRole::Person,
        SpeakerKind::Organization => StyleRole::Organization,
        SpeakerKind::Country(_) => StyleRole::Country,
        SpeakerKind::Group | SpeakerKind::Unknown => StyleRole::Text,
    }
}

/// The words that mention the candidate beside the quotation, otherwise the candidate’s role.
fn note(shown: &ShownCard<'_>, candidate: &SpeakerCandidate) -> String {
    let words = candidate.mention.map_or("", |mention| shown.article.words(mention));
    if !words.is_empty() && !candidate.named.name.contains(words) {
        return format!("“{words}”");
    }
    let entities = &shown.state.reading.analysis.entities;
    let role = entities.iter().find_map(|entity| match &entity.kind {
        EntityKind::Person { role: Some(role) } if entity.name == candidate.named.name => Some(role.clone()),
        _ => None,
    });
    role.unwrap_or_default()
}

/// " 68%", " <1%".
fn percent(confidence: f32) -> String {
    format!("{:>4}", probability(confidence))
}

fn bar(confidence: f32) -> String {
    // Lines, not blocks: on the colour of the selected row, a block would look like the empty part of the bar.
    let cell = |tenth: u8| if confidence * 10.0 >= f32::from(tenth) + 0.5 { "━" } else { "╌" };
    (0..10).map(cell).collect()
}
