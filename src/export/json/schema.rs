//! The schema of the result object, shared by the writer and the reader.

/// The schema of the result object.
pub(super) const SCHEMA: &str = "pullquote/1";
