//! Numbers as the library shows them.

use crate::text::phrase;
pub(super) use crate::text::phrase::counted;

/// "12%" of a whole; empty if the whole is zero.
pub(super) fn per_cent(part: usize, whole: usize) -> String {
    phrase::per_cent(part, whole).unwrap_or_default()
}
