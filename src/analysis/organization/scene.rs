//! The passage as the recogniser of organisations sees it: whose each token is, and what it can be.

use crate::analysis::country::CountryMention;
use crate::analysis::person::PersonMention;
use crate::analysis::token::Shape;
use crate::analysis::{MentionKind, Passage};
use crate::lexicon::lists::List;
use crate::lexicon::words::WordClass;
use crate::text::Span;
use std::ops::Range;

/// The classes of the words that an organisation is known by: "Ministry", "Bank", "Club".
pub(super) const HEAD: WordClass = WordClass::INSTITUTION.with(WordClass::COMPANY).with(WordClass::GROUP);

/// The tokens of a mention, and its kind.
pub(super) type FoundTokens = (Range<usize>, MentionKind);

/// A passage and its tokens that belong to people and to countries.
pub(super) struct OrganizationScene<'p, 't> {
    pub(super) passage: &'p Passage<'t>,
    /// Tokens of people's names.
    pub(super) taken: Vec<bool>,
    /// Tokens of countries' names.
    country: Vec<bool>,
}

impl<'p, 't> OrganizationScene<'p, 't> {
    pub(super) fn new(
        passage: &'p Passage<'t>,
        countries: &[CountryMention],
        people: &[PersonMention],
    ) -> Self {
        let taken = mark(passage, people.iter().map(|person| person.span));
        let country = mark(passage, countries.iter().map(|country| country.span));
        Self { passage, taken, country }
    }

    pub(super) fn class(&self, at: usize) -> WordClass {
        self.passage.class(at)
    }

    pub(super) fn is(&self, at: usize, list: List) -> bool {
        self.passage.is(at, list)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.passage.is_capitalized(at) && !self.taken.get(at).copied().unwrap_or_default()
    }

    pub(super) fn is_country(&self, at: usize) -> bool {
        self.country.get(at).copied().unwrap_or_default()
    }

    pub(super) fn is_possessive(&self, at: usize) -> bool {
        self.passage.tokens.get(at).is_some_and(|token| token.shape == Shape::Possessive)
    }

    pub(super) fn spaced(&self, at: usize) -> bool {
        self.passage.tokens.get(at).is_some_and(|token| token.spaced)
    }

    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        let sentence = self.passage.sentences.get(self.passage.sentence_of(at));
        sentence.map_or(at..at + 1, |s| s.tokens.start as usize..s.tokens.end as usize)
    }

    pub(super) fn span(&self, tokens: &Range<usize>) -> Span {
        let at = |index: usize| self.passage.tokens.get(index).map_or(Span::default(), |token| token.span);
        at(tokens.start).to(at(tokens.end.saturating_sub(1)))
    }

    pub(super) fn is_upper(&self, at: usize) -> bool {
        self.passage.tokens.get(at).is_some_and(|token| token.shape == Shape::Upper)
    }
}

fn mark(passage: &Passage<'_>, spans: impl Iterator<Item = Span>) -> Vec<bool> {
    let mut marked = vec![false; passage.tokens.len()];
    for span in spans {
        let first = passage.token_at(span.start);
        for (token, flag) in passage.tokens.iter().zip(&mut marked).skip(first) {
            if token.span.start >= span.end {
                break;
            }
            *flag = true;
        }
    }
    marked
}
