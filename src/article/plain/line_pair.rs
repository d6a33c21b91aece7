//! Two lines -> whether their words alone show that a paragraph goes on, whatever the width of the lines.
//!
//! A text of two lines has no width that could be measured. But no paragraph ends between "North" and "Korea", nor
//! between "said Ivana" and "Petkova".

use super::quoted_line::QuotedLine;
use crate::lexicon::countries::{SpellingKind, SpellingWalk};
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::words::{WordClass, class_of};

/// The most words of a country's name that stand on one line.
const MAX_WORDS: usize = 5;
/// The shortest line that a small word at its end shows to go on.
const MIN_COLUMNS: usize = 24;

/// Small words that end no sentence and no headline.
const GOING_ON: [List; 5] = [
    List::Prepositions,
    List::Determiners,
    List::Conjunctions,
    List::RelativePronouns,
    List::PossessivePronouns,
];

/// Whether a name or a word goes on from one line to the next.
pub(super) fn splits_name(text: &str, line: &QuotedLine, next: &QuotedLine) -> bool {
    if line.ends_sentence(text) {
        return false;
    }
    splits_word(text, line, next) || splits_country(text, line, next) || splits_person(text, line, next)
}

/// Whether a sentence goes on from one line to the next, by the small word at its end. Verse does that, too.
pub(super) fn splits_sentence(text: &str, line: &QuotedLine, next: &QuotedLine) -> bool {
    let goes_on = || {
        let lists = ListSet::of(line.last_word(text));
        GOING_ON.iter().any(|&list| lists.has(list))
    };
    let columns = line.columns(text);
    let lower = next.begins_lower(text) && columns >= MIN_COLUMNS * 2 && next.indent <= line.indent;
    !line.ends_sentence(text) && columns >= MIN_COLUMNS && (lower || goes_on())
}

/// Gets right: "Pet-|kova". Leaves alone: "the talks -|and".
fn splits_word(text: &str, line: &QuotedLine, next: &QuotedLine) -> bool {
    let before = line.span.of(text).strip_suffix(['-', '‐', '\u{ad}']);
    before.is_some_and(|before| before.ends_with(char::is_alphabetic)) && next.begins_lower(text)
}

/// Gets right: "from North|Korea said". Leaves alone: a list with "Peru|Chile".
fn splits_country(text: &str, line: &QuotedLine, next: &QuotedLine) -> bool {
    let (here, there) = (line.span.of(text), next.span.of(text));
    if !there.starts_with(char::is_uppercase) && !there.starts_with("of ") {
        return false;
    }
    let mut words: Vec<&str> = here.split_whitespace().rev().take(MAX_WORDS).map(bare).collect();
    words.reverse();
    let alone = here.split_whitespace().nth(1).is_none() && there.split_whitespace().nth(1).is_none();
    !alone && (0..words.len()).any(|from| is_name(words.get(from..).unwrap_or_default(), there))
}

/// Whether `before`, together with the first words of `behind`, is a spelling in the lexicon of countries.
fn is_name(before: &[&str], behind: &str) -> bool {
    let walk_word = |walk: SpellingWalk, word: &str| word.bytes().try_fold(walk, SpellingWalk::step);
    if !before.first().is_some_and(|first| first.starts_with(char::is_uppercase)) {
        return false;
    }
    let start = before.iter().enumerate().try_fold(SpellingWalk::start(), |walk, (index, word)| {
        let walk = walk?;
        let walk = if index == 0 { Some(walk) } else { walk.step(b' ') };
        walk.and_then(|walk| walk_word(walk, word)).map(Some)
    });
    let mut walk = start.flatten();
    for word in behind.split_whitespace().take(MAX_WORDS) {
        let bare = bare(word);
        walk = walk.and_then(|walk| walk.step(b' ')).and_then(|walk| walk_word(walk, bare));
        let meaning = walk.and_then(SpellingWalk::meaning);
        if meaning.is_some_and(|meaning| meaning.kind() != SpellingKind::Prefix) {
            return true;
        }
        if bare.len() < word.len() {
            return false;
        }
    }
    false
}

/// A word without the marks after it and without a possessive ending.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '-'));
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    word.trim_end_matches('.')
}

/// Gets right: "the gates, said Ivana|Petkova, who". Leaves alone: "Thank you, said Ivana|The mayor",
/// "votes in May|Peru voted".
fn splits_person(text: &str, line: &QuotedLine, next: &QuotedLine) -> bool {
    let mut back = line.span.of(text).split_whitespace().rev();
    let (Some(given), Some(before)) = (back.next(), back.next()) else { return false };
    let surname = bare(next.first_word(text));
    let is_title =
        |word: &str| word.starts_with(char::is_uppercase) && !word.chars().skip(1).any(char::is_uppercase);
    let (first, class) = (class_of(given), class_of(surname));
    before.starts_with(char::is_lowercase)
        && is_title(given)
        && is_title(surname)
        && first.is(WordClass::GIVEN)
        && !first.is(WordClass::CALENDAR)
        && !class.is(WordClass::PLACE)
        && (class.is_unknown() || class.is(WordClass::SURNAME))
        && !class.is(WordClass::FREQUENT)
}
