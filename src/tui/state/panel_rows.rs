//! Analysis -> the rows of the side panels: which entries, in which order, with which figures.
//!
//! Made once for every report of the analysis, so that a frame only looks at the entries it shows.

use crate::analysis::{Analysis, Entity, EntityId, EntityKind, MentionKind, QuotationId, Speaker};
use crate::review::{Review, Verdict};
use crate::text::Span;
use std::collections::BTreeMap;

/// The entries of every panel.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rolls {
    /// Countries, most mentioned first.
    pub countries: Vec<EntityId>,
    /// People, most mentioned first.
    pub people: Vec<EntityId>,
    /// Organisations, most mentioned first.
    pub organizations: Vec<EntityId>,
    /// Quotations in text order.
    pub quotations: Vec<QuotationId>,
    /// Entities that speak, most quoted first.
    pub speakers: Vec<EntityId>,
    /// The quotations of each speaker in text order.
    said: BTreeMap<Key, Vec<QuotationId>>,
    /// How often each entity is mentioned in each way, by its id.
    ways: Vec<[u32; 6]>,
}

/// The ways of being mentioned, in the order in which they are counted and told.
pub const WAYS: [(MentionKind, &str); 6] = [
    (MentionKind::Name, "name"),
    (MentionKind::Demonym, "demonym"),
    (MentionKind::Metonym, "gov’t"),
    (MentionKind::Place, "place"),
    (MentionKind::Nominal, "described"),
    (MentionKind::Pronoun, "pronoun"),
];

impl Rolls {
    /// The entries of a reviewed analysis: what the reviewer dismissed is left out.
    #[must_use]
    pub fn of(review: &Review) -> Self {
        let analysis = &review.analysis;
        let listed = |wanted: fn(&EntityKind) -> bool| by_mentions(analysis, wanted);
        let mut rolls = Self {
            countries: listed(|kind| matches!(kind, EntityKind::Country(_))),
            people: listed(|kind| matches!(kind, EntityKind::Person { .. })),
            organizations: listed(|kind| matches!(kind, EntityKind::Organization)),
            quotations: analysis.quotations.iter().map(|quotation| quotation.id).collect(),
            speakers: Vec::new(),
            said: by_speaker(review),
            ways: count_ways(analysis),
        };
        for list in [&mut rolls.countries, &mut rolls.people, &mut rolls.organizations] {
            let said = &rolls.said;
            let mentioned =
                |id: &EntityId| analysis.entity(*id).is_some_and(|entity| !entity.mentions.is_empty());
            list.retain(|id| mentioned(id) || said.contains_key(&Key::Entity(*id)));
        }
        rolls.speakers = most_quoted(&rolls);
        rolls
    }

    /// How many quotations are attributed to an entity.
    #[must_use]
    pub fn spoken(&self, entity: EntityId) -> usize {
        self.said(Speaker::Entity(entity)).len()
    }

    /// The quotations of a speaker in text order.
    #[must_use]
    pub fn said(&self, speaker: Speaker) -> &[QuotationId] {
        self.said.get(&key(speaker)).map(Vec::as_slice).unwrap_or_default()
    }

    /// How often an entity is mentioned in each of [`WAYS`].
    #[must_use]
    pub fn ways(&self, entity: EntityId) -> [u32; 6] {
        self.ways.get(entity.0 as usize).copied().unwrap_or_default()
    }
}

fn by_mentions(analysis: &Analysis, wanted: fn(&EntityKind) -> bool) -> Vec<EntityId> {
    let mut entities: Vec<&Entity> = analysis.entities.iter().filter(|entity| wanted(&entity.kind)).collect();
    entities
        .sort_by_key(|entity| (std::cmp::Reverse(entity.mentions.len()), entity.mentions.first().copied()));
    entities.iter().map(|entity| entity.id).collect()
}

/// Of people, then organisations, then countries, those who speak; the sort keeps that order among equals.
fn most_quoted(rolls: &Rolls) -> Vec<EntityId> {
    let everybody = rolls.people.iter().chain(&rolls.organizations).chain(&rolls.countries);
    let mut speakers: Vec<EntityId> = everybody.copied().filter(|&id| rolls.spoken(id) > 0).collect();
    speakers.sort_by_key(|&id| std::cmp::Reverse(rolls.spoken(id)));
    speakers
}

/// A rejected quotation is nobody's.
fn by_speaker(review: &Review) -> BTreeMap<Key, Vec<QuotationId>> {
    let mut said: BTreeMap<Key, Vec<QuotationId>> = BTreeMap::new();
    for quotation in &review.analysis.quotations {
        if matches!(review.decision(quotation.id).verdict, Verdict::Rejected(_)) {
            continue;
        }
        if let Some(attribution) = &quotation.attribution {
            said.entry(key(attribution.speaker)).or_default().push(quotation.id);
        }
    }
    said
}

/// A speaker as quotations are kept by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Entity(EntityId),
    Group(Span),
    Unknown(Span),
}

fn key(speaker: Speaker) -> Key {
    match speaker {
        Speaker::Entity(id) => Key::Entity(id),
        Speaker::Group(words) => Key::Group(words),
        Speaker::Unknown(words) => Key::Unknown(words),
    }
}

fn count_ways(analysis: &Analysis) -> Vec<[u32; 6]> {
    let mut ways = vec![[0; 6]; analysis.entities.len()];
    for mention in &analysis.mentions {
        if let Some(counts) = ways.get_mut(mention.entity.0 as usize)
            && let Some(way) = WAYS.iter().position(|(kind, _)| *kind == mention.kind)
        {
            counts[way] += 1;
        }
    }
    ways
}
