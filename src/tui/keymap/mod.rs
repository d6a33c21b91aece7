//! The one table of keys. It drives what keys do, the hints at the foot of the screen, the help and the README.
//!
//! A digit that starts no command is a count: `3]q` moves three quotations on. That is why the panels open with
//! capital letters, the same letters that walk their kind in the text: `C` opens the Countries, `]c` moves to the
//! next one; `I` and `]i` are the institutions and other organisations, because `o` and `O` open the original. In the review, digits choose speakers.

mod binding;
mod feeds;
pub mod key;
mod layers;
mod library;
mod names;
mod outside;
mod pick;
mod places;
pub mod pointer;
mod reader;
mod review;
mod table;
mod windows;

pub use binding::{Binding, GROUPS, KeyContext, KeyGroup};
pub use layers::Keymap;
pub use places::PLACES;
pub use table::{BINDINGS, displayed, other_words};

use crate::library::{ReadMark, ReviewFilter};
use crate::tui::action::{
    Action, ArticleAction, FeedsAction, HelpAction, HintAction, InspectAction, JumpAction, LibraryAction,
    MenuAction, OpenAction, PanelAction, ProgramAction, ReviewAction, VerdictAction, WalkAction,
};
use crate::tui::keymap::key::Key;
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
        (Window::Form(form), KeyContext::Note) => matches!(form.kind, FormKind::Note | FormKind::PassageNote(_)),
        (Window::Selection(_), KeyContext::Selection) => true,
        (Window::Orphans(_), KeyContext::Orphans) => true,
        (Window::None, KeyContext::Feeds) => state.mode == Mode::Feeds,
        (Window::FeedSearch(_), KeyContext::FeedSearch) => true,
        (Window::Open(_), KeyContext::Open) => true,
        (Window::Changes(_), KeyContext::Changes) => true,
        (Window::LibrarySearch(_), KeyContext::LibrarySearch) => true,
        (Window::LibraryAdd(_), KeyContext::LibraryAdd) => true,
        (Window::LibrarySave(_), KeyContext::LibrarySave) => true,
        _ => false,
    }
}

/// Keys and what they do, for the foot of the screen: where there is too little room, the last ones are left out.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    /// Those of this place, and then those that work everywhere.
    pub keys: Vec<(String, &'static str)>,
    /// Those that must always be seen: help, and the way out.
    pub always: Vec<(String, &'static str)>,
}

/// What the foot of the screen says now.
#[must_use]
pub fn hints(state: &State) -> Hints {
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
    let applicable = || state.keymap.bindings.iter().filter(|binding| applies(binding.context, state));
    // The keys of this screen come before those that work everywhere: the foot is cut off at the right.
    let ordered = applicable().filter(first).chain(applicable().filter(|binding| !first(binding)));
    let mut hints = Hints::default();
    for binding in ordered {
        if let Some((keys, hint)) = binding.keys.first().zip(hint(binding, state)) {
            let listed = if is_always_shown(binding.action) { &mut hints.always } else { &mut hints.keys };
            listed.push((displayed(keys), hint));
        }
    }
    let mut others: Vec<_> = Vec::new();
    hints.keys.retain(|hint| {
        let is_other = matches!(hint.1, "jump" | "actions");
        others.extend(is_other.then(|| hint.clone()));
        !is_other
    });
    // After what moves between the panes, before what is used now and then.
    let at = hints.keys.iter().position(|(_, hint)| *hint == "panes").map_or(hints.keys.len(), |at| at + 1);
    hints.keys.splice(at..at, others);
    // First what most people come for, then what helps, then what leaves.
    let order = |hint: &str| ["review", "help"].iter().position(|other| *other == hint).unwrap_or(2);
    hints.always.sort_by_key(|(_, hint)| order(hint));
    hints
}

/// Whether a newcomer is lost without the hint of this action.
fn is_always_shown(action: Action) -> bool {
    matches!(
        action,
        Action::Help(HelpAction::Open)
            | Action::Program(ProgramAction::Quit)
            | Action::Library(LibraryAction::Leave)
            | Action::Feeds(FeedsAction::Leave)
            | Action::Review(ReviewAction::Start | ReviewAction::Leave)
    )
}

/// Whether there is no text: the article is still being opened, could not be, or was stopped before.
fn has_no_text(state: &State) -> bool {
    state.mode == Mode::Read && state.window == Window::None && state.reading.opened.is_none()
}

/// The hint of a key where nothing can be read: most keys have nothing to act on.
fn hint_without_article(binding: &Binding, state: &State) -> Option<&'static str> {
    match binding.action {
        Action::Program(ProgramAction::Cancel) if !applies(KeyContext::Failed, state) => Some("stop"),
        Action::Program(ProgramAction::Quit) => hint_of_quit(binding, state),
        Action::Open(OpenAction::Start) => Some("open another"),
        Action::Feeds(FeedsAction::Show) => Some("feeds"),
        Action::Article(ArticleAction::Reload) if binding.context != KeyContext::Failed => None,
        Action::Article(ArticleAction::Reload)
        | Action::Library(LibraryAction::Show)
        | Action::Help(HelpAction::Open) => binding.hint,
        _ => None,
    }
}

