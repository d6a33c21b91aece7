//! A wording -> what a comparison with others asks about it, looked up once.
//!
//! Each description is compared with every introduction of the text so far, and a long text has hundreds of both.

use super::wording::{Wording, words};
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::speakers;
use crate::text::fold::lowercase;

/// Lists of words for people of one kind: whoever is introduced by one of them can be called by another.
const KINDS: [List; 12] = [
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
    List::SpouseKind,
    List::YouthKind,
];

/// How well an introduction fits a description.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It says something else.
    Not,
    /// It says nothing about it.
    Open,
    /// The noun is the same, but not what follows it: "the director of the museum" for "director of the zoo"; or the
    /// office is another: "the mayor" for "deputy mayor".
    Tail,
    /// Another word for the same kind: "the lawmaker" for "senator".
    Kind,
    /// The noun is the same.
    Noun,
    /// The noun and a word with it are the same: "the foreign minister".
    Whole,
}

/// A wording as it is compared.
#[derive(Debug, Clone)]
pub(super) struct ComparedWording {
    /// All its words.
    words: Vec<ComparedWord>,
    /// Those that end in the noun.
    head: Vec<ComparedWord>,
    /// The age in years that the words give.
    pub(super) age: Option<u32>,
    is_teen: bool,
    /// The countries that the words name.
    pub(super) countries: Vec<[u8; 2]>,
    /// Whether the words name the people of a country: "Dutch".
    pub(super) has_demonym: bool,
}

/// A word as it is compared.
#[derive(Debug, Clone)]
struct ComparedWord {
    /// The same for all words that mean the same: "senator" for "Sen.".
    name: String,
    /// The first eight bytes of the name: nearly all names that differ do so here, and most comparisons end with them.
    first_bytes: u64,
    /// The lists of the word in lower case.
    lists: ListSet,
    is_role: bool,
}

impl ComparedWord {
    fn of(word: &str) -> Self {
        let small = lowercase(word);
        let spokes = word.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("spokes"));
        // A "spokesman" is a "spokesperson".
        let title = if spokes { Some("spokes") } else { speakers::full_title(&small) };
        let name = title.map_or_else(|| small.into_owned(), str::to_owned);
        // "Sgt" is a rank as "sergeant" is.
        let lists = ListSet::of(&name);
        let mut first_bytes = [0; 8];
        first_bytes.iter_mut().zip(name.bytes()).for_each(|(place, byte)| *place = byte);
        Self { name, first_bytes: u64::from_le_bytes(first_bytes), lists, is_role: speakers::is_role(word) }
    }

    fn is_same(&self, other: &Self) -> bool {
        self.first_bytes == other.first_bytes && self.name == other.name
    }

    fn is_same_kind(&self, noun: &Self) -> bool {
        // "the official" for a director, but not "the inspector".
        let is_official = noun.name == "official" && self.lists.has(List::OfficialKind);
        let of_kind = |&kind: &List| self.lists.has(kind) && noun.lists.has(kind);
        is_official || noun.lists.has(List::KindNouns) && KINDS.iter().any(of_kind)
    }
}

impl ComparedWording {
    pub(super) fn of(wording: Wording<'_>) -> Self {
        let written: Vec<&str> = words(wording.words).collect();
        let all: Vec<ComparedWord> = written.iter().map(|word| ComparedWord::of(word)).collect();
        let known = |word: &str| all.iter().zip(&written).find(|(_, other)| **other == word);
        let of_head = |word| known(word).map_or_else(|| ComparedWord::of(word), |(known, _)| known.clone());
        let head: Vec<ComparedWord> = words(wording.head).map(of_head).collect();
        let age = wording.age();
        let countries: Vec<[u8; 2]> = wording.countries().collect();
        Self {
            words: all,
            // "teenager", "the 19-year-old".
            is_teen: head.iter().any(|word| word.lists.has(List::Teens))
                || age.is_some_and(|age| (13..20).contains(&age)),
            head,
            age,
            has_demonym: !countries.is_empty() && wording.demonyms().next().is_some(),
            countries,
        }
    }

    /// Whether a word with the noun of `other` is in the head.
    pub(super) fn has_noun_of(&self, other: &Self) -> bool {
        other.head.last().is_some_and(|noun| has(&self.head, noun))
    }

    /// How well an introduction fits this description.
    ///
    /// Gets right: "the prime minister" for "Prime Minister". Leaves alone: "Defence Minister".
    pub(super) fn fit(&self, introduction: &Self) -> Fit {
        if !introduction.has_noun_of(self) {
            return if self.is_kind_of(introduction) { Fit::Kind } else { Fit::Open };
        }
        let mut wanted = self.without_noun(&self.words).peekable();
        if wanted.peek().is_none() {
            return if introduction.is_of_deputy() { Fit::Tail } else { Fit::Noun };
        }
        if wanted.any(|word| has(&introduction.words, word)) {
            return Fit::Whole;
        }
        if self.is_of_deputy() {
            return Fit::Not;
        }
        let others = || introduction.without_noun(&introduction.words);
        match (self.without_noun(&self.head).next(), others().next()) {
            (None, _) => Fit::Tail,
            (Some(_), Some(_)) => Fit::Not,
            (Some(_), None) => Fit::Noun,
        }
    }

