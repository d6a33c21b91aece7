//! How a passage uses each word, whatever its capitals: how often it is written in lower case, follows a title,
//! precedes a verb of people, or is first or last in a run of capitals.

use super::scene::PersonScene;
use crate::analysis::grammar::TokenKind;
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::words::WordClass;

/// A way in which a word is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordUse {
    /// Without a capital.
    Lower,
    /// With a capital, and not as the first word of a sentence.
    Inner,
    /// Behind a title: "Mr Lopez".
    Titled,
    /// First in a run of capitals.
    First,
    /// Last in a run of capitals.
    Last,
    /// Before a verb that people are the subject of: "Lopez said".
    Subject,
    /// Behind a preposition of place: "in Lopez".
    Placed,
    /// Behind "the".
    Article,
    /// Before a possessive ending: "Lopez’s".
    Owner,
    /// Behind a word that often precedes people: "said Lopez", "with Lopez".
    Said,
}

/// All uses, in the order in which they are counted.
pub(super) const ALL_USES: [WordUse; 10] = [
    WordUse::Lower,
    WordUse::Inner,
    WordUse::Titled,
    WordUse::First,
    WordUse::Last,
    WordUse::Subject,
    WordUse::Placed,
    WordUse::Article,
    WordUse::Owner,
    WordUse::Said,
];

/// How often one word is used in each way; counting stops at 255.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct UseCounts {
    counts: [u8; ALL_USES.len()],
    /// A bit for each way in which the word is used at all.
    kinds: u16,
}

impl UseCounts {
    /// More uses than this say no more than this many.
    pub(super) const MANY: u8 = 3;

    /// A word that is used `count` times, each time in this way.
    pub(super) fn only(word_use: WordUse, count: u8) -> Self {
        let mut counts = Self::default();
        (0..count).for_each(|_| counts.add(word_use));
        counts
    }

    /// The ways in which the word is used at all, each with how often it is.
    #[inline]
    pub(super) fn of_each(&self) -> impl Iterator<Item = (usize, u8)> {
        let mut kinds = self.kinds;
        std::iter::from_fn(move || {
            let at = kinds.trailing_zeros() as usize;
            let count = *self.counts.get(at)?;
            kinds &= kinds - 1;
            Some((at, count))
        })
    }

    pub(super) fn count(&self, word_use: WordUse) -> u8 {
        self.counts[word_use as usize]
    }

    /// Halves every count.
    pub(super) fn halve(&mut self) {
        self.counts = self.counts.map(|count| count / 2);
        self.kinds = self.counts.iter().zip(0..).map(|(&count, bit)| u16::from(count > 0) << bit).sum();
    }

    pub(super) fn add(&mut self, word_use: WordUse) {
        let count = &mut self.counts[word_use as usize];
        *count = count.saturating_add(1);
        self.kinds |= 1 << word_use as u16;
    }
}

/// The uses of the words of a passage that have numbers, by number.
pub(super) struct WordUses(Vec<UseCounts>);

impl WordUses {
    /// Counts how the passage uses its words, in addition to `counts`, those of earlier passages by number of the word.
    pub(super) fn count(scene: &PersonScene<'_, '_>, mut counts: Vec<UseCounts>) -> Self {
        for (at, number) in scene.numbers().enumerate() {
            if let Some(counts) = counts.get_mut(number) {
                if scene.is_lower(at) {
                    counts.add(WordUse::Lower);
                } else if scene.is_capitalized(at) {
                    count_capital(scene, at, counts);
                }
            }
        }
        Self(counts)
    }

    /// How the word of this number is used.
    pub(super) fn of_number(&self, number: usize) -> UseCounts {
        self.0.get(number).copied().unwrap_or_default()
    }

    /// How the passage uses the word of token `at`, which is in a run.
    pub(super) fn of(&self, scene: &PersonScene<'_, '_>, at: usize) -> UseCounts {
        self.of_number(scene.number(at))
    }

    /// A bit for each way in which the passage uses the word of token `at` at all.
    pub(super) fn kinds(&self, scene: &PersonScene<'_, '_>, at: usize) -> u32 {
        // What has no number is a word that never has a capital, or no word at all.
        self.0.get(scene.number(at)).map_or_else(|| u32::from(scene.is_lower(at)), |uses| uses.kinds.into())
    }

    /// Whether the passage writes the word of token `at` without a capital somewhere.
    pub(super) fn seen_lower(&self, scene: &PersonScene<'_, '_>, at: usize) -> bool {
        self.kinds(scene, at) >> WordUse::Lower as u32 & 1 == 1
    }
}

/// The words before a name that say what the person is.
const TITLE: WordClass = WordClass::HONORIFIC.with(WordClass::RANK).with(WordClass::ROLE);

/// Counts how a capitalised word is used at one place.
fn count_capital(scene: &PersonScene<'_, '_>, at: usize, counts: &mut UseCounts) {
    let before = at.checked_sub(1).map(|before| scene.known(before)).unwrap_or_default();
    let after = scene.known(at + 1);
    let starts = scene.starts_sentence(at);
    let joined = !starts && before.is_capitalized;
    let goes_on = after.is_capitalized && !scene.starts_sentence(at + 1);
    let held = [
        (!scene.is_first(at), WordUse::Inner),
        (before.class.is(TITLE) && !starts, WordUse::Titled),
        (goes_on && !joined, WordUse::First),
        (joined && !goes_on, WordUse::Last),
        (after.class.is(WordClass::PERSON_VERB) && scene.is_lower(at + 1), WordUse::Subject),
        (after.kind == TokenKind::Possessive, WordUse::Owner),
    ];
    held.into_iter().filter(|(holds, _)| *holds).for_each(|(_, word_use)| counts.add(word_use));
    if !before.lists.is_empty() {
        count_after(before.lists, counts);
    }
}

/// Counts what the word before a capitalised one says about it.
fn count_after(lists: ListSet, counts: &mut UseCounts) {
    for (list, word_use) in [
        (List::BeforePlaces, WordUse::Placed),
        (List::DefiniteArticle, WordUse::Article),
        (List::BeforePeople, WordUse::Said),
    ] {
        if lists.has(list) {
            counts.add(word_use);
        }
    }
}
