//! The search line: every letter typed searches at once; Enter keeps, Esc goes back to where the search began.

use crate::text::Span;
use crate::text::search::Pattern;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::report::Opened;
use crate::tui::state::finding::Finding;
use crate::tui::state::reading::{Search, Walked};
use crate::tui::state::text_field::Line;
use crate::tui::state::{Focus, State, Window};
use crate::tui::update::cursor::put_cursor;
use crate::tui::update::library;
use crate::tui::update::line_edit::{self, LONGEST};
use crate::tui::update::meant;
use crate::tui::update::review::form;
use std::sync::Arc;

/// Searches of the history that are kept.
const HISTORY: usize = 100;

/// Bytes after the cursor that are searched at once; a hit farther away comes from the worker.
const AT_ONCE: usize = 1 << 20;

/// Opens the search line or searches for the word under the cursor. Nothing for other actions.
pub(super) fn start(state: &mut State, action: &Action) -> Option<Vec<Effect>> {
    match action {
        Action::StartSearch => {
            state.reading.origin.get_or_insert(state.reading.sight);
            state.window = Window::Prompt(Line::default());
            Some(Vec::new())
        }
        Action::SearchWord => Some(search_word(state)),
        _ => None,
    }
}

/// Edits the line or takes it.
pub(super) fn update(state: &mut State, action: &Action) -> Vec<Effect> {
    let Window::Prompt(line) = &mut state.window else { return Vec::new() };
    match action {
        Action::Submit => return submit(state),
        Action::Older => older(line, &state.looks.history),
        Action::Newer => newer(line, &state.looks.history),
        Action::Erase if line.typed.is_empty() => {
            state.window = Window::None;
            return cancel(state);
        }
        action => line_edit::edit(line, action),
    }
    search(state)
}

/// Types what was pasted into the line that is open; elsewhere a paste does nothing, so that it runs no keys.
pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    let typed = crate::text::sanitize::line(text);
    match &mut state.window {
        Window::Prompt(line) => line.typed.extend(typed.chars().take(LONGEST)),
        Window::Help(line, _) => {
            line.typed.extend(typed.chars().take(LONGEST));
            return Vec::new();
        }
        Window::Picker(picker) => {
            picker.line.typed.extend(typed.chars().take(LONGEST));
            picker.row = 0;
            return Vec::new();
        }
        Window::Find(line) => {
            line.typed.extend(typed.chars().take(LONGEST));
            return library::typed(state);
        }
        Window::Add(line) => {
            line.typed.extend(typed.trim().chars().take(LONGEST));
            return Vec::new();
        }
        Window::Form(form) => {
            form::paste(form, text);
            return Vec::new();
        }
        _ => {
            state.notice = Some("pasted text does nothing here; / opens the search line".to_owned());
            return Vec::new();
        }
    }
    search(state)
}

/// Gives up the search and goes back to where it began.
pub(super) fn cancel(state: &mut State) -> Vec<Effect> {
    state.reading.search = None;
    state.reading.walked = Walked::Entry;
    if let Some(origin) = state.reading.origin {
        state.reading.sight = origin;
        state.reading.under_cursor = None;
    }
    // A panel that is still open goes back there too.
    if state.focus == Focus::Text {
        state.reading.origin = None;
    }
    Vec::new()
}

/// What is said of a search without a hit.
const NOT_FOUND: &str = "not found";

/// Searches another text for the same, from its beginning. What was not found in the text before is gone to after
/// all, unless the reader has gone on meanwhile.
pub(super) fn again(state: &mut State, opened: Arc<Opened>) -> Vec<Effect> {
    let Some(search) = &mut state.reading.search else { return Vec::new() };
    // Under a new number: the worker on the text before may still have reported.
    state.reading.searches += 1;
    search.number = state.reading.searches;
    search.hits.clear();
    search.complete = false;
    if state.notice.as_deref() == Some(NOT_FOUND) {
        state.notice = None;
        search.seeking = true;
    }
    vec![Effect::Search { number: search.number, pattern: search.pattern.clone(), opened }]
}

