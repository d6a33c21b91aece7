//! The palette of actions: what it offers, what was typed, and the selected row.

use crate::tui::state::text_field::TextField;

/// The palette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Palette {
    /// What was typed.
    pub field: TextField,
    /// The selected row among the actions that match.
    pub row: usize,
    /// The actions, in the order in which they are listed before anything is typed.
    pub offers: Vec<Offer>,
}

/// An action that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The index of its binding in the keymap.
    pub binding: usize,
    /// Where it works.
    pub place: OfferPlace,
    /// The words in which the typed letters are looked for.
    pub words: String,
}

/// Where an action works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferPlace {
    /// On the screen under the palette.
    Here,
    /// On another screen: choosing it only says which.
    Elsewhere,
}
