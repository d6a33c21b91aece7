//! The passage as the recogniser of people sees it: every token with its classes and its place in the sentence.

use crate::analysis::Passage;
use crate::analysis::country::CountryMention;
use crate::analysis::grammar::TokenKind;
use crate::analysis::known_word::KnownWord;
use crate::analysis::token::{Shape, Token};
use crate::lexicon::lists::List;
use crate::lexicon::words::WordClass;
use crate::text::quotation_marks::{is_one, opens_for_certain};
use crate::text::span::offset;
use std::ops::Range;

/// A passage with what is known about its tokens.
pub(super) struct PersonScene<'p, 't> {
    pub(super) passage: &'p Passage<'t>,
    /// What the sentence and the countries say about each token.
    flags: Vec<u8>,
    /// The number of each token’s word, whatever its capitals, or [`NO_NUMBER`].
    numbers: Vec<u32>,
    /// The hash of each word, by its number.
    words: Vec<u32>,
}

/// The token is part of a country's name.
const COUNTRY: u8 = 1;
/// It is the first word of its sentence.
const FIRST: u8 = 2;
/// It begins a sentence.
const STARTS: u8 = 4;

/// Stands in place of a number for a token that is not numbered, since nothing need be remembered about it.
const NO_NUMBER: u32 = u32::MAX;

impl<'p, 't> PersonScene<'p, 't> {
    pub(super) fn new(passage: &'p Passage<'t>, countries: &[CountryMention]) -> Self {
        let mut flags = vec![0; passage.tokens.len()];
        flag_countries(passage, countries, &mut flags);
        flag_sentences(passage, &mut flags);
        Self { passage, flags, numbers: Vec::new(), words: Vec::new() }
    }

    /// Numbers the words of these tokens, and the same words wherever else they occur in lower case.
    pub(super) fn number_words(&mut self, tokens: impl ExactSizeIterator<Item = usize>) {
        let mut vocabulary = Vocabulary::of_at_most(tokens.len());
        self.numbers = vec![NO_NUMBER; self.passage.tokens.len()];
        for at in tokens {
            let number = vocabulary.add(self.passage.hash(at));
            self.numbers.get_mut(at).into_iter().for_each(|slot| *slot = number);
        }
        let words = self.passage.tokens.iter().zip(self.passage.hashes());
        for ((token, hash), slot) in words.zip(&mut self.numbers) {
            // The tokens above have theirs already.
            if token.shape == Shape::Lower && *slot == NO_NUMBER {
                *slot = vocabulary.number(hash);
            }
        }
        self.words = vocabulary.words;
    }

    pub(super) fn token(&self, at: usize) -> Option<Token> {
        self.passage.tokens.get(at).copied()
    }

    pub(super) fn word(&self, at: usize) -> &'t str {
        self.passage.word(at)
    }

    /// What is known about the word of token `at`; nothing beyond the ends.
    pub(super) fn known(&self, at: usize) -> KnownWord {
        self.passage.known(at)
    }

    /// The classes of token `at`; empty beyond the ends.
    pub(super) fn class(&self, at: usize) -> WordClass {
        self.passage.class(at)
    }

    /// Whether the word of token `at` is in `list`.
    pub(super) fn is(&self, at: usize, list: List) -> bool {
        self.passage.is(at, list)
    }

    pub(super) fn is_country(&self, at: usize) -> bool {
        self.flags.get(at).is_some_and(|flags| flags & COUNTRY != 0)
    }

    /// Whether token `at` is the first word of its sentence, where a capital says nothing.
    pub(super) fn is_first(&self, at: usize) -> bool {
        self.flags.get(at).is_some_and(|flags| flags & FIRST != 0)
    }

    pub(super) fn is_capitalized(&self, at: usize) -> bool {
        self.passage.is_capitalized(at)
    }

    /// The first of some tokens that a name can begin with, whatever follows it: a capital or a particle. Hardly any word
    /// without a capital is asked about twice.
    pub(super) fn next_opening(&self, tokens: Range<usize>) -> usize {
        self.passage.next_word(tokens, |word| word.is_capitalized || word.class.is(WordClass::PARTICLE))
    }

    pub(super) fn is_lower(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.shape == Shape::Lower)
    }

    /// Whether the mark at `at` is one of `marks`.
    pub(super) fn is_mark(&self, at: usize, marks: &str) -> bool {
        self.token(at).is_some_and(|token| token.shape == Shape::Mark) && marks.contains(self.word(at))
    }

    pub(super) fn is_possessive(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.shape == Shape::Possessive)
    }

    /// The words with capitals, but not at the start: "iPhone", "d’Ivoire".
    pub(super) fn capitals_inside(&self) -> impl Iterator<Item = usize> {
        let tokens = self.passage.tokens.iter().enumerate();
        let mixed = tokens.filter(|(_, token)| token.shape == Shape::Mixed).map(|(at, _)| at);
        mixed.filter(|&at| !self.is_capitalized(at))
    }

    /// Whether a sentence begins with token `at`.
    pub(super) fn starts_sentence(&self, at: usize) -> bool {
        self.flags.get(at).is_none_or(|flags| flags & STARTS != 0)
    }

    /// The number of the word of token `at`, the same for all its capitals, or [`NO_NUMBER`].
    pub(super) fn number(&self, at: usize) -> usize {
        self.numbers.get(at).copied().unwrap_or(NO_NUMBER) as usize
    }

    /// The number of the word of each token.
    pub(super) fn numbers(&self) -> impl Iterator<Item = usize> {
        self.numbers.iter().map(|&number| number as usize)
    }

    /// The hash of each word, by its number.
    pub(super) fn word_hashes(&self) -> &[u32] {
        &self.words
    }

    /// A hash of the word of token `at` in lower case; zero beyond the ends.
    pub(super) fn hash(&self, at: usize) -> u32 {
        self.passage.hash(at)
    }

    /// Whether both tokens are in one sentence.
    pub(super) fn same_sentence(&self, a: usize, b: usize) -> bool {
        // Behind the last token there is one more.
        let starts =
            |at: usize| self.flags.get(at).map_or(at == self.flags.len(), |flags| flags & STARTS != 0);
        !(a.min(b)..a.max(b)).any(|before| starts(before + 1))
    }

    /// The words of a run of tokens, as they are written in the text.
    pub(super) fn words(&self, tokens: &Range<usize>) -> &'t str {
        let (Some(first), Some(last)) = (self.token(tokens.start), self.token(tokens.end.wrapping_sub(1)))
        else {
            return "";
        };
        first.span.to(last.span).of(self.passage.text)
    }
}

