//! Analysis -> the rows of the side panels: which entries, in which order, with which counts.
//!
//! Built once per report of the analysis, so that a frame only looks at the entries it shows.

use crate::analysis::{Analysis, Entity, EntityId, EntityKind, MentionKind, QuotationId, Speaker};
use crate::review::name_picker::described;
use crate::review::{Review, SpeakerName, Verdict};
use crate::sorting;
use crate::text::Span;
use std::collections::BTreeMap;

/// The entries of every panel.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PanelRows {
    /// Countries, most mentioned first.
    pub countries: Vec<EntityId>,
    /// People, most mentioned first.
    pub people: Vec<EntityId>,
    /// Organisations, most mentioned first.
    pub organizations: Vec<EntityId>,
    /// Quotations in the order in which they are listed.
    pub quotations: Vec<QuotationId>,
    /// Where in that list the quotations of another speaker begin, and how many they are. Empty in the order of the text.
    pub groups: BTreeMap<usize, usize>,
    /// Entities that speak, most quoted first.
    pub speakers: Vec<EntityId>,
    /// Speakers that the article does not name, most quoted first, with the number of their quotations.
    pub described: Vec<(SpeakerName, usize)>,
    /// The quotations of each speaker in text order.
    said: BTreeMap<SpeakerKey, Vec<QuotationId>>,
    /// How often each entity is mentioned by each kind of mention, by its id.
    ways: Vec<[u32; 6]>,
    /// The most that any of the listed entities has of each.
    most: EntityCounts,
}

/// How often an entity is mentioned and how often it is quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EntityCounts {
    /// Its mentions.
    pub mentions: usize,
    /// Its quotations.
    pub quotations: usize,
}

/// The order in which quotations are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum QuotationOrder {
    /// As in the text.
    #[default]
    Text,
    /// Those of each speaker together, the most quoted first; those without a speaker last.
    Speaker,
}

/// The kinds of mentions and their words in the panels, in the order in which they are listed.
pub const MENTION_KINDS: [(MentionKind, &str); 6] = [
    (MentionKind::Name, "name"),
    (MentionKind::Demonym, "demonym"),
    (MentionKind::Metonym, "gov’t"),
    (MentionKind::Place, "place"),
    (MentionKind::Nominal, "described"),
    (MentionKind::Pronoun, "pronoun"),
];

impl PanelRows {
    /// The entries of a review, without those that the reviewer removed.
    #[must_use]
    pub fn of(review: &Review, text: &str, order: QuotationOrder) -> Self {
        let analysis = &review.analysis;
        let listed = |wanted: fn(&EntityKind) -> bool| by_mentions(analysis, wanted);
        let mut rows_of_panels = Self {
            countries: listed(|kind| matches!(kind, EntityKind::Country(_))),
            people: listed(|kind| matches!(kind, EntityKind::Person { .. })),
            organizations: listed(|kind| matches!(kind, EntityKind::Organization)),
            quotations: analysis.quotations.iter().map(|quotation| quotation.id).collect(),
            groups: BTreeMap::new(),
            speakers: Vec::new(),
            described: described(review, text),
            said: by_speaker(review),
            ways: count_ways(analysis),
            most: EntityCounts::default(),
        };
        for list in
            [&mut rows_of_panels.countries, &mut rows_of_panels.people, &mut rows_of_panels.organizations]
        {
            let said = &rows_of_panels.said;
            let mentioned =
                |id: &EntityId| analysis.entity(*id).is_some_and(|entity| !entity.mentions.is_empty());
            list.retain(|id| mentioned(id) || said.contains_key(&SpeakerKey::Entity(*id)));
        }
        rows_of_panels.speakers = most_quoted(&rows_of_panels);
        rows_of_panels.most = rows_of_panels.most_of(analysis);
        if order == QuotationOrder::Speaker {
            rows_of_panels.group_quotations(analysis);
        }
        rows_of_panels
    }

    /// Lists the quotations of each speaker together.
    fn group_quotations(&mut self, analysis: &Analysis) {
        let mut groups: BTreeMap<Option<SpeakerKey>, Vec<QuotationId>> = BTreeMap::new();
        for quotation in &analysis.quotations {
            let speaker = quotation.attribution.as_ref().map(|attribution| key_of(attribution.speaker));
            groups.entry(speaker).or_default().push(quotation.id);
        }
        let mut groups: Vec<_> = groups.into_iter().collect();
        groups.sort_by_key(|(speaker, said)| {
            (speaker.is_none(), std::cmp::Reverse(said.len()), said.first().copied())
        });
        self.quotations.clear();
        for (_, said) in groups {
            self.groups.insert(self.quotations.len(), said.len());
            self.quotations.extend(said);
        }
    }

