//! The one table of keys. It drives what keys do, the hints at the foot of the screen, the help and the README.
//!
//! A digit that begins no command is a count: `3]q` goes three quotations on. So the panels are called by
//! capital letters, the same that walk their kind in the text: `C` opens the Countries, `]c` goes to the next.

use super::action::Action;
use super::key::Key;
use super::state::{Focus, State, Window};
use std::sync::LazyLock;

/// The keys of a binding that do the same.
pub type Keys = &'static [&'static str];

/// A row of the keymap.
#[derive(Debug, Clone)]
pub struct Binding {
    /// Where it holds.
    pub context: Context,
    /// The keys that do the same, each as a sequence with blanks between: "] q". `letter` is any character.
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
    /// In the text and in the panels.
    Reader,
    /// In the text.
    Text,
    /// In a panel.
    Panel,
    /// While a search is typed.
    Prompt,
    /// In the help.
    Help,
    /// In the window that tells why.
    Why,
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
    /// Copying.
    Copy,
    /// Looks.
    Looks,
    /// Articles and the program.
    Program,
}

/// The headings in the order in which the help lists them.
pub const GROUPS: [(Group, &str); 8] = [
    (Group::Move, "Move in the text"),
    (Group::Walk, "From finding to finding"),
    (Group::Panels, "Panels"),
    (Group::Jumps, "Back, forward, marks"),
    (Group::Search, "Search"),
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
    let panel = matches!(state.focus, Focus::Panel(_));
    match (&state.window, context) {
        (_, Context::Everywhere) => true,
        (Window::None, Context::Reader) => true,
        (Window::None, Context::Text) => !panel,
        (Window::None, Context::Panel) => panel,
        (Window::Prompt(_), Context::Prompt) => true,
        (Window::Help(..), Context::Help) => true,
        (Window::Why, Context::Why) => true,
        _ => false,
    }
}

