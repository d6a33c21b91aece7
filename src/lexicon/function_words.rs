//! The small words of English that hold a sentence together, by what they do.
//!
//! Noun phrases are read without a grammar: a phrase goes on until a word that cannot belong to it, and nearly
//! all such words are in this table.

use foldhash::HashMap;
use std::sync::LazyLock;

/// What a small word does in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FunctionWord {
    /// Somebody who acts: "he".
    Subject,
    /// Somebody who is acted on: "him".
    Object,
    /// "his": begins a phrase, and stands for somebody.
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

const TABLE: [(FunctionWord, &str); 10] = [
    (FunctionWord::Subject, "he she they it we i you he's she's they've he'd she'd they'd he’d she’d they’d"),
    (FunctionWord::Object, "him them us me himself herself itself themselves myself ourselves"),
    (FunctionWord::Possessor, "his her their its our my your"),
    (
        FunctionWord::Determiner,
        "the a an this that these those some any many several most both all each every another other no such \
         one two three four five six seven eight nine ten few dozens hundreds thousands",
    ),
    (
        FunctionWord::Auxiliary,
        "has have had having is are was were be been being will would could should may might must can cannot \
         did does do didn't doesn't don't wasn't isn't hasn't haven't hadn't wouldn't won't couldn't didn’t \
         doesn’t don’t wasn’t isn’t hasn’t haven’t hadn’t wouldn’t won’t couldn’t not got gets get",
    ),
    (
        FunctionWord::Preposition,
        "of in at for from to with on by about after before during over under into against between among \
         through without within since until toward towards across around near behind beyond despite amid \
         upon like per via following including ahead off up out down regarding concerning alongside besides \
         except inside outside throughout onto",
    ),
    (
        FunctionWord::Conjunction,
        "and or but as if when while because although though whereas so than then that whether unless nor yet \
         once how why what where however meanwhile still even instead therefore",
    ),
    (FunctionWord::Relative, "who whom whose which"),
    (
        FunctionWord::Adverb,
        "also later earlier now again just already recently often never always sometimes further too only \
         once twice there here simply soon ever well perhaps thus else today yesterday tomorrow tonight",
    ),
    (
        FunctionWord::Time,
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july \
         august september october november december week month year morning afternoon evening night weekend \
         mon tue wed thu fri sat sun jan feb mar apr jun jul aug sept sep oct nov dec",
    ),
];

static WORDS: LazyLock<HashMap<&'static str, FunctionWord>> = LazyLock::new(|| {
    let rows = TABLE.iter().rev();
    rows.flat_map(|&(class, words)| words.split_whitespace().map(move |word| (word, class))).collect()
});

/// What `word` does, whatever its capitals; nothing for words that carry a meaning of their own.
#[must_use]
pub fn class_of(word: &str) -> Option<FunctionWord> {
    const LONGEST: usize = 12;
    if word.len() > LONGEST {
        return None;
    }
    if word.bytes().any(|b| b.is_ascii_uppercase()) {
        return WORDS.get(word.to_ascii_lowercase().as_str()).copied();
    }
    WORDS.get(word).copied()
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
