//! How the reader runs, as the command line and the environment ask for it.

use crate::audit::RoleWords;
use crate::input::web::Network;
use crate::review::queue::{CardFilter, CardOrder};
use crate::settings::{Choices, Fault, History};
use crate::tui::abilities::Charset;
use crate::tui::keymap::Keymap;
use crate::tui::terminal::clipboard::Multiplexer;
use crate::tui::theme::{AUTOMATIC, ScreenColours, Theme};
use crate::verify::Source;
use std::path::PathBuf;
use std::sync::Arc;

/// How the reader runs.
#[derive(Debug, Clone)]
pub struct Options {
    /// The characters that the terminal can show.
    pub charset: Charset,
    /// How it looks.
    pub look: Look,
    /// What the keys mean.
    pub keymap: Arc<Keymap>,
    /// What is wrong in the files of settings, for a notice on the first screen.
    pub faults: Vec<Fault>,
    /// Notices about the inputs, for the first screen: the files of a folder that were skipped.
    pub notices: Vec<String>,
    /// What the escape sequence of the clipboard has to pass through.
    pub multiplexer: Multiplexer,
    /// The name under which decisions are recorded.
    pub reviewer: String,
    /// The folder of the library.
    pub folder: PathBuf,
    /// How pages are fetched.
    pub network: Network,
    /// The sources that a review compares the cards with from its start. Empty for none.
    pub sources: Arc<Vec<Source>>,
    /// How they were typed, to read them again.
    pub against: Vec<PathBuf>,
    /// The table of role words that an audit uses.
    pub roles: RoleWords,
    /// The user's home folder, which `~` stands for.
    pub home: Option<PathBuf>,
    /// The command that starts the user's editor.
    pub editor: Option<String>,
    /// The browser, as `BROWSER` names it.
    pub browser: Option<String>,
}

/// How the reader looks when it starts.
#[derive(Debug, Clone)]
pub struct Look {
    /// The colours.
    pub theme: Theme,
    /// The themes to choose from.
    pub themes: Vec<Theme>,
    /// The colours of the terminal, as far as the environment and earlier runs say.
    pub colours: ScreenColours,
    /// What says whether the background is dark.
    pub background: BackgroundSource,
    /// Whether the terminal is asked if it has margins.
    pub margins: MarginsQuestion,
    /// How many characters a line of text may have; `None` for the usual.
    pub width: Option<u16>,
    /// Whether page furniture is shown.
    pub furniture: bool,
    /// Whether the panels are shown.
    pub panels: bool,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// Whether the terminal gets the addresses behind words.
    pub addresses: LinkAddresses,
    /// The title of the window.
    pub title: WindowTitle,
    /// What is kept of earlier runs besides choices and decisions.
    pub history: History,
    /// The file that keeps it.
    pub history_in: Option<PathBuf>,
    /// What was chosen by key in earlier runs.
    pub choices: Choices,
    /// The file that keeps what is chosen by key.
    pub kept_in: Option<PathBuf>,
}

/// What says whether the background of the terminal is dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackgroundSource {
    /// The terminal, which is asked.
    Terminal,
    /// The environment, and earlier runs.
    Environment,
}

/// Whether the terminal is asked if it has margins at the left and the right, between which it can move text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarginsQuestion {
    /// It is asked.
    Asked,
    /// It would show the question, or is not known well enough.
    NotAsked,
}

/// Whether the terminal gets the addresses behind words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkAddresses {
    /// It does, and can open them.
    Sent,
    /// It does not.
    LeftOut,
}

/// The title of the terminal's window while the reader runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowTitle {
    /// The headline of the article.
    Headline,
    /// Whatever it was before.
    Unchanged,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            theme: Theme::automatic(ScreenColours::default()),
            themes: Theme::all(ScreenColours::default()),
            colours: ScreenColours::default(),
            background: BackgroundSource::Environment,
            margins: MarginsQuestion::NotAsked,
            width: None,
            furniture: true,
            panels: true,
            mouse: true,
            addresses: LinkAddresses::Sent,
            title: WindowTitle::Headline,
            history: History::default(),
            history_in: None,
            choices: Choices::default(),
            kept_in: None,
        }
    }
}

impl Look {
    /// Draws in the theme with this name.
    ///
    /// # Errors
    /// The names of the themes, if none has this name.
    pub fn choose(&mut self, name: &str) -> Result<(), Vec<String>> {
        let named = self.themes.iter().find(|theme| theme.name == name);
        let listed = || self.themes.iter().map(|theme| theme.name.to_string()).collect::<Vec<_>>();
        self.theme = named.cloned().ok_or_else(listed)?;
        Ok(())
    }

    /// Whether the theme looks different on a dark and on a light background.
    #[must_use]
    pub fn follows_background(&self) -> bool {
        [AUTOMATIC, "terminal"].contains(&&*self.theme.name)
    }
}

/// What the reader shows first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartScreen {
    /// The text of the first article.
    Text,
    /// The cards of the first article.
    Review(CardOrder, CardFilter),
    /// The articles of the library.
    Library,
}
