//! Names -> pairs that are spelt alike: one person in two spellings, or two whose names are easily confused.
//!
//! *Points out:* "Anthony Blinken" / "Antony Blinken"; "Volodymyr Zelensky" / "Volodymyr Zelenskyy"; "Mohammed Salah" /
//! "Muhammad Salah". *Leaves alone:* "Maria Silva" / "Mario Silva" and "Daniel Weiss" / "Daniela Weiss", whose last letter
//! tells a woman from a man; "Ana Lopes" / "Eva Lopes"; "Section 4" / "Section 5". All words but one are the same, and that
//! one sounds the same, has the same consonants, or differs by one letter.

use crate::text::fold::folded;
use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Words of fewer letters differ by one letter and are other words.
const MIN_EDITED: usize = 5;
/// Fewer consonants are in many names.
const MIN_CONSONANTS: usize = 3;
/// This many names in one place are no slips of anybody.
const MAX_TOGETHER: usize = 40;

/// No name has a longer word. One letter more or less in such a word is no slip, and looking for it would take time in proportion
/// to the square of its length.
const MAX_EDITED: usize = 40;
/// No name has more words.
const MAX_WORDS: usize = 16;

/// The pairs of names that are spelt alike, by their indices. Takes time in proportion to the length of all names.
#[must_use]
pub fn spelt_alike(names: &[&str]) -> Vec<[usize; 2]> {
    let names: Vec<Vec<String>> = names.iter().map(|name| words(name)).collect();
    let mut together: HashMap<u64, Vec<usize>> = HashMap::new();
    for (index, words) in names.iter().enumerate().filter(|(_, words)| words.len() <= MAX_WORDS) {
        for at in 0..words.len() {
            for key in keys(words, at) {
                let names = together.entry(key).or_default();
                if names.last() != Some(&index) && names.len() < MAX_TOGETHER {
                    names.push(index);
                }
            }
        }
    }
    let mut pairs = BTreeSet::new();
    for alike in together.values() {
        for (at, one) in alike.iter().enumerate() {
            for other in alike.iter().skip(at + 1) {
                if names.get(*one).zip(names.get(*other)).is_some_and(|(one, other)| are_alike(one, other)) {
                    pairs.insert([*one.min(other), *one.max(other)]);
                }
            }
        }
    }
    pairs.into_iter().collect()
}

/// Whether two names are spelt alike.
#[must_use]
pub fn is_spelt_alike(one: &str, other: &str) -> bool {
    are_alike(&words(one), &words(other))
}

/// The words of a name, without accents, capitals and initials' full stops.
fn words(name: &str) -> Vec<String> {
    let folded = folded(name);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Numbers under which a name is found beside those that are like it but for one word.
fn keys(words: &[String], at: usize) -> Vec<u64> {
    let Some(word) = words.get(at) else { return Vec::new() };
    let key = |kind: u8, form: &str| {
        let mut hash = DefaultHasher::new();
        let others: Vec<&String> =
            words.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, w)| w).collect();
        (kind, at, others, form).hash(&mut hash);
        hash.finish()
    };
    let mut keys = vec![key(0, &sound(word)), key(1, &consonants(word)), key(2, word)];
    let letters = if word.chars().count() > MAX_EDITED { 0 } else { MAX_EDITED };
    for (left_out, c) in word.char_indices().take(letters) {
        let without = format!(
            "{}{}",
            word.get(..left_out).unwrap_or_default(),
            word.get(left_out + c.len_utf8()..).unwrap_or_default()
        );
        keys.push(key(2, &without));
    }
    keys
}

fn are_alike(one: &[String], other: &[String]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut differing = one.iter().zip(other).enumerate().filter(|(_, (one, other))| one != other);
    let Some((at, (word, like))) = differing.next() else { return false };
    differing.next().is_none()
        && is_like((word, like), if one.len() == 1 { NamePart::Alone } else { NamePart::of(at, one.len()) })
}

/// Which part of a name a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NamePart {
    /// All of it.
    Alone,
    Given,
    Last,
}

impl NamePart {
    fn of(at: usize, length: usize) -> Self {
        if at + 1 == length { Self::Last } else { Self::Given }
    }
}

fn is_like((one, other): (&str, &str), part: NamePart) -> bool {
    let is_number = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    if is_number(one) || is_number(other) {
        return false;
    }
    let shorter = one.chars().count().min(other.chars().count());
    if shorter >= MIN_CONSONANTS && sound(one) == sound(other) {
        return true;
    }
    if differ_as_woman_and_man(one, other) {
        return false;
    }
    let skeleton = consonants(one);
    let have_consonants = skeleton.chars().count() >= MIN_CONSONANTS && skeleton == consonants(other);
    match part {
        NamePart::Alone => shorter > MIN_EDITED && is_one_edit(one, other),
        NamePart::Given => have_consonants,
        NamePart::Last => have_consonants || (shorter >= MIN_EDITED && is_one_edit(one, other)),
    }
}

