//! From page to page of the library, and the way from an article into it and back.

use crate::analysis::Speaker;
use crate::tui::effect::{Effect, Effects};
use crate::tui::state::finding::Finding;
use crate::tui::state::library::report_page::ReportTarget;
use crate::tui::state::library::{LibraryItem, LibraryPage};
use crate::tui::state::panel::{self, Entry};
use crate::tui::state::{Focus, Mode, State};
use crate::tui::update::library::filter;
use crate::tui::update::library::requests::{page_contents, preview, reopen};
use crate::tui::update::{articles, meant};

/// Shows the list of articles, from wherever the reader is.
pub(super) fn show(state: &mut State) -> Effects {
    state.library.page = LibraryPage::Articles;
    state.library.trail.clear();
    enter(state)
}

/// Shows the library at the page where it was left.
pub(in crate::tui::update) fn enter(state: &mut State) -> Effects {
    let opened = !state.articles.names.is_empty();
    state.library.under = Some(state.mode).filter(|_| opened);
    state.mode = Mode::Library;
    reopen(state)
}

/// Whether `^o` returns to the library: the article was opened from there and the reader has not jumped since.
pub(in crate::tui::update) fn is_way_back(state: &State) -> bool {
    state.library.sent && !state.reviewing.peeking && state.reading.jumps.last().is_none()
}

/// Closes the article and returns to the library that it was opened from; nothing lies under the library then, so that
/// the next `q` quits. `None` if the article was not opened from there.
pub(in crate::tui::update) fn return_to_list(state: &mut State) -> Option<Effects> {
    if !std::mem::take(&mut state.library.sent) {
        return None;
    }
    let effects = articles::remember_position(state).and(Effect::Stop);
    articles::close_all(state);
    Some(effects.and(enter(state)))
}

/// Returns to the previous page; from the first page, to the article or out of the program.
pub(super) fn leave(state: &mut State) -> Effects {
    if state.library.is_bottom() { stop(state).and(Effect::Quit) } else { back(state) }
}

/// Returns to the previous page; from the first page, to the article.
pub(super) fn back(state: &mut State) -> Effects {
    if let Some(page) = state.library.trail.pop() {
        state.library.page = page;
        return preview(state);
    }
    let Some(mode) = state.library.under else {
        state.notice = Some(NOTHING_UNDER.to_owned());
        return Effects::none();
    };
    let effects = stop(state);
    state.notice = None;
    state.mode = mode;
    effects
}

/// The notice where there is nothing to go back to: a key that leads here and back must not end the program.
const NOTHING_UNDER: &str = "no article is open to go back to; q quits";

/// Stops what is running; otherwise clears the filter; otherwise goes back.
pub(super) fn cancel(state: &mut State) -> Effects {
    let stopped = stop(state);
    if !stopped.is_empty() {
        return stopped;
    }
    if let Some(effects) = filter::leave_group(state) {
        return effects;
    }
    if filter::is_filtered(state) { filter::clear_search(state) } else { back(state) }
}

/// Stops updating the index and adding articles.
pub(in crate::tui::update) fn stop(state: &mut State) -> Effects {
    let library = &mut state.library;
    let (adding, indexing) = (library.adding.take(), library.indexing.take());
    let said = match (adding, indexing) {
        (Some(_), _) => "stopped; what was added so far is in the list",
        (None, Some(_)) => "stopped; the counts so far are shown",
        (None, None) => return Effects::none(),
    };
    library.stopped |= indexing.is_some();
    state.notice = Some(said.to_owned());
    Effect::StopLibrary.into()
}

/// Turns to another page, from which Esc returns to this one.
pub(super) fn turn_to(state: &mut State, page: LibraryPage) -> Effects {
    if state.library.page != page {
        state.library.trail.push(state.library.page);
        state.library.page = page;
    }
    page_contents(state)
}

/// Shows everything that the speaker of the selected entry said.
pub(super) fn show_speaker(state: &mut State) -> Effects {
    let preview = state.library.preview.as_ref();
    let name = match state.library.selected() {
        Some(LibraryItem::Article(article)) => preview
            .filter(|(id, _)| *id == article.id)
            .and_then(|(_, preview)| preview.speakers.first())
            .map(|speaker| speaker.name.clone()),
        Some(LibraryItem::Hit(hit)) => Some(hit.speaker.clone()),
        Some(LibraryItem::Speaker(speaker)) => Some(speaker.name.clone()),
        Some(LibraryItem::Alike(pair)) => Some(pair.name.name.clone()),
        Some(LibraryItem::Said(said, _)) => Some(said.speaker.clone()),
        Some(LibraryItem::Reported(entry)) => match &entry.opens {
            Some(ReportTarget::Speaker(name)) => Some(name.clone()),
            _ => None,
        },
        None => None,
    };
    let Some(name) = name.filter(|name| !name.is_empty()) else {
        let way = if state.library.page == LibraryPage::Speakers { "" } else { "; P lists all speakers" };
        state.notice = Some(format!("no speaker here{way}"));
        return Effects::none();
    };
    state.library.name = name;
    turn_to(state, LibraryPage::Card)
}

/// Shows everything that the speaker of the panel's entry, or of the current quotation, said in all articles.
pub(super) fn show_speaker_here(state: &mut State) -> Effects {
    let Some(name) = speaker_here(state).filter(|name| !name.trim().is_empty()) else {
        state.notice = Some(no_speaker_here(state));
        return Effects::none();
    };
    state.library.under = Some(state.mode);
    state.library.trail.clear();
    state.library.page = LibraryPage::Card;
    state.library.name = name;
    state.library.stopped = false;
    state.mode = Mode::Library;
    page_contents(state)
}

/// Says that no speaker is named where the cursor is, and names the key that goes on, if one does.
fn no_speaker_here(state: &State) -> String {
    let way = meant::way_to_quotation(state);
    match meant::current_quotation(state) {
        Some(_) if state.mode == Mode::Review && meant::current_card(state).is_none() => {
            meant::no_card(state).to_owned()
        }
        Some(_) => format!("no speaker of this quotation is named{way}"),
        None if state.reading.analysed() && state.reading.analysis.quotations.is_empty() => {
            meant::no_quotation(state).to_owned()
        }
        None => format!("no speaker here{way}"),
    }
}

/// The entity of the panel's row or under the cursor, otherwise the speaker of the current quotation.
fn speaker_here(state: &State) -> Option<String> {
    let analysis = &state.reading.analysis;
    let article = state.reading.article()?;
    let entity = match (state.mode, state.focus, state.reading.under_cursor) {
        (Mode::Review, ..) => None,
        (_, Focus::Panel(panel), _) => {
            panel::entry(&state.reading.panel_rows, panel, state.reading.selected_row(panel))
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
