//! From article to article.

use crate::library::{ArticleId, ReadingPlace};
use crate::review::session::ReviewSession;
use crate::text::sanitize;
use crate::text::span::offset;
use crate::tui::effect::Effect;
use crate::tui::state::finding::Finding;
use crate::tui::state::panel::Entry;
use crate::tui::state::place::Jumps;
use crate::tui::state::reading::{Goal, Reading};
use crate::tui::state::reviewing::Desk;
use crate::tui::state::{Focus, Mode, Shelf, State};
use crate::tui::update::cursor;
use crate::tui::update::cursor::put_cursor;
use crate::tui::update::scroll;

/// Which way along the list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Next,
    Previous,
}

/// Goes to an article further along, and keeps where the reader was in this one.
pub(super) fn go(state: &mut State, times: usize, direction: Direction) -> Vec<Effect> {
    let current = state.shelf.current;
    let last = state.shelf.names.len().saturating_sub(1);
    let next = match direction {
        Direction::Next => current.saturating_add(times).min(last),
        Direction::Previous => current.saturating_sub(times),
    };
    if next == current {
        state.notice = Some(match direction {
            _ if last == 0 => {
                "this is the only article; give a folder or several files to walk them".to_owned()
            }
            Direction::Next => "this is the last article".to_owned(),
            Direction::Previous => "this is the first article".to_owned(),
        });
        return Vec::new();
    }
    let mut effects = remember(state);
    let left = put_away(state);
    if let Some(kept) = state.shelf.kept.get_mut(current) {
        *kept = (left.sight, left.jumps);
    }
    (state.reading.sight, state.reading.jumps) = state.shelf.kept.get(next).cloned().unwrap_or_default();
    state.shelf.current = next;
    effects.push(Effect::Open(state.shelf.number()));
    effects
}

/// Puts articles of the library on the shelf, in the place of those that stand there, and opens one of them.
pub(super) fn open_lot(
    state: &mut State,
    lot: Vec<(ArticleId, String)>,
    (at, goal): (usize, Option<Goal>),
) -> Vec<Effect> {
    let mut effects = remember(state);
    put_away(state);
    state.reading.goal = goal;
    let before = state.shelf.before + state.shelf.names.len();
    let (articles, names): (Vec<ArticleId>, Vec<String>) =
        lot.into_iter().map(|(id, name)| (id, sanitize::line(&name).into_owned())).unzip();
    let kept = vec![(crate::tui::update::Sight::default(), Jumps::default()); names.len()];
    state.shelf = Shelf { before, names, current: at, kept };
    effects.extend([Effect::Shelve(before, articles), Effect::Open(state.shelf.number())]);
    effects
}

/// Shows the place that an article was opened for, a third of the page above it.
pub(super) fn go_to_goal(state: &mut State, goal: &Goal) {
    let length = state.reading.article().map_or(0, |article| article.text.len());
    let byte = goal.byte.min(offset(length));
    state.reading.sight.cursor = state.reading.place(byte);
    let above = state.page_rows() / 3;
    scroll::put_at(state, byte, above);
}

/// Once it is analysed: puts the cursor, or the review, on the quotation that an article was opened for.
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

/// Asks for the place to be remembered where the reader is, once the whole article is there.
pub(super) fn remember(state: &State) -> Vec<Effect> {
    let whole = state.reading.opened.as_ref().filter(|opened| opened.complete);
    let place = ReadingPlace { top: state.reading.top(), cursor: state.reading.cursor() };
    whole.map(|opened| Effect::Remember(opened.remembered.source.clone(), place)).into_iter().collect()
}

/// Makes room for another article. Returns what was read.
fn put_away(state: &mut State) -> Reading {
    let left = std::mem::take(&mut state.reading);
    state.reading.searches = left.searches;
    state.focus = Focus::Text;
    state.reading.session = ReviewSession::with_queue(left.session.order(), left.session.filter());
    state.desk = Desk::default();
    left
}
