//! The colour of an entity, by its kind: the same in the text, the panels and the cards.

use crate::analysis::{Entity, EntityKind};
use crate::tui::theme::StyleRole;

/// The colour of an entity's kind.
pub(super) fn entity_role(entity: &Entity) -> StyleRole {
    match entity.kind {
        EntityKind::Country(_) => StyleRole::Country,
        EntityKind::Person { .. } => StyleRole::Person,
        EntityKind::Organization => StyleRole::Organization,
    }
}
