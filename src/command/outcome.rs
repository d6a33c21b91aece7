//! How a command ends, as its exit code says it.

use std::process::ExitCode;

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
