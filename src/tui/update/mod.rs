//! (State, action or report) -> state and effects. Pure: no files, no clock, no terminal.
//!
//! Every group of actions has one module that updates the state for it. What has to happen outside the state is returned
//! as [`Effects`].

mod appearance;
mod articles;
mod copy;
mod feeds;
mod help;
mod identity;
mod library;
mod meant;
mod opening;
mod outside;
mod panels;
mod peek;
mod pick;
mod program;
mod reload;
mod reports;
mod review;
mod text;
mod typing;
mod why;

pub use appearance::{begin_with_width, set_background};
pub(super) use library::begin as begin_library;
pub(super) use meant::current_card;
pub(super) use pick::open_articles::rows as article_rows;
pub(super) use pick::palette::rows as palette_rows;
pub(super) use review::choose::rows as offers;
pub(super) use review::form::keep_written;
pub use review::form::text_in_form;
pub(super) use review::seek::begin as begin_review;

use crate::tui::action::{Action, ArticleAction, InspectAction, PanelAction, ProgramAction};
use crate::tui::active_keys::{self, Resolution};
use crate::tui::effect::Effects;
use crate::tui::keymap::key::Key;
use crate::tui::keymap::pointer::{MouseTracking, PointerEvent};
use crate::tui::report::Report;
use crate::tui::state::panel::Panel;
use crate::tui::state::screen_map::ScreenMap;
use crate::tui::state::{Focus, LastKey, Mode, State, Window};
use pick::{hints, mentions, open_articles, palette, pointer};
use review::{bounds, cards, choose, decide, drafts, form, menu, orphans, saving, select, source};
use text::{in_view, jumps, scroll, search, walk};

/// Letters that were typed so quickly after a key that does nothing that they cannot be meant as keys: a word, typed in
/// the wrong place.
pub fn ignore(state: &mut State, typed: &str) {
    state.notice = Some(format!("ignored, because no key begins with this: {typed}"));
}

/// A key was pressed.
pub fn press(state: &mut State, key: Key) -> Effects {
    state.notice = None;
    state.last_key = LastKey::Bound;
    state.reviewing.is_finished = false;
    state.interrupted &= key == Key::Ctrl('c');
    if state.reading.opened.is_some() {
        state.reading.goal = None;
    }
    if counts(state, key) {
        return Effects::none();
    }
    if key == Key::Esc && (!state.pending.is_empty() || state.count.is_some()) {
        state.pending.clear();
        state.count = None;
        return Effects::none();
    }
    state.pending.push(key);
    let pressed = std::mem::take(&mut state.pending);
    match meaning(state, &pressed) {
        Resolution::Act(action) => update(state, action),
        Resolution::Wait => {
            state.pending = pressed;
            Effects::none()
        }
        Resolution::Unbound => unbound(state, &pressed),
    }
}

/// What the keys mean: as they are, or else as the keys that they stand for on another keyboard. Letters that are being
/// typed stay what they are.
fn meaning(state: &mut State, pressed: &[Key]) -> Resolution {
    match active_keys::resolve(state, pressed) {
        Resolution::Unbound if !typing::is_typing(&mut state.window) => {
            let meant: Vec<Key> = pressed.iter().map(|&key| state.keymap.meant(key)).collect();
            active_keys::resolve(state, &meant)
        }
        resolution => resolution,
    }
}

/// The reader asks for something.
pub fn update(state: &mut State, action: Action) -> Effects {
    state.notice = None;
    state.interrupted &= matches!(action, Action::Program(ProgramAction::Interrupt));
    let knows = std::mem::take(&mut state.drafts.reader_knows);
    state.library.then = None;
    let count = state.count.take();
    let admitted = saving::admits(state, action);
    let effects = if admitted { dispatch(state, action, count) } else { Effects::none() };
    let effects = if knows { effects } else { drafts::keep_from_leaving(state, effects) };
    state.drag = None;
    // A series of steps counts as one jump, so the next step must know that this was one.
    state.reading.walking = matches!(action, Action::Walk(_));
    settle(state);
    effects
}

/// Something was done with the mouse. What the terminal reports although it was not asked to is no click.
pub fn point(state: &mut State, event: PointerEvent) -> Effects {
    if state.appearance.mouse == MouseTracking::Off {
        return Effects::none();
    }
    state.interrupted = false;
    state.library.then = None;
    let effects = pointer::update(state, event);
    state.reading.walking = false;
    settle(state);
    effects
}

/// Text was pasted into the terminal.
pub fn paste(state: &mut State, text: &str) -> Effects {
    state.notice = None;
    state.interrupted = false;
    state.count = None;
    let effects = typing::paste(state, text);
    state.reading.walking = false;
    settle(state);
    effects
}

/// A worker reports.
pub fn report(state: &mut State, report: Report) -> Effects {
    let effects = reports::take(state, report);
    settle(state);
    effects
}

