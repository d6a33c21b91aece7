//! Names of speakers -> speakers of an analysis, and back.

use crate::analysis::{Analysis, Entity, EntityId, EntityKind, Speaker};
use crate::review::named::{EntityTag, SpeakerKind, SpeakerName};
use crate::text::Span;
use crate::text::span::offset;
use memchr::memmem;

/// The name of a speaker.
#[must_use]
pub(in crate::review) fn named(analysis: &Analysis, speaker: Speaker, text: &str) -> SpeakerName {
    let name = analysis.speaker_name(speaker, text).to_owned();
    let kind = match speaker {
        Speaker::Entity(id) => analysis.entity(id).map_or(SpeakerKind::Unknown, kind_of),
        Speaker::Group(_) => SpeakerKind::Group,
        Speaker::Unknown(_) => SpeakerKind::Unknown,
    };
    SpeakerName { name, kind }
}

/// The kind of speaker that an entity is.
#[must_use]
pub(in crate::review) fn kind_of(entity: &Entity) -> SpeakerKind {
    match entity.kind {
        EntityKind::Country(code) => SpeakerKind::Country(code),
        EntityKind::Person { .. } => SpeakerKind::Person,
        EntityKind::Organization => SpeakerKind::Organization,
    }
}

/// The speaker with this name, added as an entity without mentions if there is none yet. `None` for no named speaker.
pub(super) fn speaker(analysis: &mut Analysis, name: &SpeakerName, text: &str) -> Option<Speaker> {
    if name.name.is_empty() {
        return None;
    }
    let words = || {
        let at = memmem::find(text.as_bytes(), name.name.as_bytes())?;
        Some(Span::new(at, at + name.name.len()))
    };
    Some(match name.kind {
        SpeakerKind::Group => words().map_or_else(|| Speaker::Entity(entity(analysis, name)), Speaker::Group),
        SpeakerKind::Unknown => {
            words().map_or_else(|| Speaker::Entity(entity(analysis, name)), Speaker::Unknown)
        }
        SpeakerKind::Person | SpeakerKind::Organization | SpeakerKind::Country(_) => {
            Speaker::Entity(entity(analysis, name))
        }
    })
}

/// The entity with this name, added if there is none yet.
pub(super) fn entity(analysis: &mut Analysis, name: &SpeakerName) -> EntityId {
    let kind = match name.kind {
        SpeakerKind::Country(code) => EntityKind::Country(code),
        SpeakerKind::Person => EntityKind::Person { role: None },
        SpeakerKind::Organization | SpeakerKind::Group | SpeakerKind::Unknown => EntityKind::Organization,
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
