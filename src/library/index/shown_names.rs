//! The name of a speaker as an article spells it -> as lists show it.

use super::titles::one_line;
use crate::lexicon::words::{WordClass, class_of};
use crate::text::fold::folded;

/// A name on one line. The names of people that a transcript has in capitals are shown as in an article.
///
/// Gets right: "MR. SMITH" as "Mr. Smith", "NIAMH O’NEILL" as "Niamh O’Neill", "ANA RUIZ-MCDONALD" as "Ana Ruiz-McDonald".
/// Leaves alone: "JK Rowling", "NASA", which is no person, and a word alone: "AOC" and "JFK" are written so everywhere.
pub(super) fn shown_name(spelt: &str, kind: &str) -> String {
    let name = one_line(spelt.to_owned());
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let is_in_capitals = letters > 2 && !name.chars().any(char::is_lowercase);
    if kind != "person" || !is_in_capitals || !name.contains(' ') {
        return name;
    }
    let word = |(at, word)| if at > 0 && is_particle(word) { word.to_lowercase() } else { title_cased(word) };
    name.split(' ').enumerate().map(word).collect::<Vec<_>>().join(" ")
}

/// Whether a word is as "van" in "Ludwig van der Meer". At the beginning of a name it is a given name, or has a capital.
fn is_particle(word: &str) -> bool {
    class_of(&folded(word)).is(WordClass::PARTICLE)
}

/// A word of a name in capitals as it is written otherwise.
fn title_cased(word: &str) -> String {
    const MOST_INITIALS: usize = 3;
    let is_title = class_of(word).is(WordClass::HONORIFIC);
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let has_vowel = letters.iter().any(|c| matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y') || !c.is_ascii());
    let is_numeral = letters.len() > 1 && letters.iter().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let is_short = letters.len() <= MOST_INITIALS && !has_vowel;
    let is_junior = matches!(word, "JR." | "JR" | "SR." | "SR");
    if !is_title && !is_junior && (is_numeral || is_short) {
        return word.to_owned();
    }
    let mut cased = String::with_capacity(word.len());
    let mut begins = true;
    for c in word.chars() {
        if begins {
            cased.push(c);
        } else {
            cased.extend(c.to_lowercase());
        }
        begins = !c.is_alphanumeric() || cased.ends_with("Mc");
    }
    cased
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_capitals_are_shown_as_in_an_article() {
        for (spelt, kind, shown) in [
            ("MR. SMITH", "person", "Mr. Smith"),
            ("DR. ANA RUIZ-MCDONALD", "person", "Dr. Ana Ruiz-McDonald"),
            ("NIAMH O’NEILL", "person", "Niamh O’Neill"),
            ("JK ADEBAYO", "person", "JK Adebayo"),
            ("JOSÉ ÁLVAREZ III", "person", "José Álvarez III"),
            ("LUDWIG VAN DER MEER", "person", "Ludwig van der Meer"),
            ("JK Adebayo", "person", "JK Adebayo"),
            ("Ana Ruiz", "person", "Ana Ruiz"),
            ("VAN JONES", "person", "Van Jones"),
            ("JFK JR.", "person", "JFK Jr."),
            ("JFK", "person", "JFK"),
            ("AOC", "person", "AOC"),
            ("NASA", "organization", "NASA"),
            ("Q", "person", "Q"),
            ("", "person", ""),
        ] {
            assert_eq!(shown_name(spelt, kind), shown, "{spelt}");
        }
    }
}