/// What the worker found.
pub(super) fn take_hits(state: &mut State, number: u32, hits: Vec<Span>, complete: bool) {
    let Some(search) = state.reading.search.as_mut().filter(|search| search.number == number) else { return };
    search.hits.extend(hits);
    search.complete = complete;
    if !search.seeking {
        return;
    }
    let from = state.reading.origin.map_or(state.reading.sight.cursor, |origin| origin.cursor);
    let from = state.reading.article().map_or(0, |article| from.byte(article));
    let Some(search) = state.reading.search.as_mut() else { return };
    let ahead = search.hits.get(search.hits.partition_point(|hit| hit.start < from)).copied();
    let round = || search.hits.first().copied().filter(|_| complete);
    if let Some(hit) = ahead.or_else(round) {
        search.seeking = false;
        put_cursor(state, Finding::Hit(hit));
    } else if complete {
        search.seeking = false;
        state.notice = Some(NOT_FOUND.to_owned());
    }
}

fn search(state: &mut State) -> Vec<Effect> {
    let Window::Prompt(line) = &state.window else { return Vec::new() };
    let typed = line.typed.clone();
    if let Some(origin) = state.reading.origin {
        state.reading.sight = origin;
        state.reading.under_cursor = None;
    }
    begin(state, typed)
}

/// Starts a search; the nearest hit is gone to at once when it is not far.
pub(super) fn begin(state: &mut State, typed: String) -> Vec<Effect> {
    state.reading.searches += 1;
    let number = state.reading.searches;
    let (Some(pattern), Some(opened)) = (Pattern::new(&typed), state.reading.opened.clone()) else {
        state.reading.search = None;
        return Vec::new();
    };
    let from = state.reading.cursor().max(if state.reading.under_cursor.is_some() {
        0
    } else {
        state.reading.top()
    });
    let near = pattern.find(&opened.article.text, from as usize..(from as usize).saturating_add(AT_ONCE));
    state.reading.search = Some(Search {
        number,
        pattern: pattern.clone(),
        typed,
        hits: Vec::new(),
        complete: false,
        seeking: near.is_none(),
    });
    state.reading.walked = Walked::Hits;
    if let Some(hit) = near {
        put_cursor(state, Finding::Hit(hit));
    }
    vec![Effect::Search { number, pattern, opened }]
}

fn submit(state: &mut State) -> Vec<Effect> {
    let Window::Prompt(line) = std::mem::take(&mut state.window) else { return Vec::new() };
    if line.typed.is_empty() {
        return cancel(state);
    }
    remember(&mut state.looks.history, line.typed);
    if let Some(origin) = state.reading.origin.take()
        && origin != state.reading.sight
    {
        state.reading.jumps.leave(origin);
    }
    state.focus = Focus::Text;
    Vec::new()
}

fn search_word(state: &mut State) -> Vec<Effect> {
    let finding = meant::current_finding(state);
    let span = finding.map(|finding| finding.span(&state.reading.analysis));
    let words = span.and_then(|span| Some(state.reading.article()?.words(span).to_owned()));
    let Some(words) = words.filter(|words| words.len() <= LONGEST) else {
        state.notice = Some("nothing under the cursor to search for; l and h move it".to_owned());
        return Vec::new();
    };
    remember(&mut state.looks.history, words.clone());
    begin(state, words)
}

fn remember(history: &mut Vec<String>, typed: String) {
    history.retain(|earlier| *earlier != typed);
    history.push(typed);
    if history.len() > HISTORY {
        history.remove(0);
    }
}

fn older(line: &mut Line, history: &[String]) {
    if let Some(earlier) = history.len().checked_sub(line.back + 1).and_then(|index| history.get(index)) {
        line.typed.clone_from(earlier);
        line.back += 1;
    }
}

fn newer(line: &mut Line, history: &[String]) {
    line.back = line.back.saturating_sub(1);
    let index = history.len().saturating_sub(line.back);
    line.typed = if line.back == 0 { String::new() } else { history.get(index).cloned().unwrap_or_default() };
}
