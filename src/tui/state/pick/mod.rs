//! What is chosen by a few letters: an action of the palette, or something on the screen.

mod hints;
mod palette;

pub use hints::{Hint, HintGoal, Hints, labels};
pub use palette::{Offer, OfferPlace, Palette};
