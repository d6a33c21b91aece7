//! The words of a description or an introduction, and what they say.

use crate::lexicon::countries::{self, SpellingKind};
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::speakers;
use crate::text::Span;
use crate::text::fold::lowercase;

/// The words of a description or an introduction.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wording<'t> {
    /// All of them.
    pub(super) words: &'t str,
    /// Those that end in the noun.
    pub(super) head: &'t str,
}

impl<'t> Wording<'t> {
    /// The words under a span of `text`, of which `head` is the part with the noun.
    pub(super) fn of(text: &'t str, words: Span, head: Span) -> Self {
        Self { words: words.of(text), head: head.of(text) }
    }

    /// The noun: "minister", "29-year-old".
    pub(super) fn noun(self) -> &'t str {
        words(self.head).next_back().unwrap_or_default()
    }

    /// Whether the words say what someone is like, not what they do: "the 29-year-old", "the Dutchman", "the former
    /// wing-back".
    pub(super) fn is_personal(self) -> bool {
        let noun = self.noun();
        let lists = ListSet::of(noun);
        let unknown = !lists.has(List::Bodies) && !lists.has(List::SpeechNouns);
        let modified = || words(self.words).any(|word| ListSet::of(word).has(List::PersonalModifiers));
        self.age().is_some() || lists.has(List::PersonalNouns) || unknown && modified() || is_demonym(noun)
    }

    /// The words that say which one, without the noun.
    pub(super) fn others(self) -> impl Iterator<Item = &'t str> {
        let noun = self.noun();
        words(self.words)
            .filter(move |word| !same(word, noun) && !ListSet::of(&lowercase(word)).has(List::EmptyModifiers))
    }

    /// The age in years that the words give: "29", "29-year-old".
    pub(super) fn age(self) -> Option<u32> {
        if !self.words.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        words(self.words).find_map(|word| {
            let alone = word.len() == self.words.trim().len();
            let number = word.strip_suffix("-old").and_then(|rest| rest.split('-').next());
            number.or(alone.then_some(word))?.parse().ok()
        })
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
}

/// Whether a word names the people of a country: "Dutchman".
pub(super) fn is_demonym(word: &str) -> bool {
    countries::meaning(word).is_some_and(|meaning| meaning.kind() == SpellingKind::Demonym)
}

/// The words of a text, without articles and possessive endings; hyphens hold a word together.
pub(super) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
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
    let title = || {
        let (a, b) = (lowercase(a), lowercase(b));
        speakers::full_title(&a).unwrap_or(&a) == speakers::full_title(&b).unwrap_or(&b)
    };
    a.eq_ignore_ascii_case(b) || spokes(a) && spokes(b) || title()
}

#[cfg(test)]
mod tests {
    use super::*;

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
