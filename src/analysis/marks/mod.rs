//! Passage -> pairs of quotation marks, before it is decided which of them hold speech.
//!
//! The marks are found with the role that each can have and paired up paragraph by paragraph. The utterances of
//! interviews and hearings, which have a label instead of marks, are added as pairs.

mod continuation;
mod family;
mod mark;
mod nickname;
mod open_kinds;
mod pair;
mod pairing;
mod report;
mod speaker_label;
#[cfg(test)]
mod tests;
mod transcript;

pub use family::MarkFamily;
pub use pair::MarkPair;
pub use pairing::pair_marks;
pub use speaker_label::SpeakerLabels;
pub use transcript::add_utterances;
