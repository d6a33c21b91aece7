//! Which bindings of the keymap hold in a state, and what the keys that were pressed ask for there.
//!
//! The keymap says what can be pressed and knows nothing of the state; here the two meet.

mod help;
mod hints;

pub use help::{HelpEntry, HelpGroup, help_groups, help_place};
pub use hints::{Hints, hints};

use crate::tui::action::{Action, HintAction, JumpAction, MenuAction, VerdictAction};
use crate::tui::keymap::key::Key;
use crate::tui::keymap::{Binding, KeyContext};
use crate::tui::state::library::LibraryPage;
use crate::tui::state::panel::Panel;
use crate::tui::state::reviewing::FormKind;
use crate::tui::state::{Focus, Mode, State, Window};

/// What the keys pressed so far mean.
#[derive(Debug, Clone, PartialEq)]
pub enum Resolution {
    /// They ask for this.
    Act(Action),
    /// More keys are needed.
    Wait,
    /// They are not bound here.
    Unbound,
}

/// What the keys `pressed` mean in this state.
#[must_use]
pub fn resolve(state: &State, pressed: &[Key]) -> Resolution {
    let mut waiting = false;
    for binding in state.keymap.bindings.iter().filter(|binding| applies(binding.context, state)) {
        for keys in &binding.keys {
            match compare(keys, pressed) {
                Match::Whole(letter) => return Resolution::Act(with_letter(binding.action, letter)),
                Match::Beginning => waiting = true,
                Match::None => {}
            }
        }
    }
    if waiting { Resolution::Wait } else { Resolution::Unbound }
}

/// The first keys of the keymap that ask for an action; none if it has none.
#[must_use]
pub fn keys_for(state: &State, action: Action) -> Vec<Key> {
    let mut asking = state.keymap.bindings.iter().filter(|binding| binding.action == action);
    let keys = asking.find_map(|binding| binding.keys.first());
    keys.map(|keys| keys.split(' ').filter_map(Key::parse).collect()).unwrap_or_default()
}

/// Whether these keys decide on a quotation where one is shown to be decided: in the review and in the list.
#[must_use]
pub fn decides(state: &State, pressed: &[Key]) -> bool {
    let on_card = |binding: &&Binding| matches!(binding.context, KeyContext::Verdict | KeyContext::Review);
    let whole = |keys: &String| matches!(compare(keys, pressed), Match::Whole(_));
    state.keymap.bindings.iter().filter(on_card).any(|binding| binding.keys.iter().any(whole))
}

/// Whether bindings of this context apply now.
#[must_use]
pub fn applies(context: KeyContext, state: &State) -> bool {
    match &state.window {
        _ if context == KeyContext::Everywhere => true,
        Window::None => applies_to_screen(context, state),
        window => applies_to_window(context, window),
    }
}

/// Whether bindings of this context apply on the screen under the window that is open.
#[must_use]
pub fn applies_to_screen(context: KeyContext, state: &State) -> bool {
    let panel = match (state.mode, state.focus) {
        (Mode::Read, Focus::Panel(panel)) => Some(panel),
        _ => None,
    };
    let is_reading = state.mode == Mode::Read;
    let is_reviewing = state.mode == Mode::Review;
    match context {
        KeyContext::Everywhere | KeyContext::Screens => true,
        KeyContext::Main => is_reading || is_reviewing,
        KeyContext::Reader => is_reading,
        KeyContext::Failed => is_reading && has_nothing_to_read(state),
        KeyContext::Text => is_reading && panel.is_none(),
        KeyContext::Panel => panel.is_some(),
        KeyContext::Entities => panel.is_some_and(|panel| panel != Panel::Quotations),
        KeyContext::Verdict => is_reviewing || panel == Some(Panel::Quotations),
        KeyContext::Review => is_reviewing,
        KeyContext::Library => state.mode == Mode::Library,
        KeyContext::Articles => is_page(state, LibraryPage::Articles),
        KeyContext::Speakers => is_page(state, LibraryPage::Speakers),
        KeyContext::Versions => is_page(state, LibraryPage::Versions),
        KeyContext::Audit => is_page(state, LibraryPage::Audit),
        KeyContext::Repeats => is_page(state, LibraryPage::Repeats),
        KeyContext::Feeds => state.mode == Mode::Feeds,
        _ => false,
    }
}

