//! What is drawn while something is chosen: the palette of actions, and letters over the screen.

pub(super) mod hints;
pub(super) mod palette;
