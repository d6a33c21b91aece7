//! Changes of countries, people, organisations and single mentions -> the revised entities.
//!
//! Entities keep their numbers: one that was removed or renamed stays in its place without mentions, so every reference
//! by number stays valid. [`Redirect`] says what became of it.

use super::speakers;
use super::subjects::Subjects;
use crate::analysis::{Analysis, Entity, EntityId, Mention, MentionId, Speaker};
use crate::review::journal::Change;
use crate::review::named::EntityName;
use crate::text::Span;
use crate::text::span::offset;
use std::collections::HashMap;

/// What became of entities: another entity, or `None` for a removed one. Entities not listed are unchanged.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::review) struct Redirect(HashMap<EntityId, Option<EntityId>>);

impl Redirect {
    /// What a speaker is now; `None` if it was removed.
    #[must_use]
    pub(in crate::review) fn speaker(&self, speaker: Speaker) -> Option<Speaker> {
        let Speaker::Entity(id) = speaker else { return Some(speaker) };
        self.entity(id).map(Speaker::Entity)
    }

    fn entity(&self, id: EntityId) -> Option<EntityId> {
        // A chain of renamings ends, because each link was added before the entity it leads to was renamed.
        let mut id = id;
        for _ in 0..=self.0.len() {
            match self.0.get(&id) {
                Some(Some(next)) if *next != id => id = *next,
                Some(None) => return None,
                _ => break,
            }
        }
        Some(id)
    }
}

/// Applies the changes to a copy of the findings.
pub(super) fn revise(analysis: &mut Analysis, subjects: &Subjects<'_>) -> Redirect {
    let mut redirect = Redirect::default();
    if subjects.entities.is_empty() && subjects.mentions.is_empty() {
        return redirect;
    }
    for (name, change) in &subjects.entities {
        let Some(id) = by_name(analysis, name, &redirect) else { continue };
        match change {
            Change::Dismiss => {
                redirect.0.insert(id, None);
            }
            Change::Rename(named) => {
                let other = speakers::entity(analysis, named);
                inherit(analysis, id, other);
                redirect.0.insert(id, Some(other));
                redirect.0.remove(&other);
            }
            _ => {}
        }
    }
    let mut said_of: HashMap<Span, Option<EntityId>> = HashMap::new();
    for (span, change) in &subjects.mentions {
        match change {
            Change::Dismiss => said_of.insert(*span, None),
            Change::Rename(named) => said_of.insert(*span, Some(speakers::entity(analysis, named))),
            _ => None,
        };
    }
    redistribute(analysis, &redirect, &said_of);
    redirect
}

fn by_name(analysis: &Analysis, name: &EntityName, redirect: &Redirect) -> Option<EntityId> {
    let mut same = analysis.entities.iter().filter(|entity| EntityName::of(entity) == *name);
    // Of two entities with the same name, the one that still has its mentions.
    let there = same.clone().find(|entity| redirect.entity(entity.id) == Some(entity.id));
    there.or_else(|| same.next()).map(|entity| entity.id)
}

/// A person who is renamed keeps the role.
fn inherit(analysis: &mut Analysis, from: EntityId, to: EntityId) {
    use crate::analysis::EntityKind::Person;
    let role = analysis.entity(from).and_then(|entity| match &entity.kind {
        Person { role } => role.clone(),
        _ => None,
    });
    if let Some(Entity { kind: Person { role: to_role @ None }, .. }) =
        analysis.entities.get_mut(to.0 as usize)
    {
        *to_role = role;
    }
}

/// Gives every mention to the entity it belongs to now, and drops the removed ones.
fn redistribute(analysis: &mut Analysis, redirect: &Redirect, said_of: &HashMap<Span, Option<EntityId>>) {
    let owner = |mention: &Mention| match said_of.get(&mention.span) {
        Some(said) => said.and_then(|id| redirect.entity(id)),
        None => redirect.entity(mention.entity),
    };
    let mentions = std::mem::take(&mut analysis.mentions).into_iter();
    analysis.mentions =
        mentions.filter_map(|mention| Some(Mention { entity: owner(&mention)?, ..mention })).collect();
    for entity in &mut analysis.entities {
        entity.mentions.clear();
    }
    for (index, mention) in analysis.mentions.iter().enumerate() {
        if let Some(entity) = analysis.entities.get_mut(mention.entity.0 as usize) {
            entity.mentions.push(MentionId(offset(index)));
        }
    }
}
