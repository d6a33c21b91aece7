//! A question to the terminal, and how long its answer counts.

use crate::tui::options::{BackgroundSource, Look, MarginsQuestion};
use crate::tui::terminal::Frames;
use std::io;
use std::time::{Duration, Instant};

/// What is the colour of the background?
const BACKGROUND: &str = "\x1b]11;?\x1b\\";

/// Have you margins at the left and the right (DECRQM 69)? A terminal that does not know the question may show its last
/// letter, which is removed: nothing is drawn yet.
const MARGINS: &str = "\x1b[?69$p\r\x1b[K";

/// What are you? Every terminal answers that, and what it was asked before, before that.
const IDENTITY: &str = "\x1b[c";

/// How long an answer may change the screen, and how long the terminal is kept for one: somebody who reads already must
/// not be disturbed, and an answer after the end would be typed into the shell.
const ANSWER_TIMEOUT: Duration = Duration::from_millis(100);

/// A question that was asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Question {
    asked: Instant,
    pub(super) is_answered: bool,
}

impl Question {
    /// Asks what the terminal is to say, if anything.
    ///
    /// # Errors
    /// If the terminal cannot be written.
    pub(super) fn due(look: &Look) -> io::Result<Option<Self>> {
        let background = match look.background {
            BackgroundSource::Terminal => BACKGROUND,
            BackgroundSource::Environment => "",
        };
        let margins = match look.margins {
            MarginsQuestion::Asked => MARGINS,
            MarginsQuestion::NotAsked => "",
        };
        if background.is_empty() && margins.is_empty() {
            return Ok(None);
        }
        Frames::send(&[background, margins, IDENTITY].concat())?;
        Ok(Some(Self { asked: Instant::now(), is_answered: false }))
    }

    /// How long the answer still counts; `None` if it no longer does, or has come.
    pub(super) fn left(&self) -> Option<Duration> {
        ANSWER_TIMEOUT.checked_sub(self.asked.elapsed()).filter(|_| !self.is_answered)
    }
}
