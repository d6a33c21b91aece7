//! Answers of the library -> the state. An answer to anything but the latest request is dropped.

use crate::library::IndexProgress;
use crate::tui::effect::Effects;
use crate::tui::state::library::LibraryPage;
use crate::tui::state::text_field::TextField;
use crate::tui::state::{Mode, State, Window};
use crate::tui::update::library::requests::{list, page_contents, preview};
use crate::tui::update::library::{open, reports};
use crate::tui::workers::request::LibraryAnswer;

/// Puts an answer into the state.
pub(in crate::tui) fn take(state: &mut State, answer: LibraryAnswer) -> Effects {
    let library = &mut state.library;
    match answer {
        LibraryAnswer::Indexing(indexing) => return index(state, indexing),
        LibraryAnswer::Listed(wanted, articles) if wanted == library.wanted => {
            library.list(articles);
            (library.trouble, library.fault) = (None, None);
            let effects =
                if library.page == LibraryPage::Articles { preview(state) } else { Effects::none() };
            return effects.and(open::when_listed(state));
        }
        LibraryAnswer::Previewed(article, shown) => library.preview = Some((article, shown)),
        LibraryAnswer::Found(words, hits) if words == library.wanted.words => {
            library.find(hits);
            return open::when_listed(state);
        }
        LibraryAnswer::Unreadable(words, fault) if words == library.wanted.words => {
            library.fault = Some(fault.to_string());
        }
        LibraryAnswer::Speakers(speakers, alike) => library.speakers.take(speakers, alike),
        LibraryAnswer::SpeakerCard(name, card) if name == library.name => library.take_card(name, card),
        LibraryAnswer::Report(asked, page) => return reports::answered(state, asked, page),
        LibraryAnswer::Completed { typed, further, choices } => complete(state, (&typed, further), choices),
        LibraryAnswer::Adding { done, all, reading } if library.adding.is_some() => {
            (library.adding, library.adding_read) = (Some((done, all)), reading);
        }
        LibraryAnswer::Added(said) => {
            // After a stop, that has been said.
            if library.adding.take().is_some() {
                state.notice = Some(said);
            }
            library.adding_read = None;
            return refresh(state);
        }
        LibraryAnswer::Saved(name) => {
            let quoted = if name.contains(char::is_whitespace) { format!("\"{name}\"") } else { name };
            state.notice = Some(format!("saved: / @{quoted} lists it again"));
        }
        LibraryAnswer::NamesChanged(said) => return changed(state, said),
        LibraryAnswer::NotChanged(said) => state.notice = Some(said),
        LibraryAnswer::Removed(article) => {
            library.taken_out.push(article);
            return changed(state, "removed from the list; its decisions stay; u puts it back".to_owned());
        }
        LibraryAnswer::Restored(article) => {
            library.taken_out.retain(|other| *other != article);
            return changed(state, "back in the list, with its decisions".to_owned());
        }
        LibraryAnswer::Failed(sentence) => {
            (library.indexing, library.adding, library.then) = (None, None, None);
            library.trouble = Some(sentence.clone());
            if state.mode == Mode::Library {
                state.fail(sentence);
            }
        }
        LibraryAnswer::Listed(..)
        | LibraryAnswer::Found(..)
        | LibraryAnswer::Unreadable(..)
        | LibraryAnswer::SpeakerCard(..)
        | LibraryAnswer::Adding { .. } => {}
    }
    Effects::none()
}

/// Shows how far the index is; once it is up to date, everything is asked for again.
fn index(state: &mut State, indexing: IndexProgress) -> Effects {
    let left = indexing.done < indexing.all;
    let was_behind = state.library.indexing.is_some();
    state.library.indexing = Some(indexing).filter(|_| left && !state.library.stopped);
    if left || !was_behind { Effects::none() } else { refresh(state) }
}

/// Says what was changed, and asks again for everything that is shown.
fn changed(state: &mut State, said: String) -> Effects {
    state.notice = Some(said);
    refresh(state)
}

/// Asks again for everything that is shown.
fn refresh(state: &State) -> Effects {
    list(state).and(page_contents(state))
}

fn complete(state: &mut State, (typed, further): (&str, String), choices: usize) {
    let (Window::LibraryAdd(field) | Window::Open(field)) = &mut state.window else { return };
    if field.text() != typed {
        return;
    }
    state.notice = match choices {
        0 => Some("no file or folder starts with this".to_owned()),
        1 => None,
        _ if further == typed => Some(format!("{choices} files and folders start with this")),
        _ => None,
    };
    *field = TextField::line(&further);
}
