//! A table of words -> the class of a role: "mayor of Porto" is an official, "a resident" a citizen.
//!
//! The table is a file that everyone can read and change: the classes are its headings, so a newsroom can count by its own.
//! A phrase counts before a word ("police chief" before "chief"), and the noun of the role before what follows a
//! preposition: a "spokesman for the minister" is a spokesperson.

use super::country::country_in;
use crate::lexicon::countries;
use crate::lexicon::speakers::full_title;
use crate::text::fold::folded;
use std::collections::HashMap;
use std::ops::Range;

/// The table that the program brings.
const BUILT_IN: &str = include_str!("../../assets/audit/role_words.txt");

/// Words after which a role speaks of something else.
const PREPOSITIONS: [&str; 9] = ["of", "for", "at", "in", "from", "with", "to", "and", "who"];

/// Words in the longest phrase that is looked up.
const MAX_WORDS: usize = 4;

/// The classes of roles, by their words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoleWords {
    /// The classes, in the order of the table.
    classes: Vec<String>,
    /// The index of the class of every word and phrase, folded.
    words: HashMap<String, usize>,
    /// The same for those that count only beside a country or alone: "president".
    of_states: HashMap<String, usize>,
}

/// A line of a table that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleWordsFault {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it, in a sentence without its place.
    pub what: &'static str,
}

impl RoleWords {
    /// The table that the program brings.
    #[must_use]
    pub fn built_in() -> Self {
        Self::read(BUILT_IN).unwrap_or_default()
    }

    /// The text of the table that the program brings, to print and to change.
    #[must_use]
    pub fn built_in_text() -> &'static str {
        BUILT_IN
    }

    /// Reads a table: a heading in brackets names a class, the lines below it hold its words and phrases, separated by commas.
    /// Lines that begin with `#` are comments.
    ///
    /// # Errors
    /// If a word comes before the first heading, or a heading has no name or no closing bracket.
    pub fn read(table: &str) -> Result<Self, RoleWordsFault> {
        let mut read = Self::default();
        for (line, text) in (1..).zip(table.lines()) {
            let text = text.trim();
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            match text.strip_prefix('[') {
                Some(heading) => read.begin(heading).map_err(|what| RoleWordsFault { line, what })?,
                None => read.add(text).map_err(|what| RoleWordsFault { line, what })?,
            }
        }
        Ok(read)
    }

    fn begin(&mut self, heading: &str) -> Result<(), &'static str> {
        let name = heading.strip_suffix(']').ok_or("a heading ends with ]")?.trim();
        if name.is_empty() {
            return Err("the heading has no name");
        }
        // A class may be continued, but it is then the last one.
        self.classes.push(name.to_owned());
        Ok(())
    }

    fn add(&mut self, words: &str) -> Result<(), &'static str> {
        let class = self.classes.len().checked_sub(1).ok_or("words come before the first [class]")?;
        let phrases = words.split(',').map(folded).map(|phrase| phrase.trim().to_owned());
        for phrase in phrases.filter(|phrase| !phrase.is_empty()) {
            match phrase.strip_suffix('*') {
                Some(phrase) => self.of_states.insert(phrase.trim().to_owned(), class),
                None => self.words.insert(phrase, class),
            };
        }
        Ok(())
    }

    /// The classes, in the order of the table.
    pub fn classes(&self) -> impl Iterator<Item = &str> {
        self.classes.iter().map(String::as_str)
    }

    /// The class of a role or of the words that describe a speaker; `None` if no word of it is in the table.
    #[must_use]
    pub fn class_of(&self, role: &str) -> Option<&str> {
        let role = RoleWording::of(role);
        let found = self
            .phrase_in(&role)
            .or_else(|| (0..role.noun_ends).rev().find_map(|at| self.look(&role, at..at + 1)))?;
        self.classes.get(found).map(String::as_str)
    }

    /// The class of the first and longest phrase that begins before the noun ends: "secretary of state" begins with it.
    fn phrase_in(&self, role: &RoleWording<'_>) -> Option<usize> {
        (0..role.noun_ends).find_map(|start| {
            let longest = MAX_WORDS.min(role.words.len() - start);
            (2..=longest).rev().find_map(|length| self.look(role, start..start + length))
        })
    }

    /// The class of some words, also in the plural: "residents".
    fn look(&self, role: &RoleWording<'_>, at: Range<usize>) -> Option<usize> {
        let words = role.words.get(at.clone())?.join(" ");
        let singular = || words.strip_suffix('s');
        let of_state = || self.of_states.get(&words).filter(|_| role.is_of_state(&at));
        let plain = || self.words.get(&words).or_else(|| self.words.get(singular()?));
        of_state().or_else(plain).copied()
    }
}

/// A role, word by word.
struct RoleWording<'a> {
    /// As it is written.
    written: Vec<&'a str>,
    /// Folded, short titles in full.
    words: Vec<String>,
    /// Where what a preposition adds begins.
    noun_ends: usize,
}

