//! From article to article.

use super::super::desk::Desk;
use super::super::report::Effect;
use super::super::state::{Focus, Reading, State};
use crate::library::Bytes;

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
    let left = std::mem::take(&mut state.reading);
    if let Some(kept) = state.shelf.kept.get_mut(current) {
        *kept = (left.sight, left.jumps);
    }
    let (sight, jumps) = state.shelf.kept.get(next).cloned().unwrap_or_default();
    state.reading = Reading { sight, jumps, searches: left.searches, ..Reading::default() };
    state.shelf.current = next;
    state.focus = Focus::Text;
    state.desk = Desk { order: state.desk.order, filter: state.desk.filter, ..Desk::default() };
    effects.push(Effect::Open(next));
    effects
}

/// Asks for the place to be remembered where the reader is, once the whole article is there.
pub(super) fn remember(state: &State) -> Vec<Effect> {
    let whole = state.reading.opened.as_ref().filter(|opened| opened.complete);
    let place = Bytes { top: state.reading.top(), cursor: state.reading.cursor() };
    whole.map(|opened| Effect::Remember(opened.remembered.source.clone(), place)).into_iter().collect()
}
