//! Mentions of countries: names, demonyms, and governments named by their capital.
//!
//! Words become phrases ([`phrase`]: the longest match in the lexicon). Phrases that mean something else are removed
//! ([`traps`]: "Michael Jordan"; [`states`]: "Atlanta, Georgia"), spellings that several countries share are assigned
//! to one ([`shared`]: "Congo"), and capitals are distinguished from the governments they can stand for ([`capital`]). The
//! rules look at the words around a phrase and at what else the passage names. They do without a parser, which would
//! cost more than the whole budget of the analysis.

mod capital;
mod phrase;
mod shared;
mod states;
mod traps;

use super::{CountryCode, MentionKind, Passage};
use crate::lexicon::countries::SpellingKind;
use crate::text::Span;
use phrase::CountryPhrase;

pub use shared::NamedCountries;

/// A country found in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountryMention {
    /// The words.
    pub span: Span,
    /// Which country.
    pub code: CountryCode,
    /// Name, demonym, metonym or place.
    pub kind: MentionKind,
}

/// Finds the mentions of countries in a passage, in text order; they do not overlap.
#[must_use]
pub fn find(passage: &Passage<'_>) -> Vec<CountryMention> {
    find_remembering(passage, &mut NamedCountries::default())
}

/// What [`find`] finds in a text of several passages: `earlier` holds the countries that those before this one name.
#[must_use]
pub fn find_remembering(passage: &Passage<'_>, earlier: &mut NamedCountries) -> Vec<CountryMention> {
    let mut phrases = phrase::find(passage);
    traps::remove(passage, &mut phrases);
    let named = NamedCountries::in_phrases(&phrases).and(earlier);
    phrases.retain(|phrase| !phrase.meaning.is_doubtful() || named.has_owner_of(phrase.meaning));
    let groups = capital::groups(passage, &phrases);
    let mention = |(at, phrase): (usize, &CountryPhrase)| CountryMention {
        span: phrase.span(passage),
        code: CountryCode(named.country_of(&phrases, at)),
        kind: match phrase.meaning.kind() {
            SpellingKind::Demonym | SpellingKind::Prefix => MentionKind::Demonym,
            SpellingKind::Place => MentionKind::Place,
            SpellingKind::Capital | SpellingKind::Seat => capital::kind(passage, &phrases, at, &groups[at]),
            SpellingKind::Name | SpellingKind::Never => MentionKind::Name,
        },
    };
    let mentions = phrases.iter().enumerate().map(mention).collect();
    *earlier = named;
    mentions
}

#[cfg(test)]
mod tests;
