//! Mentions -> entities: which mentions are one country, one person, one organisation.
//!
//! The registry lasts for all passages of an article. Each look-up is one of a hash map or of a list by number and looks at a
//! bounded number of namesakes, so that linking the last mention of a long text costs no more than the first.

mod by_number;
mod nickname;
mod organization_name;
mod organizations;
mod people;
mod person_name;
mod row;

use super::country::CountryMention;
use super::organization::OrganizationMention;
use super::person::{Gender, PersonMention};
use super::{Analysis, CountryCode, Entity, EntityId, EntityKind, Mention, MentionId, Passage};
use crate::lexicon::countries;
use foldhash::HashMap;
use organizations::Organizations;
use people::People;
use row::{EntityRow, push};

/// The entities known so far, over all passages of an article.
#[derive(Debug, Default)]
pub struct Registry {
    rows: Vec<EntityRow>,
    countries: HashMap<CountryCode, EntityId>,
    people: People,
    organizations: Organizations,
}

impl Registry {
    /// Appends the mentions of countries to `found`, not in text order.
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
        self.people.link(passage, people, (&mut self.rows, &mut found.mentions));
    }

    /// Appends the mentions of organisations to `found`, in text order. Leaves out the description of an organisation
    /// that the article does not name, unless it says by itself which one it is.
    pub fn link_organizations(
        &mut self,
        passage: &Passage<'_>,
        organizations: &[OrganizationMention],
        found: &mut Analysis,
    ) {
        self.organizations.link(passage, organizations, (&mut self.rows, &mut found.mentions));
    }

    /// Returns what an entity is, as far as the article has been read.
    #[must_use]
    pub fn kind(&self, id: EntityId) -> Option<&EntityKind> {
        self.rows.get(id.0 as usize).map(|row| &row.kind)
    }

    /// Returns the name of an entity: a country’s code, or the fullest name in the article so far.
    #[must_use]
    pub fn name(&self, id: EntityId) -> Option<&str> {
        self.rows.get(id.0 as usize).map(|row| row.name.as_str())
    }

    /// Returns a person's gender, if a title, a role or a relation shows it.
    #[must_use]
    pub fn gender(&self, id: EntityId) -> Option<Gender> {
        self.rows.get(id.0 as usize).and_then(|row| row.gender)
    }

    /// Writes the entities, each with its mentions, into `found`.
    pub fn write_entities(&self, found: &mut Analysis) {
        fill(self.rows.iter().cloned(), found);
    }

    /// The same at the end of a text, when nothing else is asked for.
    pub fn give_entities(mut self, found: &mut Analysis) {
        let rows = std::mem::take(&mut self.rows);
        drop(self);
        fill(rows.into_iter(), found);
    }
}

fn fill(rows: impl ExactSizeIterator<Item = EntityRow>, found: &mut Analysis) {
    let mut counts = vec![0; rows.len()];
    for mention in &found.mentions {
        if let Some(count) = counts.get_mut(mention.entity.0 as usize) {
            *count += 1;
        }
    }
    let entity = |((id, row), count): ((u32, EntityRow), usize)| Entity {
        id: EntityId(id),
        kind: row.kind,
        name: row.name,
        mentions: Vec::with_capacity(count),
    };
    found.entities = (0u32..).zip(rows).zip(counts).map(entity).collect();
    for (id, mention) in (0u32..).zip(&found.mentions) {
        if let Some(entity) = found.entities.get_mut(mention.entity.0 as usize) {
            entity.mentions.push(MentionId(id));
        }
    }
}

#[cfg(test)]
mod tests;
