//! From page to page of the library, and the way from an article into it and back.

use crate::analysis::Speaker;
use crate::tui::effect::Effect;
use crate::tui::state::State;
use crate::tui::state::finding::Finding;
use crate::tui::state::library::{Item, Page};
use crate::tui::state::mode::{Focus, Mode};
use crate::tui::state::panel::{self, Entry};
use crate::tui::update::library::requests::{ask_besides, preview, reopen};
use crate::tui::update::meant;

/// The list of articles, from wherever the reader is.
pub(super) fn show(state: &mut State) -> Vec<Effect> {
    state.catalogue.page = Page::Articles;
    state.catalogue.trail.clear();
    enter(state)
}

/// Into the library as it was left, over what is read.
pub(super) fn enter(state: &mut State) -> Vec<Effect> {
    let opened = !state.shelf.names.is_empty();
    state.catalogue.under = Some(state.mode).filter(|_| opened);
    state.mode = Mode::Library;
    reopen(state)
}

/// Whether the article was opened from here and nothing was jumped to since.
pub(super) fn was_sent(state: &State) -> bool {
    state.catalogue.sent && !state.desk.peeking && state.reading.jumps.last().is_none()
}

/// To the page before; from the first one to the article, or out of the program.
pub(super) fn leave(state: &mut State) -> Vec<Effect> {
    if let Some(page) = state.catalogue.trail.pop() {
        state.catalogue.page = page;
        return preview(state);
    }
    let mut effects = stop(state);
    state.notice = None;
    match state.catalogue.under {
        Some(mode) => state.mode = mode,
        None => effects.push(Effect::Quit),
    }
    effects
}

/// To another page, from which Esc comes back to this one.
pub(super) fn turn_to(state: &mut State, page: Page) -> Vec<Effect> {
    if state.catalogue.page != page {
        state.catalogue.trail.push(state.catalogue.page);
        state.catalogue.page = page;
    }
    ask_besides(state).into_iter().collect()
}

/// What the speaker of the selected entry said everywhere.
pub(super) fn show_card(state: &mut State) -> Vec<Effect> {
    let preview = state.catalogue.preview.as_ref();
    let name = match state.catalogue.selected() {
        Some(Item::Article(article)) => preview
            .filter(|(id, _)| *id == article.id)
            .and_then(|(_, preview)| preview.speakers.first())
            .map(|(name, _)| name.clone()),
        Some(Item::Hit(hit)) => Some(hit.speaker.clone()),
        Some(Item::Speaker(speaker)) => Some(speaker.name.clone()),
        Some(Item::Said(said, _)) => Some(said.speaker.clone()),
        None => None,
    };
    let Some(name) = name.filter(|name| !name.is_empty()) else {
        state.notice = Some("nobody speaks here; P lists everybody who does".to_owned());
        return Vec::new();
    };
    state.catalogue.name = name;
    turn_to(state, Page::Card)
}

/// What the speaker of the selected entry, or of the quotation that is meant, said in all articles.
pub(super) fn show_card_of_speaker(state: &mut State) -> Vec<Effect> {
    let Some(name) = speaker(state).filter(|name| !name.trim().is_empty()) else {
        state.notice = Some("nobody here; ]q goes to the next quotation".to_owned());
        return Vec::new();
    };
    state.catalogue.under = Some(state.mode);
    state.catalogue.trail.clear();
    state.catalogue.page = Page::Card;
    state.catalogue.name = name;
    state.catalogue.stopped = false;
    state.mode = Mode::Library;
    ask_besides(state).into_iter().collect()
}

/// Whom the keys speak of: the row of the panel, who is named under the cursor, or who speaks.
fn speaker(state: &State) -> Option<String> {
    let analysis = &state.reading.analysis;
    let article = state.reading.article()?;
    let entity = match (state.mode, state.focus, state.reading.under_cursor) {
        (Mode::Review, ..) => None,
        (_, Focus::Panel(panel), _) => {
            panel::entry(&state.reading.rolls, panel, state.reading.selected_row(panel))
        }
        (_, Focus::Text, Some(finding @ Finding::Mention(_))) => state.reading.entry_of(finding),
        _ => None,
    };
    if let Some(Entry::Entity(id)) = entity {
        return analysis.entity(id).map(|entity| entity.name.clone());
    }
    let attribution = analysis.quotation(meant::current_quotation(state)?)?.attribution.as_ref()?;
    match attribution.speaker {
        Speaker::Unknown(_) => None,
        speaker => Some(analysis.speaker_name(speaker, &article.text).to_owned()),
    }
}

/// Stops what is under way in the library.
pub(in crate::tui::update) fn stop(state: &mut State) -> Vec<Effect> {
    let catalogue = &mut state.catalogue;
    if catalogue.indexing.take().is_none() && catalogue.adding.take().is_none() {
        return Vec::new();
    }
    catalogue.adding = None;
    catalogue.stopped = true;
    state.notice = Some("stopped; what is counted so far is shown".to_owned());
    vec![Effect::StopAsking]
}
