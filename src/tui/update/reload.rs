//! Reading an article again, or its whole page, and the list of what changed.
//!
//! The article stays on the screen until its new text is there, or for good if none comes. Decisions follow their words, as
//! when a file has changed.

use crate::analysis::changes::{changes, told};
use crate::article::PageScope;
use crate::tui::action::ChangesAction;
use crate::tui::effect::{Effect, Effects};
use crate::tui::report::{EarlierVersion, Opened};
use crate::tui::state::finding::Finding;
use crate::tui::state::panel::Entry;
use crate::tui::state::position::{TextPosition, Viewport};
use crate::tui::state::{Mode, State, Window};
use crate::tui::update::articles;
use crate::tui::update::review::source;
use crate::tui::update::text::cursor::{self, put_cursor};
use std::sync::Arc;

/// Has the article read again, and the source beside its cards.
pub(super) fn start(state: &mut State) -> Effects {
    let number = state.articles.number();
    state.reviewing.said_of_reread = None;
    let source = source::read_again(state);
    prepare(state, PageScope::Article, Effect::ReadAgain(number)).and(source)
}

/// Has the whole page read instead of its article, or the article instead of the page.
pub(super) fn switch_scope(state: &mut State) -> Effects {
    let number = state.articles.number();
    match state.reading.scope {
        PageScope::Article => prepare(state, PageScope::WholePage, Effect::ReadWholePage(number)),
        PageScope::WholePage => prepare(state, PageScope::Article, Effect::OpenArticle(number)),
    }
}

/// Keeps what is shown until the effect has brought something in its place.
fn prepare(state: &mut State, scope: PageScope, effect: Effect) -> Effects {
    if state.reading.is_under_way() {
        state.notice = Some("the article is still being read; Esc stops".to_owned());
        return Effects::none();
    }
    (state.reading.failure, state.reading.stopped) = (None, false);
    let found = Arc::clone(&state.reading.review().found);
    state.reading.before = state.reading.opened.clone().map(|opened| EarlierVersion {
        opened,
        found,
        scope: state.reading.scope,
        copy: None,
    });
    state.reading.scope = scope;
    if state.reading.before.is_some() {
        state.notice = Some("reading it again; Esc stops".to_owned());
    }
    effect.into()
}

/// Whether the article on the screen is the one that is being replaced.
pub(super) fn is_waiting(state: &State) -> bool {
    let (before, opened) = (&state.reading.before, &state.reading.opened);
    before.as_ref().zip(opened.as_ref()).is_some_and(|(before, opened)| Arc::ptr_eq(&before.opened, opened))
}

/// The article stays as it was, for this reason.
pub(super) fn give_up(state: &mut State, sentence: &str) {
    if let Some(before) = state.reading.before.take() {
        state.reading.scope = before.scope;
    }
    state.reading.progress = None;
    state.tell_of_reread(format!("{sentence}; the article is shown as it was, g R tries again"));
}

/// Makes room for the new version of the article. Returns whether it has another text.
pub(super) fn replace(state: &mut State, opened: &Opened) -> bool {
    let Some(before) = state.reading.before.clone().filter(|_| is_waiting(state)) else { return true };
    if before.opened.article.text == opened.article.text {
        (state.reading.before, state.reading.progress) = (None, None);
        if before.scope == state.reading.scope {
            tell(state, "its text has not changed");
        } else {
            state.notice = Some("the page has no more text".to_owned());
        }
        return false;
    }
    let (top, cursor) = (state.reading.top(), state.reading.cursor());
    // The source belongs to the article, and so does what was said of it.
    let (checking, said) = (state.reviewing.checking.take(), state.reviewing.said_of_reread.take());
    let left = articles::clear_article(state);
    state.notice = state.notice.take().filter(|notice| Some(notice) == said.as_ref());
    (state.reviewing.checking, state.reviewing.said_of_reread) = (checking, said);
    let at = |byte: u32| TextPosition::of(&opened.article, byte.min(last_byte(opened)));
    state.reading.viewport = Viewport { top: at(top), cursor: at(cursor) };
    (state.reading.jumps, state.reading.scope) = (left.jumps, left.scope);
    if before.scope != left.scope {
        state.notice = Some(shown(left.scope).to_owned());
    }
    state.reading.before = Some(before);
    true
}

/// What the screen shows now.
fn shown(scope: PageScope) -> &'static str {
    match scope {
        PageScope::Article => "this is the article; g w shows the whole page",
        PageScope::WholePage => "this is the whole page; g w shows the article",
    }
}

fn last_byte(opened: &Opened) -> u32 {
    opened.article.paragraphs.last().map_or(0, |last| last.span.end)
}

/// Once the new version is analysed, says what changed.
pub(super) fn tell_changes(state: &mut State) {
    if !state.reading.analysed() || is_waiting(state) {
        return;
    }
    let Some((before, opened)) = state.reading.before.take().zip(state.reading.opened.clone()) else {
        return;
    };
    if before.scope != state.reading.scope {
        return;
    }
    let found = Arc::clone(&state.reading.review().found);
    let all = changes((&before.opened.article, &before.found), (&opened.article, &found));
    state.reading.changes = Arc::new(all);
    if let Some(copy) = &before.copy {
        let list = if state.reading.changes.is_empty() { "" } else { "; g c lists them" };
        state.tell_of_reread(format!("changed since {copy}: {}{list}", told(&state.reading.changes)));
    } else if state.reading.changes.is_empty() {
        tell(state, "the text has changed, its quotations have not");
    }
    let is_reading = state.window == Window::None && state.mode == Mode::Read;
    if !state.reading.changes.is_empty() && is_reading {
        state.window = Window::Changes(0);
    }
}

/// Says what came of reading the article again. Beside a source, which is read with it, the article is named.
fn tell(state: &mut State, sentence: &str) {
    let article = if state.reviewing.checking.is_some() { "article " } else { "" };
    state.tell_of_reread(format!("{article}read again: {sentence}"));
}

/// Shows the list, moves in it, or goes to a quotation.
pub(super) fn update(state: &mut State, action: ChangesAction) {
    let last = state.reading.changes.len().saturating_sub(1);
    match (action, &mut state.window) {
        (ChangesAction::Show, _) if state.reading.changes.is_empty() => {
            state.notice = Some("no quotation has changed; g R reads the article again".to_owned());
        }
        (ChangesAction::Show, _) => state.window = Window::Changes(0),
        (ChangesAction::Next, Window::Changes(row)) => *row = (*row + 1).min(last),
        (ChangesAction::Previous, Window::Changes(row)) => *row = row.saturating_sub(1),
        (ChangesAction::GoTo, Window::Changes(row)) => {
            let row = *row;
            go_to(state, row);
        }
        _ => {}
    }
}

fn go_to(state: &mut State, row: usize) {
    let after = state.reading.changes.get(row).and_then(|change| change.after.as_ref());
    let Some((found, _)) = after else {
        state.notice = Some("these words are no longer in the text".to_owned());
        return;
    };
    // The review may have joined, split or removed quotations: the one that is shown has its own number.
    let content = state.reading.review().found.quotation(*found).map(|quotation| quotation.content);
    let shown = content.and_then(|content| {
        let mut shown = state.reading.analysis.quotations.iter();
        shown.find(|quotation| quotation.content.overlaps(content)).map(|quotation| quotation.id)
    });
    state.window = Window::None;
    match shown {
        Some(id) => {
            cursor::select(state, Entry::Quotation(id));
            put_cursor(state, Finding::Quotation(id));
        }
        None => state.notice = Some("the review has removed this quotation".to_owned()),
    }
}
