//! What a window is about, on its first line: the beginning of the quotation and its speaker, the passage, the name.

use crate::analysis::Quotation;
use crate::text::phrase::one_line;
use crate::text::{Span, width};
use crate::tui::state::State;
use crate::tui::state::reviewing::{CodedThing, FormKind};
use crate::tui::theme::StyleRole;
use crate::tui::update::current_card;
use crate::tui::view::painter::Parts;
use crate::tui::view::quotation::{content, speaker_name, speaker_role};

/// The least columns for the words beside a long name.
const MIN_WORDS: usize = 16;

/// The line of a window about the current quotation, cut to `columns`.
pub(super) fn current_quotation(state: &State, columns: usize) -> Option<Parts> {
    let quotation = state.reading.review().quotation(current_card(state)?)?;
    Some(of_quotation(state, quotation, columns))
}

/// The line of a form; `None` for one that is not about words or names of the article.
pub(super) fn of_form(state: &State, kind: FormKind, columns: usize) -> Option<Parts> {
    match kind {
        FormKind::Note | FormKind::Source | FormKind::Words => current_quotation(state, columns),
        FormKind::Codes(CodedThing::Quotation(subject)) => {
            let cards = &state.reading.review().cards;
            let card = cards.iter().position(|card| card.subject == subject)?;
            Some(of_quotation(state, state.reading.review().quotation(card)?, columns))
        }
        FormKind::PassageNote(place) | FormKind::Codes(CodedThing::Passage(place)) => {
            Some(of_passage(state, place, columns))
        }
        FormKind::Codes(CodedThing::Entity(id)) => {
            let name = &state.reading.analysis.entity(id)?.name;
            Some(vec![(name.clone(), StyleRole::Text)])
        }
        FormKind::File | FormKind::Identity(_) | FormKind::Codes(CodedThing::Article) => None,
    }
}

/// Words that were selected, between quotation marks where that is true.
pub(super) fn of_passage(state: &State, place: Span, columns: usize) -> Parts {
    let words = state.reading.article().map_or("", |article| article.words(place));
    let beginning: String = words.chars().take(columns * 2).collect();
    vec![(width::fit(&one_line(&beginning), columns).into_owned(), StyleRole::Quotation)]
}

/// “The United States must get …”  — North Korea’s Foreign Ministry
fn of_quotation(state: &State, quotation: &Quotation, columns: usize) -> Parts {
    let name = one_line(&speaker_name(state, quotation));
    let dash = "  — ";
    let room = columns.saturating_sub(width::columns(dash) + width::columns(&name));
    let words = shortened(&content(state, quotation), room.max(MIN_WORDS.min(columns)));
    vec![
        (words, StyleRole::Quotation),
        (dash.to_owned(), StyleRole::Faint),
        (name, speaker_role(state, quotation)),
    ]
}

/// The beginning of a quotation, with its closing mark.
fn shortened(words: &str, columns: usize) -> String {
    if width::columns(words) <= columns || !words.ends_with('”') {
        return width::fit(words, columns).into_owned();
    }
    format!("{}”", width::fit(words, columns.saturating_sub(1)))
}
