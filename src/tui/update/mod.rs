//! (State, Action) -> State and effects. Pure: no file, no clock, no terminal; what is to be done in the world
//! is handed back as [`Effect`]s.

mod copy;
mod cursor;
mod help;
mod library;
mod line_edit;
mod looks;
mod meant;
mod panels;
mod peek;
mod prompt;
mod reports;
mod review;
mod scroll;
mod shelf;
mod steps;
mod walk;

pub(super) use help::listed;
pub(super) use library::begin as begin_library;
pub(super) use review::cards::begin as begin_review;
pub(super) use review::choose::rows as offers;

use review::{bounds, cards, choose, decide, form, orphans, saving, select};

use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::keymap::key::Key;
use crate::tui::keymap::{self, Resolution};
use crate::tui::state::place::Sight;
use crate::tui::state::{Focus, Mode, State, Window};

/// A key was pressed.
pub fn press(state: &mut State, key: Key) -> Vec<Effect> {
    state.notice = None;
    state.interrupted &= key == Key::Ctrl('c');
    if state.reading.opened.is_some() {
        state.reading.goal = None;
    }
    if counts(state, key) {
        return Vec::new();
    }
    if key == Key::Esc && (!state.pending.is_empty() || state.count.is_some()) {
        state.pending.clear();
        state.count = None;
        return Vec::new();
    }
    state.pending.push(key);
    let pressed = std::mem::take(&mut state.pending);
    match keymap::resolve(state, &pressed) {
        Resolution::Act(action) => update(state, action),
        Resolution::Wait => {
            state.pending = pressed;
            Vec::new()
        }
        Resolution::Nothing => unbound(state, &pressed),
    }
}

/// Something is to happen.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    if is_from_the_reader(&action) {
        state.notice = None;
        state.interrupted = matches!(action, Action::Interrupt) && state.interrupted;
    }
    let count = if is_from_the_reader(&action) { state.count.take() } else { None };
    let walking = walk::is_walk(&action);
    let effects = if state.saving.is_some() && is_from_the_reader(&action) {
        saving::guard(state, |state| dispatch(state, action, count))
    } else {
        dispatch(state, action, count)
    };
    if let Some(walking) = walking {
        state.reading.walking = walking;
    }
    scroll::lay_out(state);
    effects
}

fn dispatch(state: &mut State, action: Action, count: Option<u32>) -> Vec<Effect> {
    let times = count.unwrap_or(1).min(MOST_TIMES) as usize;
    if let Some(effects) = library::update(state, &action, times) {
        return effects;
    }
    match action {
        Action::Report(report) => return reports::take(state, report),
        Action::Resize(columns, rows) => state.size = (columns, rows),
        Action::Paste(text) => return prompt::paste(state, &text),
        Action::Suspend => return vec![Effect::Suspend],
        Action::Quit => return shelf::remember(state).into_iter().chain([Effect::Quit]).collect(),
        Action::Interrupt => return interrupt(state),
        Action::Cancel => return cancel(state),
        Action::ToggleHelp => state.window = help::open(),
        Action::ToggleWhy => walk::why(state),
        Action::Open => panels::open(state, times),
        Action::NextArticle => return shelf::go(state, times, shelf::Direction::Next),
        Action::PreviousArticle => return shelf::go(state, times, shelf::Direction::Previous),
        Action::CopyQuotation => return copy::quotation(state, copy::Form::Plain),
        Action::CopyMarkdown => return copy::quotation(state, copy::Form::Markdown),
        Action::HandOnAgain => return form::hand_on_again(state),
        Action::Undo | Action::Redo => return decide::undo_or_redo(state, &action),
        action => return dispatch_by_pane(state, &action, count),
    }
    Vec::new()
}

/// What means different things in the text, in a panel and in a window.
fn dispatch_by_pane(state: &mut State, action: &Action, count: Option<u32>) -> Vec<Effect> {
    if let Some(effects) = dispatch_to_window(state, action) {
        return effects;
    }
    let opened = prompt::start(state, action)
        .or_else(|| choose::start(state, action))
        .or_else(|| decide::update(state, action));
    if let Some(effects) = opened {
        return effects;
    }
    let times = count.unwrap_or(1).min(MOST_TIMES) as usize;
    let done = looks::update(state, action)
        || cards::update(state, action, times)
        || open_window(state, action)
        || walk::update(state, action, times)
        || panels::update(state, action, times)
        || (state.focus == Focus::Text && scroll::update(state, action, count));
    debug_assert!(
        done || state.window != Window::None || state.focus != Focus::Text || state.mode != Mode::Read,
        "nobody took {action:?}"
    );
    Vec::new()
}

