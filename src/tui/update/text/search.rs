//! The search line: every key searches at once; Enter keeps the hits, Esc goes back to where the search started.

use crate::text::Span;
use crate::text::search::Pattern;
use crate::tui::action::SearchAction;
use crate::tui::effect::{Effect, Effects};
use crate::tui::report::Opened;
use crate::tui::state::finding::Finding;
use crate::tui::state::reading::{SearchLine, ShownParagraphs, TextSearch, WalkTarget};
use crate::tui::state::text_field::TextField;
use crate::tui::state::{Focus, State, Window};
use crate::tui::update::meant;
use crate::tui::update::text::cursor::put_cursor;
use crate::tui::update::text::scroll;
use std::sync::Arc;

/// How many searches the history keeps.
const MAX_HISTORY: usize = 100;

/// How many bytes after the cursor are searched before the next frame; hits farther away come from the worker.
const SEARCHED_AT_ONCE: usize = 1 << 20;

/// Longer words under the cursor are a whole quotation, not something to search for.
const MAX_SEARCHED_WORDS: usize = 400;

/// Opens the search line, moves through its history, or closes it.
pub(in crate::tui::update) fn update(state: &mut State, action: SearchAction) -> Effects {
    match action {
        SearchAction::Start => {
            state.reading.origin.get_or_insert(state.reading.viewport);
            state.reading.shown = ShownParagraphs::All;
            state.window = Window::Search(SearchLine::default());
        }
        SearchAction::OnlyMatching => only_matching(state),
        SearchAction::StartWithWord => return search_word(state),
        SearchAction::Older => return recall(state, older),
        SearchAction::Newer => return recall(state, newer),
        SearchAction::Keep => keep(state),
    }
    Effects::none()
}

/// Searches for what is in the line now, from where the search started.
pub(in crate::tui::update) fn typed(state: &mut State) -> Effects {
    let Window::Search(line) = &state.window else { return Effects::none() };
    let typed = line.field.text().to_owned();
    if let Some(origin) = state.reading.origin {
        state.reading.viewport = origin;
        state.reading.under_cursor = None;
    }
    begin(state, typed)
}

/// Drops the search and goes back to where it started.
pub(in crate::tui::update) fn cancel(state: &mut State) {
    state.reading.search = None;
    state.reading.walked = WalkTarget::Entry;
    if let Some(origin) = state.reading.origin {
        state.reading.viewport = origin;
        state.reading.under_cursor = None;
    }
    // A panel that is still open returns to the same place when it is left.
    if state.focus == Focus::Text {
        state.reading.origin = None;
    }
}

/// The notice for a search without a hit.
const NOT_FOUND: &str = "not found";

/// Repeats the search in a text that replaces the one before, such as the whole article after its first page. Goes to
/// the first hit if there was none before, unless the reader has moved on.
pub(in crate::tui::update) fn repeat(state: &mut State, opened: Arc<Opened>) -> Effects {
    let Some(search) = &mut state.reading.search else { return Effects::none() };
    // A new number, because hits in the earlier text may still be reported.
    state.reading.searches += 1;
    search.number = state.reading.searches;
    search.hits.clear();
    search.paragraphs.clear();
    search.complete = false;
    if state.notice.as_deref() == Some(NOT_FOUND) {
        state.notice = None;
        search.seeking = true;
    }
    Effect::Search { number: search.number, pattern: search.pattern.clone(), opened }.into()
}

/// Adds hits that the worker found.
pub(in crate::tui::update) fn take_hits(state: &mut State, number: u32, hits: Vec<Span>, complete: bool) {
    let Some(search) = state.reading.search.as_mut().filter(|search| search.number == number) else { return };
    if let Some(opened) = &state.reading.opened {
        let of = hits.iter().map(|hit| opened.article.paragraph_at(hit.start));
        search.paragraphs.extend(of);
        search.paragraphs.dedup();
    }
    search.hits.extend(hits);
    search.complete = complete;
    if !search.seeking {
        return;
    }
    let from = state.reading.origin.map_or(state.reading.viewport.cursor, |origin| origin.cursor);
    let from = state.reading.article().map_or(0, |article| from.byte(article));
    let Some(search) = state.reading.search.as_mut() else { return };
    let ahead = search.hits.get(search.hits.partition_point(|hit| hit.start < from)).copied();
    let wrapped = || search.hits.first().copied().filter(|_| complete);
    if let Some(hit) = ahead.or_else(wrapped) {
        search.seeking = false;
        put_cursor(state, Finding::Hit(hit));
    } else if complete {
        search.seeking = false;
        state.notice = Some(NOT_FOUND.to_owned());
    }
}

