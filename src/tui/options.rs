//! How the reader runs, as the command line and the environment ask for it.

use crate::input::web::Network;
use crate::review::queue::{CardFilter, CardOrder};
use crate::tui::abilities::Charset;
use crate::tui::terminal::clipboard::Multiplexer;
use crate::tui::theme::Theme;
use std::path::PathBuf;

/// How the reader runs.
#[derive(Debug, Clone)]
pub struct Options {
    /// The colours.
    pub theme: Theme,
    /// The characters that the terminal can show.
    pub charset: Charset,
    /// What the escape sequence of the clipboard has to pass through.
    pub multiplexer: Multiplexer,
    /// The name under which decisions are recorded.
    pub reviewer: String,
    /// The folder of the library.
    pub folder: PathBuf,
    /// How pages are fetched.
    pub network: Network,
    /// The user's home folder, which `~` stands for.
    pub home: Option<PathBuf>,
    /// The command that starts the user's editor.
    pub editor: Option<String>,
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