/// A frame has been drawn: keys on its card count from now on.
pub fn drawn(state: &mut State) {
    saving::drawn(state);
}

/// A frame shows these things at these places.
pub fn mapped(state: &mut State, map: ScreenMap) {
    state.screen_map = map;
}

/// The screen has a new size.
pub fn resize(state: &mut State, columns: u16, rows: u16) {
    state.size = (columns, rows);
    if let Window::Hints(_) = state.window {
        state.window = Window::None;
    }
    in_view::lay_out(state);
}

/// Brings what is derived from the rest of the state up to date.
fn settle(state: &mut State) {
    if state.mode != Mode::Review {
        cards::list_panel_rows(state);
    }
    in_view::lay_out(state);
}

fn dispatch(state: &mut State, action: Action, count: Option<u32>) -> Effects {
    let times = count.unwrap_or(1).min(MAX_COUNT) as usize;
    match action {
        Action::Scroll(action) => scroll::update(state, action, count),
        Action::Walk(action) => walk::update(state, action, times),
        Action::Panel(PanelAction::SelectUnderCursor) if outside::is_on_link(state) => {
            return outside::follow(state);
        }
        Action::Panel(action) => panels::update(state, action, times),
        Action::Appearance(action) => appearance::update(state, action),
        Action::Inspect(InspectAction::Speaker) => why::open(state),
        Action::Inspect(action) => identity::update(state, action),
        Action::Selection(action) => return select::update(state, action),
        Action::Jump(action) => return jumps::update(state, action, times),
        Action::Search(action) => return search::update(state, action),
        Action::Open(action) => return opening::update(state, action),
        Action::Changes(action) => reload::update(state, action),
        Action::Article(ArticleAction::Reload) => return reload::start(state),
        Action::Article(ArticleAction::WholePage) => return reload::switch_scope(state),
        Action::Article(action) => {
            let effects = articles::update(state, action, times);
            return effects.and(feeds::read_now(state));
        }
        Action::Copy(format) => return copy::update(state, format),
        Action::Review(action) => return cards::update(state, action, times),
        Action::Verdict(action) => return decide::update(state, action),
        Action::Menu(action) => return menu::update(state, action),
        Action::Source(action) => return source::update(state, action),
        Action::Picker(action) => return choose::update(state, action),
        Action::Bounds(action) => return bounds::update(state, action),
        Action::Form(action) => return form::update(state, action),
        Action::Orphan(action) => return orphans::update(state, action),
        Action::Library(action) => return library::update(state, action, times),
        Action::Feeds(action) => return feeds::update(state, action, times),
        Action::Edit(edit) => return typing::update(state, edit),
        Action::Program(action) => return program::update(state, action),
        Action::Palette(action) => {
            if let Some(action) = palette::update(state, action) {
                return update(state, action);
            }
        }
        Action::Hint(action) => return hints::update(state, action),
        Action::Outside(action) => return outside::update(state, action),
        Action::Mentions(action) => mentions::update(state, action),
        Action::ArticleList(action) => return open_articles::update(state, action),
        Action::Help(action) => {
            if let Some(action) = help::update(state, action) {
                return update(state, action);
            }
        }
    }
    Effects::none()
}

/// Higher counts are typing errors, and would keep the reader waiting.
const MAX_COUNT: u32 = 100_000;

/// Adds a digit that starts no command to the count. Returns whether the key was one.
fn counts(state: &mut State, key: Key) -> bool {
    let Key::Char(c) = key else { return false };
    let Some(digit) = c.to_digit(10) else { return false };
    let starts_count = digit != 0 || state.count.is_some();
    let chooses_speaker = state.mode == Mode::Review;
    if chooses_speaker || state.window != Window::None || !state.pending.is_empty() || !starts_count {
        return false;
    }
    state.count = Some(state.count.unwrap_or(0).saturating_mul(10).saturating_add(digit).min(MAX_COUNT));
    if state.focus == Focus::Panel(Panel::Quotations) {
        // Nobody can choose among candidates that are not on the screen.
        state.notice = Some(format!("r shows the candidates, then {c} takes one; {c}j moves in the list"));
    }
    true
}

/// Types a character that is not bound into the line that is open; elsewhere says that the key is not bound.
fn unbound(state: &mut State, pressed: &[Key]) -> Effects {
    state.count = None;
    if let (true, [Key::Char(c)]) = (typing::is_typing(&mut state.window), pressed) {
        let effects = typing::insert(state, *c);
        state.reading.walking = false;
        settle(state);
        return effects;
    }
    let keys: String = pressed.iter().map(ToString::to_string).collect();
    state.last_key = LastKey::Unbound;
    let of_review = meant::key_of_review(state, pressed);
    state.notice = Some(of_review.unwrap_or_else(|| format!("{keys} does nothing here; ? lists the keys")));
    Effects::none()
}
