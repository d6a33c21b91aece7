//! A question to the terminal, and how long its answer counts.

use crate::tui::options::BackgroundSource;
use crate::tui::terminal::Frames;
use std::io;
use std::time::{Duration, Instant};

/// What is the colour of the background? Have you margins at the left and the right (DECRQM 69)? What are you?
///
/// A terminal that does not know the second question may show its last letter, which is removed: nothing is drawn yet.
const QUESTION: &str = "\x1b]11;?\x1b\\\x1b[?69$p\r\x1b[K\x1b[c";

/// How long an answer may change the screen, and how long the terminal is kept for one: somebody who reads already must
/// not be disturbed, and an answer after the end would be typed into the shell.
const PATIENCE: Duration = Duration::from_millis(100);

/// A question that was asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Question {
    asked: Instant,
    pub(super) is_answered: bool,
}

impl Question {
    /// Asks, if the terminal is to say it.
    ///
    /// # Errors
    /// If the terminal cannot be written.
    pub(super) fn due(source: BackgroundSource) -> io::Result<Option<Self>> {
        match source {
            BackgroundSource::Terminal => Self::ask().map(Some),
            BackgroundSource::Environment => Ok(None),
        }
    }

    /// Asks.
    ///
    /// # Errors
    /// If the terminal cannot be written.
    fn ask() -> io::Result<Self> {
        Frames::send(QUESTION)?;
        Ok(Self { asked: Instant::now(), is_answered: false })
    }

    /// How long the answer still counts; `None` if it no longer does, or has come.
    pub(super) fn left(&self) -> Option<Duration> {
        PATIENCE.checked_sub(self.asked.elapsed()).filter(|_| !self.is_answered)
    }
}
