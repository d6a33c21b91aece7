//! Passage and its pairs of marks -> what the reporter's own sentences say: phrases, verbs and who reports.
//!
//! There is no parser here. [`outline`] sets aside what is quoted and says what each remaining token can be;
//! [`noun_phrase`] and [`cue`] read phrases and reporting verbs in it, word by word.

pub mod cue;
pub mod noun_phrase;
pub mod outline;