    /// The number of signs, age and nationality, by which two wordings agree; `None` if one contradicts.
    pub(super) fn signs(&self, said: &Self) -> Option<usize> {
        let age = match (self.age, said.age) {
            (Some(one), Some(other)) if one != other => return None,
            (Some(_), Some(_)) => 2,
            _ => 0,
        };
        let same_age = self.age.is_some() && self.is_teen && said.is_teen;
        Some(age.max(usize::from(same_age)) + usize::from(self.shares_country(said)))
    }

    pub(super) fn shares_country(&self, said: &Self) -> bool {
        self.countries.iter().any(|country| said.countries.contains(country))
    }

    /// Whether the noun is that of somebody else’s office: "vice president". A deputy minister is a minister, too.
    fn is_of_deputy(&self) -> bool {
        let modified = self.head.iter().rev().nth(1);
        modified.is_some_and(|word| word.lists.has(List::DeputyModifiers))
    }

    /// The words that say which one, without the noun.
    fn without_noun<'w>(&'w self, words: &'w [ComparedWord]) -> impl Iterator<Item = &'w ComparedWord> {
        let noun = self.head.last();
        words.iter().filter(move |word| {
            !noun.is_some_and(|noun| word.is_same(noun)) && !word.lists.has(List::EmptyModifiers)
        })
    }

    /// Whether the noun is another word for the same kind: "the lawmaker" for "senator", "the deputy leader" for "deputy".
    fn is_kind_of(&self, introduction: &Self) -> bool {
        let offices = || self.without_noun(&self.head).filter(|word| word.is_role);
        let named = offices().any(|word| has(&introduction.head, word));
        let general = || {
            let noun = self.head.last();
            // "the chief whip" is no chief.
            let own = introduction.head.last();
            noun.zip(own).is_some_and(|(noun, own)| own.is_same_kind(noun))
        };
        // "the far-right leader" can be any leader, "the deputy leader" only a deputy.
        let other_office = || offices().any(|word| !has(&introduction.words, word));
        named || general() && !other_office()
    }
}

fn has(words: &[ComparedWord], word: &ComparedWord) -> bool {
    words.iter().any(|other| other.is_same(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(words: &str) -> ComparedWording {
        ComparedWording::of(Wording { words, head: words })
    }

    fn fit(description: &str, introduction: &str) -> Fit {
        whole(description).fit(&whole(introduction))
    }

    #[test]
    fn a_description_fits_the_words_that_introduce_someone() {
        assert_eq!(fit("the prime minister", "Prime Minister"), Fit::Whole);
        assert_eq!(fit("the prime minister", "Defence Minister"), Fit::Not);
        assert_eq!(fit("the Minister", "Revenue Minister"), Fit::Noun);
        assert_eq!(fit("the lawmaker", "Labour MP"), Fit::Kind);
        assert_eq!(fit("the senator", "Greens senator"), Fit::Noun);
        assert_eq!(fit("the senator", "Greens Sen."), Fit::Noun);
        assert_eq!(fit("the spokeswoman", "police spokesperson"), Fit::Noun);
        assert_eq!(fit("the deputy leader", "his deputy"), Fit::Kind);
        assert_eq!(fit("the deputy leader", "chief executive"), Fit::Open);
        assert_eq!(fit("the mayor", "a vet"), Fit::Open);
        assert_eq!(fit("the officer", "Sgt"), Fit::Kind);
        assert_eq!(fit("the party leader", "chief whip"), Fit::Open);
        assert_eq!(fit("the vice president", "President"), Fit::Not);
        assert_eq!(fit("the vice president", "Vice President"), Fit::Whole);
        assert_eq!(fit("the mayor", "Deputy Mayor"), Fit::Tail);
        assert_eq!(fit("the minister", "deputy prime minister"), Fit::Noun);
        let museum =
            ComparedWording::of(Wording { words: "the director of the museum", head: "the director" });
        let zoo = ComparedWording::of(Wording { words: "director of the zoo", head: "director" });
        assert_eq!(museum.fit(&zoo), Fit::Tail);
        assert_eq!(museum.fit(&whole("museum director")), Fit::Whole);
        assert_eq!(fit("the former wing-back", "full-back"), Fit::Open);
    }

    #[test]
    fn ages_and_countries_agree_or_contradict() {
        for (description, introduction, signs) in [
            ("the 29-year-old", "29", Some(2)),
            ("the 29-year-old", "30", None),
            ("the 19-year-old", "a teenager", Some(1)),
            ("the Dutchman", "a Dutch painter", Some(1)),
            ("the winger", "a Dutch painter", Some(0)),
        ] {
            assert_eq!(
                whole(description).signs(&whole(introduction)),
                signs,
                "{description}: {introduction}"
            );
        }
    }
}
