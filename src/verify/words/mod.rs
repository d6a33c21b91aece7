//! Text -> its words, each with the key by which two texts are compared.

mod key;
mod lexer;
mod numerals;
mod parts;

pub(super) use parts::{QuotedPart, QuotedWord, quoted_parts, spoken_words};

use crate::text::Span;

/// A word, or a number of several words: "twenty-five", "$3 million", "20 per cent".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Its bytes in the text.
    pub(super) span: Span,
    /// What it is compared by: "sao" for "São", "25" for "twenty-five", "3000000 dollars" for "$3m".
    pub(super) key: String,
    /// Its key without the letters that an editor added in brackets: "decide" for `decide[d]`.
    pub(super) unedited: Option<String>,
    /// Whether a line end breaks it, so that nobody knows whether it has a hyphen.
    pub(super) is_broken: bool,
}
