//! A step through a quotation and a source at once: which word is paired with which.

/// A pair of words, or a word that has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::verify) enum AlignedStep {
    /// A part of the quotation and a word of the source with the same key.
    Same(usize, usize),
    /// Two that are not the same.
    Changed(usize, usize),
    /// A part of the quotation that the source does not have.
    PutIn(usize),
    /// A word of the source that the quotation does not have, and the part before it.
    LeftOut(usize, usize),
}
