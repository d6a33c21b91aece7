//! What the library answers, taken into the state. What was not asked last is dropped.

use crate::library::IndexProgress;
use crate::tui::effect::Effect;
use crate::tui::state::library::Page;
use crate::tui::state::{Mode, State, Window};
use crate::tui::update::library::open;
use crate::tui::update::library::requests::{ask_besides, list, preview};
use crate::tui::workers::request::LibraryAnswer;

/// Takes an answer.
pub(in crate::tui) fn take(state: &mut State, answer: LibraryAnswer) -> Vec<Effect> {
    let catalogue = &mut state.catalogue;
    match answer {
        LibraryAnswer::Indexing(indexing) => return index(state, indexing),
        LibraryAnswer::Listed(wanted, articles) if wanted == catalogue.wanted => {
            catalogue.list(articles);
            catalogue.trouble = None;
            let effects = if catalogue.page == Page::Articles { preview(state) } else { Vec::new() };
            return effects.into_iter().chain(open::waited_for(state)).collect();
        }
        LibraryAnswer::Previewed(article, shown) => catalogue.preview = Some((article, shown)),
        LibraryAnswer::Found(words, hits) if words == catalogue.wanted.words => {
            catalogue.find(hits);
            return open::waited_for(state);
        }
        LibraryAnswer::Speakers(speakers) => catalogue.roll.take(speakers),
        LibraryAnswer::SpeakerCard(name, card) if name == catalogue.name => catalogue.take_card(name, card),
        LibraryAnswer::Completed { typed, further, choices } => complete(state, (&typed, further), choices),
        LibraryAnswer::Adding { done, all } if !catalogue.stopped => catalogue.adding = Some((done, all)),
        LibraryAnswer::Added(said) => {
            catalogue.adding = None;
            state.notice = Some(said);
            return again(state);
        }
        LibraryAnswer::Removed(article) => {
            catalogue.taken_out.push(article);
            state.notice = Some("taken out of the list, what was decided stays; u puts it back".to_owned());
            return again(state);
        }
        LibraryAnswer::Restored(article) => {
            catalogue.taken_out.retain(|other| *other != article);
            state.notice = Some("back in the list, with all that was decided".to_owned());
            return again(state);
        }
        LibraryAnswer::Failed(sentence) => {
            (catalogue.indexing, catalogue.adding, catalogue.then) = (None, None, None);
            state.notice = (state.mode == Mode::Library).then(|| sentence.clone());
            catalogue.trouble = Some(sentence);
        }
        LibraryAnswer::Listed(..)
        | LibraryAnswer::Found(..)
        | LibraryAnswer::SpeakerCard(..)
        | LibraryAnswer::Adding { .. } => {}
    }
    Vec::new()
}

/// When all is up to date that was not, what is shown is asked for anew.
fn index(state: &mut State, indexing: IndexProgress) -> Vec<Effect> {
    let left = indexing.done < indexing.all;
    let was_behind = state.catalogue.indexing.is_some();
    state.catalogue.indexing = Some(indexing).filter(|_| left && !state.catalogue.stopped);
    if left || !was_behind { Vec::new() } else { again(state) }
}

/// Asks anew for what is shown.
fn again(state: &State) -> Vec<Effect> {
    let mut effects = list(state);
    effects.extend(ask_besides(state));
    effects
}

fn complete(state: &mut State, (typed, further): (&str, String), choices: usize) {
    let Window::Add(line) = &mut state.window else { return };
    if line.typed != typed {
        return;
    }
    state.notice = match choices {
        0 => Some("no file or folder begins so".to_owned()),
        1 => None,
        _ if further == typed => Some(format!("{choices} files and folders begin so")),
        _ => None,
    };
    line.typed = further;
}
