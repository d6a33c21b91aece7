//! From an entry of the library to its article: to the place it speaks of, or to the review.

use crate::library::{ArticleId, SearchHitKind};
use crate::review::queue::CardFilter;
use crate::tui::effect::Effect;
use crate::tui::state::library::{Item, Page};
use crate::tui::state::reading::Goal;
use crate::tui::state::{Mode, State};
use crate::tui::update::library::pages::turn_to;
use crate::tui::update::review::cards;
use crate::tui::update::shelf;

/// Opens the entry that was asked for before it was there.
pub(super) fn waited_for(state: &mut State) -> Vec<Effect> {
    if state.mode != Mode::Library || state.catalogue.is_waiting() {
        return Vec::new();
    }
    state.catalogue.then.take().map(|mode| selected(state, mode)).unwrap_or_default()
}

/// Opens the selected entry: an article to be read or reviewed, or the card of a speaker. Who types faster than the
/// library answers means what is typed, not what is still shown.
pub(super) fn selected(state: &mut State, mode: Mode) -> Vec<Effect> {
    if state.catalogue.is_waiting() {
        state.catalogue.then = Some(mode);
        return Vec::new();
    }
    let Some(item) = state.catalogue.selected() else {
        state.notice = Some("nothing is listed; i adds a file or a folder".to_owned());
        return Vec::new();
    };
    if let Item::Speaker(speaker) = item {
        state.catalogue.name = speaker.name.clone();
        return turn_to(state, Page::Card);
    }
    let lot = state.catalogue.lot(item);
    let Some((article, goal)) = target(item) else { return Vec::new() };
    let at = lot.iter().position(|(id, _)| *id == article).unwrap_or_default();
    // Both write to the library: the index waits while somebody decides.
    let mut effects = vec![Effect::StopAsking];
    state.catalogue.indexing = None;
    state.catalogue.sent = true;
    effects.extend(shelf::open_lot(state, lot, (at, goal)));
    state.mode = mode;
    if mode == Mode::Review {
        let order = state.reading.session.order();
        cards::begin(state, order, CardFilter::All);
    }
    effects
}

/// The article of an entry, and the place it speaks of.
fn target(item: Item<'_>) -> Option<(ArticleId, Option<Goal>)> {
    Some(match item {
        Item::Article(article) => (article.id, None),
        Item::Said(said, _) => (said.article, Some(Goal { byte: said.place, words: None })),
        Item::Hit(hit) => {
            let found = hit.found.of(&hit.snippet);
            let words = (hit.kind == SearchHitKind::Text && !found.is_empty()).then(|| found.to_owned());
            (hit.article, Some(Goal { byte: hit.place, words }))
        }
        Item::Speaker(_) => return None,
    })
}
