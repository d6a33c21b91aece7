//! A quoted phrase, the sentence around it and that of its passage -> the numbers beside it that the source gives otherwise.
//!
//! The words of a phrase may be identical while the reporter moves them to another year: `In 2019 it was “a disaster”` of "In 2017
//! it was a disaster". Only numbers of one kind are held against each other, and only where both sentences have one.

use super::flag::{DifferingWord, is_year};
use super::quoted::{QuotedSpeech, SpeechEdge};
use super::source::{Sentences, Source, span_of};
use super::words::{Word, figure_in, is_day_of_month, spoken_words, unit_in};
use crate::lexicon::abbreviations;
use crate::lexicon::lists::{List, ListSet};
use crate::text::Span;
use crate::text::phrase::single_spaced;
use std::collections::BTreeSet;

/// A number beside a quoted phrase that is another one in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberAround {
    /// The number in the sentence of the article, as it is written.
    pub article: String,
    /// That of the source.
    pub source: String,
}

impl NumberAround {
    /// In words: "the article’s sentence has “2019” where the source’s has “2017”".
    #[must_use]
    pub fn remark(&self) -> String {
        format!("the article’s sentence has “{}” where the source’s has “{}”", self.article, self.source)
    }
}

/// What a number counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum NumberKind {
    Year,
    Day,
    /// An amount of this: "percent", "boats".
    Amount(String),
}

/// A number of a sentence.
struct NumberWord {
    kind: NumberKind,
    key: String,
    spelt: String,
    is_quoted: bool,
}

/// The numbers around a quoted phrase that are others in the sentence of its passage, the words `from..to` of the source.
///
/// Gets right: `In 2019 it was “a disaster”` / "In 2017 it was a disaster". Leaves alone: a source without a year; "2017" in the
/// article and "7 boats" in the source; whole sentences in quotation marks, around which only the reporter speaks.
pub(super) fn numbers_around(
    quoted: &QuotedSpeech<'_>,
    source: &Source,
    (from, to): (usize, usize),
) -> Vec<NumberAround> {
    if quoted.start != SpeechEdge::Inside || quoted.end != SpeechEdge::Inside {
        return Vec::new();
    }
    let told = numbers_in(quoted.text, sentence_around(quoted.text, quoted.content), quoted.content);
    if told.is_empty() {
        return Vec::new();
    }
    let sentences = Sentences(source);
    let sentence = (sentences.start(from), sentences.end(to.saturating_sub(1)));
    let [sentence, passage] = [sentence, (from, to)].map(|words| span_of(source.words(), words));
    let said = numbers_in(source.text(), sentence, passage);
    let kinds: BTreeSet<&NumberKind> =
        told.iter().filter(|number| !number.is_quoted).map(|number| &number.kind).collect();
    kinds.into_iter().filter_map(|kind| other_number(kind, &told, &said)).collect()
}

/// The first number of a kind around the phrase on either side, if neither sentence has one of the other.
fn other_number(kind: &NumberKind, told: &[NumberWord], said: &[NumberWord]) -> Option<NumberAround> {
    let of_kind = |number: &&NumberWord| number.kind == *kind;
    let has =
        |numbers: &[NumberWord], key: &str| numbers.iter().filter(of_kind).any(|other| other.key == key);
    let is_common = told.iter().filter(of_kind).any(|number| has(said, &number.key));
    let outside = |numbers: &[NumberWord]| {
        let first = numbers.iter().filter(of_kind).find(|number| !number.is_quoted);
        first.map(|number| number.spelt.clone())
    };
    let pair = outside(told).zip(outside(said)).filter(|_| !is_common);
    pair.map(|(article, source)| NumberAround { article, source })
}

/// The numbers of a sentence, inside and outside the quoted words.
fn numbers_in(text: &str, sentence: Span, quoted: Span) -> Vec<NumberWord> {
    let words = spoken_words(text, sentence);
    let next = words.iter().skip(1).map(Some).chain([None]);
    let numbers = words.iter().zip(next).filter_map(|(word, next)| {
        Some(NumberWord {
            kind: kind_of(text, word, next)?,
            key: word.key.clone(),
            spelt: single_spaced(word.span.of(text)),
            is_quoted: quoted.encloses(word.span),
        })
    });
    numbers.collect()
}

fn kind_of(text: &str, word: &Word, next: Option<&Word>) -> Option<NumberKind> {
    if is_day_of_month(&word.key) {
        return Some(NumberKind::Day);
    }
    if let Some(unit) = unit_in(&word.key) {
        return Some(NumberKind::Amount(unit.to_owned()));
    }
    figure_in(&word.key)?;
    // What is counted stands at the number, with no mark between.
    let counted = next.filter(|next| text.get(word.span.range().end..next.span.range().start) == Some(" "));
    // "2000 people" is no year.
    let is_counting = counted.is_some_and(|next| {
        next.key.ends_with('s') && next.key.len() > 3 || ListSet::of(&next.key).has(List::PluralsWithoutS)
    });
    if !is_counting && is_year(&DifferingWord { key: &word.key, written: word.span.of(text), begins: false })
    {
        return Some(NumberKind::Year);
    }
    Some(NumberKind::Amount(counted?.key.clone()))
}

