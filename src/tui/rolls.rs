//! Analysis -> the rows of the side panels: which entries, in which order, with which figures.
//!
//! Made once for every report of the analysis, so that a frame only looks at the entries it shows.

use crate::analysis::{Analysis, Entity, EntityId, EntityKind, MentionKind, QuotationId, Speaker};

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
    /// How often each entity speaks, by its id.
    spoken: Vec<u32>,
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
    /// The entries of an analysis.
    #[must_use]
    pub fn of(analysis: &Analysis) -> Self {
        let listed = |wanted: fn(&EntityKind) -> bool| by_mentions(analysis, wanted);
        Self {
            countries: listed(|kind| matches!(kind, EntityKind::Country(_))),
            people: listed(|kind| matches!(kind, EntityKind::Person { .. })),
            organizations: listed(|kind| matches!(kind, EntityKind::Organization)),
            quotations: analysis.quotations.iter().map(|quotation| quotation.id).collect(),
            spoken: count_spoken(analysis),
            ways: count_ways(analysis),
        }
    }

    /// How many quotations are attributed to an entity.
    #[must_use]
    pub fn spoken(&self, entity: EntityId) -> u32 {
        self.spoken.get(entity.0 as usize).copied().unwrap_or_default()
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

fn count_spoken(analysis: &Analysis) -> Vec<u32> {
    let mut spoken = vec![0; analysis.entities.len()];
    for attribution in analysis.quotations.iter().filter_map(|quotation| quotation.attribution.as_ref()) {
        if let Speaker::Entity(id) = attribution.speaker
            && let Some(count) = spoken.get_mut(id.0 as usize)
        {
            *count += 1;
        }
    }
    spoken
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
