//! A line with nothing but names of persons, as it stands between a headline and a date -> the names.
//!
//! Gets right: "Jane Roe", "Jane Roe and Tom Berg", "Jane Roe in Varna". Leaves alone: "Paris Match",
//! "Jane Roe wins".

use super::line::pieces;
use crate::lexicon::words::{WordClass, class_of};

/// The longest such line in bytes.
const MAX_BYTES: usize = 80;

/// The names in a line without a label, if nothing else is in it but where each reports from.
pub(in crate::article::identity) fn bare_names(line: &str) -> Option<Vec<String>> {
    // Most first lines are the article's own: looking for names in all of them would take long.
    if line.len() > MAX_BYTES || !line.starts_with(char::is_uppercase) {
        return None;
    }
    pieces(line).map(|piece| person(piece).map(str::to_owned)).collect()
}

/// The person in a piece of a line, without the place.
fn person(piece: &str) -> Option<&str> {
    let (name, place) = piece.split_once(" in ").unwrap_or((piece, "X"));
    let is_capitalized = |words: &str| words.split(' ').all(|word| word.starts_with(char::is_uppercase));
    (is_capitalized(place) && is_capitalized(name) && is_person(name)).then_some(name)
}

/// Whether a name begins with a given name and ends with a word that can only be a surname.
fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let (Some(first), Some(last), 2..=4) = (words.first(), words.last(), words.len()) else { return false };
    let (first, last) = (class_of(first), class_of(last));
    let is_other = first.is(WordClass::PLACE) || first.is(WordClass::CALENDAR);
    let is_letters = name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | '’' | '\''));
    is_letters
        && first.is(WordClass::GIVEN)
        && (last.is(WordClass::SURNAME) || last.is_unknown() && !is_other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_persons_names_them_and_other_lines_name_nobody() {
        for (line, expected) in [
            ("Rosie Dunne", "Rosie Dunne"),
            ("ROSIE DUNNE", "ROSIE DUNNE"),
            ("Rosie Dunne and Grace Otieno", "Rosie Dunne|Grace Otieno"),
            ("Grace Otieno in Kitui", "Grace Otieno"),
            ("Grace Otieno in Kitui and Tom Berg in Varna", "Grace Otieno|Tom Berg"),
            ("Paris Match", ""),
            ("Rosie", ""),
            ("Rosie Dunne wins", ""),
            ("Rosie Dunne in tears", ""),
            ("World News", ""),
            ("Rosie Dunne, Health Correspondent", ""),
            ("The strike in Varna", ""),
        ] {
            assert_eq!(bare_names(line).unwrap_or_default().join("|"), expected, "{line}");
        }
    }
}