/// The sentence of the reporter that a quotation stands in, as far as a full stop or the end of the paragraph.
fn sentence_around(text: &str, content: Span) -> Span {
    const FAR: usize = 400;
    let (start, end) = (content.range().start, content.range().end);
    // Not inside a word: half a number is another one.
    let first = text.ceil_char_boundary(start.saturating_sub(FAR));
    let first = if first == 0 {
        0
    } else {
        text.get(first..start).and_then(|far| far.find(' ')).map_or(start, |at| first + at)
    };
    let last = text.floor_char_boundary((end + FAR).min(text.len()));
    let last = if last == text.len() {
        last
    } else {
        text.get(end..last).and_then(|far| far.rfind(' ')).map_or(end, |at| end + at)
    };
    let before = text.get(first..start).unwrap_or_default();
    let behind = text.get(end..last).unwrap_or_default();
    let from = before.char_indices().rev().find(|(at, c)| is_end(before, (*at, *c)));
    let to = behind.char_indices().find(|(at, c)| is_end(behind, (*at, *c)));
    Span::new(from.map_or(first, |(at, c)| first + at + c.len_utf8()), to.map_or(last, |(at, _)| end + at))
}

/// Whether a sentence ends with the character at this place: not in "3.5", "Dr. Roe" or "A. Roe".
fn is_end(text: &str, (at, c): (usize, char)) -> bool {
    let (before, behind) = text.split_at(at);
    let follows = behind.chars().nth(1);
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    match c {
        '\n' => follows == Some('\n'),
        '!' | '?' | '…' => true,
        '.' => {
            let is_short = word.chars().count() == 1 || abbreviations::kind_of(word).is_some();
            !is_short && !follows.is_some_and(char::is_alphanumeric)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::input::{Document, Media};
    use crate::verify::compare;

    /// What is remarked on the words between the marks of a sentence.
    fn told(sentence: &str, said: &str) -> String {
        let (before, rest) = sentence.split_once('“').unwrap();
        let words = rest.split_once('”').unwrap().0;
        let start = before.len() + '“'.len_utf8();
        let content = Span::new(start, start + words.len());
        let quoted = QuotedSpeech { content, ..QuotedSpeech::words(sentence).as_phrase() };
        let article = Article::new(Document::record(String::new(), Media::Plain, said.to_owned()));
        let found = compare(&quoted, &Source::new("record", article, None));
        found.around.iter().map(NumberAround::remark).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn a_number_beside_the_phrase_that_is_another_one_in_the_source_is_remarked() {
        for (sentence, said, pair) in [
            (
                "In 2019 the plant was “a disaster waiting to happen,” Roe said.",
                "In 2017 the plant was a disaster waiting to happen.",
                Some(("2019", "2017")),
            ),
            (
                "Some 50 boats were “lost without a trace” that night.",
                "We know that 15 boats were lost without a trace.",
                Some(("50", "15")),
            ),
            (
                "A rise of 7 percent was “far too much for us”, she said.",
                "Seventeen per cent was far too much for us.",
                Some(("7 percent", "Seventeen per cent")),
            ),
            (
                "On 3 May it was “as quiet as a grave” there.",
                "On May 5 it was as quiet as a grave.",
                Some(("3 May", "May 5")),
            ),
            ("In 2019 it was “a disaster waiting to happen”.", "It was a disaster waiting to happen.", None),
            ("In 2019 it was “a disaster waiting to happen”.", "In 2019 a disaster waiting to happen.", None),
            (
                "In 2019 it was “a disaster waiting to happen”.",
                "9 boats were a disaster waiting to happen.",
                None,
            ),
            (
                "In 2019 it was “a disaster waiting to happen”.",
                "In 2017. A disaster waiting to happen.",
                None,
            ),
            (
                "For 2000 people it was “a disaster waiting to happen”.",
                "In 2017 a disaster waiting to happen.",
                None,
            ),
            (
                "Born in 2019. It was “a disaster waiting to happen”.",
                "In 2017 a disaster waiting to happen.",
                None,
            ),
            (
                "In 2019 it was “a disaster in 2017, not later”.",
                "In 2017 a disaster in 2017, not later.",
                None,
            ),
        ] {
            let expected = pair.map(|(article, source)| {
                NumberAround { article: article.to_owned(), source: source.to_owned() }.remark()
            });
            assert_eq!(told(sentence, said), expected.unwrap_or_default(), "{sentence} / {said}");
        }
    }
}
