//! What is drawn while something is chosen: the palette of actions, letters over the screen, lists, the line for a command.

pub(super) mod command;
pub(super) mod hints;
pub(super) mod mentions;
pub(super) mod open_articles;
pub(super) mod palette;
