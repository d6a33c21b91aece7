//! (quotation, source) -> the passage of the source that the quotation is from, and how the two differ.
//!
//! A fact-checker holds a quotation against a transcript, a statement or a recording's subtitles. [`Source`] reads such a
//! text into words with their speakers and times, [`compare`] finds the passage and proposes a [`SourceVerdict`]. It is
//! only ever a proposal: the reviewer decides.
//!
//! Two texts are compared word by word, and a word by its key: without capitals, accents and typographic marks, numbers
//! as digits. Every word of the quotation must be in the passage, in order and with nothing between, or it is a
//! difference; so no altered letter or digit can pass as identical. A measure of likeness could not promise that.
//!
//! ```
//! use pullquote::article::Article;
//! use pullquote::input::{Document, Media};
//! use pullquote::verify::{QuotedSpeech, Source, SourceVerdict, compare};
//!
//! let text = "ANA RUIZ: We will not close the quay.\n\nBEN COLE: Thank you.".to_owned();
//! let source = Source::new("council.txt", Article::new(Document::record("1".to_owned(), Media::Plain, text)), None);
//! let found = compare(&QuotedSpeech::words("We will close the quay."), &source);
//! assert_eq!(found.verdict, SourceVerdict::Differs);
//! assert_eq!(source.words_in(found.differences[0].said), "not");
//! ```

mod around;
mod comparison;
mod confirmed;
mod difference;
mod find;
mod flag;
mod nearest;
mod quoted;
mod same_speaker;
mod source;
#[cfg(test)]
mod tests;
mod typed;
mod verdict;
mod whole;
mod word_steps;
mod words;

pub use around::NumberAround;
pub use comparison::{BestMatch, Comparison, SourcePassage, best_match, compare, with_cuts};
pub use difference::{DifferenceKind, WordDifference};
pub use flag::DifferenceFlag;
pub use nearest::{NearestPassage, OneSidedWords, nearest_passage};
pub use quoted::{NEAREST, NONE_NEAR, NOT_VERBATIM, QuotedSpeech, is_verbatim};
pub use source::{Source, SourceTurn, is_transcript};
pub use typed::{bare_source, names_source};
pub use verdict::SourceVerdict;
pub use whole::{word_differences, word_keys};
pub use word_steps::word_steps;
