//! A quotation in the inspector: who said it, its words, why that speaker, and what was decided.

use super::room::wrapped;
use crate::analysis::{Quotation, QuotationId};
use crate::review::{Verdict, Verification};
use crate::text::phrase::probability;
use crate::text::script::mixture;
use crate::tui::state::State;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::Parts;
use crate::tui::view::quotation::{
    WORTH_NAMING, because, certainty, content, decided, is_doubtful, is_named_by_reviewer, speaker,
    speaker_name, speaker_role,
};
use ratatui::layout::Rect;

/// What else a reviewer said of a quotation, in a word each: one line has no room for a note.
pub(super) fn remarks(state: &State, id: QuotationId) -> Vec<String> {
    let decision = state.reading.review().decision(id);
    let checked = Some(decision.verification).filter(|checked| *checked != Verification::Unchecked);
    let said = [
        (decision.flagged && decision.verdict != Verdict::Pending).then_some("flagged"),
        checked.map(Verification::label),
        (!decision.note.is_empty()).then_some("note"),
    ];
    said.into_iter().flatten().map(str::to_owned).collect()
}

/// The speaker, whether the name mixes alphabets, and how certain that is.
pub(super) fn who(state: &State, quotation: &Quotation) -> Parts {
    let doubt = if is_doubtful(state, quotation) { StyleRole::Warning } else { StyleRole::Faint };
    let certainty = certainty(state, quotation);
    let gap = if certainty.is_empty() { "" } else { "  " };
    // Before the certainty, because a long line loses its end.
    let warning = mixture(&speaker_name(state, quotation)).map(|mixture| format!("  warning: {mixture}"));
    vec![
        (speaker(state, quotation), speaker_role(state, quotation)),
        (warning.unwrap_or_default(), StyleRole::Warning),
        (format!("{gap}{certainty}"), doubt),
    ]
}

/// From this height on, what was decided has a row of its own.
const ROOMY: u16 = 4;

/// Who said it, the words in full if there is room, why that speaker, and what was decided.
pub(super) fn quotation_lines(state: &State, quotation: &Quotation, inner: Rect) -> Vec<Parts> {
    let mut first = who(state, quotation);
    first.push((format!("  {}{}", quotation.kind.word(), place(state, quotation)), StyleRole::Faint));
    // Without a row for what was decided, it stands in the first.
    let decision_rows = usize::from(inner.height >= ROOMY);
    if decision_rows == 0 {
        first.push(("  ".to_owned(), StyleRole::Text));
        first.extend(decided(state, quotation));
    }
    let mut lines = vec![first];
    let room = usize::from(inner.height).saturating_sub(2 + decision_rows).max(1);
    let words = wrapped(&content(state, quotation), inner.width, room);
    lines.extend(words.into_iter().map(|line| vec![(line, StyleRole::Quotation)]));
    let why = format!("because {}{}", because(state, quotation), runner_up(state, quotation));
    // The rows that the words leave free, without the one of the decision.
    let room = usize::from(inner.height).saturating_sub(lines.len() + decision_rows);
    lines.extend(wrapped(&why, inner.width, room).into_iter().map(|line| vec![(line, StyleRole::Faint)]));
    if decision_rows > 0 {
        lines.push(decided(state, quotation));
    }
    lines
}

/// ", via KCNA, in ¶3".
fn place(state: &State, quotation: &Quotation) -> String {
    let Some(article) = state.reading.article() else { return String::new() };
    let named = |speaker| state.reading.analysis.speaker_name(speaker, &article.text).to_owned();
    let via = quotation.via.map(|via| format!(", via {}", named(via))).unwrap_or_default();
    let index = article.paragraph_at(quotation.content.start);
    let number = state.reading.numbers.get(index).copied().unwrap_or_default();
    format!("{via}, in ¶{number}")
}

/// The speaker who is next likely.
fn runner_up(state: &State, quotation: &Quotation) -> String {
    let attribution = quotation.attribution.as_ref().filter(|_| !is_named_by_reviewer(state, quotation));
    let next =
        attribution.and_then(|by| by.runners_up.first()).filter(|next| next.confidence >= WORTH_NAMING);
    let next = next.zip(state.reading.article());
    let said = next.map(|(next, article)| {
        let name = state.reading.analysis.speaker_name(next.speaker, &article.text);
        format!("; otherwise {name}, {}", probability(next.confidence))
    });
    said.unwrap_or_default()
}
