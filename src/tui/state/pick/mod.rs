//! What is chosen by a few letters: an action of the palette, or something on the screen.

mod drag;
mod hints;
mod lists;
mod palette;

pub use drag::TextDrag;
pub use hints::{Hint, HintGoal, Hints, labels};
pub use lists::{ArticleList, CommandInput, CommandLine, MentionList, SeenArticle};
pub use palette::{Offer, OfferPlace, Palette};