/// Words beside an office that do not say of what it is.
const MODIFIERS: [&str; 11] =
    ["acting", "current", "deputy", "ex", "former", "incoming", "interim", "late", "outgoing", "the", "then"];

impl<'a> RoleWording<'a> {
    fn of(role: &'a str) -> Self {
        let written: Vec<&str> = role.split_whitespace().map(|word| word.trim_matches(',')).collect();
        let word = |word: &&str| {
            let word = folded(word);
            full_title(word.trim_end_matches('.')).map_or(word, str::to_owned)
        };
        let words: Vec<String> = written.iter().map(word).collect();
        let noun_ends =
            words.iter().position(|word| PREPOSITIONS.contains(&word.as_str())).unwrap_or(words.len());
        Self { written, words, noun_ends }
    }

    /// Whether nothing stands beside these words but a country, or words that say nothing of what the office is of.
    fn is_of_state(&self, at: &Range<usize>) -> bool {
        let says_nothing = |from: usize, to: usize| {
            let words = self.words.get(from..to).unwrap_or_default();
            words.iter().all(|word| MODIFIERS.contains(&word.as_str()))
        };
        let is_country = |from: usize, to: usize| {
            let says_more = |word: &&&str| !MODIFIERS.contains(&folded(word).as_str());
            let written = self.written.get(from..to).unwrap_or_default();
            let words: Vec<&str> = written.iter().filter(says_more).copied().collect();
            is_country_alone(&words)
        };
        let end = self.words.len();
        let is_alone =
            at.end == end || matches!(self.words.get(at.end).map(String::as_str), Some("and" | "who"));
        (says_nothing(0, at.start) || is_country(0, at.start)) && (is_alone || is_country(at.end + 1, end))
    }
}

/// Whether words are the name of a country, or an adjective from it, and nothing else.
///
/// Gets right: "United States of America", "South Korean". Leaves alone: "American Farm Bureau".
fn is_country_alone(words: &[&str]) -> bool {
    let Some((_, before)) = words.split_last() else { return false };
    let has_country = |words: &[&str]| country_in(&words.join(" ")).is_some();
    !countries::named(&words.join(" ")).is_empty() || (has_country(words) && !has_country(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_has_the_class_of_its_noun() {
        let table = RoleWords::built_in();
        for (role, expected) in [
            ("US Secretary of State", Some("official")),
            ("mayor of Porto", Some("official")),
            ("spokesman for the prime minister", Some("spokesperson")),
            ("deputy prime minister of Malta", Some("official")),
            ("spokeswoman for the port", Some("spokesperson")),
            ("professor of law at the University of Porto", Some("expert")),
            ("police chief", Some("official")),
            ("chief executive of a bank", Some("business")),
            ("residents", Some("citizen")),
            ("a neighbour", Some("citizen")),
            ("Union Leader", Some("advocate")),
            ("director", None),
            ("friend of the mayor", Some("citizen")),
            ("President", Some("official")),
            ("former US President", Some("official")),
            ("president of France", Some("official")),
            ("vice president of the United States", Some("official")),
            ("president of the United States of America", Some("official")),
            ("South Korean president", Some("official")),
            ("president of the American Growers’ Bureau", None),
            ("American Growers’ Bureau president", None),
            ("president and chief operating officer of Harbour Foods", Some("business")),
            ("President and CEO", Some("business")),
            ("president of the Federal Reserve Bank of New York", Some("official")),
            ("NASA administrator", Some("official")),
            ("deputy director of public prosecutions", Some("official")),
            ("local president of the dockers’ union", Some("advocate")),
            ("Otters defenseman", Some("arts and sport")),
            ("research director at a market research firm", Some("expert")),
            ("senior director of emergency response", Some("business")),
            ("public information officer", Some("spokesperson")),
            ("president of Salt & Sons", None),
            ("Harbour Foods President", None),
            ("vice president of sales at Harbour Foods", Some("business")),
            ("Sen.", Some("official")),
            ("U.S. attorney for the Southern District", Some("official")),
            ("study lead author", Some("expert")),
            ("Sabres captain", None),
            ("", None),
        ] {
            assert_eq!(table.class_of(role), expected, "{role}");
        }
    }

    #[test]
    fn a_table_can_be_changed_and_its_faults_are_placed() {
        let table = RoleWords::read("# mine\n[elected]\nmayor, Senator\n\n[other]\nbaker\n").unwrap();
        assert_eq!(table.class_of("the senator"), Some("elected"));
        assert_eq!(table.classes().collect::<Vec<_>>(), ["elected", "other"]);
        let table = RoleWords::read("[elected]\npresident*\n").unwrap();
        let class = |role| table.class_of(role);
        assert_eq!((class("French president"), class("bank president")), (Some("elected"), None));
        for (text, line) in [("mayor\n", 1), ("[elected\nmayor\n", 1), ("[a]\nb\n[ ]\n", 3)] {
            assert_eq!(RoleWords::read(text).unwrap_err().line, line, "{text}");
        }
    }
}
