//! A document -> the same story about other people, in other places.
//!
//! One made-up person replaces one person throughout a document: the full name where the full name was, the short one
//! where the short one was.

use super::chance::Chance;
use super::corpora::{Document, Kind, Name, Source};
use super::names::{Names, Person, capitals};
use pullquote::lexicon::{countries, words};
use std::collections::BTreeMap;

/// How much is changed, in thousandths.
#[derive(Debug, Clone, Copy)]
pub struct Measure {
    pub people: usize,
    pub places: usize,
    pub organizations: usize,
}

const TITLES: [&str; 24] = [
    "Mr",
    "Mr.",
    "Mrs",
    "Ms",
    "Dr",
    "Dr.",
    "Prof",
    "Professor",
    "President",
    "Prime Minister",
    "Minister",
    "Senator",
    "General",
    "Colonel",
    "Justice",
    "Pastor",
    "Sheikh",
    "Alhaji",
    "Inspector",
    "Captain",
    "Chief",
    "Engr",
    "Governor",
    "Coach",
];

/// Returns a copy in which some names are replaced.
pub fn vary(document: &Document, measure: Measure, names: &Names, chance: &mut Chance) -> Document {
    let people = if chance.happens(measure.people) { cast(document, names, chance) } else { BTreeMap::new() };
    let mut towns: BTreeMap<&str, String> = BTreeMap::new();
    let mut varied = Document { text: String::new(), names: Vec::new(), ..document.clone() };
    let mut last = 0;
    for name in &document.names {
        let old = &document.text[name.start..name.end];
        varied.text.push_str(&document.text[last..name.start]);
        last = name.end;
        let new = match name.kind {
            Kind::Person => {
                if document.source == Source::News {
                    drop_title(&mut varied.text, chance);
                }
                let new = people.get(old).map(|person| written(person, old, chance));
                if new.is_some() {
                    add_title(&mut varied.text, chance);
                }
                new
            }
            Kind::Place
                if countries::meaning(&old.to_lowercase()).is_none() && countries::meaning(old).is_none() =>
            {
                if !towns.contains_key(old) && chance.happens(measure.places) {
                    let town = names.town(chance);
                    towns.insert(
                        old,
                        if chance.happens(120) { foreign(&PLACES, &town, chance) } else { town },
                    );
                }
                towns.get(old).cloned()
            }
            Kind::Organization => {
                if !towns.contains_key(old)
                    && chance.happens(measure.organizations)
                    && let Some(new) = renamed(old, names, chance)
                {
                    towns.insert(old, new);
                }
                towns.get(old).cloned()
            }
            _ => None,
        };
        let start = varied.text.len();
        varied.text.push_str(new.as_deref().unwrap_or(old));
        varied.names.push(Name { start, end: varied.text.len(), kind: name.kind });
    }
    varied.text.push_str(&document.text[last..]);
    varied
}

/// Who replaces whom, by every spelling in the document.
fn cast<'d>(document: &'d Document, names: &Names, chance: &mut Chance) -> BTreeMap<&'d str, Person> {
    let mut spellings: Vec<&str> = document
        .names
        .iter()
        .filter(|name| name.kind == Kind::Person)
        .map(|name| &document.text[name.start..name.end])
        .collect();
    spellings.sort_by_key(|spelling| (std::cmp::Reverse(spelling.split_whitespace().count()), *spelling));
    spellings.dedup();
    let mut cast: BTreeMap<&str, Person> = BTreeMap::new();
    for spelling in spellings {
        let parts: Vec<&str> = spelling.split_whitespace().collect();
        let whole = |other: &str| parts.iter().all(|part| other.split_whitespace().any(|o| o == *part));
        let same = cast.iter().find(|(other, _)| whole(other)).map(|(_, person)| person.clone());
        let family = cast.iter().find(|(other, _)| other.split_whitespace().last() == parts.last().copied());
        let family = family.map(|(_, person)| person.short.clone()).filter(|short| !short.contains(' '));
        let person = same.unwrap_or_else(|| names.person(chance, family.as_deref()));
        cast.insert(spelling, person);
    }
    cast
}

fn written(person: &Person, old: &str, chance: &mut Chance) -> String {
    if old.contains(' ') {
        let upper = old.len() > 5 && old.chars().all(|c| !c.is_lowercase());
        let full = person.full.join(" ");
        return if upper { full.to_uppercase() } else { full };
    }
    let short = if chance.happens(60) { &person.given } else { &person.short };
    if old.len() > 3 && old.chars().all(|c| !c.is_lowercase()) { short.to_uppercase() } else { short.clone() }
}

