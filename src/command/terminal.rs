//! The environment in which a command runs: the terminal, the user, the settings, the network.

use super::config::SettingsFolders;
use crate::cli::{FetchArgs, LookArgs};
use crate::error::{Error, Result};
use crate::input::web::{Network, NetworkEnvironment};
use crate::settings::nearest;
use crate::tui::{self, ColourDepth};
use std::cell::LazyCell;
use std::path::PathBuf;

/// What standard output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutputKind {
    /// A terminal that a screen can be drawn on.
    Screen,
    /// A terminal that only takes lines, as `TERM` says.
    Lines,
    /// Something else.
    File,
}

/// How to draw the reader, made when it is first asked for.
pub type LazyReader = LazyCell<tui::Options, Box<dyn FnOnce() -> tui::Options>>;

/// Which standard streams are terminals, and what the environment says about them.
#[derive(Debug)]
pub struct Terminal {
    /// Whether standard input is one.
    pub input: bool,
    /// What standard output is.
    pub output: OutputKind,
    /// Its name, as `TERM` gives it.
    pub name: Option<String>,
    /// How many colours it shows.
    pub colours: ColourDepth,
    /// How to draw the reader on it. Most commands draw nothing, and need no settings and no table of keys.
    pub reader: LazyReader,
    /// The folder of the library.
    pub folder: PathBuf,
    /// Where the user's settings are.
    pub settings: SettingsFolders,
    /// What the environment says of the network.
    pub network: NetworkEnvironment,
}

impl Terminal {
    /// The user, by the name that the settings or the environment give.
    #[must_use]
    pub fn user(&self) -> User {
        User { reviewer: self.reader.reviewer.clone(), folder: self.folder.clone() }
    }

    /// How pages are fetched with these options.
    #[must_use]
    pub fn network(&self, typed: &FetchArgs) -> Network {
        Network::new(typed.limits(), self.network.clone())
    }

    /// How the reader looks with these options.
    ///
    /// # Errors
    /// If there is no such theme.
    pub fn look(&self, typed: &LookArgs) -> Result<tui::Look> {
        let mut look = self.reader.look.clone();
        if let Some(name) = &typed.theme {
            look.choose(name).map_err(|names| {
                let near = nearest(name, names.iter().map(String::as_str));
                let hint = near.map_or_else(
                    || format!("use one of {}", names.join(", ")),
                    |near| format!("did you mean {near}?"),
                );
                Error::new(format!("there is no theme {name}: {hint}"))
            })?;
        }
        if !look.follows_background() {
            look.background = tui::BackgroundSource::Environment;
        }
        Ok(look)
    }
}

/// The user, and where their data is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct User {
    /// The name under which decisions are recorded.
    pub reviewer: String,
    /// The folder of the library.
    pub folder: PathBuf,
}