/// The bindings that the foot of the screen names now: keys and what they do.
pub fn hints(state: &State) -> impl Iterator<Item = (String, &'static str)> + '_ {
    BINDINGS.iter().filter(|binding| holds(binding.context, state)).filter_map(|binding| {
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
    keys.replace("letter", "a–z")
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
        _ => action.clone(),
    }
}

/// The keymap.
pub static BINDINGS: LazyLock<Vec<Binding>> = LazyLock::new(bindings);

fn bindings() -> Vec<Binding> {
    [text_moves(), walks(), panels(), jumps(), searches(), looks(), program(), prompt(), windows()].concat()
}

fn text_moves() -> Vec<Binding> {
    use Action::{Bottom, HalfPageDown, HalfPageUp, NextParagraph, PageDown, PageUp, PreviousParagraph};
    let row = |keys, action, help| row(Context::Text, keys, action, (Group::Move, help));
    vec![
        row(&["j", "Down"], Action::ScrollDown, "a line down"),
        row(&["k", "Up"], Action::ScrollUp, "a line up"),
        row(&["^d"], HalfPageDown, "half a page down"),
        row(&["^u"], HalfPageUp, "half a page up"),
        row(&["Space", "PgDn", "^f"], PageDown, "a page down"),
        row(&["b", "PgUp"], PageUp, "a page up"),
        row(&["}"], NextParagraph, "next paragraph"),
        row(&["{"], PreviousParagraph, "previous paragraph"),
        row(&["g g", "Home"], Action::Top, "first line"),
        row(&["G", "End"], Bottom, "last line; 50G goes to 50 per cent"),
    ]
}

fn walks() -> Vec<Binding> {
    let row = |context, keys, action, help| row(context, keys, action, (Group::Walk, help));
    vec![
        row(Context::Reader, &["] q"], Action::NextQuotation, "next quotation").hint("quote"),
        row(Context::Reader, &["[ q"], Action::PreviousQuotation, "previous quotation"),
        row(Context::Reader, &["] p"], Action::NextPerson, "next mention of a person"),
        row(Context::Reader, &["[ p"], Action::PreviousPerson, "previous mention of a person"),
        row(Context::Reader, &["] c"], Action::NextCountry, "next mention of a country"),
        row(Context::Reader, &["[ c"], Action::PreviousCountry, "previous mention of a country"),
        row(Context::Reader, &["] o"], Action::NextOrganization, "next mention of an organisation"),
        row(Context::Reader, &["[ o"], Action::PreviousOrganization, "previous mention of an organisation"),
        row(Context::Text, &["l", "Right"], Action::NextFinding, "cursor to the next thing found"),
        row(Context::Text, &["h", "Left"], Action::PreviousFinding, "cursor to the previous thing found"),
        row(Context::Text, &["Enter"], Action::Open, "select what is under the cursor in its panel")
            .hint("select"),
        row(
            Context::Reader,
            &["n"],
            Action::NextOccurrence,
            "next mention of the selected entry, or next hit",
        )
        .hint("next"),
        row(Context::Reader, &["N"], Action::PreviousOccurrence, "previous mention, or previous hit"),
        row(Context::Reader, &["g d"], Action::GoToFullName, "the full name behind a pronoun or short name"),
        row(Context::Reader, &["w"], Action::ToggleWhy, "why this speaker: cue, evidence, runners-up")
            .hint("why"),
    ]
}

fn panels() -> Vec<Binding> {
    let row = |context, keys, action, help| row(context, keys, action, (Group::Panels, help));
    vec![
        row(Context::Panel, &["Enter"], Action::Open, "go to the mention in the text").hint("go there"),
        row(Context::Panel, &["j", "Down"], Action::SelectNext, "next entry").hint("move"),
        row(Context::Panel, &["k", "Up"], Action::SelectPrevious, "previous entry"),
        row(Context::Panel, &["g g", "Home"], Action::SelectFirst, "first entry"),
        row(Context::Panel, &["G", "End"], Action::SelectLast, "last entry"),
        row(Context::Panel, &["Space", "PgDn", "^d"], Action::PageDown, "ten entries down"),
        row(Context::Panel, &["b", "PgUp", "^u"], Action::PageUp, "ten entries up"),
        row(Context::Reader, &["C"], Action::FocusCountries, "the countries"),
        row(Context::Reader, &["P"], Action::FocusPeople, "the people"),
        row(Context::Reader, &["Q"], Action::FocusQuotations, "the quotations"),
        row(Context::Reader, &["O"], Action::FocusOrganizations, "the organisations"),
        row(Context::Reader, &["Tab"], Action::FocusNext, "next pane").hint("panes"),
        row(Context::Reader, &["S-Tab"], Action::FocusPrevious, "previous pane"),
        row(
            Context::Reader,
            &["Esc"],
            Action::Cancel,
            "back to the text; stop reading, analysing or searching",
        ),
    ]
}

fn jumps() -> Vec<Binding> {
    let row = |keys, action, help| row(Context::Reader, keys, action, (Group::Jumps, help));
    vec![
        row(&["^o"], Action::JumpBack, "back to where the last jump came from").hint("back"),
        row(&["g o", "Alt-o"], Action::JumpForward, "forward again"),
        row(&["m letter"], Action::SetMark('*'), "remember this place under a letter"),
        row(&["' letter"], Action::GoToMark('*'), "go to the place of a letter; '' is the last place"),
    ]
}

fn searches() -> Vec<Binding> {
    let row = |keys, action, help| row(Context::Reader, keys, action, (Group::Search, help));
    vec![
        row(&["/"], Action::StartSearch, "search the text").hint("search"),
        row(&["*"], Action::SearchWord, "search for the words under the cursor"),
        row(&["y"], Action::CopyQuotation, "copy the quotation with its credit")
            .group(Group::Copy)
            .hint("copy"),
        row(&["Y"], Action::CopyMarkdown, "copy it as Markdown").group(Group::Copy),
    ]
}

fn looks() -> Vec<Binding> {
    let row = |keys, action, help| row(Context::Reader, keys, action, (Group::Looks, help));
    vec![
        row(&["+", "="], Action::Wider, "wider lines"),
        row(&["-"], Action::Narrower, "narrower lines"),
        row(&["0"], Action::ResetWidth, "usual width"),
        row(&["z f"], Action::ToggleFurniture, "hide or show page furniture"),
        row(&["z a"], Action::ToggleZen, "nothing but the text, or everything again"),
        row(&["z z"], Action::Centre, "cursor to the middle of the page"),
        row(&["T"], Action::NextTheme, "next colour theme"),
    ]
}

fn program() -> Vec<Binding> {
    let row = |context, keys, action, help| row(context, keys, action, (Group::Program, help));
    vec![
        row(Context::Reader, &["] a"], Action::NextArticle, "next article"),
        row(Context::Reader, &["[ a"], Action::PreviousArticle, "previous article"),
        row(Context::Reader, &["?"], Action::ToggleHelp, "these keys; type to filter them").hint("help"),
        row(Context::Everywhere, &["^z"], Action::Suspend, "back to the shell; fg returns"),
        row(Context::Reader, &["q"], Action::Quit, "leave").hint("quit"),
        row(Context::Everywhere, &["^c"], Action::Interrupt, "stop what is running; twice: leave"),
    ]
}

fn prompt() -> Vec<Binding> {
    let row = |keys, action, help| row(Context::Prompt, keys, action, (Group::Search, help));
    vec![
        row(&["Enter"], Action::Submit, "keep the search and go on with n and N").hint("keep"),
        row(&["Esc"], Action::Cancel, "back to where the search began").hint("back"),
        row(&["Up", "^p"], Action::Older, "an earlier search").hint("earlier"),
        row(&["Down", "^n"], Action::Newer, "a later search"),
        row(&["Backspace", "^h"], Action::Erase, "take back a character"),
        row(&["^w"], Action::EraseWord, "take back a word"),
        row(&["^u"], Action::EraseLine, "take back the line"),
    ]
}

fn windows() -> Vec<Binding> {
    let row = |context, keys, action, help| row(context, keys, action, (Group::Program, help));
    vec![
        row(Context::Help, &["Enter"], Action::Submit, "do it").hint("do it"),
        row(Context::Help, &["Down", "^n"], Action::SelectNext, "next key").hint("move"),
        row(Context::Help, &["Up", "^p"], Action::SelectPrevious, "previous key"),
        row(Context::Help, &["Backspace", "^h"], Action::Erase, "take back a character"),
        row(Context::Help, &["^w"], Action::EraseWord, "take back a word"),
        row(Context::Help, &["^u"], Action::EraseLine, "take back the line"),
        row(Context::Help, &["Esc"], Action::Cancel, "close").hint("close"),
        row(Context::Why, &["w", "Esc", "Enter", "q"], Action::Cancel, "close").hint("close"),
        row(Context::Why, &["j", "Down"], Action::NextQuotation, "next quotation").hint("next quotation"),
        row(Context::Why, &["k", "Up"], Action::PreviousQuotation, "previous quotation"),
    ]
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
}
