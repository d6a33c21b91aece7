//! The words of a description, compared with those of an introduction.

use crate::lexicon::countries::{self, SpellingKind};
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::speakers;
use crate::text::Span;

/// Lists of words for people of one kind: whoever is introduced by one of them can be called by another.
const KINDS: [List; 11] = [
    List::LawmakerKind,
    List::GovernmentKind,
    List::PlayerKind,
    List::PerformerKind,
    List::LeaderKind,
    List::ScholarKind,
    List::LawyerKind,
    List::JudgeKind,
    List::OfficerKind,
    List::ClericKind,
    List::YouthKind,
];

/// The words of a description or an introduction.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wording<'t> {
    /// All of them.
    pub(super) words: &'t str,
    /// Those that end in the noun.
    pub(super) head: &'t str,
}

/// How well an introduction fits a description.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It says something else.
    Not,
    /// It says nothing about it.
    Open,
    /// The noun is the same, but not what follows it: "the director of the museum" for "director of the zoo".
    Tail,
    /// Another word for the same kind: "the lawmaker" for "senator".
    Kind,
    /// The noun is the same.
    Noun,
    /// The noun and a word with it are the same: "the foreign minister".
    Whole,
}

impl<'t> Wording<'t> {
    /// The words under a span of `text`, of which `head` is the part with the noun.
    pub(super) fn of(text: &'t str, words: Span, head: Span) -> Self {
        Self { words: words.of(text), head: head.of(text) }
    }

    /// The noun: "minister", "29-year-old".
    pub(super) fn noun(self) -> &'t str {
        words(self.head).last().unwrap_or_default()
    }

    /// The words that say which one, without the noun.
    pub(super) fn others(self) -> impl Iterator<Item = &'t str> {
        let noun = self.noun();
        words(self.words).filter(move |word| {
            !same(word, noun) && !ListSet::of(&word.to_lowercase()).has(List::EmptyModifiers)
        })
    }

    /// The age in years that the words give: "29", "29-year-old".
    pub(super) fn age(self) -> Option<u32> {
        words(self.words).find_map(|word| {
            let alone = word.len() == self.words.trim().len();
            let number = word.strip_suffix("-old").and_then(|rest| rest.split('-').next());
            number.or(alone.then_some(word))?.parse().ok()
        })
    }

    /// Whether the words say that someone is in their teens: "teenager", "the 19-year-old".
    pub(super) fn is_teen(self) -> bool {
        let young = words(self.head).any(|word| ListSet::of(&word.to_lowercase()).has(List::Teens));
        young || self.age().is_some_and(|age| (13..20).contains(&age))
    }

    /// The countries that the words name: "Dutch", "the Dutchman".
    pub(super) fn countries(self) -> impl Iterator<Item = [u8; 2]> {
        let meanings = words(self.words).filter_map(countries::meaning);
        let named =
            meanings.filter(|meaning| matches!(meaning.kind(), SpellingKind::Name | SpellingKind::Demonym));
        named.filter_map(|meaning| meaning.codes().next())
    }

    /// The countries whose people the words name: "Dutch".
    pub(super) fn demonyms(self) -> impl Iterator<Item = [u8; 2]> {
        let meanings = words(self.words).filter_map(countries::meaning);
        let demonyms = meanings.filter(|meaning| meaning.kind() == SpellingKind::Demonym);
        demonyms.filter_map(|meaning| meaning.codes().next())
    }

    /// How well an introduction fits this description.
    ///
    /// Gets right: "the prime minister" for "Prime Minister". Leaves alone: "Defence Minister".
    pub(super) fn fit(self, introduction: Wording<'_>) -> Fit {
        let noun = self.noun();
        let same_noun = words(introduction.head).any(|word| same(word, noun));
        let has = |word: &str| words(introduction.words).any(|other| same(other, word));
        if !same_noun {
            return if self.is_kind_of(introduction) { Fit::Kind } else { Fit::Open };
        }
        let mut wanted = self.others().peekable();
        if wanted.peek().is_none() {
            return Fit::Noun;
        }
        if wanted.any(has) {
            return Fit::Whole;
        }
        match (self.before_noun().next(), introduction.others().next()) {
            (None, _) => Fit::Tail,
            (Some(_), Some(_)) => Fit::Not,
            (Some(_), None) => Fit::Noun,
        }
    }
}

