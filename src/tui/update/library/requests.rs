//! What the library is asked for the page that is shown.

use crate::tui::effect::{Effect, Effects};
use crate::tui::state::State;
use crate::tui::state::library::{LibraryItem, LibraryPage};
use crate::tui::workers::request::LibraryRequest;

/// Asks for the beginning of the selected article.
pub(super) fn preview(state: &State) -> Effects {
    match state.library.selected() {
        Some(LibraryItem::Article(article)) => Effect::AskLibrary(LibraryRequest::Preview(article.id)).into(),
        _ => Effects::none(),
    }
}

/// Asks for the articles, sorted and filtered as the page shows them.
pub(super) fn list(state: &State) -> Effects {
    Effect::AskLibrary(LibraryRequest::List(state.library.wanted.clone())).into()
}

/// Asks for what the page shows besides the articles: search hits, speakers, or one speaker's quotations.
pub(super) fn page_contents(state: &State) -> Effects {
    let library = &state.library;
    if library.page.report().is_some() {
        let asked = library.question().map(|asked| Effect::AskLibrary(LibraryRequest::Report(asked)));
        return asked.into();
    }
    let request = match library.page {
        LibraryPage::Articles if library.wanted.words.trim().is_empty() => return Effects::none(),
        LibraryPage::Articles => LibraryRequest::Search(library.wanted.words.clone()),
        LibraryPage::Speakers => LibraryRequest::Speakers,
        LibraryPage::Card => LibraryRequest::SpeakerCard(library.name.clone()),
        LibraryPage::Versions | LibraryPage::Audit | LibraryPage::Repeats => return Effects::none(),
    };
    Effect::AskLibrary(request).into()
}

/// Asks for everything that is shown: the library may have changed since it was left.
pub(super) fn reopen(state: &mut State) -> Effects {
    state.library.stopped = false;
    let open = Effect::AskLibrary(LibraryRequest::Open(state.library.wanted.clone()));
    Effects::from(open).and(page_contents(state))
}