/// Numbers words by their hashes, in the order in which they first occur: a hash table without anything but numbers.
struct Vocabulary {
    /// The number of a word plus one, at the place that its hash says or the next free one; 0 if free.
    slots: Vec<u32>,
    /// The hash of each word, by its number.
    words: Vec<u32>,
}

impl Vocabulary {
    fn of_at_most(words: usize) -> Self {
        Self { slots: vec![0; (words * 2 + 1).next_power_of_two()], words: Vec::new() }
    }

    /// The number of the word with this hash, a new one if it has none.
    fn add(&mut self, hash: u32) -> u32 {
        let place = self.place(hash);
        if self.slots[place] == 0 {
            self.words.push(hash);
            self.slots[place] = offset(self.words.len());
        }
        self.slots[place] - 1
    }

    /// The number of the word with this hash; [`NO_NUMBER`] if it has none.
    #[inline]
    fn number(&self, hash: u32) -> u32 {
        self.slots[self.place(hash)].wrapping_sub(1)
    }

    /// The place of the word with this hash, or a free one.
    #[inline]
    fn place(&self, hash: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let number = self.slots[at] as usize;
            // Most words in lower case are nowhere in a run.
            if number == 0 || self.words[number - 1] == hash {
                return at;
            }
            at = (at + 1) & mask;
        }
    }
}

fn flag_countries(passage: &Passage<'_>, countries: &[CountryMention], flags: &mut [u8]) {
    for mention in countries {
        let at = passage.token_at(mention.span.start);
        let (tokens, flags) = (passage.tokens.get(at..), flags.get_mut(at..));
        let tokens = tokens.unwrap_or_default().iter().zip(flags.unwrap_or_default());
        for (_, flags) in tokens.take_while(|(token, _)| token.span.start < mention.span.end) {
            *flags |= COUNTRY;
        }
    }
}

fn flag_sentences(passage: &Passage<'_>, flags: &mut [u8]) {
    for sentence in &passage.sentences {
        let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let words = passage.tokens.get(tokens.clone()).unwrap_or_default();
        let flags = flags.get_mut(tokens).unwrap_or_default();
        if let Some(flags) = flags.first_mut() {
            *flags |= STARTS;
        }
        if let Some((_, flags)) = words.iter().zip(flags).find(|(word, _)| word.is_word()) {
            *flags |= FIRST;
        }
    }
    // A quotation inside a sentence begins a sentence of its own.
    let behind = flags.iter_mut().skip(1);
    for ((at, word), flags) in passage.known_words().iter().enumerate().zip(behind) {
        let opens = match word.kind {
            TokenKind::Colon => true,
            TokenKind::Mark => is_one(passage.word(at), opens_for_certain),
            _ => false,
        };
        if opens && *flags & STARTS == 0 {
            *flags |= FIRST;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Paragraph, Role};
    use crate::text::Span;

    #[test]
    fn only_the_words_that_are_asked_for_have_numbers_and_the_same_wherever_they_are() {
        let text = "Lopez may go. In May the lopez went.";
        let paragraphs = [Paragraph { span: Span::new(0, text.len()), role: Role::Body }];
        let passage = Passage::new(text, &paragraphs);
        let mut scene = PersonScene::new(&passage, &[]);
        let capitals: Vec<usize> = (0..passage.tokens.len()).filter(|&at| scene.is_capitalized(at)).collect();
        scene.number_words(capitals.into_iter());
        let none = NO_NUMBER as usize;
        let numbers: Vec<usize> = scene.numbers().collect();
        assert_eq!(numbers, [0, 2, none, none, 1, 2, none, 0, none, none]);
        assert_eq!(scene.number(numbers.len()), none);
        let hashes: Vec<u32> = [0, 4, 5].iter().map(|&at| passage.hash(at)).collect();
        assert_eq!(scene.word_hashes(), hashes);
    }

    #[test]
    fn a_sentence_begins_at_its_first_word_and_behind_the_mark_of_a_quotation() {
        let text = "“Go on,” he said: Ana came. 3 men saw “Bob” there.";
        let paragraphs = [Paragraph { span: Span::new(0, text.len()), role: Role::Body }];
        let passage = Passage::new(text, &paragraphs);
        let scene = PersonScene::new(&passage, &[]);
        let tokens = || 0..passage.tokens.len();
        let first: Vec<&str> = tokens().filter(|&at| scene.is_first(at)).map(|at| scene.word(at)).collect();
        let starts: Vec<&str> =
            tokens().filter(|&at| scene.starts_sentence(at)).map(|at| scene.word(at)).collect();
        assert_eq!((first, starts), (vec!["Go", "Ana", "men", "Bob"], vec!["“", "3"]));
    }
}