/// Whether two words differ by an ending that tells a woman from a man: "Maria" / "Mario", "Daniel" / "Daniela".
fn differ_as_woman_and_man(one: &str, other: &str) -> bool {
    let end = |word: &str| word.chars().next_back().filter(|c| is_vowel(*c));
    end(one) != end(other)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// A word as it sounds: letters that sound alike are one, doubled ones single, a silent "h" is left out.
fn sound(word: &str) -> String {
    let word =
        word.replace("ph", "f").replace("ck", "k").replace("sch", "s").replace("sh", "s").replace("th", "t");
    let mut sounds = String::new();
    let letters: Vec<char> = word.chars().collect();
    for (at, c) in letters.iter().enumerate() {
        let next = letters.get(at + 1);
        let sound = match c {
            'c' if next.is_some_and(|next| matches!(next, 'e' | 'i' | 'y')) => 's',
            'c' | 'q' => 'k',
            'z' => 's',
            'w' => 'v',
            'y' | 'j' => 'i',
            'h' if at > 0 => continue,
            c => *c,
        };
        if !sounds.ends_with(sound) {
            sounds.push(sound);
        }
    }
    sounds
}

/// The consonants of a word as they sound, with its first letter.
fn consonants(word: &str) -> String {
    let sounds = sound(word);
    let mut letters = sounds.chars();
    letters.next().into_iter().chain(letters.filter(|c| !is_vowel(*c))).collect()
}

/// Whether one letter put in, left out, changed, or changed places with the next makes one word the other.
fn is_one_edit(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same_before = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let rest = |word: &[char]| word.get(same_before..).unwrap_or_default().to_vec();
    let (one, other) = (rest(&one), rest(&other));
    let same_after = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let middle = |word: &[char]| word.get(..word.len() - same_after).unwrap_or_default().to_vec();
    match (middle(&one).as_slice(), middle(&other).as_slice()) {
        ([], [_]) | ([_], [] | [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_pointed_out(one: &str, other: &str) -> bool {
        let found = spelt_alike(&["Rui Costa", one, "Ministry of Health", other]);
        assert_eq!(spelt_alike(&[other, one]).len(), found.len(), "in any order: {one} / {other}");
        found == [[1, 3]]
    }

    #[test]
    fn one_name_in_two_spellings_is_pointed_out() {
        for (one, other) in [
            ("Anthony Blinken", "Antony Blinken"),
            ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
            ("Mohammed Salah", "Muhammad Salah"),
            ("Ana Lopes", "Ana Lopez"),
            ("Erik Hansen", "Erik Hanson"),
            ("Philip Green", "Phillip Green"),
            ("Sergei Lavrov", "Sergey Lavrov"),
            ("Boris Johnson", "Boris Jonhson"),
            ("Ministry of Defence", "Ministry of Defense"),
            ("Benjamin Netanyahu", "Benjamin Netanyhau"),
            ("Moammar Gadhafi", "Moammar Gaddafi"),
            ("Zelenskiy", "Zelensky"),
            ("Catherine Ashton", "Katherine Ashton"),
        ] {
            assert!(is_pointed_out(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn names_of_two_people_are_left_alone() {
        for (one, other) in [
            ("Maria Silva", "Mario Silva"),
            ("Daniel Weiss", "Daniela Weiss"),
            ("Christian Lang", "Christina Lang"),
            ("Ana Lopes", "Eva Lopes"),
            ("Ana Lopes", "Ana Maria Lopes"),
            ("Ana Lopes", "Lopes"),
            ("Section 4", "Section 5"),
            ("Ann Lee", "Ann Lie Park"),
            ("Petrov", "Petrova"),
            ("Kim", "Kin"),
            ("North Korea", "South Korea"),
            ("Jon Hart", "Jan Hart"),
            ("Ana Lopes", "ana lópes"),
        ] {
            assert!(!is_pointed_out(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn a_word_of_any_length_costs_no_more_than_its_length() {
        for length in [MAX_EDITED, MAX_EDITED + 1, 100_000] {
            let word = "ab".repeat(length).get(..length).unwrap().to_owned();
            assert!(keys(&[word], 0).len() <= MAX_EDITED + 3, "{length}");
        }
        let long = vec!["ana"; 100_000].join(" ");
        assert!(spelt_alike(&[&long, &format!("{long} ruiz")]).is_empty());
    }

    #[test]
    fn thousands_of_names_are_compared_at_once() {
        let given = ["Ana", "Rui", "Eva", "Tom", "Mara", "Otto", "Ines", "Paul"];
        let names: Vec<String> =
            (0..20_000).map(|n| format!("{} Person{n}", given[n % given.len()])).collect();
        let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
        names.extend(["Anthony Blinken", "Antony Blinken"]);
        assert_eq!(spelt_alike(&names), [[20_000, 20_001]]);
    }
}
