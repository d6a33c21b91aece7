//! What is wrong with a query, and where.

use crate::error::Error;
use std::fmt;

/// Why a query cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryFault {
    /// The first character that is wrong, counted from 1.
    pub place: usize,
    /// What is wrong and what would be right, without a full stop.
    pub sentence: String,
    pub(super) kind: FaultKind,
}

/// What kind of fault it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// Saved queries name each other in a circle.
    Circle,
    /// Anything else.
    Other,
}

impl QueryFault {
    pub(super) fn at(place: usize, sentence: impl Into<String>) -> Self {
        Self { place, sentence: sentence.into(), kind: FaultKind::Other }
    }

    /// A list that stands for itself, perhaps by way of others.
    pub(super) fn in_a_circle(place: usize, list: &str) -> Self {
        Self { kind: FaultKind::Circle, ..Self::at(place, format!("the list “{list}” names itself")) }
    }
}

impl fmt::Display for QueryFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "character {} of the query: {}", self.place, self.sentence)
    }
}

impl From<QueryFault> for Error {
    fn from(fault: QueryFault) -> Self {
        Self::new(fault.to_string())
    }
}
