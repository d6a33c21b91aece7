//! Answers of the library -> the state. An answer to anything but the latest request is dropped.

use crate::library::{ArticleId, IndexProgress, ListedArticle};
use crate::tui::effect::Effects;
use crate::tui::state::library::{LibraryPage, LibraryScreen};
use crate::tui::state::text_field::TextField;
use crate::tui::state::{Mode, State, Window};
use crate::tui::update::library::requests::{list, page_contents, preview};
use crate::tui::update::library::{open, reports};
use crate::tui::workers::request::LibraryAnswer;

/// Puts an answer into the state.
pub(in crate::tui) fn take(state: &mut State, answer: LibraryAnswer) -> Effects {
    if is_outdated(&state.library, &answer) {
        return Effects::none();
    }
    let library = &mut state.library;
    match answer {
        LibraryAnswer::Indexing(indexing) => return index(state, indexing),
        LibraryAnswer::Listed(_, articles) => return show_list(state, articles),
        LibraryAnswer::Found(_, hits) => {
            library.find(hits);
            return open::when_listed(state);
        }
        LibraryAnswer::Report(asked, page) => return reports::answered(state, asked, page),
        LibraryAnswer::Added(said) => return added(state, said),
        LibraryAnswer::NamesChanged(said) => return changed(state, said),
        LibraryAnswer::Removed(article) => return removed(state, article),
        LibraryAnswer::Restored(article) => return restored(state, article),
        LibraryAnswer::Previewed(article, shown) => library.preview = Some((article, shown)),
        LibraryAnswer::Unreadable(_, fault) => library.refuse(fault.to_string()),
        LibraryAnswer::Speakers(speakers, alike) => library.speakers.take(speakers, alike),
        LibraryAnswer::SpeakerCard(name, card) => library.take_card(name, card),
        LibraryAnswer::Completed { typed, further, choices } => complete(state, (&typed, further), choices),
        LibraryAnswer::Adding { done, all, reading } => {
            (library.adding, library.adding_read) = (Some((done, all)), reading);
        }
        LibraryAnswer::Saved(name) => say_saved(state, name),
        LibraryAnswer::NotChanged(said) => state.notice = Some(said),
        LibraryAnswer::Failed(sentence) => fail(state, sentence),
    }
    Effects::none()
}

/// Whether something else was asked for since, or the adding was stopped.
fn is_outdated(library: &LibraryScreen, answer: &LibraryAnswer) -> bool {
    match answer {
        LibraryAnswer::Listed(wanted, _) => *wanted != library.wanted,
        LibraryAnswer::Found(words, _) | LibraryAnswer::Unreadable(words, _) => {
            *words != library.wanted.words
        }
        LibraryAnswer::SpeakerCard(name, _) => *name != library.name,
        LibraryAnswer::Adding { .. } => library.adding.is_none(),
        _ => false,
    }
}

/// Shows the articles, and opens one of them if that is what they were listed for.
fn show_list(state: &mut State, articles: Vec<ListedArticle>) -> Effects {
    let library = &mut state.library;
    library.list(articles);
    (library.trouble, library.fault) = (None, None);
    let effects = if library.page == LibraryPage::Articles { preview(state) } else { Effects::none() };
    effects.and(open::when_listed(state))
}

/// Says what was added, and lists it. After a stop, that has been said.
fn added(state: &mut State, said: String) -> Effects {
    if state.library.adding.take().is_some() {
        state.notice = Some(said);
    }
    state.library.adding_read = None;
    refresh(state)
}

fn removed(state: &mut State, article: ArticleId) -> Effects {
    state.library.taken_out.push(article);
    changed(state, "removed from the list; its decisions stay; u restores it".to_owned())
}

fn restored(state: &mut State, article: ArticleId) -> Effects {
    state.library.taken_out.retain(|other| *other != article);
    changed(state, "back in the list, with its decisions".to_owned())
}

fn say_saved(state: &mut State, name: String) {
    let quoted = if name.contains(char::is_whitespace) { format!("\"{name}\"") } else { name };
    state.notice = Some(format!("saved: / @{quoted} lists it again"));
}

/// Shows why the library cannot be used. What was begun in it has ended.
fn fail(state: &mut State, sentence: String) {
    let library = &mut state.library;
    (library.indexing, library.adding, library.then) = (None, None, None);
    library.trouble = Some(sentence.clone());
    if state.mode == Mode::Library {
        state.fail(sentence);
    }
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
