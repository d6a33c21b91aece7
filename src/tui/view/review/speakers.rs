//! Who could have said it, each under the digit that chooses them.

use crate::analysis::EntityKind;
use crate::review::queue::UNSURE;
use crate::review::{SpeakerCandidate, SpeakerKind, SpeakerName, acts, speaker_candidates};
use crate::tui::layout::review::ReviewLayout;
use crate::tui::theme::Role;
use crate::tui::view::pen::{Pen, row};
use crate::tui::view::review::frame::{Shown, frame};
use ratatui::layout::Rect;

/// Rows that the speakers need.
pub(super) fn rows(shown: &Shown<'_>) -> u16 {
    u16::try_from(listed(shown).len()).unwrap_or(u16::MAX)
}

/// Draws them.
pub(super) fn draw(pen: &mut Pen<'_>, shown: &Shown<'_>, layout: &ReviewLayout) {
    if layout.speakers.is_empty() {
        return;
    }
    let word = certainty(shown);
    let inner = frame(pen, layout, layout.speakers, ("Who said it", &word, Role::Border));
    let speaker = acts::speaker_of(shown.article, &shown.state.reading.analysis, shown.quotation)
        .unwrap_or_else(SpeakerName::unnamed);
    for (index, candidate) in listed(shown).iter().enumerate() {
        draw_candidate(pen, shown, row(inner, index), (index + 1, candidate, candidate.named == speaker));
    }
}

fn listed(shown: &Shown<'_>) -> Vec<SpeakerCandidate> {
    let reading = &shown.state.reading;
    speaker_candidates(shown.article, reading.review(), shown.state.reading.session.card())
}

/// "58% unsure", "97%", "named by the reviewer".
fn certainty(shown: &Shown<'_>) -> String {
    if shown.card.decision().speaker.is_some() {
        return "named by the reviewer".to_owned();
    }
    match &shown.quotation.attribution {
        None => "nobody found".to_owned(),
        Some(attribution) => {
            let word = match attribution.confidence {
                sure if sure >= 0.9 => "almost certain",
                sure if sure >= UNSURE => "likely",
                sure if sure >= 0.5 => "perhaps",
                _ => "uncertain",
            };
            format!("{:.0}% {word}", attribution.confidence * 100.0)
        }
    }
}

fn draw_candidate(
    pen: &mut Pen<'_>,
    shown: &Shown<'_>,
    place: Rect,
    (digit, candidate, chosen): (usize, &SpeakerCandidate, bool),
) {
    if place.is_empty() {
        return;
    }
    let tint = match candidate.named.kind {
        _ if chosen => Role::Chosen,
        SpeakerKind::Person => Role::Person,
        SpeakerKind::Organization => Role::Organization,
        SpeakerKind::Country(_) => Role::Country,
        SpeakerKind::Group | SpeakerKind::Unknown => Role::Text,
    };
    let figure = candidate.confidence.map_or(String::new(), |confidence| {
        let percent = format!("{:>3.0}%", confidence * 100.0);
        if place.width >= 60 { format!("{percent}  {}", bar(confidence)) } else { percent }
    });
    let role = |role: Role| if chosen { Role::Chosen } else { role };
    if chosen {
        pen.fill(place, Role::Chosen);
    }
    let left = pen.right(place, &figure, role(Role::Faint));
    let space = Rect { width: left.saturating_sub(1), ..place };
    let sign = if chosen { "▸" } else { " " };
    let digit = digit.to_string();
    let name = if candidate.named.name.is_empty() { "nobody who is named" } else { &candidate.named.name };
    let written = pen.line(
        space,
        &[(sign, role(Role::Text)), (&digit, role(Role::Key)), (" ", role(Role::Text)), (name, tint)],
    );
    let rest = Rect { x: space.x + written, width: space.width.saturating_sub(written), ..space };
    if rest.width >= 10 {
        pen.text(rest, &format!("  {}", note(shown, candidate)), role(Role::Faint));
    }
}

/// The words that stand for them beside the quotation, else who they are.
fn note(shown: &Shown<'_>, candidate: &SpeakerCandidate) -> String {
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

fn bar(confidence: f32) -> String {
    let cell = |tenth: u8| if confidence * 10.0 >= f32::from(tenth) + 0.5 { "█" } else { "░" };
    (0..10).map(cell).collect()
}
