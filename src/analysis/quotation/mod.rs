//! Passage -> the stretches of text that quote somebody, before it is known whom.
//!
//! Marks are paired first, then the reporter's own words are outlined and searched for reporting verbs, and only
//! then is it decided which pairs hold speech: a pair with a reporting verb beside it needs no other proof.

mod clause;
pub mod clue;
mod indirect;
mod interview;
mod look;
mod neighbours;
mod place;
mod quoted;
mod reading;
mod speech;
mod surroundings;
#[cfg(test)]
mod tests;

pub use place::{Place, around_range, place_of};
pub use quoted::Quoted;
pub use reading::{Reading, find, weigh};
pub use speech::Weighed;