/// Whether bindings of this context apply in this window.
fn applies_to_window(context: KeyContext, window: &Window) -> bool {
    match (window, context) {
        (Window::Search(_), KeyContext::Search)
        | (Window::CardSearch(_), KeyContext::CardSearch)
        | (Window::Help(..), KeyContext::Help)
        | (Window::Palette(_), KeyContext::Palette)
        | (Window::Hints(_), KeyContext::Hints)
        | (Window::Mentions(..), KeyContext::Mentions)
        | (Window::ArticleList(_), KeyContext::ArticleList)
        | (Window::Command(_), KeyContext::Command)
        | (Window::Why, KeyContext::Explanation)
        | (Window::Identity(_), KeyContext::Identity)
        | (Window::Reason, KeyContext::Reason)
        | (Window::Menu(..), KeyContext::Menu)
        | (Window::Picker(_), KeyContext::Picker)
        | (Window::Bounds(_), KeyContext::Bounds)
        | (Window::Form(_), KeyContext::Form)
        | (Window::Selection(_), KeyContext::Selection)
        | (Window::Orphans(_), KeyContext::Orphans)
        | (Window::FeedSearch(_), KeyContext::FeedSearch)
        | (Window::Open(_), KeyContext::Open)
        | (Window::Changes(_), KeyContext::Changes)
        | (Window::LibrarySearch(_), KeyContext::LibrarySearch)
        | (Window::LibraryAdd(_), KeyContext::LibraryAdd)
        | (Window::LibrarySave(_), KeyContext::LibrarySave)
        | (Window::LibraryJoin(_), KeyContext::LibraryJoin) => true,
        (Window::Form(form), KeyContext::Note) => {
            matches!(form.kind, FormKind::Note | FormKind::PassageNote(_))
        }
        _ => false,
    }
}

/// Whether the article could not be read, or was stopped before anything of it was shown.
fn has_nothing_to_read(state: &State) -> bool {
    let reading = &state.reading;
    reading.opened.is_none() && (reading.stopped || reading.failure.is_some())
}

/// Whether this page of the library is shown.
fn is_page(state: &State, page: LibraryPage) -> bool {
    state.mode == Mode::Library && state.library.page == page
}

enum Match {
    Whole(Option<char>),
    Beginning,
    None,
}

fn compare(keys: &str, pressed: &[Key]) -> Match {
    let mut letter = None;
    let mut wanted = keys.split(' ');
    for key in pressed {
        match (wanted.next(), key) {
            (Some("letter"), Key::Char(c)) => letter = Some(*c),
            (Some("digit"), Key::Char(c @ '1'..='9')) => letter = Some(*c),
            (Some(notation), key) if Key::parse(notation) == Some(*key) => {}
            _ => return Match::None,
        }
    }
    if wanted.next().is_some() { Match::Beginning } else { Match::Whole(letter) }
}

/// Puts the character that was typed into an action that takes one.
fn with_letter(action: Action, letter: Option<char>) -> Action {
    let Some(letter) = letter else { return action };
    match action {
        Action::Jump(JumpAction::SetMark(_)) => JumpAction::SetMark(letter).into(),
        Action::Jump(JumpAction::GoToMark(_)) => JumpAction::GoToMark(letter).into(),
        Action::Verdict(VerdictAction::AcceptAs(_)) => VerdictAction::AcceptAs(letter).into(),
        Action::Hint(HintAction::Type(_)) => HintAction::Type(letter).into(),
        Action::Menu(MenuAction::Take(_)) => MenuAction::Take(Some(letter)).into(),
        Action::Verdict(VerdictAction::Reject(_)) => VerdictAction::Reject(Some(letter)).into(),
        action => action,
    }
}
