//! The one table of keys. It drives what keys do, the hints at the foot of the screen, the help and the README.
//!
//! A digit that starts no command is a count: `3]q` moves three quotations on. That is why the panels open with
//! capital letters, the same letters that walk their kind in the text: `C` opens the Countries, `]c` moves to the
//! next one. In the review, digits choose speakers.

mod binding;
mod feeds;
pub mod key;
mod library;
mod reader;
mod review;
mod windows;

pub use binding::{Binding, GROUPS, KeyContext, KeyGroup, Keys};

use crate::tui::action::{
    Action, ArticleAction, FeedsAction, HelpAction, JumpAction, LibraryAction, MenuAction, OpenAction,
    ProgramAction, VerdictAction,
};
use crate::tui::keymap::key::Key;
use crate::tui::state::library::LibraryPage;
use crate::tui::state::panel::Panel;
use crate::tui::state::reviewing::FormKind;
use crate::tui::state::{Focus, Mode, State, Window};
use std::sync::LazyLock;

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
    for binding in BINDINGS.iter().filter(|binding| applies(binding.context, state)) {
        for keys in binding.keys {
            match compare(keys, pressed) {
                Match::Whole(letter) => return Resolution::Act(with_letter(binding.action, letter)),
                Match::Beginning => waiting = true,
                Match::None => {}
            }
        }
    }
    if waiting { Resolution::Wait } else { Resolution::Unbound }
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
        (Window::None, KeyContext::Articles) => {
            state.mode == Mode::Library && state.library.page == LibraryPage::Articles
        }
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
        (Window::Help(..), KeyContext::Help) => true,
        (Window::Why, KeyContext::Explanation) => true,
        (Window::Identity(_), KeyContext::Identity) => true,
        (Window::Reason, KeyContext::Reason) => true,
        (Window::Menu(..), KeyContext::Menu) => true,
        (Window::Picker(_), KeyContext::Picker) => true,
        (Window::Bounds(_), KeyContext::Bounds) => true,
        (Window::Form(_), KeyContext::Form) => true,
        (Window::Form(form), KeyContext::Note) => form.kind == FormKind::Note,
        (Window::Selection(_), KeyContext::Selection) => true,
        (Window::Orphans(_), KeyContext::Orphans) => true,
        (Window::None, KeyContext::Feeds) => state.mode == Mode::Feeds,
        (Window::FeedSearch(_), KeyContext::FeedSearch) => true,
        (Window::Open(_), KeyContext::Open) => true,
        (Window::Changes(_), KeyContext::Changes) => true,
        (Window::LibrarySearch(_), KeyContext::LibrarySearch) => true,
        (Window::LibraryAdd(_), KeyContext::LibraryAdd) => true,
        _ => false,
    }
}

/// What the foot of the screen says now: keys and what they do.
pub fn hints(state: &State) -> impl Iterator<Item = (String, &'static str)> + '_ {
    let first = |binding: &&Binding| {
        matches!(
            binding.context,
            KeyContext::Failed
                | KeyContext::Verdict
                | KeyContext::Review
                | KeyContext::Library
                | KeyContext::Articles
                | KeyContext::Feeds
        )
    };
    let applicable = || BINDINGS.iter().filter(|binding| applies(binding.context, state));
    // The keys of this screen come before those that work everywhere: the foot is cut off at the right.
    let ordered = applicable().filter(first).chain(applicable().filter(move |binding| !first(binding)));
    ordered.filter_map(move |binding| {
        let keys = binding.keys.first()?;
        Some((displayed(keys), hint(binding, state)?))
    })
}

/// Whether nothing can be read: the article could not be opened, or was stopped before.
fn has_failed(state: &State) -> bool {
    applies(KeyContext::Failed, state)
}

/// The hint of a key where nothing can be read: most keys have nothing to act on.
fn hint_without_article(binding: &Binding) -> Option<&'static str> {
    match binding.action {
        Action::Open(OpenAction::Start) => Some("open another"),
        Action::Feeds(FeedsAction::Show) => Some("feeds"),
        Action::Article(ArticleAction::Reload) if binding.context != KeyContext::Failed => None,
        Action::Article(ArticleAction::Reload)
        | Action::Library(LibraryAction::Show)
        | Action::Help(HelpAction::Open)
        | Action::Program(ProgramAction::Quit) => binding.hint,
        _ => None,
    }
}

/// The hint of a binding. Where there is nothing to go back to, the key that leads back ends the program.
fn hint(binding: &Binding, state: &State) -> Option<&'static str> {
    if has_failed(state) {
        return hint_without_article(binding);
    }
    match binding.action {
        Action::Library(LibraryAction::Leave) if state.library.is_bottom() => Some("quit"),
        Action::Feeds(FeedsAction::Leave) if state.feeds.under.is_none() => Some("quit"),
        _ => binding.hint,
    }
}

/// A key sequence as the screen shows it: "]q", "g d", "Enter".
#[must_use]
pub fn displayed(keys: &str) -> String {
    let parts: Vec<&str> = keys.split(' ').collect();
    if let ["]" | "[", _] = parts.as_slice() {
        return parts.concat();
    }
    keys.replace("letter", "a–z").replace("digit", "1-9")
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
        Action::Menu(MenuAction::Take(_)) => MenuAction::Take(Some(letter)).into(),
        Action::Verdict(VerdictAction::Reject(_)) => VerdictAction::Reject(Some(letter)).into(),
        action => action,
    }
}

/// The keymap.
pub static BINDINGS: LazyLock<Vec<Binding>> = LazyLock::new(|| {
    [reader::bindings(), review::bindings(), library::bindings(), feeds::bindings(), windows::bindings()]
        .concat()
});
