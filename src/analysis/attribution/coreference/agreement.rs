//! Which pronouns agree with which words.

use crate::analysis::{Mention, MentionKind};
use crate::lexicon::lists::{List, ListSet};
use crate::text::quotation_marks::before_apostrophe;

/// The subject form of a pronoun: "he" for "He", "his" and "he’s". Returns `None` for the first and second person, which
/// refer to no one the reporter has named.
pub(crate) fn subject_form(word: &str) -> Option<&'static str> {
    let word = before_apostrophe(word);
    ["he", "she", "they", "it"]
        .into_iter()
        .zip([["his", "him"], ["her", "her"], ["their", "them"], ["its", "its"]])
        .find_map(|(form, others)| {
            let fits = word.eq_ignore_ascii_case(form)
                || others.iter().any(|other| word.eq_ignore_ascii_case(other));
            fits.then_some(form)
        })
}

/// The pronoun that fits words such as "spokeswoman" and "Mrs."
pub(crate) fn fitting(words: &str) -> Option<&'static str> {
    words.split_whitespace().find_map(|word| {
        let lists = ListSet::of(word);
        let pronoun = |list, pronoun| lists.has(list).then_some(pronoun);
        pronoun(List::MaleWords, "he").or_else(|| pronoun(List::FemaleWords, "she"))
    })
}

/// Whether a mention can name a speaker: a name, a metonym or a description.
pub(crate) fn can_stand(mention: &Mention) -> bool {
    !matches!(mention.kind, MentionKind::Demonym | MentionKind::Place | MentionKind::Pronoun)
}