fn drop_title(text: &mut String, chance: &mut Chance) {
    for title in ["Mr. ", "Mrs. ", "Ms. "] {
        if text.ends_with(title) && chance.happens(750) {
            if chance.happens(200) {
                text.truncate(text.len() - 2);
                text.push(' ');
            } else {
                text.truncate(text.len() - title.len());
            }
            return;
        }
    }
}

fn add_title(text: &mut String, chance: &mut Chance) {
    let before = text.split_whitespace().next_back().unwrap_or_default();
    let free = before.chars().next().is_some_and(char::is_lowercase) && text.ends_with(' ');
    if free && chance.happens(60) {
        text.push_str(chance.pick::<&str>(&TITLES));
        text.push(' ');
    }
}

/// Names of places in other languages.
const PLACES: [&str; 28] = [
    "San *",
    "Santa *",
    "El *",
    "Al *",
    "Villa *",
    "Puerto *",
    "Ciudad *",
    "Rio *",
    "Monte *",
    "La *",
    "Los *",
    "Bukit *",
    "Kampung *",
    "Beit *",
    "Wadi *",
    "Jabal *",
    "Tell *",
    "Cerro *",
    "Plaza *",
    "Nova *",
    "Le *",
    "* Pura",
    "Sidi *",
    "Ban *",
    "Ust-*",
    "Ain *",
    "Deir *",
    "Kota *",
];

/// Names of organisations, teams and papers in other languages.
const GROUPS: [&str; 30] = [
    "FC *",
    "* FC",
    "Sporting *",
    "Real *",
    "Atlético *",
    "* United",
    "* City",
    "Al *",
    "Al-*",
    "El *",
    "Le *",
    "La *",
    "Banco *",
    "Grupo *",
    "* Group",
    "* SA",
    "* Holdings",
    "Daily *",
    "Radio *",
    "Unión *",
    "Stade *",
    "Club *",
    "* Bank",
    "* Samiti",
    "* Dal",
    "* Partisi",
    "Nueva *",
    "Deportivo *",
    "Dynamo *",
    "* Holding",
];

fn foreign(patterns: &[&str], word: &str, chance: &mut Chance) -> String {
    chance.pick(patterns).replace('*', word)
}

/// Returns an organisation with one of its words changed, or one with a foreign name.
fn renamed(old: &str, names: &Names, chance: &mut Chance) -> Option<String> {
    if chance.happens(250) && !old.contains(" of ") {
        let word = if chance.happens(500) { names.town(chance) } else { names.invented(chance) };
        return Some(foreign(&GROUPS, &word, chance));
    }
    let parts: Vec<&str> = old.split(' ').collect();
    if let [only] = parts.as_slice() {
        let acronym = only.len() < 6 && only.chars().all(|c| c.is_ascii_uppercase());
        return Some(if acronym {
            (0..only.len()).map(|_| char::from(b'A' + u8::try_from(chance.below(26)).unwrap_or(0))).collect()
        } else {
            names.invented(chance)
        });
    }
    let proper = |part: &&str| {
        part.chars().next().is_some_and(char::is_uppercase)
            && !words::class_of(part).is(words::WordClass::COMMON)
    };
    let at = parts.iter().position(|part| proper(part) && countries::meaning(part).is_none())?;
    let new = match chance.below(3) {
        0 => names.town(chance),
        1 => names.invented(chance),
        _ => names.person(chance, None).short,
    };
    let mut parts: Vec<&str> = parts;
    parts[at] = &new;
    Some(parts.join(" "))
}

/// Writes the first line with the capitals of a headline, or in capitals only.
pub fn headline(document: &mut Document, chance: &mut Chance) {
    let end = document.text.find('\n').unwrap_or(document.text.len());
    if end > 160 {
        return;
    }
    let line = &document.text[..end];
    let new = if chance.happens(500) { line.to_uppercase() } else { capitals(line) };
    if new.len() == line.len() && new.chars().count() == line.chars().count() {
        document.text.replace_range(..end, &new);
    }
}

/// Joins single sentences to texts of several, so that names recur.
pub fn join(sentences: &[Document]) -> Document {
    let mut joined = Document { text: String::new(), names: Vec::new(), ..sentences[0].clone() };
    for sentence in sentences {
        let start = joined.text.len();
        joined.names.extend(sentence.names.iter().map(|name| Name {
            start: name.start + start,
            end: name.end + start,
            kind: name.kind,
        }));
        joined.text.push_str(sentence.text.trim_end());
        joined.text.push('\n');
    }
    joined
}
