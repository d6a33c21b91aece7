//! An act on its way to the library, and which card follows it.

use crate::review::journal::{Act, ActId};
use crate::text::Span;

/// Which card to show once an act is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum AfterRecording {
    /// The same card.
    #[default]
    Stay,
    /// The next undecided card.
    NextOpen,
    /// The one that the session has gone on to.
    GoneOn,
    /// The card with this subject.
    Show(Span),
    /// The card that an act changed.
    ShowAct(ActId),
}

/// An act that was handed over to be recorded.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct UnrecordedAct {
    pub(super) act: Act,
    /// The subjects of the cards that it changes; empty if it may change any.
    pub(super) cards: Vec<Span>,
    pub(super) after: AfterRecording,
}
