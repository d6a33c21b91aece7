//! Mentions of people -> persons.
//!
//! A full name is the same person as another full name with the same last word and a first word that agrees
//! ("J. Kowalczyk", "Jan Kowalczyk"), or whose words it contains. A single name belongs to the person with that
//! name who was last mentioned in full, else to the first who will be; a gender the text gives must not
//! contradict.

use super::{EntityId, EntityKind, Row, push};
use crate::analysis::person::{Gender, PersonMention};
use crate::analysis::{Mention, MentionKind, Passage};
use crate::lexicon::words::{self, WordClass};
use std::collections::HashMap;

/// How many namesakes are looked at: more people of one name are in no article, and it bounds the cost.
const NAMESAKES: usize = 16;

/// Roles longer than this are sentences.
const LONGEST_ROLE: usize = 90;

#[derive(Debug, Default)]
pub(super) struct People {
    /// The persons in whose fullest name a word occurs, in order of their first mention.
    by_part: HashMap<String, Vec<EntityId>>,
    /// The words of each person's fullest name.
    parts: HashMap<EntityId, Vec<String>>,
    /// When each person was last mentioned, counted in mentions.
    last: HashMap<EntityId, usize>,
    /// Mentions linked so far.
    clock: usize,
}

impl People {
    pub(super) fn link(
        &mut self,
        passage: &Passage<'_>,
        people: &[PersonMention],
        rows: &mut Vec<Row>,
    ) -> Vec<Mention> {
        let mut mentions = Vec::with_capacity(people.len());
        let names: Vec<Vec<String>> =
            people.iter().map(|person| name_parts(passage.words(person.span))).collect();
        let ahead = full_names_ahead(&names);
        for (index, (person, parts)) in people.iter().zip(&names).enumerate() {
            let words = passage.words(person.span);
            let entity = if parts.len() > 1 {
                self.find_full(parts)
            } else {
                let role = person.role.map(|role| passage.words(role));
                self.find_single(parts, (person.gender, role), rows)
            };
            // "Blinken said" before "Anthony Blinken" is named: the person begins with the short name.
            let fuller = ahead.get(index).copied().flatten().and_then(|at| names.get(at)).unwrap_or(parts);
            let entity = entity.unwrap_or_else(|| {
                let role = EntityKind::Person { role: None };
                push(rows, role, words.to_owned())
            });
            self.remember(entity, if parts.len() > 1 { parts } else { fuller });
            self.mention(entity);
            if let Some(row) = rows.get_mut(entity.0 as usize) {
                update(row, passage, person);
            }
            mentions.push(Mention { span: person.span, kind: MentionKind::Name, entity });
        }
        mentions
    }

    fn mention(&mut self, entity: EntityId) {
        self.clock += 1;
        self.last.insert(entity, self.clock);
    }

    /// The person with an agreeing full name.
    fn find_full(&self, parts: &[String]) -> Option<EntityId> {
        let agreeing = |key: &String| {
            let namesakes = self.by_part.get(key)?.iter().rev().take(NAMESAKES);
            namesakes.copied().find(|id| self.parts.get(id).is_some_and(|known| agree(known, parts)))
        };
        parts.last().and_then(agreeing).or_else(|| parts.first().and_then(agreeing))
    }

    /// The person last mentioned whose name has this word; of namesakes the one whose role is told again:
    /// "Lopez, the minister".
    fn find_single(
        &self,
        parts: &[String],
        (gender, role): (Option<Gender>, Option<&str>),
        rows: &[Row],
    ) -> Option<EntityId> {
        let namesakes = self.by_part.get(parts.first()?)?;
        let known = |id: &EntityId| rows.get(id.0 as usize).and_then(|row| row.gender);
        let contradicts = |id: &EntityId| gender.is_some() && known(id).is_some() && known(id) != gender;
        namesakes
            .iter()
            .rev()
            .take(NAMESAKES)
            .filter(|id| !contradicts(id))
            .max_by_key(|id| {
                let same_role = rows.get(id.0 as usize).is_some_and(|row| has_role(row, role));
                (same_role, gender.is_some() && known(id) == gender, self.last.get(id).copied())
            })
            .copied()
    }

