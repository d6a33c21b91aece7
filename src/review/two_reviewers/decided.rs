//! Decisions as one program exports them for another: plain values, independent of the analysis.

use crate::analysis::QuotationKind;
use crate::article::Article;
use crate::review::decision::{Decision, Stamp, Verdict};
use crate::review::marking::Codes;
use crate::review::named::{EntityName, SpeakerName};
use crate::text::Span;
use crate::text::fold::folded;
use crate::text::hash::TextHash;

/// An article with the decisions on its quotations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedArticle {
    /// The article, with the text that all spans refer to.
    pub article: Article,
    /// The hash of its text.
    pub hash: TextHash,
    /// Where it was read from, according to the export.
    pub source: Option<String>,
    /// Its quotations.
    pub quotations: Vec<Decided>,
    /// What is marked besides.
    pub marks: Vec<DecidedMark>,
    /// What its export holds besides.
    pub unmerged: Unmerged,
}

/// What an export holds that is not merged, so that it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unmerged {
    /// Decisions that had already lost their place in the text.
    pub orphans: usize,
    /// Marked passages that had.
    pub passages: usize,
}

impl std::iter::Sum for Unmerged {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            orphans: sum.orphans + one.orphans,
            passages: sum.passages + one.passages,
        })
    }
}

/// A passage, a name or an article with what was marked on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedMark {
    /// What is marked.
    pub subject: MarkedSubject,
    /// Its codes.
    pub codes: Codes,
    /// What was written on it.
    pub note: String,
    /// Whether it is highlighted.
    pub highlighted: bool,
    /// Who marked it, and when; the time is 0 if it is not known.
    pub stamp: Stamp,
}

/// What can be marked besides a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkedSubject {
    /// A passage; bytes of the article's text.
    Passage(Span),
    /// A person, an organisation or a country.
    Entity(EntityName),
    /// The whole article.
    Article,
}

/// One quotation with the decision on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Its content when it was found or added, which identifies it; bytes of the article's text.
    pub subject: Span,
    /// Its content as reviewed.
    pub content: Span,
    /// Its speaker as reviewed.
    pub speaker: Option<SpeakerName>,
    /// Its kind as reviewed.
    pub kind: QuotationKind,
    /// Whether the reviewer corrected the speaker.
    pub new_speaker: bool,
    /// Whether the reviewer corrected the kind.
    pub new_kind: bool,
    /// Verdict, verification, notes, and who changed it last; the other fields are not used.
    pub decision: Decision,
}

impl DecidedArticle {
    /// What the article is called: its title, otherwise its file, otherwise the beginning of its text.
    #[must_use]
    pub fn name(&self) -> String {
        let called = self.article.called(self.source.as_deref());
        let begins = || self.article.text.split_whitespace().take(8).collect::<Vec<_>>().join(" ");
        called.map_or_else(begins, str::to_owned)
    }
}

impl Decided {
    /// Whether it was accepted or rejected.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        self.decision.verdict != Verdict::Pending
    }

    /// Whether it was accepted, with or without corrections.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        self.decision.verdict == Verdict::Accepted
    }

    /// The speaker's name for comparisons: without accents and capitals; empty if there is none.
    #[must_use]
    pub fn speaker_key(&self) -> String {
        self.speaker.as_ref().map_or_else(String::new, |named| folded(named.name.trim()))
    }
}
