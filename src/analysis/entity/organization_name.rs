//! The names of organisations as they are written -> the keys by which they are found.
//!
//! An article names the same organisations again and again: each name is taken apart once, and each key gets a number.

use crate::analysis::CountryCode;
use crate::lexicon::countries::{SpellingMeaning, SpellingWalk};
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::words::{self, WordClass};
use crate::text::fold::{fold_into, folded};
use crate::text::phrase::words as split_words;
use crate::text::span::offset;
use foldhash::HashMap;

/// What "Brussels" is called where it acts.
const EUROPEAN_UNION: &str = "European Union";

/// A name, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NameId(u32);

/// Words by which an organisation is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct NameKey(u32);

impl From<NameKey> for u32 {
    fn from(key: NameKey) -> Self {
        key.0
    }
}

/// A country, and the last word of a name that begins with it.
pub(super) type CountryAndHead = (CountryCode, NameKey);

/// A name, and what it is found by.
#[derive(Debug)]
pub(super) struct OrganizationName {
    /// The whole name.
    pub(super) key: NameKey,
    /// The whole name, its endings, its other form and its acronym.
    pub(super) keys: Vec<NameKey>,
    /// The country whose name or demonym it begins with, and its last word.
    pub(super) of_country: Option<CountryAndHead>,
    /// Whether it says by itself which one it is: "the foreign ministry", not "the ministry".
    pub(super) says_which: bool,
}

/// The names of an article.
#[derive(Debug, Default)]
pub(super) struct OrganizationNames {
    ids: HashMap<String, NameId>,
    /// By their number.
    names: Vec<OrganizationName>,
    keys: HashMap<String, NameKey>,
}

impl OrganizationNames {
    /// The number of a name.
    pub(super) fn id(&mut self, written: &str) -> NameId {
        if let Some(&known) = self.ids.get(written) {
            return known;
        }
        let id = NameId(offset(self.names.len()));
        let name = self.taken_apart(written);
        self.names.push(name);
        self.ids.insert(written.to_owned(), id);
        id
    }

    pub(super) fn get(&self, name: NameId) -> Option<&OrganizationName> {
        self.names.get(name.0 as usize)
    }

    fn taken_apart(&mut self, words: &str) -> OrganizationName {
        let whole = key_of(words);
        let key = self.key(&whole);
        let mut keys = vec![key];
        let mut says_which = false;
        // Most names are one word: "Reuters".
        if let Some((short, head)) = whole.rsplit_once(' ') {
            let class = words::class_of(head);
            says_which = class.is(WordClass::INSTITUTION);
            self.add_endings(&whole, &mut keys);
            keys.extend(turned(&whole).map(|turned| self.key(&turned)));
            // "big machine" for "big machine records".
            keys.extend(class.is(WordClass::COMPANY).then(|| self.key(short)));
        }
        keys.extend(acronym(words).map(|acronym| self.key(&acronym)));
        let of_country = country_and_head(words).map(|(country, head)| (country, self.key(&head)));
        OrganizationName { key, keys, of_country, says_which }
    }

    /// Adds the words behind each space of a name; of "Ministry of Foreign Affairs", the ministry.
    fn add_endings(&mut self, whole: &str, keys: &mut Vec<NameKey>) {
        if whole.contains(" of ") || whole.contains(" for ") {
            keys.extend(whole.split_once(' ').map(|(head, _)| self.key(head)));
            return;
        }
        let mut rest = whole;
        while let Some((_, ending)) = rest.split_once(' ') {
            keys.push(self.key(ending));
            rest = ending;
        }
    }

    fn key(&mut self, words: &str) -> NameKey {
        if let Some(&known) = self.keys.get(words) {
            return known;
        }
        let key = NameKey(offset(self.keys.len()));
        self.keys.insert(words.to_owned(), key);
        key
    }
}

/// Returns a name as names are compared: in lower case, without accents, articles, possessive endings and full stops.
fn key_of(words: &str) -> String {
    // The seat of the European Union stands for it; no other organisation is called by its town alone.
    let words = if words == "Brussels" { EUROPEAN_UNION } else { words };
    let mut key = String::with_capacity(words.len() + 1);
    for word in split_words(words) {
        let word = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
        let start = key.len();
        fold_into(&mut key, word.trim_end_matches(['.', ',']));
        if key.get(start..) == Some("the") {
            key.truncate(start);
        } else {
            key.push(' ');
        }
    }
    key.pop();
    key
}

/// Returns the country whose name or demonym begins the words, and the last word.
fn country_and_head(words: &str) -> Option<(CountryCode, String)> {
    let mut words = display(words).split_whitespace();
    let (first, second) = (words.next()?, words.next()?);
    let first = SpellingWalk::over(without_possessive(first))?;
    let both = |second: &str| first.step(b' ')?.on_over(without_possessive(second).as_bytes())?.meaning();
    let meaning: SpellingMeaning = both(second).or_else(|| first.meaning())?;
    let head = words.next_back().unwrap_or(second);
    Some((CountryCode(meaning.codes().next()?), folded(head)))
}

fn without_possessive(mut word: &str) -> &str {
    for ending in ["’s", "'s"] {
        while let Some(rest) = word.strip_suffix(ending) {
            word = rest;
        }
    }
    word
}

/// "World Health Organization" -> "who".
fn acronym(words: &str) -> Option<String> {
    if words.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let initials =
        words.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase());
    let acronym = folded(&initials.collect::<String>());
    (acronym.len() > 1).then_some(acronym)
}

/// The other form of an authority’s name: "health ministry" for "ministry of health", and the reverse.
///
/// Leaves alone: "bank of ghana".
fn turned(key: &str) -> Option<String> {
    let is_head = |word: &str| ListSet::of(word).has(List::TurningHeads);
    if let Some((head, rest)) = key.split_once(" of ") {
        return is_head(head).then(|| format!("{rest} {head}"));
    }
    key.rsplit_once(' ').filter(|(_, head)| is_head(head)).map(|(rest, head)| format!("{head} of {rest}"))
}

/// Returns the name as it is shown: without its article.
pub(super) fn display(words: &str) -> &str {
    if words == "Brussels" {
        return EUROPEAN_UNION;
    }
    words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")).unwrap_or(words)
}
