//! One entity while an article is being read.

use crate::analysis::person::Gender;
use crate::analysis::{EntityId, EntityKind};

/// What is known about one entity.
#[derive(Debug, Clone)]
pub(super) struct EntityRow {
    pub(super) kind: EntityKind,
    pub(super) name: String,
    pub(super) gender: Option<Gender>,
}

/// Adds an entity and returns its id.
pub(super) fn push(rows: &mut Vec<EntityRow>, kind: EntityKind, name: String) -> EntityId {
    rows.push(EntityRow { kind, name, gender: None });
    EntityId(u32::try_from(rows.len() - 1).unwrap_or(u32::MAX))
}