    fn remember(&mut self, entity: EntityId, parts: &[String]) {
        let known = self.parts.entry(entity).or_default();
        if parts.len() <= known.len() {
            return;
        }
        for part in parts {
            if !known.contains(part) {
                self.by_part.entry(part.clone()).or_default().push(entity);
            }
        }
        *known = parts.to_vec();
    }
}

/// Whether the last word of `role` is among the words of the role that is known.
fn has_role(row: &Row, role: Option<&str>) -> bool {
    let EntityKind::Person { role: Some(known) } = &row.kind else { return false };
    let head = role.and_then(|role| role.split_whitespace().next_back()).map(str::to_lowercase);
    head.is_some_and(|head| known.split_whitespace().any(|word| word.to_lowercase() == head))
}

/// For each single name, the first later full name of the passage that has it.
fn full_names_ahead(names: &[Vec<String>]) -> Vec<Option<usize>> {
    let mut ahead = vec![None; names.len()];
    let mut next: HashMap<&str, usize> = HashMap::new();
    for (index, parts) in names.iter().enumerate().rev() {
        if let [only] = parts.as_slice() {
            ahead[index] = next.get(only.as_str()).copied();
        } else {
            next.extend(parts.iter().map(|part| (part.as_str(), index)));
        }
    }
    ahead
}

/// The words of a name as they are compared: lower case, no accents, no particles, no "Jr.".
fn name_parts(name: &str) -> Vec<String> {
    let words = name
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | ','))
        .filter(|w| !w.is_empty());
    let all: Vec<&str> = words.collect();
    let is_particle = |word: &&str| {
        word.starts_with(char::is_lowercase) && words::class_of(word).is(WordClass::PARTICLE)
            || matches!(word.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "Al" | "El")
    };
    let kept = all.iter().filter(|word| !is_particle(word)).map(|word| fold(word)).collect::<Vec<_>>();
    if kept.is_empty() { all.into_iter().map(fold).collect() } else { kept }
}

fn fold(word: &str) -> String {
    let word = word.trim_end_matches('.').to_lowercase().replace('’', "'");
    if word.is_ascii() { word } else { words::without_accents(&word) }
}

/// Whether two full names can be one person's.
fn agree(a: &[String], b: &[String]) -> bool {
    if a == b {
        return true;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < 2 {
        return short.first().is_some_and(|only| long.contains(only));
    }
    let first = short.first().zip(long.first()).is_some_and(|(x, y)| same_or_initial(x, y));
    let last = short.last() == long.last();
    let contained = short.iter().all(|part| long.contains(part));
    first && last || contained
}

fn same_or_initial(a: &str, b: &str) -> bool {
    let initial = |x: &str, y: &str| x.chars().count() == 1 && y.starts_with(x);
    a == b || initial(a, b) || initial(b, a)
}

/// Keeps the fullest name, the fullest role and the gender.
fn update(row: &mut Row, passage: &Passage<'_>, person: &PersonMention) {
    let words = passage.words(person.span);
    if fullness(words) > fullness(&row.name) {
        words.clone_into(&mut row.name);
    }
    row.gender = row.gender.or(person.gender);
    let role = person.role.map(|span| passage.words(span)).filter(|role| role.len() <= LONGEST_ROLE);
    if let (Some(new), EntityKind::Person { role }) = (role, &mut row.kind)
        && role.as_deref().is_none_or(|old| new.len() > old.len())
    {
        *role = Some(new.to_owned());
    }
}

/// More words first, then no shouting, then more letters.
fn fullness(name: &str) -> (usize, bool, usize) {
    let words = name.split([' ', '\u{a0}']).filter(|word| word.chars().count() > 1).count();
    (words, name.contains(char::is_lowercase), name.len())
}
