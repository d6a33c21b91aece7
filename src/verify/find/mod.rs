//! The words of a quotation -> the places in a source where it may be from.
//!
//! First where all words stand in a row; only otherwise where most of them stand close together, to be aligned.

mod alignment;
mod edges;
mod exact;
mod regions;
mod step;

pub(super) use alignment::{AlignedPlace, align};
pub(super) use exact::runs;
pub(super) use regions::{Vote, further_regions, regions, windows};
pub(super) use step::AlignedStep;

use super::source::{Source, SourceWord, WordIndex};
use super::words::{QuotedPart, QuotedWord, other_reading};

/// A quotation as it is looked for in one source.
pub(super) struct Wanted<'a> {
    /// The text in which the quotation stands.
    pub(super) text: &'a str,
    /// Its parts.
    pub(super) parts: &'a [QuotedPart],
    /// The number in the index of the key of each part; `None` for one that the source does not have, and for an ellipsis.
    pub(super) keys: Vec<Option<u32>>,
    /// The number of the key without what an editor added, where that is another one.
    pub(super) unedited: Vec<Option<u32>>,
    /// The number of the key that the word has too if it is contracted: of "has" for "is", because of "it's".
    other: Vec<Option<u32>>,
}

impl<'a> Wanted<'a> {
    pub(super) fn of(text: &'a str, parts: &'a [QuotedPart], source: &Source) -> Self {
        let index = source.index();
        let key = |part: &QuotedPart| word_of(part).and_then(|quoted| index.number(&quoted.word.key));
        let unedited =
            |part: &QuotedPart| word_of(part).and_then(|quoted| index.number(quoted.word.unedited.as_ref()?));
        Self {
            text,
            parts,
            keys: parts.iter().map(key).collect(),
            unedited: parts.iter().map(unedited).collect(),
            other: parts
                .iter()
                .map(|part| word_of(part).and_then(|quoted| index.number(other_reading(&quoted.word.key)?)))
                .collect(),
        }
    }

    /// Whether a part is this word of the source as it is spoken: "it has" may be written "it's".
    pub(super) fn is_spoken_as(&self, at: usize, said: &SourceWord) -> bool {
        let is = |key: &[Option<u32>]| key.get(at) == Some(&Some(said.key));
        is(&self.keys) || (said.is_contracted || self.is_contracted(at)) && is(&self.other)
    }

    /// Whether a part is the second half of a contraction.
    pub(super) fn is_contracted(&self, at: usize) -> bool {
        self.parts.get(at).and_then(word_of).is_some_and(|quoted| quoted.word.is_contracted)
    }

    /// Whether the word is spoken, according to the quotation: no ellipsis, and not put in by an editor.
    pub(super) fn is_spoken(&self, at: usize) -> bool {
        self.parts.get(at).and_then(word_of).is_some_and(|quoted| !quoted.is_bracketed)
    }

    /// Whether a part is an ellipsis.
    pub(super) fn is_ellipsis(&self, at: usize) -> bool {
        matches!(self.parts.get(at), Some(QuotedPart::Ellipsis(_)))
    }

    /// How much a part says of where the quotation is from: a rare word says most.
    pub(super) fn weight(&self, at: usize, index: &WordIndex) -> f64 {
        if !self.is_spoken(at) {
            return 0.0;
        }
        let places = self.keys.get(at).copied().flatten().map_or(0, |key| index.places(key).len());
        let ratio = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        (1.0 + ratio(index.len()) / (1.0 + ratio(places))).ln()
    }
}

/// The word of a part.
pub(super) fn word_of(part: &QuotedPart) -> Option<&QuotedWord> {
    match part {
        QuotedPart::Word(word) => Some(word),
        QuotedPart::Ellipsis(_) => None,
    }
}

/// Whether a part is this word, with or without what an editor added.
fn is_same(wanted: &Wanted<'_>, part: usize, word: &SourceWord) -> bool {
    wanted.is_spoken_as(part, word) || wanted.unedited.get(part) == Some(&Some(word.key))
}
