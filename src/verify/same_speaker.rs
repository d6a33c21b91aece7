//! The speaker of a quotation and the name in a source -> whether they are one.
//!
//! "Spoken by somebody else" is a serious claim, so it is made only of two names of people that have nothing in common.
//! A role, an initial or "SPEAKER 2" leaves it open.

use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::words::{WordClass, class_of};
use crate::review::{SpeakerKind, SpeakerName};
use crate::text::fold::folded;

/// Whether two names are of one speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SpeakerMatch {
    /// Two people.
    Other,
    /// It cannot be told.
    Unknown,
    /// One.
    Same,
}

/// Compares who is quoted with who speaks in the source.
///
/// Gets right: "Ana Ruiz" is "MS RUIZ" and not "BEN COLE". Leaves alone: "Ana Ruiz" and "THE MAYOR".
pub(super) fn same_speaker(quoted: &SpeakerName, said: &str) -> SpeakerMatch {
    if folded(&quoted.name).trim() == folded(said).trim() {
        return SpeakerMatch::Same;
    }
    let (one, other) = (name_words(&quoted.name), name_words(said));
    if one.is_empty() || other.is_empty() || is_unnamed(said) {
        return SpeakerMatch::Unknown;
    }
    if shares_name(&one, &other) {
        return SpeakerMatch::Same;
    }
    let is_person = quoted.kind == SpeakerKind::Person && other.iter().any(|word| may_be_name(word));
    // "AR" and "A" may be anybody with these initials.
    let is_initials = other.iter().all(|word| word.chars().count() <= 2);
    if is_person && !is_initials { SpeakerMatch::Other } else { SpeakerMatch::Unknown }
}

/// Whether two names have the words in common that make them one: the last one, and no other first one.
fn shares_name(one: &[String], other: &[String]) -> bool {
    let shares = one.iter().any(|word| word.chars().count() > 1 && other.contains(word));
    let (Some(first), Some(second)) = (one.first(), other.first()) else { return false };
    let agrees = first == second
        || one.len() == 1
        || other.len() == 1
        || one.contains(second)
        || other.contains(first)
        || is_initial_of(first, second)
        || is_initial_of(second, first);
    shares && agrees
}

fn is_initial_of(short: &str, name: &str) -> bool {
    short.chars().count() == 1 && name.starts_with(short)
}

/// The words of a name in lower case, without titles and roles.
fn name_words(name: &str) -> Vec<String> {
    let folded = folded(name);
    let words = folded.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
    let is_title = |word: &str| {
        let class = class_of(word);
        let is_role =
            class.is(WordClass::HONORIFIC) || class.is(WordClass::RANK) || class.is(WordClass::ROLE);
        is_role || matches!(word, "the" | "of" | "and" | "for")
    };
    words.filter(|word| !is_title(word)).map(str::to_owned).collect()
}

/// Whether a label names nobody: "Q", "SPEAKER 2", "UNIDENTIFIED MALE".
fn is_unnamed(label: &str) -> bool {
    let lower = label.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| {
        ListSet::of(word).has(List::UnnamedVoices) || word.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Whether a word can be part of the name of a person.
fn may_be_name(word: &str) -> bool {
    let class = class_of(word);
    class.is(WordClass::GIVEN) || class.is(WordClass::SURNAME) || class.is_unknown()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_two_names_of_people_without_anything_in_common_are_two_speakers() {
        for (quoted, said, expected) in [
            ("Ana Ruiz", "ANA RUIZ", SpeakerMatch::Same),
            ("Ana Ruiz", "MS RUIZ", SpeakerMatch::Same),
            ("Ana Ruiz", "Mayor Ana Ruiz", SpeakerMatch::Same),
            ("Ruiz", "A. Ruiz", SpeakerMatch::Same),
            ("José Ibáñez", "Jose Ibanez", SpeakerMatch::Same),
            ("Ana Ruiz", "BEN COLE", SpeakerMatch::Other),
            ("Ana Ruiz", "Marta Ruiz", SpeakerMatch::Other),
            ("Ana Ruiz", "THE MAYOR", SpeakerMatch::Unknown),
            ("Ana Ruiz", "SPEAKER 2", SpeakerMatch::Unknown),
            ("Ana Ruiz", "Q", SpeakerMatch::Unknown),
            ("Ana Ruiz", "BC", SpeakerMatch::Unknown),
        ] {
            let speaker = SpeakerName { name: quoted.to_owned(), kind: SpeakerKind::Person };
            assert_eq!(same_speaker(&speaker, said), expected, "{quoted} / {said}");
        }
        let ministry = SpeakerName { name: "Foreign Ministry".to_owned(), kind: SpeakerKind::Organization };
        assert_eq!(same_speaker(&ministry, "BEN COLE"), SpeakerMatch::Unknown);
    }
}
