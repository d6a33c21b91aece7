//! Mentions of organisations -> organisations.
//!
//! "North Korea’s Foreign Ministry" is also "the Foreign Ministry", "the foreign ministry" and "the ministry": a name
//! is found by itself, by its ending, and by the acronym of its words or in brackets after it.

use super::{EntityId, EntityKind, EntityRow, push};
use crate::analysis::organization::OrganizationMention;
use crate::analysis::{Mention, MentionKind, Passage};
use crate::lexicon::countries;
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::words::{self, WordClass};
use crate::text::Span;
use crate::text::fold::folded;
use foldhash::HashMap;

/// What "Brussels" is called where it acts.
const EUROPEAN_UNION: &str = "European Union";

#[derive(Debug, Default)]
pub(super) struct Organizations {
    /// The organisation with this full name, ending or acronym; the last one if there are several.
    by_key: HashMap<String, EntityId>,
    /// The same for the whole names only.
    by_name: HashMap<String, EntityId>,
    /// The last organisation of a country with a head: "Turkey’s Transport Ministry" is the Turkish "ministry".
    national: HashMap<([u8; 2], String), EntityId>,
}

impl Organizations {
    pub(super) fn link(
        &mut self,
        passage: &Passage<'_>,
        organizations: &[OrganizationMention],
        rows: &mut Vec<EntityRow>,
    ) -> Vec<Mention> {
        let mut mentions = Vec::new();
        let spelt_out = spelt_out(passage, organizations);
        let mut previous: Option<(Span, EntityId)> = None;
        for organization in organizations {
            let words = passage.words(organization.span);
            let key = key(words);
            let bracketed = previous.filter(|&(span, _)| is_bracketed(passage, span, organization.span));
            let of_country = country_and_head(words);
            let known = bracketed
                .map(|(_, entity)| entity)
                .or_else(|| self.find(&key, organization.kind))
                .or_else(|| self.described(organization.kind, of_country.as_ref()));
            // "The WHO met" before "World Health Organization (WHO)": it is the one that is spelt out later.
            let fuller = spelt_out.get(&key).filter(|_| known.is_none());
            let entity = match known {
                Some(entity) => entity,
                None if organization.kind == MentionKind::Nominal && !says_which(&key) => continue,
                None => push(rows, EntityKind::Organization, display(words).to_owned()),
            };
            if let Some(&fuller) = fuller {
                self.remember(entity, &self::key(fuller), fuller);
                keep_fullest(rows, entity, fuller, MentionKind::Name);
            }
            self.remember(entity, &key, words);
            self.national.extend(of_country.map(|of_country| (of_country, entity)));
            keep_fullest(rows, entity, words, organization.kind);
            previous = Some((organization.span, entity));
            mentions.push(Mention { span: organization.span, kind: organization.kind, entity });
        }
        mentions
    }

    fn find(&self, key: &str, kind: MentionKind) -> Option<EntityId> {
        let exact = self.by_name.get(key).copied();
        let ending = || self.by_key.get(key).copied();
        if kind == MentionKind::Nominal {
            return ending();
        }
        exact.or_else(ending)
    }

    /// "the Turkish ministry" after "Turkey’s Transport Ministry".
    fn described(&self, kind: MentionKind, of_country: Option<&([u8; 2], String)>) -> Option<EntityId> {
        of_country.filter(|_| kind == MentionKind::Nominal).and_then(|key| self.national.get(key)).copied()
    }

    fn remember(&mut self, entity: EntityId, key: &str, words: &str) {
        self.by_name.insert(key.to_owned(), entity);
        let mut rest = key;
        self.by_key.insert(rest.to_owned(), entity);
        if rest.contains(" of ") || rest.contains(" for ") {
            // "Ministry of Foreign Affairs" is "the ministry".
            if let Some((head, _)) = rest.split_once([' ']) {
                self.by_key.insert(head.to_owned(), entity);
            }
        } else {
            while let Some((_, ending)) = rest.split_once(' ') {
                self.by_key.insert(ending.to_owned(), entity);
                rest = ending;
            }
        }
        self.by_key.extend(turned(key).map(|key| (key, entity)));
        if let Some(short) = without_head(key) {
            self.by_key.insert(short.to_owned(), entity);
        }
        if let Some(acronym) = acronym(words) {
            self.by_key.insert(acronym, entity);
        }
    }
}

/// Returns the full names of the acronyms in brackets after them.
fn spelt_out<'p>(passage: &Passage<'p>, organizations: &[OrganizationMention]) -> HashMap<String, &'p str> {
    let pairs = organizations.windows(2).filter_map(|pair| {
        let [name, acronym] = pair else { return None };
        let fits = is_bracketed(passage, name.span, acronym.span) && name.kind == MentionKind::Name;
        fits.then(|| (key(passage.words(acronym.span)), passage.words(name.span)))
    });
    pairs.collect()
}

/// Returns a name as names are compared: in lower case, without accents, articles, possessive endings and full stops.
fn key(words: &str) -> String {
    // The seat of the European Union stands for it; no other organisation is called by its town alone.
    let words = if words == "Brussels" { EUROPEAN_UNION } else { words };
    let words = words.split_whitespace().map(|word| {
        let word = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
        folded(word.trim_end_matches(['.', ',']))
    });
    words.filter(|word| word != "the").collect::<Vec<_>>().join(" ")
}

/// Returns the country whose name or demonym begins the words, and the last word.
fn country_and_head(words: &str) -> Option<([u8; 2], String)> {
    let words: Vec<&str> = display(words).split_whitespace().collect();
    let bare = |word: &&str| word.trim_end_matches("’s").trim_end_matches("'s").to_owned();
    let first: Vec<String> = words.iter().take(2).map(bare).collect();
    let meaning = countries::meaning(&first.join(" ")).or_else(|| countries::meaning(first.first()?))?;
    Some((meaning.codes().next()?, folded(words.last().filter(|_| words.len() > 1)?)))
}

/// "World Health Organization" -> "who".
fn acronym(words: &str) -> Option<String> {
    let initials =
        words.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase());
    let acronym = folded(&initials.collect::<String>());
    (acronym.len() > 1).then_some(acronym)
}

/// "World Health Organization (WHO)".
fn is_bracketed(passage: &Passage<'_>, name: Span, acronym: Span) -> bool {
    let between = Span { start: name.end, end: acronym.start }.of(passage.text);
    name.end < acronym.start && between.trim() == "("
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

/// The words of a company’s name before its head: "big machine" for "big machine records".
fn without_head(key: &str) -> Option<&str> {
    let (rest, head) = key.rsplit_once(' ')?;
    words::class_of(head).is(WordClass::COMPANY).then_some(rest)
}

/// Whether a description says by itself which one it is: "the foreign ministry", not "the ministry".
fn says_which(key: &str) -> bool {
    let head = key.rsplit(' ').next().unwrap_or_default();
    key.contains(' ') && words::class_of(head).is(WordClass::INSTITUTION)
}

/// Returns the name as it is shown: without its article.
fn display(words: &str) -> &str {
    if words == "Brussels" {
        return EUROPEAN_UNION;
    }
    words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")).unwrap_or(words)
}

fn keep_fullest(rows: &mut [EntityRow], entity: EntityId, words: &str, kind: MentionKind) {
    let Some(row) = rows.get_mut(entity.0 as usize) else { return };
    let words = display(words);
    if kind == MentionKind::Name && words.len() > row.name.len() {
        words.clone_into(&mut row.name);
    }
}
