//! The version of the result object: written by one module, required by another.

/// The version of the result object.
pub(super) const SCHEMA: &str = "pullquote/1";
