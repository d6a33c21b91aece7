//! Passage -> pairs of quotation marks, before it is decided which of them hold speech.
//!
//! [`mark`] finds the marks and the side each stands on, [`pairing`] puts two and two together, and
//! [`transcript`] adds the utterances of interviews and hearings, which have a label instead of marks.

mod mark;
mod pairing;
#[cfg(test)]
mod tests;
mod transcript;

pub use mark::Family;
pub use pairing::{Pair, pair};
pub use transcript::join;
