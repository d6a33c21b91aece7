//! What is saved of notes, codes and highlights: what their forms show when they open.

use crate::analysis::EntityId;
use crate::review::EntityName;
use crate::review::marking::{Codes, codes_line};
use crate::tui::state::State;
use crate::tui::state::reviewing::{CodedThing, FormKind};

/// The name by which acts refer to an entity.
pub(super) fn entity_name(state: &State, id: EntityId) -> Option<EntityName> {
    state.reading.analysis.entity(id).map(EntityName::of)
}

/// What is saved of what a form of this kind changes; `None` for a form of another kind.
pub(in crate::tui::update::review) fn saved_at(state: &State, kind: FormKind) -> Option<String> {
    match kind {
        FormKind::PassageNote(place) => {
            let passage = state.reading.review().marking.passage_at(place);
            Some(passage.map(|passage| passage.note.clone()).unwrap_or_default())
        }
        FormKind::Codes(thing) => Some(codes_line(&codes_of(state, thing))),
        _ => None,
    }
}

/// The codes that something has now.
pub(super) fn codes_of(state: &State, thing: CodedThing) -> Codes {
    let review = state.reading.review();
    let codes = match thing {
        CodedThing::Quotation(subject) => {
            let card = state.reading.session.card_at(subject).and_then(|card| review.cards.get(card));
            card.map(|card| card.decision().codes.clone())
        }
        CodedThing::Passage(place) => review.marking.passage_at(place).map(|passage| passage.codes.clone()),
        CodedThing::Entity(id) => {
            entity_name(state, id).and_then(|name| review.marking.codes_of(&name).cloned())
        }
        CodedThing::Article => Some(review.marking.article.clone()),
    };
    codes.unwrap_or_default()
}
