//! Names of speakers -> speakers of an analysis, and back.

use crate::analysis::{Analysis, Entity, EntityId, EntityKind, Speaker};
use crate::review::named::{EntityTag, Named, NamedKind};
use crate::text::Span;
use crate::text::span::offset;
use memchr::memmem;

/// The name of a speaker.
#[must_use]
pub(in crate::review) fn named(analysis: &Analysis, speaker: Speaker, text: &str) -> Named {
    let name = analysis.speaker_name(speaker, text).to_owned();
    let kind = match speaker {
        Speaker::Entity(id) => analysis.entity(id).map_or(NamedKind::Unknown, kind_of),
        Speaker::Group(_) => NamedKind::Group,
        Speaker::Unknown(_) => NamedKind::Unknown,
    };
    Named { name, kind }
}

/// What an entity is, as a name says it.
#[must_use]
pub(in crate::review) fn kind_of(entity: &Entity) -> NamedKind {
    match entity.kind {
        EntityKind::Country(code) => NamedKind::Country(code),
        EntityKind::Person { .. } => NamedKind::Person,
        EntityKind::Organization => NamedKind::Organization,
    }
}

/// The speaker of this name; a new entity without mentions where there is none. Nothing for nobody.
pub(super) fn speaker(analysis: &mut Analysis, name: &Named, text: &str) -> Option<Speaker> {
    if name.name.is_empty() {
        return None;
    }
    let words = || {
        let at = memmem::find(text.as_bytes(), name.name.as_bytes())?;
        Some(Span::new(at, at + name.name.len()))
    };
    Some(match name.kind {
        NamedKind::Group => words().map_or_else(|| Speaker::Entity(entity(analysis, name)), Speaker::Group),
        NamedKind::Unknown => {
            words().map_or_else(|| Speaker::Entity(entity(analysis, name)), Speaker::Unknown)
        }
        NamedKind::Person | NamedKind::Organization | NamedKind::Country(_) => {
            Speaker::Entity(entity(analysis, name))
        }
    })
}

/// The entity of this name, made where there is none.
pub(super) fn entity(analysis: &mut Analysis, name: &Named) -> EntityId {
    let kind = match name.kind {
        NamedKind::Country(code) => EntityKind::Country(code),
        NamedKind::Person => EntityKind::Person { role: None },
        NamedKind::Organization | NamedKind::Group | NamedKind::Unknown => EntityKind::Organization,
    };
    let tag = EntityTag::of(&kind);
    let same = |entity: &&Entity| EntityTag::of(&entity.kind) == tag && entity.name == name.name;
    if let Some(known) = analysis.entities.iter().find(same) {
        return known.id;
    }
    let id = EntityId(offset(analysis.entities.len()));
    analysis.entities.push(Entity { id, kind, name: name.name.clone(), mentions: Vec::new() });
    id
}
