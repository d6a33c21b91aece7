//! Which names are one speaker: joined, separated, kept apart, with undo.

use crate::tui::effect::{Effect, Effects};
use crate::tui::state::library::{JoinedName, LibraryItem};
use crate::tui::state::text_field::TextField;
use crate::tui::state::{State, Window};
use crate::tui::workers::request::{LibraryRequest, NamesChange};

/// Joins the names that are spelt alike; of a speaker, asks for the one that the name counts as.
pub(super) fn start_joining(state: &mut State) -> Effects {
    match state.library.selected() {
        Some(LibraryItem::Alike(pair)) => {
            let names = [pair.spelling.name.clone(), pair.name.name.clone()];
            ask(NamesChange::Join(names))
        }
        Some(LibraryItem::Speaker(speaker)) => {
            let words = state.library.speakers.words.clone();
            let joined = JoinedName {
                spelling: speaker.name.clone(),
                field: TextField::default(),
                words,
                is_chosen: false,
            };
            state.window = Window::LibraryJoin(Box::new(joined));
            Effects::none()
        }
        _ => nothing_listed(state, "="),
    }
}

/// Filters the speakers by what is in the line.
pub(in crate::tui::update) fn typed(state: &mut State) {
    let Window::LibraryJoin(joined) = &mut state.window else { return };
    joined.is_chosen = false;
    let words = joined.field.text().to_owned();
    state.library.speakers.filter(&words);
    state.library.select(0);
}

/// Remembers that a speaker was chosen with an arrow.
pub(super) fn chosen(state: &mut State) {
    if let Window::LibraryJoin(joined) = &mut state.window {
        joined.is_chosen = true;
    }
}

/// Joins the name with the selected speaker, otherwise with the name that was typed.
pub(super) fn join(state: &mut State) -> Effects {
    let Window::LibraryJoin(joined) = &state.window else { return Effects::none() };
    let typed = joined.field.text().trim().to_owned();
    let typed_nothing = typed.is_empty();
    let chosen = match state.library.selected() {
        Some(LibraryItem::Speaker(speaker)) => speaker.name.clone(),
        _ => typed,
    };
    let spelling = joined.spelling.clone();
    // Without a word, the first speaker is selected only because one has to be.
    let is_unsaid = typed_nothing && !joined.is_chosen;
    if is_unsaid || chosen.is_empty() || chosen == spelling {
        state.notice = Some("choose the other name of this speaker: letters, then the arrows".to_owned());
        return Effects::none();
    }
    stop_joining(state);
    ask(NamesChange::Join([spelling, chosen]))
}

/// Closes the line; the page is filtered as before.
pub(super) fn stop_joining(state: &mut State) {
    if let Window::LibraryJoin(joined) = std::mem::take(&mut state.window) {
        state.library.speakers.filter(&joined.words);
        let spelling = &joined.spelling;
        let at = (0..state.library.count()).find(|at| {
            matches!(state.library.item(*at), Some(LibraryItem::Speaker(speaker)) if speaker.name == *spelling)
        });
        state.library.select(at.unwrap_or_default());
    }
}

/// Counts the names of the selected speaker by themselves again; keeps names that are spelt alike apart.
pub(super) fn separate(state: &mut State) -> Effects {
    match state.library.selected() {
        Some(LibraryItem::Alike(pair)) => {
            let names = [pair.spelling.name.clone(), pair.name.name.clone()];
            ask(NamesChange::KeepApart(names))
        }
        Some(LibraryItem::Speaker(speaker)) => ask(NamesChange::Separate(speaker.name.clone())),
        _ => nothing_listed(state, "x"),
    }
}

/// Says what a key of the page needs where no speaker is listed.
fn nothing_listed(state: &mut State, key: &str) -> Effects {
    state.tell_empty_list(key, "a speaker");
    Effects::none()
}

/// Asks the library for a change.
pub(super) fn ask(change: NamesChange) -> Effects {
    Effect::AskLibrary(LibraryRequest::Names(change)).into()
}
