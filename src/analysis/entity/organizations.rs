//! Mentions of organisations -> organisations.
//!
//! "North Korea’s Foreign Ministry" is also "the Foreign Ministry", "the foreign ministry" and "the ministry": a name
//! is found by itself, by its ending, and by the acronym of its words or in brackets after it.

use super::by_number::ByNumber;
use super::organization_name::{
    CountryAndHead, NameId, NameKey, OrganizationName, OrganizationNames, display,
};
use super::{EntityId, EntityKind, EntityRow, push};
use crate::analysis::organization::OrganizationMention;
use crate::analysis::{Mention, MentionKind, Passage};
use crate::text::Span;
use foldhash::HashMap;

#[derive(Debug, Default)]
pub(super) struct Organizations {
    names: OrganizationNames,
    known: KnownOrganizations,
}

#[derive(Debug, Default)]
struct KnownOrganizations {
    /// The organisation with this full name, ending or acronym; the last one if there are several.
    by_key: ByNumber<NameKey, EntityId>,
    /// The same for the whole names only.
    by_name: ByNumber<NameKey, EntityId>,
    /// The last organisation of a country with a head: "Turkey’s Transport Ministry" is the Turkish "ministry".
    national: HashMap<CountryAndHead, EntityId>,
}

impl Organizations {
    /// Appends the mentions of organisations to `mentions`, in text order.
    pub(super) fn link(
        &mut self,
        passage: &Passage<'_>,
        organizations: &[OrganizationMention],
        (rows, mentions): (&mut Vec<EntityRow>, &mut Vec<Mention>),
    ) {
        let words = |organization: &OrganizationMention| passage.words(organization.span);
        let ids: Vec<NameId> =
            organizations.iter().map(|organization| self.names.id(words(organization))).collect();
        let names = || organizations.iter().zip(ids.iter().filter_map(|&id| self.names.get(id)));
        let spelt_out = spelt_out(passage, names());
        let mut previous: Option<(Span, EntityId)> = None;
        for (organization, name) in names() {
            let (span, kind) = (organization.span, organization.kind);
            let bracketed = previous.filter(|&(before, _)| is_bracketed(passage, before, span));
            let known = bracketed.map(|(_, entity)| entity).or_else(|| self.known.find(name, kind));
            // "The WHO met" before "World Health Organization (WHO)": it is the one that is spelt out later.
            let fuller = spelt_out.get(&name.key).filter(|_| known.is_none());
            let entity = match known {
                Some(entity) => entity,
                None if kind == MentionKind::Nominal && !name.says_which => continue,
                None => push(rows, EntityKind::Organization, display(words(organization)).to_owned()),
            };
            if let Some((fuller, name)) = fuller {
                self.known.remember(entity, name);
                keep_fullest(rows, entity, words(fuller), MentionKind::Name);
            }
            self.known.remember(entity, name);
            self.known.national.extend(name.of_country.map(|of_country| (of_country, entity)));
            keep_fullest(rows, entity, words(organization), kind);
            previous = Some((span, entity));
            mentions.push(Mention { span, kind, entity });
        }
    }
}

impl KnownOrganizations {
    fn find(&self, name: &OrganizationName, kind: MentionKind) -> Option<EntityId> {
        let ending = || self.by_key.get(name.key);
        let found = if kind == MentionKind::Nominal {
            // "the Turkish ministry" after "Turkey’s Transport Ministry".
            let described = || name.of_country.and_then(|of_country| self.national.get(&of_country));
            ending().or_else(described)
        } else {
            self.by_name.get(name.key).or_else(ending)
        };
        found.copied()
    }

    fn remember(&mut self, entity: EntityId, name: &OrganizationName) {
        self.by_name.insert(name.key, entity);
        name.keys.iter().for_each(|key| self.by_key.insert(*key, entity));
    }
}

/// Returns the full names of the acronyms in brackets after them.
fn spelt_out<'n>(
    passage: &Passage<'_>,
    names: impl Iterator<Item = (&'n OrganizationMention, &'n OrganizationName)> + Clone,
) -> HashMap<NameKey, (&'n OrganizationMention, &'n OrganizationName)> {
    let pairs = names.clone().zip(names.skip(1));
    let fitting = pairs.filter(|((name, _), (acronym, _))| {
        is_bracketed(passage, name.span, acronym.span) && name.kind == MentionKind::Name
    });
    fitting.map(|(name, (_, acronym))| (acronym.key, name)).collect()
}

/// "World Health Organization (WHO)".
fn is_bracketed(passage: &Passage<'_>, name: Span, acronym: Span) -> bool {
    let between = Span { start: name.end, end: acronym.start }.of(passage.text);
    name.end < acronym.start && between.trim() == "("
}

fn keep_fullest(rows: &mut [EntityRow], entity: EntityId, words: &str, kind: MentionKind) {
    let Some(row) = rows.get_mut(entity.0 as usize) else { return };
    let words = display(words);
    if kind == MentionKind::Name && words.len() > row.name.len() {
        words.clone_into(&mut row.name);
    }
}
