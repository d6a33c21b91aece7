//! From article to article, and to the place in it that one was opened for.

use crate::input::Origin;
use crate::library::{ArticleId, ReadingPlace};
use crate::review::Verdict;
use crate::review::session::ReviewSession;
use crate::text::sanitize;
use crate::text::span::offset;
use crate::tui::action::ArticleAction;
use crate::tui::effect::{Effect, Effects};
use crate::tui::state::finding::Finding;
use crate::tui::state::panel::Entry;
use crate::tui::state::pick::SeenArticle;
use crate::tui::state::position::{Jumps, Viewport};
use crate::tui::state::reading::{Goal, ReadingState};
use crate::tui::state::reviewing::Reviewing;
use crate::tui::state::{Focus, Mode, OpenArticles, State};
use crate::tui::update::text::cursor;
use crate::tui::update::text::cursor::put_cursor;
use crate::tui::update::text::scroll;

/// Goes to the next or previous article, and keeps the reading position in this one.
pub(super) fn update(state: &mut State, action: ArticleAction, times: usize) -> Effects {
    let current = state.articles.current;
    let last = state.articles.names.len().saturating_sub(1);
    let next = match action {
        ArticleAction::Reload | ArticleAction::WholePage => return Effects::none(),
        ArticleAction::Next => current.saturating_add(times).min(last),
        ArticleAction::Previous => current.saturating_sub(times),
    };
    if next == current {
        let notice = match action {
            _ if last == 0 => "this is the only article; g f opens another",
            ArticleAction::Next => "this is the last article",
            ArticleAction::Previous | ArticleAction::Reload | ArticleAction::WholePage => {
                "this is the first article"
            }
        };
        state.notice = Some(notice.to_owned());
        return Effects::none();
    }
    open_at(state, next)
}

/// Opens the article with this index in place of the one that is shown.
pub(super) fn open_at(state: &mut State, next: usize) -> Effects {
    let current = state.articles.current;
    remember_seen(state);
    let effects = remember_position(state);
    let left = clear_article(state);
    if let Some(kept) = state.articles.kept.get_mut(current) {
        *kept = (left.viewport, left.jumps);
    }
    (state.reading.viewport, state.reading.jumps) =
        state.articles.kept.get(next).cloned().unwrap_or_default();
    state.articles.current = next;
    effects.and(Effect::OpenArticle(state.articles.number()))
}

/// Makes these inputs the open articles, and shows the first.
pub(super) fn open_inputs(state: &mut State, origins: Vec<Origin>) -> Effects {
    let effects = remember_position(state);
    clear_article(state);
    let before = state.articles.before + state.articles.names.len();
    let names: Vec<String> =
        origins.iter().map(|origin| sanitize::line(&origin.name()).into_owned()).collect();
    let kept = vec![(Viewport::default(), Jumps::default()); names.len()];
    state.articles = OpenArticles { before, names, current: 0, kept };
    effects.and(Effect::SetInputs(before, origins)).and(Effect::OpenArticle(state.articles.number()))
}

/// Makes articles of the library the open ones, and shows one of them.
pub(super) fn open_from_library(
    state: &mut State,
    lot: Vec<(ArticleId, String)>,
    place: (usize, Option<Goal>),
) -> Effects {
    let (articles, names): (Vec<ArticleId>, Vec<String>) = lot.into_iter().unzip();
    state.feeds.opened.clear();
    let before = state.articles.before + state.articles.names.len();
    let effects = open_list(state, names, place);
    effects.and(Effect::SetArticles(before, articles)).and(Effect::OpenArticle(state.articles.number()))
}

