//! Adding articles to the library, and removing them from its list.

use crate::tui::effect::{Effect, Effects};
use crate::tui::state::library::LibraryItem;
use crate::tui::state::text_field::TextField;
use crate::tui::state::{State, Window};
use crate::tui::workers::request::LibraryRequest;

/// Opens the line for the name of a file or a folder.
pub(super) fn start(state: &mut State) -> Effects {
    state.window = Window::LibraryAdd(TextField::default());
    Effects::none()
}

/// Asks for the name to be completed as far as it is unambiguous.
pub(super) fn complete(state: &mut State) -> Effects {
    let Window::LibraryAdd(field) = &state.window else { return Effects::none() };
    Effect::AskLibrary(LibraryRequest::Complete(field.text().to_owned())).into()
}

/// Closes the line and adds what it names.
pub(super) fn add(state: &mut State) -> Effects {
    let Window::LibraryAdd(field) = std::mem::take(&mut state.window) else { return Effects::none() };
    if field.text().trim().is_empty() {
        return Effects::none();
    }
    state.library.stopped = false;
    (state.library.adding, state.library.adding_read) = (Some((0, 0)), None);
    Effect::AskLibrary(LibraryRequest::Add(field.text().to_owned())).into()
}

/// Removes the selected article from the list.
pub(super) fn take_out(state: &mut State) -> Effects {
    if let Some(LibraryItem::Article(article)) = state.library.selected() {
        return Effect::AskLibrary(LibraryRequest::Remove(article.id)).into();
    }
    state.notice = Some("only articles can be removed from the list".to_owned());
    Effects::none()
}

/// Puts the article that was removed last back into the list.
pub(super) fn put_back(state: &mut State) -> Effects {
    if let Some(&article) = state.library.taken_out.last() {
        return Effect::AskLibrary(LibraryRequest::Restore(article)).into();
    }
    state.notice = Some("there is no removed article to restore".to_owned());
    Effects::none()
}
