//! The one table of keys. It drives what keys do, the hints at the foot of the screen, the help and the README.
//!
//! A digit that begins no command is a count: `3]q` goes three quotations on. So the panels are called by
//! capital letters, the same that walk their kind in the text: `C` opens the Countries, `]c` goes to the next. In
//! the review digits choose speakers.

pub mod key;
mod library;
mod reader;
mod review;
mod windows;

use crate::tui::action::Action;
use crate::tui::keymap::key::Key;
use crate::tui::state::library::Page;
use crate::tui::state::panel::Panel;
use crate::tui::state::reviewing::Blank;
use crate::tui::state::{Focus, Mode, State, Window};
use std::sync::LazyLock;

/// The keys of a binding that do the same.
pub type Keys = &'static [&'static str];

/// A row of the keymap.
#[derive(Debug, Clone)]
pub struct Binding {
    /// Where it holds.
    pub context: Context,
    /// The keys that do the same, each as a sequence with blanks between: "] q". `letter` is any character,
    /// `digit` one from 1 to 9.
    pub keys: Keys,
    /// What they do.
    pub action: Action,
    /// Under which heading the help lists it.
    pub group: Group,
    /// What the help says.
    pub help: &'static str,
    /// What the foot of the screen says, if it is among the hints.
    pub hint: Option<&'static str>,
}

/// Where a binding holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// In every pane and window.
    Everywhere,
    /// On every screen, with no window open: text, panels, review, library.
    Screens,
    /// In the text, in the panels and in the review.
    Main,
    /// In the text and in the panels.
    Reader,
    /// In the text.
    Text,
    /// In a panel.
    Panel,
    /// In the panels of countries, people and organisations.
    Entities,
    /// On the quotation that is meant: in the review, and in the panel of quotations.
    Verdict,
    /// In the review.
    Review,
    /// While a search is typed.
    Prompt,
    /// In the help.
    Help,
    /// In the window that tells why.
    Why,
    /// While the reason of a rejection is asked for.
    Reason,
    /// While a name is chosen.
    Picker,
    /// While a quotation's ends are moved.
    Bounds,
    /// While a field is filled in.
    Field,
    /// While a note is written, which may have several lines.
    Note,
    /// While words of the text are selected.
    Selection,
    /// In the list of what was decided on words that are gone.
    Orphans,
    /// In the library.
    Library,
    /// In the library’s list of articles.
    Articles,
    /// While the library is filtered and searched.
    Find,
    /// While a file or folder is named that is to be added.
    Add,
}

/// A heading of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Moving in the text.
    Move,
    /// From finding to finding.
    Walk,
    /// The panels.
    Panels,
    /// Jumps and marks.
    Jumps,
    /// Searching.
    Search,
    /// Reviewing.
    Review,
    /// The library.
    Library,
    /// Selecting words of the text.
    Select,
    /// Copying.
    Copy,
    /// Looks.
    Looks,
    /// Articles and the program.
    Program,
}

/// The headings in the order in which the help lists them.
pub const GROUPS: [(Group, &str); 11] = [
    (Group::Move, "Move in the text"),
    (Group::Walk, "From finding to finding"),
    (Group::Panels, "Panels"),
    (Group::Jumps, "Back, forward, marks"),
    (Group::Search, "Search"),
    (Group::Review, "Review"),
    (Group::Library, "Library"),
    (Group::Select, "Select words of the text"),
    (Group::Copy, "Copy"),
    (Group::Looks, "Looks"),
    (Group::Program, "Articles and program"),
];

/// What pressing a key has come to.
#[derive(Debug, Clone, PartialEq)]
pub enum Resolution {
    /// This is to be done.
    Act(Action),
    /// More keys are needed.
    Wait,
    /// The keys mean nothing here.
    Nothing,
}

/// What the keys `pressed` mean in this state.
#[must_use]
pub fn resolve(state: &State, pressed: &[Key]) -> Resolution {
    let mut waiting = false;
    for binding in BINDINGS.iter().filter(|binding| holds(binding.context, state)) {
        for keys in binding.keys {
            match compare(keys, pressed) {
                Match::Whole(letter) => return Resolution::Act(with_letter(&binding.action, letter)),
                Match::Beginning => waiting = true,
                Match::None => {}
            }
        }
    }
    if waiting { Resolution::Wait } else { Resolution::Nothing }
}

