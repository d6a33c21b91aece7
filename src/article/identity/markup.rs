//! A value that may contain HTML -> its words.
//!
//! Titles, names and whole articles in attributes and JSON-LD are often encoded twice: "Tom &amp;amp; Ana",
//! "`<p>It rained.</p>`".

use crate::article::builder::Builder;
use crate::article::html::tame::tame;
use crate::article::html::walk::{WalkExtent, walk};
use crate::input::Identity;
use dom_query::Document;

/// The words of a value, without tags, entities and white space around them.
pub(super) fn plain_words(value: &str) -> String {
    if !value.contains(['<', '&']) {
        return value.trim().to_owned();
    }
    let mut builder = Builder::default();
    walk(Document::fragment(&*tame(value)).root(), WalkExtent::All, &mut builder);
    builder.finish(Identity::default()).text
}
