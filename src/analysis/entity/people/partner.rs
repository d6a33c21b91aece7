//! A surname with a title -> the partner who was introduced by a forename alone: "his wife, Grace … Mrs. Moyo".

use super::{Name, People};
use crate::analysis::EntityId;
use crate::analysis::person::Gender;
use crate::lexicon::lists::{List, ListSet};

impl People {
    /// The partner of whoever a surname was found for, if its title cannot go with the forename of the one who was found.
    ///
    /// Gets right: David Moyo and his wife, Grace, waited. Mrs. Moyo said. Leaves alone: David Moyo waited. Mrs. Moyo said.
    pub(super) fn partner(
        &mut self,
        name: &Name<'_>,
        found: Option<EntityId>,
        entities: usize,
    ) -> Option<EntityId> {
        // A partner is introduced shortly before: so many people and bodies are looked at.
        const MAX_NEAR: u32 = 8;
        let gender = name.person.gender?;
        if found.is_none_or(|found| self.forename_suits(found, Some(gender))) {
            return None;
        }
        let last = u32::try_from(entities).unwrap_or(u32::MAX);
        let mut near = (last.saturating_sub(MAX_NEAR)..last).rev().map(EntityId);
        let partner = near.find(|&id| self.is_partner(id, gender))?;
        let surname = self.names.parts(name.id).first().copied()?;
        self.by_part.push(surname, partner);
        Some(partner)
    }

    /// Whether somebody was introduced as a husband or a wife by a forename alone that goes with a title.
    fn is_partner(&self, entity: EntityId, gender: Gender) -> bool {
        let fitting = match gender {
            Gender::Male => List::ForenamesWithHe,
            Gender::Female => List::ForenamesWithShe,
        };
        self.known.get(entity).is_some_and(|known| match self.names.parts(known.fullest) {
            [forename] => known.seen.is_partner && ListSet::of(self.names.spelling(*forename)).has(fitting),
            _ => false,
        })
    }

    /// Whether a title can go with the forename of a person: "Mr" with no name that women have.
    pub(super) fn forename_suits(&self, entity: EntityId, gender: Option<Gender>) -> bool {
        let Some(gender) = gender else { return true };
        let known = self.known.get(entity).map(|known| self.names.parts(known.fullest)).unwrap_or_default();
        let forename = known.first().filter(|_| known.len() > 1);
        let lists = forename.map(|&forename| ListSet::of(self.names.spelling(forename))).unwrap_or_default();
        match gender {
            Gender::Male => !lists.has(List::ForenamesWithShe),
            Gender::Female => !lists.has(List::ForenamesWithHe),
        }
    }
}
