//! A line beside quoted words -> whether it names who said them: "— Ana Lopez, minister", "Ana Lopez, 41".
//!
//! A dash says it. Without one, the line must be the name of a person, perhaps with what the person is.

use crate::lexicon::words::{WordClass, class_of, class_of_phrase};
use crate::text::quotation_marks;

/// The longest line that names a speaker, in bytes.
pub(super) const MAX_SPEAKER_LINE: usize = 120;

/// What ends a sentence.
pub(super) const SENTENCE_ENDS: [char; 4] = ['.', '!', '?', '…'];

/// Whether one of two cells beside each other is the name of a person, and the other a sentence without marks.
pub(super) fn is_beside_words(cell: &str, next: &str) -> bool {
    let is_sentence = |words: &str| {
        let is_marked = words.starts_with(quotation_marks::opens_double);
        words.ends_with(SENTENCE_ENDS) && words.split_whitespace().nth(2).is_some() && !is_marked
    };
    is_sentence(next) && names_person(cell) || is_sentence(cell) && names_person(next)
}

/// Whether `c` is a dash that introduces the name of a speaker.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―')
}

/// Whether a line below quoted words names who said them.
pub(super) fn names_speaker(line: &str) -> bool {
    line.len() <= MAX_SPEAKER_LINE && (is_dash_and_name(line) || names_person(line))
}

/// Whether a line is a dash and a name.
fn is_dash_and_name(line: &str) -> bool {
    let name = line.trim_start_matches(is_dash).trim_start();
    name.len() < line.len() && name.starts_with(char::is_uppercase)
}

/// Whether a line is the name of a person, perhaps with what the person is.
///
/// Gets right: "Ana Lopez, minister"; "Dr Ana Lopez (Peru)"; "ANA LOPEZ". Leaves alone: "Fuel prices"; "New York";
/// "Ana Lopez said no."
pub(super) fn names_person(line: &str) -> bool {
    let ends_sentence = line.ends_with(['.', '!', '?', '…', ':', ',']) && !line.ends_with("r.");
    if line.len() > MAX_SPEAKER_LINE || ends_sentence {
        return false;
    }
    let head = line.split([',', '(', '|', '/', ';', '@']).next().unwrap_or_default();
    let before_dash = || head.split_once(" – ").or_else(|| head.split_once(" — "));
    let name = if head.is_ascii() { head } else { before_dash().map_or(head, |(name, _)| name) };
    is_person(name.trim()) && !line.contains(quotation_marks::is_double)
}

/// Whether a line may name a voice in an interview: a few words that all begin with a capital letter.
pub(super) fn is_voice(line: &str) -> bool {
    const MOST_WORDS: usize = 6;
    let name = line.trim_end_matches([':', '.']);
    let words = name.split_whitespace();
    line.len() <= MAX_SPEAKER_LINE
        && words.clone().all(is_part_of_name)
        && (1..=MOST_WORDS).contains(&words.count())
        && !class_of(name).is(WordClass::CALENDAR)
}

/// Whether a word can be part of a name.
fn is_part_of_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) || class_of(word).is(WordClass::PARTICLE)
}

/// Whether words are the name of a person, perhaps with a title before it.
fn is_person(words: &str) -> bool {
    const MOST_WORDS: usize = 6;
    let is_title = |word: &&str| {
        let class = class_of(word);
        class.is(WordClass::HONORIFIC) || class.is(WordClass::RANK) || class.is(WordClass::ROLE)
    };
    // Most lines are ruled out here.
    if !words.split_whitespace().all(is_part_of_name) {
        return false;
    }
    let all: Vec<&str> = words.split_whitespace().collect();
    let name: Vec<&str> = all.iter().copied().skip_while(is_title).collect();
    // A name that no list has is no common word either.
    let is_named = |word: &&str| {
        let class = class_of(word);
        class.is(WordClass::GIVEN) || class.is(WordClass::SURNAME) || class.is_unknown()
    };
    let is_between =
        |word: &&str| word.trim_end_matches('.').len() == 1 || class_of(word).is(WordClass::PARTICLE);
    let least = if name.len() < all.len() { 1 } else { 2 };
    (least..=MOST_WORDS).contains(&name.len())
        && !words.contains(|c: char| c.is_ascii_digit())
        && name.iter().all(|word| is_named(word) || is_between(word))
        && name.last().is_some_and(is_named)
        && !class_of_phrase(words).is(WordClass::PLACE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_with_a_dash_or_the_name_of_a_person_names_a_speaker() {
        for line in [
            "— Ana Lopez, minister",
            "– The harbour office",
            "Ana Lopez",
            "Ana Lopez, 41, docker",
            "ANA LOPEZ",
            "Dr Ana Lopez (Peru)",
            "Mayor Lopez",
            "Stoyan Kolev, driver",
            "Miguel de la Cruz – fisherman",
            "Sammy Davis Jr.",
        ] {
            assert!(names_speaker(line), "{line}");
        }
        for line in [
            "Fuel prices",
            "New York",
            "Ana Lopez said no.",
            "– so they said.",
            "Ana",
            "Last Night’s Winners",
            "What They Said",
            "“Home,” Ana Lopez",
            "Ana Lopez:",
            "Route 66 Diner",
            "The harbour reopens after nine days of talks",
            "",
        ] {
            assert!(!names_speaker(line), "{line}");
        }
    }
}
