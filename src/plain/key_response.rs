//! What a key says, and what the caller has to do after it.

use crate::review::Act;
use crate::text::sanitize;

/// What a key does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyResponse {
    /// Lines to read, without control sequences.
    pub lines: Vec<String>,
    /// What the caller has to do.
    pub action: NextAction,
}

/// What the caller has to do after a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextAction {
    /// Nothing: continue with the rest of the line.
    Continue,
    /// Drop the rest of the line, which was meant for something else.
    DropRest,
    /// Record the act, then call [`PlainReview::recorded`](super::PlainReview::recorded) with these words for what was done.
    Record(Act, String),
    /// Read the sources that were typed, then call [`PlainReview::compared`](super::PlainReview::compared) with them, or
    /// [`PlainReview::unread`](super::PlainReview::unread).
    ReadSource(String),
    /// Go to the next article.
    NextArticle,
    /// Go to the previous article.
    PreviousArticle,
    /// Show everything that the speaker with this name said, in all articles.
    ShowSpeaker(String),
    /// Leave the review.
    Leave,
}

impl KeyResponse {
    /// Only says something.
    pub(super) fn say(lines: Vec<String>) -> Self {
        Self { lines, action: NextAction::Continue }
    }

    /// Nothing was done, and this is why.
    pub(super) fn refuse(why: impl Into<String>) -> Self {
        Self { lines: vec![why.into()], action: NextAction::DropRest }
    }

    /// Asks for an act to be recorded. `done` says what it did.
    pub(super) fn record(act: Act, done: String) -> Self {
        Self { lines: Vec::new(), action: NextAction::Record(act, done) }
    }

    /// Asks for sources to be read.
    pub(super) fn read(typed: String) -> Self {
        Self { lines: Vec::new(), action: NextAction::ReadSource(typed) }
    }

    /// Removes control sequences.
    pub(super) fn safe(self) -> Self {
        Self { lines: safe(self.lines), ..self }
    }
}

/// Removes control sequences from lines.
pub(super) fn safe(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().map(|line| sanitize::line(&line).into_owned()).collect()
}
