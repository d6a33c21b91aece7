//! How a row of a panel looks, by whether it is the selected one.

use crate::tui::theme::StyleRole;

/// The sign before a row, so that the selection is visible without colours.
pub(super) fn sign(chosen: Option<StyleRole>) -> &'static str {
    if chosen.is_some() { "▸" } else { " " }
}

/// The role of what is beside the name: in the row that receives the keys, all looks alike.
pub(super) fn beside(chosen: Option<StyleRole>, role: StyleRole) -> StyleRole {
    chosen.filter(|chosen| *chosen == StyleRole::Chosen).unwrap_or(role)
}
