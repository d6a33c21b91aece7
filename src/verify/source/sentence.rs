//! A passage of a source -> what of its first and last sentence the passage leaves out.

use super::{Source, SourceWord};
use crate::lexicon::abbreviations;

/// The sentences of a source around a passage.
#[derive(Clone, Copy)]
pub(in crate::verify) struct Sentences<'a>(pub(in crate::verify) &'a Source);

/// A sentence is not followed further than this, in words.
const FAR: usize = 120;

impl Sentences<'_> {
    /// The first word of the sentence that the word at `at` is in.
    pub(in crate::verify) fn start(self, at: usize) -> usize {
        let mut first = at;
        while first > 0 && at - first < FAR && self.goes_on(first - 1) {
            first -= 1;
        }
        first
    }

    /// The word after the last one of the sentence that the word at `at` is in.
    pub(in crate::verify) fn end(self, at: usize) -> usize {
        let mut last = at;
        while last - at < FAR && self.goes_on(last) {
            last += 1;
        }
        last + 1
    }

    /// Whether the word after the one at `at` is in the same sentence.
    fn goes_on(self, at: usize) -> bool {
        let words = self.0.words();
        let (Some(one), Some(next)) = (words.get(at), words.get(at + 1)) else { return false };
        one.turn == next.turn && !self.is_end(one, next)
    }

    fn is_end(self, one: &SourceWord, next: &SourceWord) -> bool {
        let text = self.0.text();
        let between = text.get(one.span.range().end..next.span.range().start).unwrap_or_default();
        let stop = between.find(['.', '!', '?', '…', '"', '“', '”', '«', '»', ';', ':']);
        let Some(mark) = stop.and_then(|at| between.get(at..)?.chars().next()) else {
            // A dash or a line on its own separates statements as a full stop does.
            return between.contains("\n\n") || between.contains(" – ") || between.contains('—');
        };
        // "Dr. Ruiz", "A. Ruiz": the full stop belongs to the title or the initial.
        let word = one.span.of(text);
        let is_initial = word.chars().count() == 1 && word != "I";
        mark != '.' || !is_initial && abbreviations::kind_of(word).is_none()
    }
}
