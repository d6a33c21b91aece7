//! Abbreviations whose full stop does not end a sentence: `assets/words/abbreviations.txt`.

use foldhash::HashSet;
use std::sync::LazyLock;

static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../../assets/words/abbreviations.txt").lines().filter(|l| !l.starts_with('#')).collect()
});

/// Whether `word`, spelt as in the list and without its full stop, is an abbreviation.
#[must_use]
pub fn contains(word: &str) -> bool {
    WORDS.contains(word)
}

#[cfg(test)]
mod tests {
    #[test]
    fn titles_and_months_are_abbreviations_and_words_are_not() {
        assert!(["Mr", "Gen", "Sen", "Jan", "vs"].iter().all(|word| super::contains(word)));
        assert!(!["said", "may", "March", ""].iter().any(|word| super::contains(word)));
    }
}
