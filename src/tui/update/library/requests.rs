//! What the library is asked for the page that is shown.

use crate::tui::effect::Effect;
use crate::tui::state::State;
use crate::tui::state::library::{Item, Page};
use crate::tui::workers::request::LibraryRequest;

/// Asks how the selected article begins.
pub(super) fn preview(state: &State) -> Vec<Effect> {
    match state.catalogue.selected() {
        Some(Item::Article(article)) => vec![Effect::Ask(LibraryRequest::Preview(article.id))],
        _ => Vec::new(),
    }
}

/// Asks for what the page shows besides the articles.
pub(super) fn ask_besides(state: &State) -> Option<Effect> {
    let catalogue = &state.catalogue;
    let asked = match catalogue.page {
        Page::Articles if catalogue.wanted.words.trim().is_empty() => return None,
        Page::Articles => LibraryRequest::Search(catalogue.wanted.words.clone()),
        Page::Speakers => LibraryRequest::Speakers,
        Page::Card => LibraryRequest::SpeakerCard(catalogue.name.clone()),
    };
    Some(Effect::Ask(asked))
}

/// Asks for the list that is wanted.
pub(super) fn list(state: &State) -> Vec<Effect> {
    vec![Effect::Ask(LibraryRequest::List(state.catalogue.wanted.clone()))]
}

/// Asks for all that is shown: it may have changed since.
pub(super) fn reopen(state: &mut State) -> Vec<Effect> {
    state.catalogue.stopped = false;
    let mut effects = vec![Effect::Ask(LibraryRequest::Open(state.catalogue.wanted.clone()))];
    effects.extend(ask_besides(state));
    effects
}
