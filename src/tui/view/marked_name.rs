//! A name in a list, with a mark before one that mixes alphabets: it may belong to someone else.

use crate::text::script::mixture;
use std::borrow::Cow;

/// The name; "! Pսtin" where one of its words mixes alphabets.
pub(super) fn marked_name(name: &str) -> Cow<'_, str> {
    if mixture(name).is_some() { Cow::Owned(format!("! {name}")) } else { Cow::Borrowed(name) }
}
