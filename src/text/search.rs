//! What a reader types into the search line -> where it stands in the text.

/// What to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {}
