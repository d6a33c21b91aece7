//! A possible antecedent of a pronoun, with its clues.

use super::antecedent_clue::AntecedentClue;
use crate::analysis::Speaker;
use crate::analysis::weights::ClueSet;

/// A possible antecedent of a pronoun.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Antecedent {
    /// The speaker.
    pub(crate) speaker: Speaker,
    /// The clues for and against.
    pub(crate) clues: ClueSet<AntecedentClue>,
    /// How often the speaker is named nearby.
    pub(crate) times: usize,
    /// Whether any mention is more than an owner ("Adebayo’s"); whether any is outside quotations.
    pub(crate) acts: bool,
    pub(crate) unquoted: bool,
}