/// Starts a search, and moves to the next hit immediately if it is near.
pub(in crate::tui::update) fn begin(state: &mut State, typed: String) -> Effects {
    state.reading.searches += 1;
    let number = state.reading.searches;
    let (Some(pattern), Some(opened)) = (Pattern::new(&typed), state.reading.opened.clone()) else {
        state.reading.search = None;
        return Effects::none();
    };
    let from = state.reading.cursor().max(if state.reading.under_cursor.is_some() {
        0
    } else {
        state.reading.top()
    });
    let near =
        pattern.find(&opened.article.text, from as usize..(from as usize).saturating_add(SEARCHED_AT_ONCE));
    state.reading.search = Some(TextSearch {
        number,
        pattern: pattern.clone(),
        typed,
        hits: Vec::new(),
        paragraphs: Vec::new(),
        complete: false,
        seeking: near.is_none(),
    });
    state.reading.walked = WalkTarget::Hits;
    if let Some(hit) = near {
        put_cursor(state, Finding::Hit(hit));
    }
    Effect::Search { number, pattern, opened }.into()
}

/// Closes the line and keeps its hits; an empty line is a search given up.
fn keep(state: &mut State) {
    let Window::Search(line) = std::mem::take(&mut state.window) else { return };
    if line.field.text().is_empty() {
        cancel(state);
        return;
    }
    remember(&mut state.appearance.history, line.field.text().to_owned());
    if let Some(origin) = state.reading.origin.take()
        && origin != state.reading.viewport
    {
        state.reading.jumps.leave(origin);
    }
    state.focus = Focus::Text;
    let without_hits = |search: &&TextSearch| search.complete && search.hits.is_empty();
    if line.filters {
        show_matching(state);
    } else if let Some(search) = state.reading.search.as_ref().filter(without_hits) {
        state.notice = Some(format!("“{}” is not in the text", search.typed));
    }
}

/// Shows only paragraphs with a hit, or all again. Without a search, asks what for.
fn only_matching(state: &mut State) {
    if state.reading.matching().is_some() {
        state.reading.shown = ShownParagraphs::All;
        state.notice = Some("all paragraphs are shown again".to_owned());
    } else if state.reading.search.is_some() {
        show_matching(state);
    } else {
        state.reading.origin.get_or_insert(state.reading.viewport);
        state.window = Window::Search(SearchLine { filters: true, ..SearchLine::default() });
    }
}

/// Shows only paragraphs with a hit, from the one that is read on.
fn show_matching(state: &mut State) {
    let Some(search) = &state.reading.search else { return };
    let here = state.reading.viewport.top.paragraph;
    let next = search.paragraphs.iter().find(|&&paragraph| paragraph >= here).or(search.paragraphs.last());
    let (Some(&next), typed) = (next, search.typed.clone()) else {
        state.notice = Some("no paragraph matches".to_owned());
        return;
    };
    let count = search.paragraphs.len();
    state.reading.shown = ShownParagraphs::Matching;
    state.notice = Some(format!("{count} paragraphs with “{typed}”; & shows all again"));
    let start =
        state.reading.article().and_then(|article| article.paragraphs.get(next)).map(|one| one.span.start);
    if let Some(start) = start {
        scroll::put_at(state, start, 0);
    }
}

fn search_word(state: &mut State) -> Effects {
    state.reading.shown = ShownParagraphs::All;
    let finding = meant::current_finding(state);
    let span = finding.map(|finding| finding.span(&state.reading.analysis));
    let words = span.and_then(|span| Some(state.reading.article()?.words(span).to_owned()));
    let Some(words) = words.filter(|words| words.len() <= MAX_SEARCHED_WORDS) else {
        state.notice = Some("nothing under the cursor to search for; l and h move it".to_owned());
        return Effects::none();
    };
    remember(&mut state.appearance.history, words.clone());
    begin(state, words)
}

fn remember(history: &mut Vec<String>, typed: String) {
    history.retain(|earlier| *earlier != typed);
    history.push(typed);
    if history.len() > MAX_HISTORY {
        history.remove(0);
    }
}

/// Puts another search of the history into the line.
fn recall(state: &mut State, change: fn(&mut SearchLine, &[String])) -> Effects {
    if let Window::Search(line) = &mut state.window {
        change(line, &state.appearance.history);
    }
    typed(state)
}

fn older(line: &mut SearchLine, history: &[String]) {
    if let Some(earlier) = history.len().checked_sub(line.back + 1).and_then(|index| history.get(index)) {
        line.field = TextField::line(earlier);
        line.back += 1;
    }
}

fn newer(line: &mut SearchLine, history: &[String]) {
    line.back = line.back.saturating_sub(1);
    let index = history.len().saturating_sub(line.back);
    let text = if line.back == 0 { None } else { history.get(index) };
    line.field = TextField::line(text.map_or("", String::as_str));
}
