//! What a file of another tool says, in one form for all tools: works of reviewers on texts.

use super::left_out::{LeftOut, LeftOutReason};
use crate::analysis::QuotationKind;
use crate::review::{Codes, Decision};
use crate::text::hash::TextHash;
use std::collections::{BTreeSet, HashSet};

/// What one reviewer says of one text.
#[derive(Debug, Clone, PartialEq)]
pub struct ForeignWork {
    /// The text.
    pub text: ForeignText,
    /// The reviewer, as the file names them.
    pub reviewer: String,
    /// What is marked in it.
    pub marks: Vec<ForeignMark>,
    /// Codes of the whole text, and when they were given.
    pub codes: Option<(Codes, i64)>,
}

/// The text that annotations are about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ForeignText {
    /// The text itself, which is in the file.
    Words(String),
    /// A text that is somewhere else.
    Elsewhere {
        /// The hash of the text.
        hash: Option<TextHash>,
        /// The address or the file that it was read from.
        address: Option<String>,
    },
}

/// Something that is marked in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct ForeignMark {
    /// Where.
    pub place: ForeignPlace,
    /// What it is.
    pub meaning: ForeignMeaning,
    /// When it was marked; milliseconds since 1970 in UTC, 0 if that is not known.
    pub at: i64,
}

/// What something is marked as.
#[derive(Debug, Clone, PartialEq)]
pub enum ForeignMeaning {
    /// A quotation.
    Quotation(Box<ForeignQuotation>),
    /// A passage.
    Passage {
        /// Its codes.
        codes: Codes,
        /// What was written on it.
        note: String,
        /// Whether it is highlighted.
        highlighted: bool,
    },
}

/// A quotation, as another tool describes it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ForeignQuotation {
    /// How it is quoted, if that is said.
    pub kind: Option<QuotationKind>,
    /// Who says it.
    pub speaker: ForeignSpeaker,
    /// Verdict, verification, note and codes.
    pub decision: Decision,
    /// Whether it was accepted as it was found, so that nothing is a correction.
    pub is_as_found: bool,
}

/// The speaker of a quotation, as another tool names them.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum ForeignSpeaker {
    /// Nothing is said of the speaker.
    #[default]
    Unsaid,
    /// There is none with a name.
    Nobody,
    /// By a name, and the kind of speaker if that is said.
    Named(String, Option<String>),
    /// By the place in the text that names them.
    At(ForeignPlace),
}

/// What a file of another tool says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ForeignFile {
    /// What the reviewers say, in the order of the file.
    pub works: Vec<ForeignWork>,
    /// What is no decision.
    pub left_out: LeftOut,
    /// The pages of collections.
    pub pages: ForeignPages,
}

/// The pages that a file names and has, by their addresses.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ForeignPages {
    /// Those that are in the file.
    pub read: HashSet<String>,
    /// Those that others lead to.
    pub named: BTreeSet<String>,
}

impl ForeignFile {
    /// Counts the pages that are not in the file, once all of it is read.
    #[must_use]
    pub fn finished(mut self) -> Self {
        let missing = self.pages.named.iter().filter(|page| !self.pages.read.contains(*page)).count();
        self.left_out.add_many(LeftOutReason::PageElsewhere, missing);
        self
    }
}

/// A place in a text, as another tool names it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ForeignPlace {
    /// Where it begins and ends, in code points.
    pub points: Option<(usize, usize)>,
    /// Its words.
    pub words: Option<String>,
    /// The text before it.
    pub prefix: String,
    /// The text after it.
    pub suffix: String,
}