/// Makes articles with these names the open ones, of which one is to be shown at a place.
pub(super) fn open_list(state: &mut State, names: Vec<String>, (at, goal): (usize, Option<Goal>)) -> Effects {
    let effects = remember_position(state);
    clear_article(state);
    state.reading.goal = goal;
    let before = state.articles.before + state.articles.names.len();
    let names: Vec<String> = names.into_iter().map(|name| sanitize::line(&name).into_owned()).collect();
    let kept = vec![(Viewport::default(), Jumps::default()); names.len()];
    state.articles = OpenArticles { before, names, current: at, kept };
    effects
}

/// Closes the open articles: none is left to go back to.
pub(super) fn close_all(state: &mut State) {
    clear_article(state);
    let before = state.articles.before + state.articles.names.len();
    state.articles = OpenArticles { before, ..OpenArticles::default() };
}

/// Puts the articles that an input turned out to hold in its place, and opens the first of them.
pub(super) fn split(state: &mut State, parts: Vec<Origin>) -> Effects {
    let article = state.articles.number();
    let OpenArticles { before, names, current, kept } = &mut state.articles;
    // All get new numbers, since a worker may still report on an old one.
    *before += names.len();
    let first = *before;
    let here = *current..(*current + 1).min(names.len());
    names.splice(here.clone(), parts.iter().map(|part| sanitize::line(&part.name()).into_owned()));
    kept.splice(here, parts.iter().map(|_| <(Viewport, Jumps)>::default()));
    let next = if parts.len() > 1 { "; ]a goes to the next" } else { "" };
    state.notice = Some(format!("{} articles{next}", parts.len()));
    Effects::from(Effect::Split { article, parts, first }).and(Effect::OpenArticle(state.articles.number()))
}

/// Shows the place that an article was opened for, with a third of the page above it.
pub(super) fn go_to_goal(state: &mut State, goal: &Goal) {
    let length = state.reading.article().map_or(0, |article| article.text.len());
    let byte = goal.byte.min(offset(length));
    state.reading.viewport.cursor = state.reading.position_of(byte);
    let above = state.page_rows() / 3;
    scroll::put_at(state, byte, above);
}

/// Puts the cursor, or the review, on the quotation that an article was opened for, once it has been found.
pub(super) fn find_goal(state: &mut State) {
    let Some(Goal { byte, words: None }) = state.reading.goal else { return };
    let quotations = &state.reading.analysis.quotations;
    let around = quotations.iter().find(|quotation| quotation.content.contains(byte));
    if let Some(id) = around.map(|quotation| quotation.id) {
        if state.mode == Mode::Review {
            state.reading.session.go_to(id.0 as usize);
        }
        cursor::select(state, Entry::Quotation(id));
        put_cursor(state, Finding::Quotation(id));
    }
    if state.reading.analysed() {
        state.reading.goal = None;
    }
}

/// Has the reading position remembered, once the whole article is there.
pub(super) fn remember_position(state: &State) -> Effects {
    let whole = state.reading.opened.as_ref().filter(|opened| opened.complete);
    let place = ReadingPlace { top: state.reading.top(), cursor: state.reading.cursor() };
    whole.map(|opened| Effect::RememberPosition(opened.remembered.source.clone(), place)).into()
}

/// Clears the state of the article. Returns what it was.
pub(super) fn clear_article(state: &mut State) -> ReadingState {
    let left = std::mem::take(&mut state.reading);
    state.reading.searches = left.searches;
    state.focus = Focus::Text;
    state.reading.session = ReviewSession::with_queue(left.session.order(), left.session.filter());
    let against = state.reviewing.against.take();
    state.reviewing = Reviewing { checking: against.clone(), against, ..Reviewing::default() };
    left
}

/// Keeps what the list of the open articles says of the one that is shown.
pub(super) fn remember_seen(state: &mut State) {
    let Some(article) = state.reading.article() else { return };
    let review = state.reading.review();
    let decided = review.cards.iter().filter(|card| card.decision().verdict != Verdict::Pending).count();
    let seen = SeenArticle { decided: (decided, review.cards.len()), ..SeenArticle::of(article) };
    state.seen.insert(state.articles.number(), seen);
}
