//! One quotation under review, and a decision that has lost its quotation.

use crate::analysis::QuotationId;
use crate::review::decision::Decision;
use crate::review::journal::Anchor;
use crate::text::Span;
use crate::text::phrase::single_spaced;
use crate::text::quotation_marks;

/// One quotation under review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The content by which acts refer to it; bytes of the article's text. Moving its ends does not change it.
    pub subject: Span,
    /// The quotation as found; `None` if only the reviewer knows it.
    pub found: Option<QuotationId>,
    pub(super) decision: Option<Box<Decision>>,
}

/// A decision whose quotation cannot be found with certainty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// The anchor that no longer matches.
    pub anchor: Anchor,
    /// The decision.
    pub decision: Decision,
    /// Why its quotation cannot be found.
    pub why: Why,
}

/// Why a decision has lost its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The words, or those around them, have changed.
    TextChanged,
    /// The words are there, but the program no longer finds a quotation in them.
    NoLongerFound,
}

impl Card {
    /// The decision on the quotation.
    #[must_use]
    pub fn decision(&self) -> &Decision {
        self.decision.as_deref().unwrap_or(Decision::pending())
    }
}

impl Orphan {
    /// Its words on one line: in quotation marks if they stood in some, otherwise in brackets after the beginning of
    /// their sentence.
    ///
    /// Without it, reported speech can say the opposite: "Frost denied that [the budget had been exceeded]".
    #[must_use]
    pub fn words(&self) -> String {
        let Anchor { exact, prefix, suffix, .. } = &self.anchor;
        let words = single_spaced(exact);
        let marked = |next: Option<char>| next.is_some_and(quotation_marks::is_mark);
        if marked(prefix.chars().next_back()) || marked(suffix.chars().next()) {
            let (open, close) = quotation_marks::CURLY;
            return format!("{open}{words}{close}");
        }
        match self.anchor.sentence_before() {
            lead if lead.is_empty() => words,
            lead => format!("{lead} [{words}]"),
        }
    }
}
