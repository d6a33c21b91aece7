//! The environment in which a command runs, and how it ends.

use super::config::SettingsFolders;
use crate::cli::{FetchArgs, LookArgs};
use crate::error::{Error, Result};
use crate::input::web::{Network, NetworkEnvironment};
use crate::tui::{self, ColourDepth};
use std::path::PathBuf;
use std::process::ExitCode;

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

/// Which standard streams are terminals, and what the environment says about them.
#[derive(Debug, Clone)]
pub struct Terminal {
    /// Whether standard input is one.
    pub input: bool,
    /// What standard output is.
    pub output: OutputKind,
    /// Its name, as `TERM` gives it.
    pub name: Option<String>,
    /// How many colours it shows.
    pub colours: ColourDepth,
    /// How to draw the reader on it.
    pub reader: tui::Options,
    /// The user.
    pub user: User,
    /// Where the user's settings are.
    pub settings: SettingsFolders,
    /// What the environment says of the network.
    pub network: NetworkEnvironment,
}

impl Terminal {
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
                Error::new(format!("there is no theme {name}: use one of {}", names.join(", ")))
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

/// How a run of the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Everything was done.
    Done,
    /// Everything was done, and nothing was found.
    NothingFound,
    /// Everything was done, and what was compared is not the same.
    Different,
    /// Something could not be done, as standard error says.
    Failed,
    /// No input could be read, so there is nothing to write.
    NothingRead,
    /// The terminal was closed.
    HungUp,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::NothingFound | Outcome::Different => 1,
            Outcome::Failed | Outcome::NothingRead => 2,
            // As for a program that the signal of a hang-up has ended.
            Outcome::HungUp => 129,
        })
    }
}

/// How many articles could be read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ReadCount {
    pub(super) read: usize,
    pub(super) failed: usize,
}

impl ReadCount {
    /// How the program ends if these articles were read and `found` findings were in them.
    pub(super) fn outcome(self, found: usize) -> Outcome {
        match self {
            Self { read: 0, failed: 1.. } => Outcome::NothingRead,
            Self { failed: 1.., .. } => Outcome::Failed,
            Self { failed: 0, .. } if found > 0 => Outcome::Done,
            Self { failed: 0, .. } => Outcome::NothingFound,
        }
    }
}
