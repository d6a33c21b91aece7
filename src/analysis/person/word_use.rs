//! How a passage uses each word, whatever its capitals: how often it is written in lower case, follows a title,
//! precedes a verb of people, or is first or last in a run of capitals.

use super::scene::PersonScene;
use crate::lexicon::lists::List;
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
}

impl UseCounts {
    pub(super) fn count(&self, word_use: WordUse) -> u8 {
        self.counts[word_use as usize]
    }

    /// Halves every count.
    pub(super) fn halve(&mut self) {
        self.counts = self.counts.map(|count| count / 2);
    }

    /// A bit for each way in which the word is used at all.
    fn kinds(self) -> u32 {
        self.counts.iter().zip(0..).map(|(&count, bit)| u32::from(count > 0) << bit).sum()
    }

    fn add(&mut self, word_use: WordUse) {
        let count = &mut self.counts[word_use as usize];
        *count = count.saturating_add(1);
    }
}

/// The uses of all words of a passage.
pub(super) struct WordUses {
    /// By the number of the word in the scene.
    counts: Vec<UseCounts>,
    /// A bit for each way in which the word is used at all, by its number.
    kinds: Vec<u32>,
}

impl WordUses {
    /// Counts how the passage uses its words, in addition to `counts`, those of earlier passages by number of the word.
    pub(super) fn count(scene: &PersonScene<'_, '_>, mut counts: Vec<UseCounts>) -> Self {
        for at in 0..scene.passage.tokens.len() {
            if let Some(counts) = counts.get_mut(scene.number(at)) {
                if scene.is_lower(at) {
                    counts.add(WordUse::Lower);
                } else if scene.is_capitalized(at) {
                    count_capital(scene, at, counts);
                }
            }
        }
        let kinds = counts.iter().map(|counts| counts.kinds()).collect();
        Self { counts, kinds }
    }

    /// How the word of this number is used.
    pub(super) fn of_number(&self, number: usize) -> UseCounts {
        self.counts.get(number).copied().unwrap_or_default()
    }

    /// How the passage uses the word of token `at`.
    pub(super) fn of(&self, scene: &PersonScene<'_, '_>, at: usize) -> UseCounts {
        self.counts.get(scene.number(at)).copied().unwrap_or_default()
    }

    /// A bit for each way in which the passage uses the word of token `at` at all.
    pub(super) fn kinds(&self, scene: &PersonScene<'_, '_>, at: usize) -> u32 {
        self.kinds.get(scene.number(at)).copied().unwrap_or_default()
    }

    /// Whether the passage writes the word of token `at` without a capital somewhere.
    pub(super) fn seen_lower(&self, scene: &PersonScene<'_, '_>, at: usize) -> bool {
        self.of(scene, at).count(WordUse::Lower) > 0
    }
}

fn count_capital(scene: &PersonScene<'_, '_>, at: usize, counts: &mut UseCounts) {
    let (before, after) = (at.checked_sub(1), at + 1);
    let joined = !scene.starts_sentence(at) && before.is_some_and(|before| scene.is_capitalized(before));
    let goes_on = scene.is_capitalized(after) && !scene.starts_sentence(after);
    let title = WordClass::HONORIFIC.with(WordClass::RANK).with(WordClass::ROLE);
    let class = before.map_or(WordClass::default(), |before| scene.class(before));
    let follows = |list| before.is_some_and(|before| scene.is(before, list));
    for (holds, word_use) in [
        (!scene.is_first(at), WordUse::Inner),
        (class.is(title) && !scene.starts_sentence(at), WordUse::Titled),
        (goes_on && !joined, WordUse::First),
        (joined && !goes_on, WordUse::Last),
        (scene.is_lower(after) && scene.class(after).is(WordClass::PERSON_VERB), WordUse::Subject),
        (follows(List::BeforePlaces), WordUse::Placed),
        (follows(List::DefiniteArticle), WordUse::Article),
        (scene.is_possessive(after), WordUse::Owner),
        (follows(List::BeforePeople), WordUse::Said),
    ] {
        if holds {
            counts.add(word_use);
        }
    }
}
