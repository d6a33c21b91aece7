//! Reported speech, or a passage of a source -> its words, in one form for both.

use crate::lexicon::function_words;
use crate::lexicon::lists::{List, ListSet};
use crate::text::Span;
use crate::text::phrase::single_spaced;
use crate::verify::quoted::QuotedSpeech;
use crate::verify::source::Source;
use crate::verify::words::spoken_words;
use std::ops::Range;

/// The words of a report or of a passage.
pub(super) struct Side<'a> {
    pub(super) text: &'a str,
    pub(super) words: Vec<SideWord>,
    /// Whether the reporter says that the words are not so: "denied that …".
    pub(super) is_denied: bool,
}

/// One of them.
pub(super) struct SideWord {
    pub(super) key: String,
    pub(super) span: Span,
    /// Whether it is the second half of a contraction.
    pub(super) is_contracted: bool,
}

impl<'a> Side<'a> {
    /// The words of a report.
    pub(super) fn of_report(report: &QuotedSpeech<'a>) -> Self {
        let words = spoken_words(report.text, report.content).into_iter();
        let words =
            words.map(|word| SideWord { key: word.key, span: word.span, is_contracted: word.is_contracted });
        Self { text: report.text, words: words.collect(), is_denied: report.is_denied }
    }

    /// The words of a source at these places.
    pub(super) fn of_source(source: &'a Source, places: impl Iterator<Item = usize>) -> Self {
        let words = places.filter_map(|at| {
            let word = source.words().get(at)?;
            Some(SideWord {
                key: source.key(at).to_owned(),
                span: word.span,
                is_contracted: word.is_contracted,
            })
        });
        Self { text: source.text(), words: words.collect(), is_denied: false }
    }

    /// The key of the word at `at`.
    pub(super) fn key(&self, at: usize) -> Option<&str> {
        self.words.get(at).map(|word| word.key.as_str())
    }

    /// What stands between the word at `at` and the next.
    pub(super) fn between(&self, at: usize) -> &'a str {
        let pair = self.words.get(at).zip(self.words.get(at + 1));
        let between = |(one, next): (&SideWord, &SideWord)| {
            self.text.get(one.span.range().end..next.span.range().start)
        };
        pair.and_then(between).unwrap_or_default()
    }

    /// These words as they are written.
    pub(super) fn written(&self, words: &Range<usize>) -> String {
        let words = self.words.get(words.clone()).unwrap_or_default();
        let ends = words.first().zip(words.last());
        ends.map(|(first, last)| single_spaced(first.span.to(last.span).of(self.text))).unwrap_or_default()
    }
}

/// Whether "not" before this word stresses what follows instead of denying it: "not only".
pub(super) fn is_stressing(next: &str) -> bool {
    matches!(next, "only" | "just" | "merely" | "simply")
}

/// Whether a word has a meaning of its own.
pub(super) fn is_telling(key: &str) -> bool {
    key.chars().count() > 1
        && function_words::class_of(key).is_none()
        && !ListSet::of(key).has(List::Reversals)
}
