//! Which entries a page of the library shows, and in which order: the search line, the filters, the orders.

use crate::library::{ArticleId, ListOrder, ReviewFilter};
use crate::tui::effect::{Effect, Effects};
use crate::tui::state::library::{LibraryItem, LibraryPage};
use crate::tui::state::text_field::TextField;
use crate::tui::state::{State, Window};
use crate::tui::update::library::requests::{list, page_contents, preview};
use crate::tui::workers::request::LibraryRequest;

/// Opens the search line with the text that filters the page now.
pub(super) fn start_search(state: &mut State) -> Effects {
    if matches!(state.library.page, LibraryPage::Card | LibraryPage::Versions | LibraryPage::Repeats) {
        state.notice = Some("only the list of articles can be searched; Esc goes back to it".to_owned());
    } else {
        if !is_filtered(state) {
            state.library.before_search = selected_article(state);
        }
        state.window = Window::LibrarySearch(TextField::line(words(state)));
    }
    Effects::none()
}

/// The article of the selected entry.
fn selected_article(state: &State) -> Option<ArticleId> {
    match state.library.selected()? {
        LibraryItem::Article(article) => Some(article.id),
        LibraryItem::Hit(hit) => Some(hit.article),
        LibraryItem::Speaker(_)
        | LibraryItem::Alike(_)
        | LibraryItem::Said(..)
        | LibraryItem::Reported(_) => None,
    }
}

/// Filters by what is in the search line now.
pub(in crate::tui::update) fn typed(state: &mut State) -> Effects {
    let Window::LibrarySearch(field) = &state.window else { return Effects::none() };
    let typed = field.text().to_owned();
    filter(state, &typed)
}

/// Closes the search line and keeps what it found. A query that cannot be read stays open, to be mended.
pub(super) fn keep_search(state: &mut State) -> Effects {
    if state.library.page == LibraryPage::Articles && state.library.fault.is_some() {
        return Effects::none();
    }
    state.window = Window::None;
    Effects::none()
}

/// Closes the search line and shows all entries. What was found and kept stays selected; a search that is given up returns
/// to where it started.
pub(in crate::tui::update) fn clear_search(state: &mut State) -> Effects {
    let was_typing = matches!(std::mem::take(&mut state.window), Window::LibrarySearch(_));
    if !is_filtered(state) {
        return preview(state);
    }
    let before = state.library.before_search.take();
    let shown = if was_typing { before } else { selected_article(state).or(before) };
    let effects = filter(state, "");
    state.library.to_select = shown;
    effects
}

/// Asks for the name under which the filter is saved.
pub(super) fn start_saving(state: &mut State) -> Effects {
    if state.library.wanted.words.trim().is_empty() {
        state.notice = Some("there is no filter to save; / sets one".to_owned());
    } else {
        state.window = Window::LibrarySave(TextField::default());
    }
    Effects::none()
}

/// Saves the filter under the name that was typed.
pub(super) fn save(state: &mut State) -> Effects {
    let Window::LibrarySave(field) = std::mem::take(&mut state.window) else { return Effects::none() };
    let name = field.text().trim().to_owned();
    if name.is_empty() {
        state.window = Window::LibrarySave(TextField::default());
        state.notice = Some("a list needs a name; Esc saves nothing".to_owned());
        return Effects::none();
    }
    Effect::AskLibrary(LibraryRequest::SaveQuery { name, query: state.library.wanted.words.clone() }).into()
}

/// Whether the page is filtered by a text.
pub(super) fn is_filtered(state: &State) -> bool {
    !words(state).is_empty()
}

/// Takes the next order of the articles.
pub(super) fn next_order(state: &mut State) -> Effects {
    let at =
        ListOrder::ALL.iter().position(|(sort, _)| *sort == state.library.wanted.sort).unwrap_or_default();
    let (sort, name) = ListOrder::ALL[(at + 1) % ListOrder::ALL.len()];
    state.library.wanted.sort = sort;
    state.notice = Some(format!("sorted by: {name}"));
    list(state)
}

/// Takes the next filter of the articles.
pub(super) fn next_filter(state: &mut State) -> Effects {
    let at =
        ReviewFilter::ALL.iter().position(|(only, _)| *only == state.library.wanted.only).unwrap_or_default();
    let (only, name) = ReviewFilter::ALL[(at + 1) % ReviewFilter::ALL.len()];
    state.library.wanted.only = only;
    state.notice = Some(format!("shown: {name}"));
    list(state)
}

/// Leaves the group that was opened. Returns whether there was one.
pub(super) fn leave_group(state: &mut State) -> Option<Effects> {
    let is_shown = state.library.page == LibraryPage::Audit;
    let left = state.library.reports.audit.group.take_if(|_| is_shown);
    left.map(|_| page_contents(state))
}

fn words(state: &State) -> &str {
    match state.library.page {
        LibraryPage::Articles => &state.library.wanted.words,
        LibraryPage::Speakers => &state.library.speakers.words,
        LibraryPage::Audit => &state.library.reports.audit.typed,
        LibraryPage::Card | LibraryPage::Versions | LibraryPage::Repeats => "",
    }
}

fn filter(state: &mut State, words: &str) -> Effects {
    if state.library.page == LibraryPage::Speakers {
        state.library.speakers.filter(words);
        state.library.select(0);
        return Effects::none();
    }
    if state.library.page == LibraryPage::Audit {
        words.clone_into(&mut state.library.reports.audit.typed);
        return page_contents(state);
    }
    words.clone_into(&mut state.library.wanted.words);
    if words.is_empty() {
        state.library.fault = None;
    }
    state.library.select(0);
    list(state).and(page_contents(state))
}
