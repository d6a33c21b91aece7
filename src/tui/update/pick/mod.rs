//! Choosing an action or something on the screen: by letters, by a list or by the mouse.

pub(super) mod hints;
pub(super) mod mentions;
pub(super) mod open_articles;
pub(super) mod palette;
mod places;
mod point;
pub(super) mod pointer;