/// What the open window does with an action; nothing when it leaves it to the panes.
fn dispatch_to_window(state: &mut State, action: &Action) -> Option<Vec<Effect>> {
    Some(match state.window {
        Window::Prompt(_) => prompt::update(state, action),
        Window::Help(..) => help::update(state, action),
        Window::Picker(_) => choose::update(state, action),
        Window::Bounds(_) => bounds::update(state, action),
        Window::Form(_) => form::update(state, action),
        Window::Selection(_) => select::update(state, action),
        Window::Orphans(_) => orphans::update(state, action),
        Window::None | Window::Why | Window::Reason | Window::Find(_) | Window::Add(_) => return None,
    })
}

/// Opens a window. Returns whether the action was to open one.
fn open_window(state: &mut State, action: &Action) -> bool {
    match action {
        Action::MoveBounds => bounds::start(state),
        Action::StartSelection => select::start(state),
        Action::ShowOrphans => orphans::open(state),
        action => return form::start(state, action),
    }
    true
}

/// More than this many times nobody means.
const MOST_TIMES: u32 = 100_000;

/// A digit that begins no command belongs to the count.
fn counts(state: &mut State, key: Key) -> bool {
    let Key::Char(c) = key else { return false };
    let Some(digit) = c.to_digit(10) else { return false };
    let begins = digit != 0 || state.count.is_some();
    let chooses = state.mode == Mode::Review;
    if chooses || state.window != Window::None || !state.pending.is_empty() || !begins {
        return false;
    }
    state.count = Some(state.count.unwrap_or(0).saturating_mul(10).saturating_add(digit).min(MOST_TIMES));
    true
}

/// Keys without a meaning: characters go into the line that is being typed; elsewhere a word helps.
fn unbound(state: &mut State, pressed: &[Key]) -> Vec<Effect> {
    let typing = matches!(
        state.window,
        Window::Prompt(_)
            | Window::Help(..)
            | Window::Picker(_)
            | Window::Form(_)
            | Window::Find(_)
            | Window::Add(_)
    );
    if let (true, [Key::Char(c)]) = (typing, pressed) {
        return update(state, Action::Type(*c));
    }
    state.count = None;
    let keys: Vec<String> = pressed.iter().map(ToString::to_string).collect();
    state.notice = Some(format!("{} means nothing here; ? lists the keys", keys.concat()));
    Vec::new()
}

fn is_from_the_reader(action: &Action) -> bool {
    !matches!(action, Action::Report(_) | Action::Resize(..))
}

/// Leaves the innermost thing that is open; with nothing open, stops what is running.
fn cancel(state: &mut State) -> Vec<Effect> {
    match std::mem::take(&mut state.window) {
        Window::Prompt(_) => return prompt::cancel(state),
        Window::None => {}
        _ => return Vec::new(),
    }
    if peek::come_back(state) {
        return Vec::new();
    }
    if state.focus != Focus::Text {
        panels::leave(state);
        return Vec::new();
    }
    if state.reading.search.take().is_some() {
        state.reading.walked = crate::tui::state::reading::Walked::Entry;
        return Vec::new();
    }
    if state.reading.is_under_way() {
        return stop(state);
    }
    if state.reading.selected.take().is_some() {
        state.reading.under_cursor = None;
    } else if state.looks.zen {
        state.looks.zen = false;
    }
    Vec::new()
}

fn interrupt(state: &mut State) -> Vec<Effect> {
    if state.interrupted {
        return vec![Effect::Quit];
    }
    if let Window::Prompt(_) = std::mem::take(&mut state.window) {
        prompt::cancel(state);
    }
    let effects = if state.mode == Mode::Library { library::pages::stop(state) } else { stop(state) };
    state.interrupted = true;
    state.notice = Some("press ^c again to leave".to_owned());
    effects
}

fn stop(state: &mut State) -> Vec<Effect> {
    if !state.reading.is_under_way() {
        return Vec::new();
    }
    state.reading.stopped = true;
    state.reading.progress = None;
    state.notice = Some("stopped; what is found so far is shown".to_owned());
    vec![Effect::Stop]
}
