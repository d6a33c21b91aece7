//! From an entry of the library to its article: to the place that the entry is about, or to the review.

use crate::library::{ArticleId, ListedArticle, SearchHit, SearchHitKind};
use crate::review::queue::CardFilter;
use crate::text::fold::folded;
use crate::tui::effect::{Effect, Effects};
use crate::tui::state::library::report_page::{ReportEntry, ReportTarget};
use crate::tui::state::library::{LibraryItem, LibraryPage, LibraryScreen};
use crate::tui::state::reading::Goal;
use crate::tui::state::{Mode, State};
use crate::tui::update::articles;
use crate::tui::update::library::pages::turn_to;
use crate::tui::update::library::reports;
use crate::tui::update::review::cards;

/// Opens the entry that was to be opened once everything was listed.
pub(super) fn when_listed(state: &mut State) -> Effects {
    if state.mode != Mode::Library || state.library.is_waiting() {
        return Effects::none();
    }
    state.library.then.take().map(|mode| selected(state, mode)).unwrap_or_default()
}

/// Opens the selected entry: an article to read or review, or the page of a speaker. While the list lags behind what was
/// typed, waits for it: the reader means the new list, not the one that is still shown.
pub(super) fn selected(state: &mut State, mode: Mode) -> Effects {
    if state.library.is_waiting() {
        state.library.then = Some(mode);
        return Effects::none();
    }
    let Some(item) = state.library.selected() else {
        state.notice = Some("the list is empty; i adds a file, a folder or an address".to_owned());
        return Effects::none();
    };
    match item {
        LibraryItem::Speaker(speaker) => {
            let name = speaker.name.clone();
            return show_speaker(state, name);
        }
        LibraryItem::Alike(pair) => {
            let name = pair.name.name.clone();
            return show_speaker(state, name);
        }
        LibraryItem::Reported(entry) => match entry.opens.clone() {
            Some(ReportTarget::Speaker(name)) => return show_speaker(state, name),
            Some(ReportTarget::Group(group)) => return reports::open_group(state, group),
            Some(ReportTarget::Article { .. }) => {}
            None => {
                state.notice = Some("nothing to open here".to_owned());
                return Effects::none();
            }
        },
        LibraryItem::Article(_) | LibraryItem::Hit(_) | LibraryItem::Said(..) => {}
    }
    open_article(state, mode)
}

/// Shows everything that a speaker said.
fn show_speaker(state: &mut State, name: String) -> Effects {
    state.library.name = name;
    turn_to(state, LibraryPage::Card)
}

/// Opens the article of the selected entry, and with it those beside it in the list.
fn open_article(state: &mut State, mode: Mode) -> Effects {
    let Some(item) = state.library.selected() else { return Effects::none() };
    let lot = state.library.opened_together(item);
    let Some((article, goal)) = target(&state.library, item) else { return Effects::none() };
    let at = lot.iter().position(|(id, _)| *id == article).unwrap_or_default();
    // Index and review both write to the library: the index waits so that decisions are saved without delay.
    let effects = Effects::from(Effect::StopLibrary);
    state.library.indexing = None;
    state.library.sent = true;
    let effects = effects.and(articles::open_from_library(state, lot, (at, goal)));
    state.mode = mode;
    if mode == Mode::Review {
        let order = state.reading.session.order();
        cards::begin(state, order, CardFilter::All);
    }
    effects
}

/// The article of an entry, and the place in it that the entry is about.
fn target(library: &LibraryScreen, item: LibraryItem<'_>) -> Option<(ArticleId, Option<Goal>)> {
    Some(match item {
        LibraryItem::Article(article) => (article.id, found_in(library, article).map(goal_of)),
        LibraryItem::Said(said, _) => (said.article, Some(Goal { byte: said.place, words: None })),
        LibraryItem::Hit(hit) => (hit.article, Some(goal_of(hit))),
        LibraryItem::Reported(ReportEntry {
            opens: Some(ReportTarget::Article { id, byte, .. }), ..
        }) => (*id, byte.map(|byte| Goal { byte, words: None })),
        LibraryItem::Speaker(_) | LibraryItem::Alike(_) | LibraryItem::Reported(_) => return None,
    })
}

/// The first hit of the search in an article. `None` if its title has the words: who looks for an article by its name
/// wants to read on where the reading stopped.
fn found_in<'a>(library: &'a LibraryScreen, article: &ListedArticle) -> Option<&'a SearchHit> {
    let title = folded(&article.title);
    let is_name = |hit: &&SearchHit| {
        let found = hit.found.of(&hit.snippet);
        !found.is_empty() && title.contains(&folded(found))
    };
    library.first_hit_in(article.id).filter(|hit| !is_name(hit))
}

fn goal_of(hit: &SearchHit) -> Goal {
    let found = hit.found.of(&hit.snippet);
    let words = (hit.kind == SearchHitKind::Text && !found.is_empty()).then(|| found.to_owned());
    Goal { byte: hit.place, words }
}
