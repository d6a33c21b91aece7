//! Somebody a pronoun may stand for, with what is seen of them.

use super::sign::Sign;
use crate::analysis::Speaker;
use crate::analysis::weights::ClueSet;

/// Somebody a pronoun may stand for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Antecedent {
    /// Who.
    pub(crate) speaker: Speaker,
    /// What is seen of them.
    pub(crate) signs: ClueSet<Sign>,
    /// How often they are named nearby.
    pub(crate) times: usize,
    /// Whether a place speaks for more than an owner, and for more than words in a quotation.
    pub(crate) acts: bool,
    pub(crate) unquoted: bool,
}
