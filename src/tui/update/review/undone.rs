//! What an undo or a redo was about -> the country, person, organisation or mention that is selected again.
//!
//! A quotation is not looked for here: the session shows its card.

use crate::analysis::MentionId;
use crate::review::{Act, EntityName, Journal, Subject};
use crate::text::span::offset;
use crate::tui::state::finding::Finding;
use crate::tui::state::panel::Entry;
use crate::tui::state::{Focus, State};
use crate::tui::update::text::cursor::{put_cursor, select};

/// The entity or the mention that the last of these acts undid or redid something on.
pub(super) fn subject(state: &State, new: &Journal) -> Option<Subject> {
    let (Act::Undo(id) | Act::Redo(id)) = new.acts.last()?.act else { return None };
    let mut acts = state.reading.session.journal().acts.iter();
    let Act::Change(changes) = &acts.rfind(|recorded| recorded.id == id)?.act else { return None };
    let is_name = |subject: &&Subject| matches!(subject, Subject::Entity(_) | Subject::Mention(_));
    changes.iter().map(|(subject, _)| subject).find(is_name).cloned()
}

/// Selects it, if it is there now.
pub(super) fn show(state: &mut State, subject: &Subject) {
    match subject {
        Subject::Entity(name) => show_entity(state, name),
        Subject::Mention(anchor) => {
            let place = state.reading.article().and_then(|article| anchor.find(&article.text));
            let mut mentions = state.reading.analysis.mentions.iter();
            if let Some(at) = place.and_then(|place| mentions.position(|mention| mention.span == place)) {
                put_cursor(state, Finding::Mention(MentionId(offset(at))));
            }
        }
        Subject::Quotation(_) | Subject::Passage(_) | Subject::Article => {}
    }
}

fn show_entity(state: &mut State, name: &EntityName) {
    let entities = &state.reading.analysis.entities;
    let Some(id) = entities.iter().find(|entity| EntityName::of(entity) == *name).map(|entity| entity.id)
    else {
        return;
    };
    let entry = Entry::Entity(id);
    select(state, entry);
    let first = state.reading.occurrences(entry).get(0);
    if let Some(first) = first.filter(|_| state.focus != Focus::Text) {
        put_cursor(state, first);
    }
}
