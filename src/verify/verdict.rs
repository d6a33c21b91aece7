//! What a comparison with a source proposes.

use crate::labels;
use crate::review::Verification;

/// What the comparison of a quotation with a source proposes. The reviewer decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceVerdict {
    /// The same characters, apart from line ends.
    Identical,
    /// The same words: only marks, dashes, capitals, accents, white space or the spelling of numbers differ.
    SameWords,
    /// The same words, but the quotation leaves some out at "…", or lacks the beginning or end of a sentence.
    Shortened,
    /// The same words, but the quotation replaces some in brackets or adds some there; it may be shortened too.
    Edited,
    /// Words were put in, left out, changed or moved.
    Differs,
    /// The words are spoken by somebody else.
    OtherSpeaker,
    /// No passage is similar.
    NotFound,
}

impl SourceVerdict {
    /// Every verdict from the best to the worst, with its word in exports and its words on the screen.
    pub const ALL: [(Self, &'static str, &'static str); 7] = [
        (Self::Identical, "identical", "identical"),
        (Self::SameWords, "same-words", "same words, other marks or spelling"),
        (Self::Shortened, "shortened", "shortened"),
        (Self::Edited, "edited", "edited in brackets"),
        (Self::Differs, "differs", "differs"),
        (Self::OtherSpeaker, "other-speaker", "spoken by somebody else"),
        (Self::NotFound, "not-found", "not found"),
    ];

    /// The word in exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        labels::word(&Self::ALL, self)
    }

    /// The words on the screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        labels::label(&Self::ALL, self)
    }

    /// The words after the number of quotations: "1 differs", "2 differ".
    #[must_use]
    pub fn counted(self, count: usize) -> &'static str {
        if self == Self::Differs && count != 1 { "differ" } else { self.label() }
    }

    /// The state that fits the verdict by itself. No passage is no proof: the words may be in another source.
    #[must_use]
    pub(super) fn proposes(self) -> Verification {
        match self {
            Self::Identical | Self::SameWords | Self::Shortened | Self::Edited => Verification::Matches,
            Self::Differs | Self::OtherSpeaker => Verification::Differs,
            Self::NotFound => Verification::CannotVerify,
        }
    }
}
