//! What everything in the review of an article is read with.

use crate::text::codepoints::PointBytes;
use crate::text::date;

/// The article, as far as its quotations and passages need it.
pub(super) struct ReadContext<'a> {
    pub(super) text: &'a str,
    /// The code points of the text.
    pub(super) points: &'a PointBytes,
    /// Who decided, if the quotation does not say.
    pub(super) reviewer: &'a str,
}

/// The time in a field.
pub(super) fn moment(written: &str) -> Result<i64, String> {
    date::parse_moment(written).ok_or_else(|| format!("“{written}” is not a time"))
}