    fn most_of(&self, analysis: &Analysis) -> EntityCounts {
        let listed = self.people.iter().chain(&self.organizations).chain(&self.countries);
        let counts = listed.filter_map(|id| analysis.entity(*id)).map(|entity| self.counts(entity));
        counts.fold(EntityCounts::default(), |most, one| EntityCounts {
            mentions: most.mentions.max(one.mentions),
            quotations: most.quotations.max(one.quotations),
        })
    }

    /// The most mentions and the most quotations that any of the listed entities has: what needs most room in a row.
    #[must_use]
    pub fn most(&self) -> EntityCounts {
        self.most
    }

    /// How often an entity is mentioned and quoted.
    #[must_use]
    pub fn counts(&self, entity: &Entity) -> EntityCounts {
        EntityCounts { mentions: entity.mentions.len(), quotations: self.spoken(entity.id) }
    }

    /// How many quotations are attributed to an entity.
    #[must_use]
    pub fn spoken(&self, entity: EntityId) -> usize {
        self.said(Speaker::Entity(entity)).len()
    }

    /// The quotations of a speaker in text order.
    #[must_use]
    pub fn said(&self, speaker: Speaker) -> &[QuotationId] {
        self.said.get(&key_of(speaker)).map(Vec::as_slice).unwrap_or_default()
    }

    /// How often an entity is mentioned in each of [`MENTION_KINDS`].
    #[must_use]
    pub fn ways(&self, entity: EntityId) -> [u32; 6] {
        self.ways.get(entity.0 as usize).copied().unwrap_or_default()
    }
}

fn by_mentions(analysis: &Analysis, wanted: fn(&EntityKind) -> bool) -> Vec<EntityId> {
    let mut entities: Vec<&Entity> = analysis.entities.iter().filter(|entity| wanted(&entity.kind)).collect();
    sorting::by_key(&mut entities, |entity| {
        (std::cmp::Reverse(entity.mentions.len()), entity.mentions.first().copied())
    });
    entities.iter().map(|entity| entity.id).collect()
}

/// People, then organisations, then countries that speak. The sort is stable: that order decides between equals.
fn most_quoted(rows_of_panels: &PanelRows) -> Vec<EntityId> {
    let everybody =
        rows_of_panels.people.iter().chain(&rows_of_panels.organizations).chain(&rows_of_panels.countries);
    let mut speakers: Vec<EntityId> =
        everybody.copied().filter(|&id| rows_of_panels.spoken(id) > 0).collect();
    sorting::by_key(&mut speakers, |&id| std::cmp::Reverse(rows_of_panels.spoken(id)));
    speakers
}

/// The quotations of each speaker, without the rejected ones.
fn by_speaker(review: &Review) -> BTreeMap<SpeakerKey, Vec<QuotationId>> {
    let mut said: BTreeMap<SpeakerKey, Vec<QuotationId>> = BTreeMap::new();
    for quotation in &review.analysis.quotations {
        if matches!(review.decision(quotation.id).verdict, Verdict::Rejected(_)) {
            continue;
        }
        if let Some(attribution) = &quotation.attribution {
            for speaker in attribution.speakers() {
                said.entry(key_of(speaker)).or_default().push(quotation.id);
            }
        }
    }
    said
}

/// A speaker, as a key to order by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum SpeakerKey {
    Entity(EntityId),
    Group(Span),
    Unknown(Span),
}

fn key_of(speaker: Speaker) -> SpeakerKey {
    match speaker {
        Speaker::Entity(id) => SpeakerKey::Entity(id),
        Speaker::Group(words) => SpeakerKey::Group(words),
        Speaker::Unknown(words) => SpeakerKey::Unknown(words),
    }
}

fn count_ways(analysis: &Analysis) -> Vec<[u32; 6]> {
    let mut ways = vec![[0; 6]; analysis.entities.len()];
    for mention in &analysis.mentions {
        if let Some(counts) = ways.get_mut(mention.entity.0 as usize)
            && let Some(way) = MENTION_KINDS.iter().position(|(kind, _)| *kind == mention.kind)
        {
            counts[way] += 1;
        }
    }
    ways
}
