//! Which pronouns agree with which words.

use super::placed_mention::PlacedMention;
use crate::analysis::MentionKind;
use crate::lexicon::lists::{List, ListSet};
use crate::text::quotation_marks::before_apostrophe;
use memchr::memchr2;

/// The subject form of a pronoun: "he" for "He", "his" and "he’s". Returns `None` for the first and second person, which
/// refer to no one the reporter has named.
pub(crate) fn subject_form(word: &str) -> Option<&'static str> {
    const MAX_PRONOUN_BYTES: usize = 5;
    let word = before_apostrophe(word);
    // Lower case without allocating: every pronoun asks it of the pronouns before it.
    let mut small = [0; MAX_PRONOUN_BYTES];
    let small = small.get_mut(..word.len())?;
    small.copy_from_slice(word.as_bytes());
    small.make_ascii_lowercase();
    match &*small {
        b"he" | b"his" | b"him" => Some("he"),
        b"she" | b"her" => Some("she"),
        b"they" | b"their" | b"them" => Some("they"),
        b"it" | b"its" => Some("it"),
        _ => None,
    }
}

/// The pronoun that fits words such as "spokeswoman", "Mrs." and "mum-of-one".
///
/// Only what stands behind the last owner and before the first preposition counts: "the woman’s lawyer" and "an aide to
/// Ms. Mensah" may be men.
pub(crate) fn fitting(words: &str) -> Option<&'static str> {
    let (_, owned) = at_last_owner(words);
    let is_of_head = |word: &&str| !ListSet::of(word).has(List::Prepositions);
    owned.split_whitespace().take_while(is_of_head).find_map(|word| fitting_word(word, ListSet::of(word)))
}

/// The pronoun that fits a word, which is in these lists.
pub(super) fn fitting_word(word: &str, lists: ListSet) -> Option<&'static str> {
    let is_one = !word.contains('-');
    let parent = || word.split_once("-of-").map_or(word, |(parent, _)| parent);
    let noun = if is_one { word } else { parent() };
    let noun = noun.strip_prefix("ex-").unwrap_or(noun);
    let lists = if is_one { lists } else { ListSet::of(noun) };
    let pronoun = |list, pronoun| lists.has(list).then_some(pronoun);
    let female = || noun.ends_with("woman").then_some("she");
    pronoun(List::MaleWords, "he").or_else(|| pronoun(List::FemaleWords, "she")).or_else(female)
}

/// The words up to the last owner, and what stands behind it: "lawyer" in "the woman’s lawyer".
pub(super) fn at_last_owner(words: &str) -> (&str, &str) {
    if memchr2(b'\'', "’".as_bytes()[0], words.as_bytes()).is_none() {
        return ("", words);
    }
    let own = ["’s ", "'s "].iter().filter_map(|end| words.rfind(end).map(|at| at + end.len())).max();
    own.and_then(|at| words.split_at_checked(at)).unwrap_or(("", words))
}

/// Whether a mention can name a speaker: a name, a metonym or a description.
pub(crate) fn can_stand(mention: &PlacedMention) -> bool {
    !matches!(mention.kind, MentionKind::Demonym | MentionKind::Place | MentionKind::Pronoun)
}

#[cfg(test)]
mod tests {
    use super::fitting;

    #[test]
    fn some_words_go_with_one_pronoun() {
        for (words, pronoun) in [
            ("his wife", Some("she")),
            ("the actress Ana Mensah’s husband", Some("he")),
            ("the woman’s lawyer", None),
            ("mum-of-one", Some("she")),
            ("her ex-husband", Some("he")),
            ("the Irishwoman", Some("she")),
            ("the mayor", None),
            ("former aide to Ms. Mensah", None),
            ("mother of two", Some("she")),
        ] {
            assert_eq!(fitting(words), pronoun, "{words}");
        }
    }
}
