//! Text -> its words, each with the key by which two texts are compared.

mod contractions;
mod dates;
mod key;
mod lexer;
mod numerals;
mod parts;

pub(super) use contractions::other_reading;
pub(super) use dates::is_day_of_month;
pub(super) use numerals::{figure_in, unit_in};
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
    /// Whether it is the second half of a contraction, without a blank before it: "n't", "'s".
    pub(super) is_contracted: bool,
}

impl Word {
    /// A whole word.
    fn new(span: Span, key: String) -> Self {
        Self { span, key, unedited: None, is_broken: false, is_contracted: false }
    }
}
