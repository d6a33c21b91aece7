//! The small words of English that hold a sentence together, by what they do: `assets/lists/function_words.txt`.
//!
//! Noun phrases are read without a parser: a phrase continues up to a word that cannot belong to it, and nearly
//! all such words are in these lists.

use super::lists::{List, ListSet};
use std::sync::LazyLock;

/// What a small word does in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FunctionWord {
    /// A pronoun that acts: "he".
    Subject,
    /// A pronoun that is acted on: "him".
    Object,
    /// "his": begins a phrase, and stands for a person.
    Possessor,
    /// "the", "some".
    Determiner,
    /// "has", "would".
    Auxiliary,
    /// "of", "in".
    Preposition,
    /// "and", "because".
    Conjunction,
    /// "who".
    Relative,
    /// "also", "later".
    Adverb,
    /// "Monday", "week".
    Time,
}

/// The list of each kind. A word in several lists does what the first of them says.
const LISTS: [(List, FunctionWord); 10] = [
    (List::SubjectPronouns, FunctionWord::Subject),
    (List::ObjectPronouns, FunctionWord::Object),
    (List::PossessivePronouns, FunctionWord::Possessor),
    (List::Determiners, FunctionWord::Determiner),
    (List::Auxiliaries, FunctionWord::Auxiliary),
    (List::Prepositions, FunctionWord::Preposition),
    (List::Conjunctions, FunctionWord::Conjunction),
    (List::RelativePronouns, FunctionWord::Relative),
    (List::Adverbs, FunctionWord::Adverb),
    (List::Times, FunctionWord::Time),
];

/// The class of each set of lists: every word of a text is asked for.
static CLASSES: LazyLock<Vec<Option<FunctionWord>>> = LazyLock::new(|| {
    let class = |lists: ListSet| LISTS.iter().find(|(list, _)| lists.has(*list)).map(|&(_, class)| class);
    ListSet::table(class)
});

/// What a word in these lists does; `None` for a word that has a meaning of its own.
#[must_use]
pub fn class_in(lists: ListSet) -> Option<FunctionWord> {
    lists.look_up(&CLASSES)
}

/// What `word` does, whatever its capitals; `None` for a word that has a meaning of its own.
#[must_use]
pub fn class_of(word: &str) -> Option<FunctionWord> {
    if word.bytes().any(|b| b.is_ascii_uppercase()) {
        return class_in(ListSet::of(&word.to_ascii_lowercase()));
    }
    class_in(ListSet::of(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_are_known_whatever_their_capitals() {
        for (word, class) in [
            ("He", Some(FunctionWord::Subject)),
            ("the", Some(FunctionWord::Determiner)),
            ("that", Some(FunctionWord::Determiner)),
            ("Friday", Some(FunctionWord::Time)),
            ("police", None),
        ] {
            assert_eq!(class_of(word), class, "{word}");
        }
    }
}
