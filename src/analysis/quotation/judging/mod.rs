//! Pairs of marks -> which of them hold speech, and how likely that is.

pub mod clue;
mod content;
mod frame;
mod lists;
mod neighbours;
mod pairs;
mod rules;
mod surroundings;
#[cfg(test)]
mod tests;
mod words_before;
mod work;

pub use pairs::JudgedPair;
pub(super) use pairs::{find_speech_in_marks, judge_each_pair};
