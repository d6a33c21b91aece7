//! The passage as the recogniser of people sees it: every token with its classes and its place in the sentence.

use crate::analysis::Passage;
use crate::analysis::country::CountryMention;
use crate::analysis::token::{Shape, Token};
use crate::lexicon::lists::List;
use crate::lexicon::words::WordClass;
use crate::text::quotation_marks::{is_one, opens_for_certain};
use crate::text::span::offset;
use std::ops::Range;

/// A passage with what is known about its tokens.
pub(super) struct PersonScene<'p, 't> {
    pub(super) passage: &'p Passage<'t>,
    /// Whether the token is part of a country's name.
    country: Vec<bool>,
    /// Whether the token is the first word of its sentence.
    first: Vec<bool>,
    /// Whether the token begins a sentence.
    starts: Vec<bool>,
    /// The number of each token’s word, whatever its capitals.
    numbers: Vec<u32>,
    /// The hash of each word, by its number.
    words: Vec<u32>,
}

impl<'p, 't> PersonScene<'p, 't> {
    pub(super) fn new(passage: &'p Passage<'t>, countries: &[CountryMention]) -> Self {
        let count = passage.tokens.len();
        let mut vocabulary = Vocabulary::of_at_most(count);
        let mut scene = Self {
            passage,
            country: country_tokens(passage, countries),
            first: first_words(passage),
            starts: starts(passage),
            numbers: Vec::with_capacity(count),
            words: Vec::new(),
        };
        scene.numbers.extend((0..count).map(|at| vocabulary.number(passage.hash(at))));
        scene.words = vocabulary.words;
        scene
    }

    pub(super) fn token(&self, at: usize) -> Option<Token> {
        self.passage.tokens.get(at).copied()
    }

    pub(super) fn word(&self, at: usize) -> &'t str {
        self.passage.word(at)
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
        self.country.get(at).copied().unwrap_or_default()
    }

    /// Whether token `at` is the first word of its sentence, where a capital says nothing.
    pub(super) fn is_first(&self, at: usize) -> bool {
        self.first.get(at).copied().unwrap_or_default()
    }

    pub(super) fn is_capitalized(&self, at: usize) -> bool {
        self.passage.is_capitalized(at)
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

    /// Whether a sentence begins with token `at`.
    pub(super) fn starts_sentence(&self, at: usize) -> bool {
        self.starts.get(at).copied().unwrap_or(true)
    }

    /// The number of the word of token `at`: the same for all its capitals.
    pub(super) fn number(&self, at: usize) -> usize {
        self.numbers.get(at).map_or(usize::MAX, |&number| number as usize)
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
        let starts = |at: usize| self.starts.get(at).copied().unwrap_or(at == self.starts.len());
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

    fn number(&mut self, hash: u32) -> u32 {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let number = self.slots[at];
            if number == 0 {
                self.words.push(hash);
                self.slots[at] = offset(self.words.len());
            } else if self.words[number as usize - 1] != hash {
                at = (at + 1) & mask;
                continue;
            }
            return self.slots[at] - 1;
        }
    }
}

fn country_tokens(passage: &Passage<'_>, countries: &[CountryMention]) -> Vec<bool> {
    let mut country = vec![false; passage.tokens.len()];
    for mention in countries {
        let mut at = passage.token_at(mention.span.start);
        while let Some(flag) = country.get_mut(at)
            && passage.tokens[at].span.start < mention.span.end
        {
            *flag = true;
            at += 1;
        }
    }
    country
}

fn starts(passage: &Passage<'_>) -> Vec<bool> {
    let mut starts = vec![false; passage.tokens.len()];
    for sentence in &passage.sentences {
        if let Some(flag) = starts.get_mut(sentence.tokens.start as usize) {
            *flag = true;
        }
    }
    starts
}

fn first_words(passage: &Passage<'_>) -> Vec<bool> {
    let mut first = vec![false; passage.tokens.len()];
    for sentence in &passage.sentences {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let opening = range.clone().find(|&at| passage.tokens[at].is_word());
        if let Some(flag) = opening.and_then(|at| first.get_mut(at)) {
            *flag = true;
        }
        // A quotation inside the sentence begins a sentence of its own.
        for at in range.skip(1) {
            if passage.tokens[at - 1].shape != Shape::Mark {
                continue;
            }
            let before = passage.word(at - 1);
            let opens = before == ":" || is_one(before, opens_for_certain);
            if let Some(flag) = first.get_mut(at).filter(|_| opens) {
                *flag = true;
            }
        }
    }
    first
}
