//! The passage as the search for names sees it: every token with the classes of its word.

use crate::analysis::Passage;
use crate::analysis::country::CountryMention;
use crate::analysis::token::{Shape, Token};
use crate::lexicon::words::WordClass;
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;

/// A passage with what is known about its words.
pub(super) struct Scene<'p, 't> {
    pub(super) passage: &'p Passage<'t>,
    /// Whether the token is part of a country's name.
    country: Vec<bool>,
    /// Whether the token is the first word of its sentence.
    first: Vec<bool>,
    /// How often the passage writes a word (given in lower case) without a capital.
    lower: HashMap<&'t str, u32>,
}

impl<'p, 't> Scene<'p, 't> {
    pub(super) fn new(passage: &'p Passage<'t>, countries: &[CountryMention]) -> Self {
        let mut lower = HashMap::new();
        for token in passage.tokens.iter().filter(|token| token.shape == Shape::Lower) {
            *lower.entry(token.span.of(passage.text)).or_insert(0) += 1;
        }
        let country = country_tokens(passage, countries);
        let first = first_words(passage);
        Self { passage, country, first, lower }
    }

    pub(super) fn token(&self, at: usize) -> Option<Token> {
        self.passage.tokens.get(at).copied()
    }

    pub(super) fn word(&self, at: usize) -> &'t str {
        self.passage.word(at)
    }

    /// The classes of token `at`; none beyond the ends.
    pub(super) fn class(&self, at: usize) -> WordClass {
        self.passage.class(at)
    }

    pub(super) fn is_country(&self, at: usize) -> bool {
        self.country.get(at).copied().unwrap_or_default()
    }

    /// Whether token `at` is the first word of its sentence, where a capital means nothing.
    pub(super) fn is_first(&self, at: usize) -> bool {
        self.first.get(at).copied().unwrap_or_default()
    }

    pub(super) fn is_capitalized(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.is_capitalized(self.passage.text))
    }

    pub(super) fn is_lower(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.shape == Shape::Lower)
    }

    /// Whether the mark at `at` is one of `marks`.
    pub(super) fn is_mark(&self, at: usize, marks: &str) -> bool {
        self.token(at).is_some_and(|token| token.shape == Shape::Mark) && marks.contains(self.word(at))
    }

    /// How often the passage writes the word without a capital.
    pub(super) fn seen_lower(&self, at: usize) -> u32 {
        if self.lower.is_empty() {
            return 0;
        }
        let word = self.word(at).to_lowercase();
        self.lower.get(word.as_str()).copied().unwrap_or_default()
    }

    /// Whether both tokens stand in one sentence.
    pub(super) fn same_sentence(&self, a: usize, b: usize) -> bool {
        self.passage.sentence_of(a) == self.passage.sentence_of(b)
    }

    /// The words of a run of tokens, as the text writes them.
    pub(super) fn words(&self, tokens: &Range<usize>) -> &'t str {
        let (Some(first), Some(last)) = (self.token(tokens.start), self.token(tokens.end.wrapping_sub(1)))
        else {
            return "";
        };
        first.span.to(last.span).of(self.passage.text)
    }
}

/// Adds up the points of the rules that hold.
pub(super) fn sum(rules: &[(bool, i32)]) -> i32 {
    rules.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum()
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

fn first_words(passage: &Passage<'_>) -> Vec<bool> {
    let mut first = vec![false; passage.tokens.len()];
    for sentence in &passage.sentences {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let opening = range.clone().find(|&at| passage.tokens[at].is_word());
        if let Some(flag) = opening.and_then(|at| first.get_mut(at)) {
            *flag = true;
        }
        // A quotation that begins inside the sentence begins a sentence of its own.
        for at in range.skip(1) {
            let opens = matches!(passage.word(at - 1), "“" | "\"" | "‘" | "«" | ":");
            if let Some(flag) = first.get_mut(at).filter(|_| opens) {
                *flag = true;
            }
        }
    }
    first
}