/// An article is left for the list that it was opened from.
fn hint_of_quit(binding: &Binding, state: &State) -> Option<&'static str> {
    let from_list = state.library.sent || !state.feeds.opened.is_empty();
    if from_list { Some("back") } else { binding.hint }
}

/// The hint of a key of the feeds: none where the list has nothing that it could act on.
fn hint_of_feeds(action: FeedsAction, hint: Option<&'static str>, state: &State) -> Option<&'static str> {
    use FeedsAction::{
        CopyAddress, Keep, Leave, MarkAllRead, NextUnread, OnlyThisFeed, Open, ReadPages, Refresh, Review,
        StartSearch, ToggleRead,
    };
    let feeds = &state.feeds;
    let selected = feeds.selected();
    match action {
        Leave if feeds.under.is_none() => Some("quit"),
        Refresh => hint.filter(|_| !feeds.feeds.is_empty()),
        OnlyThisFeed if feeds.only.is_some() => Some("all feeds"),
        OnlyThisFeed => hint.filter(|_| selected.is_some() && feeds.feeds.len() > 1),
        StartSearch => hint.filter(|_| selected.is_some() || !feeds.words.is_empty()),
        ToggleRead => match selected?.mark {
            ReadMark::Read => Some("mark unread"),
            ReadMark::Unread => hint,
        },
        Open | Review | Keep | MarkAllRead | NextUnread | ReadPages | CopyAddress => {
            hint.filter(|_| selected.is_some())
        }
        _ => hint,
    }
}

/// The hint of a key of the library: none where the list has nothing that it could act on.
fn hint_of_library(action: LibraryAction, hint: Option<&'static str>, state: &State) -> Option<&'static str> {
    use LibraryAction::{
        Leave, NextFilter, NextOrder, Open, Review, ShowSpeaker, ShowSpeakers, StartSearch, TakeOut,
    };
    let library = &state.library;
    let is_filtered = !library.wanted.words.is_empty() || library.wanted.only != ReviewFilter::All;
    let has_entries = library.count() > 0;
    match action {
        Leave if library.is_bottom() => Some("quit"),
        Open | Review | ShowSpeaker | TakeOut => hint.filter(|_| has_entries),
        StartSearch | NextFilter | NextOrder | ShowSpeakers if library.page == LibraryPage::Articles => {
            hint.filter(|_| has_entries || is_filtered)
        }
        _ => hint,
    }
}

/// The hint of a binding. Where there is nothing to go back to, the key that leads back ends the program.
fn hint(binding: &Binding, state: &State) -> Option<&'static str> {
    if has_no_text(state) {
        return hint_without_article(binding, state);
    }
    match binding.action {
        Action::Library(action) => hint_of_library(action, binding.hint, state),
        Action::Feeds(action) => hint_of_feeds(action, binding.hint, state),
        Action::Program(ProgramAction::Quit) => hint_of_quit(binding, state),
        action => binding.hint.filter(|_| has_an_object(action, state)),
    }
}

/// Whether there is something that a key of the text could act on: a hint that does nothing teaches nothing.
fn has_an_object(action: Action, state: &State) -> bool {
    let reading = &state.reading;
    let is_found = || reading.under_cursor.is_some() || reading.selected.is_some();
    match action {
        Action::Panel(PanelAction::SelectUnderCursor) => reading.under_cursor.is_some(),
        Action::Walk(WalkAction::NextOccurrence) => reading.walked_occurrences().is_some(),
        Action::Inspect(InspectAction::Speaker) => state.mode != Mode::Read || is_found(),
        Action::Verdict(_) if state.mode == Mode::Read => !reading.panel_rows.quotations.is_empty(),
        _ => true,
    }
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