impl Wording<'_> {
    /// The words before the noun that say which one: "deputy" in "the deputy leader of the council".
    fn before_noun(&self) -> impl Iterator<Item = &str> {
        Wording { words: self.head, head: self.head }.others()
    }

    /// Whether the noun is another word for the same kind: "the lawmaker" for "senator", "the deputy leader" for "deputy".
    fn is_kind_of(&self, introduction: Wording<'_>) -> bool {
        let noun = self.noun();
        let has = |word: &str| words(introduction.words).any(|other| same(other, word));
        let named = self
            .before_noun()
            .any(|word| speakers::is_role(word) && words(introduction.head).any(|other| same(other, word)));
        let general = words(introduction.head).any(|word| same_kind(word, noun));
        // "the far-right leader" can be any leader, "the deputy leader" only a deputy.
        let other_office = self.before_noun().any(|word| speakers::is_role(word) && !has(word));
        named || general && !other_office
    }
}

/// The words of a text, without articles and possessive endings; hyphens hold a word together.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '’' | '.'));
    let bare = parts.map(|word| {
        let word = word.trim_matches(['.', '-', '\'', '’']);
        word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word)
    });
    bare.filter(|word| !word.is_empty() && !matches!(*word, "the" | "The" | "a" | "A" | "an" | "An" | "of"))
}

/// Whether two words are the same, whatever their capitals; "Sen." is "senator", and "spokesman" "spokesperson".
fn same(a: &str, b: &str) -> bool {
    let spokes = |word: &str| word.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("spokes"));
    let title = || speakers::full_title(&a.to_lowercase()) == speakers::full_title(&b.to_lowercase());
    a.eq_ignore_ascii_case(b) || spokes(a) && spokes(b) || title()
}

fn same_kind(a: &str, b: &str) -> bool {
    let (a, b) = (ListSet::of(&a.to_lowercase()), ListSet::of(&b.to_lowercase()));
    b.has(List::KindNouns) && KINDS.iter().any(|&kind| a.has(kind) && b.has(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(description: &str, introduction: &str) -> Fit {
        let whole = |words| Wording { words, head: words };
        whole(description).fit(whole(introduction))
    }

    #[test]
    fn a_description_fits_the_words_that_introduce_someone() {
        assert_eq!(fit("the prime minister", "Prime Minister"), Fit::Whole);
        assert_eq!(fit("the prime minister", "Defence Minister"), Fit::Not);
        assert_eq!(fit("the Minister", "Revenue Minister"), Fit::Noun);
        assert_eq!(fit("the lawmaker", "Labour MP"), Fit::Kind);
        assert_eq!(fit("the senator", "Greens senator"), Fit::Noun);
        assert_eq!(fit("the senator", "Greens Sen."), Fit::Noun);
        assert_eq!(fit("the deputy leader", "his deputy"), Fit::Kind);
        assert_eq!(fit("the deputy leader", "chief executive"), Fit::Open);
        assert_eq!(fit("the mayor", "a vet"), Fit::Open);
        let museum = Wording { words: "the director of the museum", head: "the director" };
        assert_eq!(museum.fit(Wording { words: "director of the zoo", head: "director" }), Fit::Tail);
        assert_eq!(museum.fit(Wording { words: "museum director", head: "museum director" }), Fit::Whole);
        assert_eq!(fit("the former wing-back", "full-back"), Fit::Open);
    }

    #[test]
    fn ages_and_countries_are_read_from_words() {
        let whole = |words| Wording { words, head: words };
        assert_eq!(whole("the 29-year-old").age(), Some(29));
        assert_eq!(whole("29").age(), Some(29));
        assert_eq!(whole("one of 29 winners").age(), None);
        assert_eq!(whole("the Dutchman").countries().next(), Some(*b"NL"));
        assert_eq!(whole("the winger").countries().next(), None);
    }
}
