//! The words of a query on the command line -> the query, or what is wrong with it: the same for every command.

use crate::error::Result;
use crate::library::{Completeness, Index, joined};

/// The query that was typed, read as a whole.
///
/// # Errors
/// If it cannot be read.
pub(super) fn query(index: &Index<'_>, words: &[String]) -> Result<String> {
    let query = joined(words);
    match index.fault(&query, Completeness::Whole)? {
        Some(fault) => Err(fault.into()),
        None => Ok(query),
    }
}
