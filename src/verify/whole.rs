//! Two versions of a sentence or paragraph -> the differences between them, from the first word to the last.
//!
//! A quotation is looked for inside a source; here both texts are known to belong together, so every word of either counts.
//! Words are the same by the same keys, so that marks, capitals and the spelling of numbers are no difference. Accents are: a
//! name with another letter is another name.

use super::difference::{DifferenceKind, WordDifference, begins_sentence};
use super::flag::{DifferingWord, flag_of};
use super::word_steps::word_steps;
use super::words::{Word, spoken_words};
use crate::text::Span;
use crate::text::fold::{lowercase, without_accents};
use crate::text::quotation_marks::{self, Side};
use crate::text::span::offset;
use similar::DiffOp;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// The words that were put in, left out or changed. In each difference, `quoted` is of `after` and `said` is of `before`.
///
/// Method: [`word_steps`].
#[must_use]
pub fn word_differences(before: &str, after: &str) -> Vec<WordDifference> {
    let (old, new) = (VersionWords::of(before), VersionWords::of(after));
    let steps = word_steps(&old.keys(), &new.keys());
    let mut found = Vec::new();
    for step in &steps {
        let ranges = (step.old_range(), step.new_range());
        if matches!(step, DiffOp::Equal { .. }) {
            let pairs = ranges
                .0
                .zip(ranges.1)
                .filter(|(was, is)| differ_in_accents(old.written(*was), new.written(*is)));
            found.extend(pairs.map(|(was, is)| WordDifference {
                // Only the spelling: it says nothing else.
                flag: None,
                ..difference((&old, was..was + 1), (&new, is..is + 1))
            }));
        } else {
            found.push(difference((&old, ranges.0), (&new, ranges.1)));
        }
    }
    found
}

/// Whether two words with the same key are written with other letters: "Gruber" and "Grüber". Capitals are no difference.
fn differ_in_accents(before: &str, after: &str) -> bool {
    let letters =
        |word: &str| lowercase(&word.nfc().filter(|c| c.is_alphabetic()).collect::<String>()).into_owned();
    without_accents(before).to_lowercase() == without_accents(after).to_lowercase()
        && letters(before) != letters(after)
}

/// What the words of a text are compared by: lower case, no accents, numbers as digits.
#[must_use]
pub fn word_keys(text: &str) -> Vec<String> {
    spoken_words(text, Span::new(0, text.len())).into_iter().map(|word| word.key).collect()
}

/// A text and its words.
struct VersionWords<'a> {
    text: &'a str,
    words: Vec<Word>,
}

impl<'a> VersionWords<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, words: spoken_words(text, Span::new(0, text.len())).into_iter().collect() }
    }

    fn keys(&self) -> Vec<&str> {
        self.words.iter().map(|word| word.key.as_str()).collect()
    }

    /// A word as it is written.
    fn written(&self, at: usize) -> &str {
        self.words.get(at).map(|word| word.span.of(self.text)).unwrap_or_default()
    }

    fn at(&self, range: &Range<usize>) -> &[Word] {
        self.words.get(range.clone()).unwrap_or_default()
    }

    /// The bytes of these words; empty, after the word before them, if there are none.
    fn span(&self, range: &Range<usize>) -> Span {
        match self.at(range) {
            [] => {
                let before = range.start.checked_sub(1).and_then(|before| self.words.get(before));
                let end = before.map_or(offset(0), |before| before.span.end);
                Span { start: end, end }
            }
            [first, .., last] => first.span.to(last.span),
            [only] => only.span,
        }
    }

    /// A word with the signs that stand at it without a blank.
    fn with_signs(&self, word: Span) -> Span {
        let before = self.text.get(..word.start as usize).unwrap_or_default();
        let after = self.text.get(word.end as usize..).unwrap_or_default();
        let is_sign = |c: char| !c.is_whitespace() && !c.is_alphanumeric();
        let (start, rest) = (before.trim_end_matches(is_sign), after.trim_start_matches(is_sign));
        Span { start: offset(start.len()), end: offset(self.text.len() - rest.len()) }
    }

    fn differing(&self, range: &Range<usize>) -> Vec<DifferingWord<'_>> {
        let words = self.at(range).iter();
        words
            .map(|word| DifferingWord {
                key: &word.key,
                written: word.span.of(self.text),
                begins: begins_sentence(self.text, word.span),
            })
            .collect()
    }
}

