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
}

impl QueryFault {
    pub(super) fn at(place: usize, sentence: impl Into<String>) -> Self {
        Self { place, sentence: sentence.into() }
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
