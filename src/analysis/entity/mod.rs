//! Mentions -> entities: which mentions are one country, one person, one organisation.
//!
//! The registry lives over all passages of an article. Every look-up is a hash map's and looks at a bounded
//! number of namesakes, so that linking costs the same for the first mention of a long text and for its last.

mod organizations;
mod people;

use super::country::CountryMention;
use super::organization::OrganizationMention;
use super::person::{Gender, PersonMention};
use super::{Analysis, CountryCode, Entity, EntityId, EntityKind, Mention, MentionId, Passage};
use crate::lexicon::countries;
use organizations::Organizations;
use people::People;
use std::collections::HashMap;

/// The entities known so far, over all passages of an article.
#[derive(Debug, Default)]
pub struct Registry {
    rows: Vec<Row>,
    countries: HashMap<CountryCode, EntityId>,
    people: People,
    organizations: Organizations,
}

/// What is known about one entity.
#[derive(Debug)]
struct Row {
    kind: EntityKind,
    name: String,
    gender: Option<Gender>,
}

impl Registry {
    /// Appends the mentions of countries to `found`, in no order.
    pub fn link_countries(&mut self, countries: &[CountryMention], found: &mut Analysis) {
        for country in countries {
            let entity = *self.countries.entry(country.code).or_insert_with(|| {
                push(
                    &mut self.rows,
                    EntityKind::Country(country.code),
                    countries::name(country.code.0).to_owned(),
                )
            });
            found.mentions.push(Mention { span: country.span, kind: country.kind, entity });
        }
    }

    /// Appends the mentions of people to `found`, in text order.
    pub fn link_people(&mut self, passage: &Passage<'_>, people: &[PersonMention], found: &mut Analysis) {
        found.mentions.extend(self.people.link(passage, people, &mut self.rows));
    }

    /// Appends the mentions of organisations to `found`, in text order. A description of an organisation that
    /// the article does not name is left out unless it says by itself which one it is.
    pub fn link_organizations(
        &mut self,
        passage: &Passage<'_>,
        organizations: &[OrganizationMention],
        found: &mut Analysis,
    ) {
        found.mentions.extend(self.organizations.link(passage, organizations, &mut self.rows));
    }

    /// What an entity is, as far as the article has been read.
    #[must_use]
    pub fn kind(&self, id: EntityId) -> Option<&EntityKind> {
        self.rows.get(id.0 as usize).map(|row| &row.kind)
    }

    /// The name of an entity: a country's code, or the fullest name the article has given so far.
    #[must_use]
    pub fn name(&self, id: EntityId) -> Option<&str> {
        self.rows.get(id.0 as usize).map(|row| row.name.as_str())
    }

    /// A person's gender, where a title, a role or a relation has given it away.
    #[must_use]
    pub fn gender(&self, id: EntityId) -> Option<Gender> {
        self.rows.get(id.0 as usize).and_then(|row| row.gender)
    }

    /// Writes the entities, each with its mentions, into `found`.
    pub fn write_entities(&self, found: &mut Analysis) {
        found.entities = (0u32..)
            .zip(&self.rows)
            .map(|(id, row)| Entity {
                id: EntityId(id),
                kind: row.kind.clone(),
                name: row.name.clone(),
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

/// Adds a row and gives its id.
fn push(rows: &mut Vec<Row>, kind: EntityKind, name: String) -> EntityId {
    rows.push(Row { kind, name, gender: None });
    EntityId(u32::try_from(rows.len() - 1).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests;