fn difference(
    (old, went): (&VersionWords<'_>, Range<usize>),
    (new, came): (&VersionWords<'_>, Range<usize>),
) -> WordDifference {
    let kind = match (went.is_empty(), came.is_empty()) {
        (true, _) => DifferenceKind::PutIn,
        (false, true) => DifferenceKind::LeftOut,
        (false, false) => DifferenceKind::Changed,
    };
    let flag = flag_of(&new.differing(&came), &old.differing(&went));
    let (quoted, said) = match kind {
        DifferenceKind::PutIn => whole_sentences((new, &came), (old, &went)),
        DifferenceKind::LeftOut => {
            whole_sentences((old, &went), (new, &came)).map(|(said, quoted)| (quoted, said))
        }
        _ => None,
    }
    .unwrap_or_else(|| (new.span(&came), old.span(&went)));
    WordDifference { kind, quoted, said, flag }
}

/// The bytes of words that only one of two texts has, and where they would stand in the other, if they are whole sentences:
/// their full stops and quotation marks belong to them, and the other text keeps its own. `None` if they are not.
fn whole_sentences(
    (text, only): (&VersionWords<'_>, &Range<usize>),
    (other, place): (&VersionWords<'_>, &Range<usize>),
) -> Option<(Span, Span)> {
    let (first, last) = (text.at(only).first()?, text.at(only).last()?);
    let whole = Span { start: text.with_signs(first.span).start, end: text.with_signs(last.span).end };
    let only = without_lone_marks(text.text, whole);
    let after = Span { start: last.span.end, ..only }.of(text.text);
    if !is_end(after) || !begins_sentence(text.text, only) {
        return None;
    }
    let before = place.start.checked_sub(1).and_then(|before| other.words.get(before));
    let signs = before.map(|before| Span { start: before.span.end, end: other.with_signs(before.span).end });
    if signs.is_some_and(|signs| !is_end(signs.of(other.text))) {
        return None;
    }
    let end = signs.map_or(0, |signs| signs.end);
    let at = match signs {
        // What a mark opens or closes that the other text has too stands inside it there.
        _ if only.start > whole.start => other.words.get(place.start).map_or(end, |next| next.span.start),
        Some(signs) if only.end < whole.end => {
            let inside = signs.of(other.text).trim_end_matches(quotation_marks::is_mark);
            signs.start + offset(inside.len())
        }
        _ => end,
    };
    Some((only, Span { start: at, end: at }))
}

fn is_end(signs: &str) -> bool {
    signs.contains(['.', '!', '?', '…'])
}

/// The span without the quotation marks at its ends whose partners are outside it: they belong to what stays.
fn without_lone_marks(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let is_lone = |c: char| quotation_marks::is_mark(c) && !has_partner(words, c);
    let without_end = words.trim_end_matches(is_lone);
    let bare = without_end.trim_start_matches(is_lone);
    let start = span.start + offset(without_end.len() - bare.len());
    Span { start, end: start + offset(bare.len()) }
}

/// Whether words have a partner for each mark of this kind in them.
fn has_partner(words: &str, mark: char) -> bool {
    let same = words.matches(mark).count();
    if quotation_marks::side(mark) == Some(Side::Either) {
        return same.is_multiple_of(2);
    }
    let is_partner =
        |c: char| c != mark && (quotation_marks::is_pair(mark, c) || quotation_marks::is_pair(c, mark));
    words.matches(is_partner).count() >= same
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "kind flag: before -> after" of each difference.
    fn told(before: &str, after: &str) -> Vec<String> {
        let told = |one: &WordDifference| {
            let flag = one.flag.map(|flag| format!(" {}", flag.word())).unwrap_or_default();
            let (said, quoted) = (one.said.of(before), one.quoted.of(after));
            format!("{}{flag}: {said} -> {quoted}", one.kind.word())
        };
        word_differences(before, after).iter().map(told).collect()
    }

    #[test]
    fn every_word_of_both_versions_counts() {
        for (before, after, expected) in [
            ("The quay is closed.", "The quay is closed.", vec![]),
            ("The quay is closed.", "the quay is closed!", vec![]),
            ("We lost twenty-five boats", "We lost 25 boats", vec![]),
            ("Ana Gruber spoke", "Ana Grüber spoke", vec!["changed: Gruber -> Grüber"]),
            ("Cafe", "CAFÉ", vec!["changed: Cafe -> CAFÉ"]),
            ("We don't say so", "We don’t say so", vec![]),
            ("Gru\u{308}ber", "GRÜBER", vec![]),
            ("We will close it", "We will not close it", vec!["put-in negation:  -> not"]),
            ("Until Friday", "Until Sunday night", vec!["changed date: Friday -> Sunday night"]),
            (
                "We lost 15 boats, all old",
                "We lost 50 boats",
                vec!["changed number: 15 -> 50", "left-out: all old -> "],
            ),
            ("It rained. And one more line.", "It rained.", vec!["left-out: And one more line. -> "]),
            ("He left. “We go.” She stayed.", "He left. She stayed.", vec!["left-out: “We go.” -> "]),
            ("“We stay. They wait.” Ana said", "“We stay.” Ana said", vec!["left-out: They wait. -> "]),
            ("“We stay.” Ana said", "“We stay. They wait.” Ana said", vec!["put-in:  -> They wait."]),
            ("“They left. We wait.” Ana said", "“We wait.” Ana said", vec!["left-out: They left. -> "]),
            ("\"We stay. They wait.\" Ana said", "\"We stay.\" Ana said", vec!["left-out: They wait. -> "]),
            ("Ana left for Lima.", "Ana left.", vec!["left-out name: for Lima -> "]),
            ("", "Something new", vec!["put-in:  -> Something new"]),
            ("Something old", "", vec!["left-out: Something old -> "]),
        ] {
            assert_eq!(told(before, after), expected, "{before} / {after}");
        }
    }
}
