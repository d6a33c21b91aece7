//! Which bindings of the keymap hold in a state, and what the keys that were pressed ask for there.
//!
//! The keymap says what can be pressed and knows nothing of the state; here the two meet.

mod hints;

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
    let panel = match (state.mode, state.focus) {
        (Mode::Read, Focus::Panel(panel)) => Some(panel),
        _ => None,
    };
    let reading = state.mode == Mode::Read;
    let reviewing = state.mode == Mode::Review;
    match (&state.window, context) {
        (_, KeyContext::Everywhere) | (Window::None, KeyContext::Screens) => true,
        (Window::None, KeyContext::Main) => reading || reviewing,
        (Window::None, KeyContext::Library) => state.mode == Mode::Library,
        (Window::None, KeyContext::Articles) => is_page(state, LibraryPage::Articles),
        (Window::None, KeyContext::Speakers) => is_page(state, LibraryPage::Speakers),
        (Window::None, KeyContext::Versions) => is_page(state, LibraryPage::Versions),
        (Window::None, KeyContext::Audit) => is_page(state, LibraryPage::Audit),
        (Window::None, KeyContext::Repeats) => is_page(state, LibraryPage::Repeats),
        (Window::None, KeyContext::Reader) => reading,
        (Window::None, KeyContext::Failed) => {
            let reading = &state.reading;
            state.mode == Mode::Read
                && reading.opened.is_none()
                && (reading.stopped || reading.failure.is_some())
        }
        (Window::None, KeyContext::Text) => reading && panel.is_none(),
        (Window::None, KeyContext::Panel) => panel.is_some(),
        (Window::None, KeyContext::Entities) => panel.is_some_and(|panel| panel != Panel::Quotations),
        (Window::None, KeyContext::Verdict) => reviewing || panel == Some(Panel::Quotations),
        (Window::None, KeyContext::Review) => reviewing,
        (Window::Search(_), KeyContext::Search) => true,
        (Window::CardSearch(_), KeyContext::CardSearch) => true,
        (Window::Help(..), KeyContext::Help) => true,
        (Window::Palette(_), KeyContext::Palette) => true,
        (Window::Hints(_), KeyContext::Hints) => true,
        (Window::Mentions(..), KeyContext::Mentions) => true,
        (Window::ArticleList(_), KeyContext::ArticleList) => true,
        (Window::Command(_), KeyContext::Command) => true,
        (Window::Why, KeyContext::Explanation) => true,
        (Window::Identity(_), KeyContext::Identity) => true,
        (Window::Reason, KeyContext::Reason) => true,
        (Window::Menu(..), KeyContext::Menu) => true,
        (Window::Picker(_), KeyContext::Picker) => true,
        (Window::Bounds(_), KeyContext::Bounds) => true,
        (Window::Form(_), KeyContext::Form) => true,
        (Window::Form(form), KeyContext::Note) => {
            matches!(form.kind, FormKind::Note | FormKind::PassageNote(_))
        }
        (Window::Selection(_), KeyContext::Selection) => true,
        (Window::Orphans(_), KeyContext::Orphans) => true,
        (Window::None, KeyContext::Feeds) => state.mode == Mode::Feeds,
        (Window::FeedSearch(_), KeyContext::FeedSearch) => true,
        (Window::Open(_), KeyContext::Open) => true,
        (Window::Changes(_), KeyContext::Changes) => true,
        (Window::LibrarySearch(_), KeyContext::LibrarySearch) => true,
        (Window::LibraryAdd(_), KeyContext::LibraryAdd) => true,
        (Window::LibrarySave(_), KeyContext::LibrarySave) => true,
        (Window::LibraryJoin(_), KeyContext::LibraryJoin) => true,
        _ => false,
    }
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