/// Whether a binding of this context can be used now.
#[must_use]
pub fn holds(context: Context, state: &State) -> bool {
    let panel = match (state.mode, state.focus) {
        (Mode::Read, Focus::Panel(panel)) => Some(panel),
        _ => None,
    };
    let reading = state.mode == Mode::Read;
    let reviewing = state.mode == Mode::Review;
    match (&state.window, context) {
        (_, Context::Everywhere) | (Window::None, Context::Screens) => true,
        (Window::None, Context::Main) => reading || reviewing,
        (Window::None, Context::Library) => state.mode == Mode::Library,
        (Window::None, Context::Articles) => {
            state.mode == Mode::Library && state.catalogue.page == Page::Articles
        }
        (Window::None, Context::Reader) => reading,
        (Window::None, Context::Text) => reading && panel.is_none(),
        (Window::None, Context::Panel) => panel.is_some(),
        (Window::None, Context::Entities) => panel.is_some_and(|panel| panel != Panel::Quotations),
        (Window::None, Context::Verdict) => reviewing || panel == Some(Panel::Quotations),
        (Window::None, Context::Review) => reviewing,
        (Window::Prompt(_), Context::Prompt) => true,
        (Window::Help(..), Context::Help) => true,
        (Window::Why, Context::Why) => true,
        (Window::Reason, Context::Reason) => true,
        (Window::Picker(_), Context::Picker) => true,
        (Window::Bounds(_), Context::Bounds) => true,
        (Window::Form(_), Context::Field) => true,
        (Window::Form(form), Context::Note) => form.blank == Blank::Note,
        (Window::Selection(_), Context::Selection) => true,
        (Window::Orphans(_), Context::Orphans) => true,
        (Window::Find(_), Context::Find) => true,
        (Window::Add(_), Context::Add) => true,
        _ => false,
    }
}

/// The bindings that the foot of the screen names now: keys and what they do.
pub fn hints(state: &State) -> impl Iterator<Item = (String, &'static str)> + '_ {
    let first = |binding: &&Binding| {
        matches!(binding.context, Context::Verdict | Context::Review | Context::Library | Context::Articles)
    };
    let held = || BINDINGS.iter().filter(|binding| holds(binding.context, state));
    // What the review is for comes before what can be done everywhere.
    let ordered = held().filter(first).chain(held().filter(move |binding| !first(binding)));
    ordered.filter_map(|binding| {
        let keys = binding.keys.first()?;
        Some((shown(keys), binding.hint?))
    })
}

/// A sequence of keys as the reader sees it: "]q", "g d", "Enter".
#[must_use]
pub fn shown(keys: &str) -> String {
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

fn with_letter(action: &Action, letter: Option<char>) -> Action {
    match (action, letter) {
        (Action::SetMark(_), Some(letter)) => Action::SetMark(letter),
        (Action::GoToMark(_), Some(letter)) => Action::GoToMark(letter),
        (Action::Pick(_), Some(digit)) => Action::Pick(digit),
        (Action::Because(_), Some(digit)) => Action::Because(Some(digit)),
        _ => action.clone(),
    }
}

/// The keymap.
pub static BINDINGS: LazyLock<Vec<Binding>> = LazyLock::new(bindings);

fn bindings() -> Vec<Binding> {
    [reader::rows(), review::rows(), library::rows(), windows::rows()].concat()
}

fn row(context: Context, keys: Keys, action: Action, (group, help): (Group, &'static str)) -> Binding {
    Binding { context, keys, action, group, help, hint: None }
}

impl Binding {
    fn hint(self, hint: &'static str) -> Self {
        Self { hint: Some(hint), ..self }
    }

    fn group(self, group: Group) -> Self {
        Self { group, ..self }
    }

    fn context(self, context: Context) -> Self {
        Self { context, ..self }
    }
}
