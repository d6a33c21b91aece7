//! The list of the open articles: those of the command line, of a folder, or of a list of the library.

use crate::review::name_picker;
use crate::sorting;
use crate::tui::action::ArticleListAction;
use crate::tui::effect::{Effect, Effects};
use crate::tui::state::pick::{ArticleList, SeenArticle};
use crate::tui::state::text_field::TextField;
use crate::tui::state::{State, Window};
use crate::tui::update::{articles, feeds};

/// Opens the list, moves in it, or goes to an article.
pub(in crate::tui::update) fn update(state: &mut State, action: ArticleListAction) -> Effects {
    let end = match &state.window {
        Window::ArticleList(list) => rows(list).len().saturating_sub(1),
        _ => 0,
    };
    match (action, &mut state.window) {
        (ArticleListAction::Show, _) => return show(state),
        (ArticleListAction::Next, Window::ArticleList(list)) => list.row = (list.row + 1).min(end),
        (ArticleListAction::Previous, Window::ArticleList(list)) => list.row = list.row.saturating_sub(1),
        (ArticleListAction::GoTo, _) => return go_to(state),
        _ => {}
    }
    Effects::none()
}

/// The indices of the articles that match what was typed, best match first.
#[must_use]
pub(in crate::tui) fn rows(list: &ArticleList) -> Vec<usize> {
    let found = name_picker::matching(list.field.text(), &list.offered, |(_, words)| words);
    found.into_iter().map(|(index, _)| *index).collect()
}

fn show(state: &mut State) -> Effects {
    articles::remember_seen(state);
    if state.articles.names.is_empty() {
        state.notice = Some("no article is open yet".to_owned());
        return Effects::none();
    }
    let (offered, row) = (offered(state), state.articles.current);
    state.window = Window::ArticleList(Box::new(ArticleList { field: TextField::default(), row, offered }));
    let before = state.articles.before;
    let mut numbers: Vec<usize> = (before..before + state.articles.names.len()).collect();
    numbers.retain(|number| !state.seen.contains_key(number));
    // Those around the one that is shown are on the screen first.
    sorting::by_key(&mut numbers, |number| number.abs_diff(before + row));
    Effect::FindHeadlines(numbers).into()
}

/// Puts the headlines that were found into the list. What was seen of an article that was open is more. The selected article
/// stays selected, wherever its row is now.
pub(in crate::tui::update) fn take_headlines(state: &mut State, found: Vec<(usize, SeenArticle)>) {
    for (number, seen) in found {
        state.seen.entry(number).or_insert(seen);
    }
    let offered = offered(state);
    if let Window::ArticleList(list) = &mut state.window {
        let selected = rows(list).get(list.row).copied();
        list.offered = offered;
        let rows = rows(list);
        let row = rows.iter().position(|index| Some(*index) == selected);
        list.row = row.unwrap_or(list.row.min(rows.len().saturating_sub(1)));
    }
}

/// The articles, each with the words that it is found by.
fn offered(state: &State) -> Vec<(usize, String)> {
    let words = |(index, name): (usize, &String)| {
        let seen = state.seen.get(&(state.articles.before + index)).cloned().unwrap_or_default();
        let parts = [seen.title, seen.site, Some(name.clone())];
        (index, parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
    };
    state.articles.names.iter().enumerate().map(words).collect()
}

fn go_to(state: &mut State) -> Effects {
    let Window::ArticleList(list) = std::mem::take(&mut state.window) else { return Effects::none() };
    let Some(index) = rows(&list).get(list.row).copied() else {
        state.window = Window::ArticleList(list);
        return Effects::none();
    };
    if index == state.articles.current {
        return Effects::none();
    }
    articles::open_at(state, index).and(feeds::read_now(state))
}
