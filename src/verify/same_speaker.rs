//! The speaker of a quotation and the name in a source -> whether they are one.
//!
//! "Spoken by somebody else" is a serious claim, so it is made only of two names of people that have nothing in common, and of
//! a name and the part of those who ask. Another role, an initial or "SPEAKER 2" leaves it open.

use super::quoted::QuotedSpeech;
use super::source::Source;
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::words::{WordClass, class_of};
use crate::review::SpeakerKind;
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
/// Gets right: "Ana Ruiz" is "MS RUIZ" and not "BEN COLE" or "REPORTER", whom "a journalist" is. Leaves alone: "Ana Ruiz" and
/// "THE TREASURER".
pub(super) fn same_speaker(speech: &QuotedSpeech<'_>, said: &str) -> SpeakerMatch {
    let Some(quoted) = &speech.speaker else { return SpeakerMatch::Unknown };
    let described = label_words(&format!("{} {}", quoted.name, speech.role.as_deref().unwrap_or_default()));
    if folded(&quoted.name).trim() == folded(said).trim() || is_described(&described, said) {
        return SpeakerMatch::Same;
    }
    if is_asker(said) {
        return if quoted.kind.is_named() { SpeakerMatch::Other } else { SpeakerMatch::Unknown };
    }
    let (one, other) = (name_words(&quoted.name), name_words(said));
    if one.is_empty() || is_nameless(said) {
        return SpeakerMatch::Unknown;
    }
    if shares_name(&one, &other) {
        return SpeakerMatch::Same;
    }
    let is_person = quoted.kind == SpeakerKind::Person && other.iter().any(|word| may_be_name(word));
    if is_person { SpeakerMatch::Other } else { SpeakerMatch::Unknown }
}

/// Whether the source does not name who speaks the words `from..to`, so that nobody can tell if it is who is quoted.
///
/// Gets right: "SPEAKER 2", "UNIDENTIFIED", "BC". Leaves alone: "ANSWER" in an interview of one person.
pub(super) fn is_speaker_open(
    speech: &QuotedSpeech<'_>,
    source: &Source,
    (from, to): (usize, usize),
) -> bool {
    let Some(quoted) = &speech.speaker else { return false };
    let mut said = [from, to.saturating_sub(1)].into_iter().filter_map(|at| source.speaker(at));
    quoted.kind != SpeakerKind::Unknown
        && said.any(|said| {
            let is_open = same_speaker(speech, said) == SpeakerMatch::Unknown;
            is_open && is_nameless(said) && !is_interviewee(said, source)
        })
}

/// Whether what is known of a speaker says whom a label without a name means: "the mayor" and "THE MAYOR", "a journalist" and
/// "QUESTION".
fn is_described(described: &[String], said: &str) -> bool {
    let mut words = label_words(said).into_iter().filter(|word| !is_small(word)).peekable();
    is_asker(said) && described.iter().any(|word| asks(word))
        || is_nameless(said) && words.peek().is_some() && words.all(|word| described.contains(&word))
}

/// Whether a label names the part of those who ask or lead: "REPORTER", "Q", "AUDIENCE MEMBER".
fn is_asker(label: &str) -> bool {
    let words = label_words(label);
    words.iter().any(|word| asks(word)) && words.iter().all(|word| asks(word) || is_voice(word))
}

fn asks(word: &str) -> bool {
    ListSet::of(word.trim_end_matches(|c: char| c.is_ascii_digit())).has(List::Askers)
}

/// Whether a label is of the one person who answers in an interview: "A", if somebody asks and nobody else answers.
fn is_interviewee(label: &str, source: &Source) -> bool {
    let answers = |label: &str| matches!(folded(label).trim(), "a" | "answer" | "interviewee");
    let mut others = source.labels().filter(|other| folded(other) != folded(label)).peekable();
    answers(label) && others.peek().is_some() && others.all(is_asker)
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
        is_role || is_small(word)
    };
    words.filter(|word| !is_title(word)).map(str::to_owned).collect()
}

/// Whether a label has no name in it: "Q", "SPEAKER 2", "UNIDENTIFIED MALE", "THE MAYOR", "BC".
fn is_nameless(label: &str) -> bool {
    // "AR" and "A" may be anybody with these initials.
    let is_initials = name_words(label).iter().all(|word| word.chars().count() <= 2);
    is_initials || label_words(label).iter().all(|word| is_voice(word))
}

/// Whether a word of a label says nothing of who speaks.
fn is_voice(word: &str) -> bool {
    let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
    is_number || is_small(word) || ListSet::of(word).has(List::UnnamedVoices)
}

fn is_small(word: &str) -> bool {
    matches!(word, "the" | "of" | "from" | "and" | "for")
}

/// The words of a label in lower case.
fn label_words(label: &str) -> Vec<String> {
    let folded = folded(label);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Whether a word can be part of the name of a person.
fn may_be_name(word: &str) -> bool {
    let class = class_of(word);
    class.is(WordClass::GIVEN) || class.is(WordClass::SURNAME) || class.is_unknown()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::SpeakerName;

    /// Compares a speaker of a kind, with a role after a comma, with a label.
    fn compared(quoted: &str, kind: SpeakerKind, said: &str) -> SpeakerMatch {
        let (name, role) = quoted.split_once(", ").unwrap_or((quoted, ""));
        let speaker = SpeakerName { name: name.to_owned(), kind };
        let speech = QuotedSpeech::words("Yes").said_by(speaker);
        same_speaker(&QuotedSpeech { role: Some(role.to_owned()), ..speech }, said)
    }

    #[test]
    fn who_asks_is_not_the_named_speaker_unless_described_as_such() {
        let askers = "REPORTER, QUESTION, Q, Q., Q1, HOST, MODERATOR, INTERVIEWER, Reporter 2, JOURNALIST, PRESENTER, \
                      UNIDENTIFIED REPORTER, AUDIENCE MEMBER, THE HOST, FEMALE QUESTIONER";
        for said in askers.split(", ") {
            assert_eq!(compared("Ana Ruiz", SpeakerKind::Person, said), SpeakerMatch::Other, "{said}");
            assert_eq!(compared("a reporter", SpeakerKind::Group, said), SpeakerMatch::Same, "{said}");
            assert_eq!(compared("Ana Ruiz, talk-show host", SpeakerKind::Person, said), SpeakerMatch::Same);
            assert_eq!(compared("a resident", SpeakerKind::Group, said), SpeakerMatch::Unknown, "{said}");
        }
        let mayor = "Ana Ruiz, mayor of Varna";
        assert_eq!(compared(mayor, SpeakerKind::Person, "THE MAYOR"), SpeakerMatch::Same);
        assert_eq!(compared(mayor, SpeakerKind::Person, "TRANSLATOR"), SpeakerMatch::Unknown);
        assert_eq!(compared("House Speaker", SpeakerKind::Group, "SPEAKER 2"), SpeakerMatch::Unknown);
    }

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
            ("Ana Ruiz", "UNIDENTIFIED MALE", SpeakerMatch::Unknown),
            ("Ana Ruiz", "BC", SpeakerMatch::Unknown),
        ] {
            assert_eq!(compared(quoted, SpeakerKind::Person, said), expected, "{quoted} / {said}");
        }
        let ministry = compared("Foreign Ministry", SpeakerKind::Organization, "BEN COLE");
        assert_eq!(ministry, SpeakerMatch::Unknown);
    }
}
