//! Words that tell what the quotation marks behind them hold: a name, a work, a word as a word, or an utterance.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word says of the marks behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Marked {
    /// "dubbed", "titled": they hold a name.
    Name,
    /// "film", "song": they hold the title of one.
    Work,
    /// "phrase", "nickname": they hold words as words.
    Term,
    /// "call", "statement": they hold what was said.
    Utterance,
}

const NAMING: &str = "known dubbed nicknamed titled entitled named christened codenamed called headlined labelled \
    labeled termed alias aka subtitled captioned crowned billed";

const WORKS: &str = "film films movie documentary book novel memoir bestseller poem essay play musical opera song \
    single album track anthem hit show series sitcom drama comedy thriller podcast programme program episode game \
    exhibition exhibit painting magazine newspaper column paper study report journal thesis newsletter website blog \
    ship boat yacht band brand campaign project operation";

const TERMS: &str = "word words term terms phrase phrases nickname pseudonym name moniker label expression category \
    hashtag title acronym";

const UTTERANCES: &str = "statement statements remark remarks comment comments call calls claim claims message \
    messages letter email e-mail memo tweet tweets post posts speech warning warnings promise promises pledge vow \
    slogan slogans chant chants sign signs banner banners placard placards headline question answer response reply \
    assertion accusation accusations charge demand demands plea shouts cries description verdict allegation \
    allegations note motto notion idea";

static WORDS: LazyLock<HashMap<&'static str, Marked>> = LazyLock::new(|| {
    let lists = [
        (NAMING, Marked::Name),
        (WORKS, Marked::Work),
        (TERMS, Marked::Term),
        (UTTERANCES, Marked::Utterance),
    ];
    lists.iter().flat_map(|&(words, kind)| words.split_whitespace().map(move |word| (word, kind))).collect()
});

/// What `word`, in small letters, says of the marks behind it; nothing for other words.
#[must_use]
pub fn class_of(word: &str) -> Option<Marked> {
    WORDS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before_marks_are_told_apart() {
        for (word, class) in [
            ("dubbed", Some(Marked::Name)),
            ("film", Some(Marked::Work)),
            ("phrase", Some(Marked::Term)),
            ("slogan", Some(Marked::Utterance)),
            ("river", None),
            ("", None),
        ] {
            assert_eq!(class_of(word), class, "{word}");
        }
    }

    #[test]
    fn no_word_stands_in_two_lists() {
        let all = [NAMING, WORKS, TERMS, UTTERANCES].map(|words| words.split_whitespace().count());
        assert_eq!(all.iter().sum::<usize>(), WORDS.len());
    }
}
