//! What reviewers decided of an article, as one program hands it to another: values without the analysis behind them.

use crate::analysis::QuotationKind;
use crate::article::Article;
use crate::review::decision::{Decision, Verdict};
use crate::review::named::Named;
use crate::text::Span;
use crate::text::hash::TextHash;
use crate::text::search::folded;

/// An article with what was decided of its quotations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedArticle {
    /// The article, with the text that everything here points into.
    pub article: Article,
    /// The hash of its text.
    pub hash: TextHash,
    /// Where it was read from, in the words of who handed it over.
    pub source: Option<String>,
    /// Its quotations.
    pub quotations: Vec<Decided>,
    /// How many decisions had lost their place in the text already.
    pub orphans: usize,
}

/// One quotation with what was decided of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Its content as it was found or added, by which it is known; bytes of the article's text.
    pub subject: Span,
    /// Its content as it was left.
    pub content: Span,
    /// Who said it, as it was left.
    pub speaker: Option<Named>,
    /// How it is quoted, as it was left.
    pub kind: QuotationKind,
    /// Whether the speaker is a correction.
    pub new_speaker: bool,
    /// Whether the kind is a correction.
    pub new_kind: bool,
    /// Verdict, verification, notes, and who said the last of it; nothing else of it counts.
    pub decision: Decision,
}

impl DecidedArticle {
    /// What it is called: its title, where it came from, else the beginning of its text.
    #[must_use]
    pub fn name(&self) -> String {
        let title = self.article.title.as_deref().filter(|title| !title.trim().is_empty());
        let begins = || self.article.text.split_whitespace().take(8).collect::<Vec<_>>().join(" ");
        title.or(self.source.as_deref()).map_or_else(begins, str::to_owned)
    }
}

impl Decided {
    /// Whether somebody accepted or rejected it.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        self.decision.verdict != Verdict::Pending
    }

    /// Whether somebody accepted it, with corrections or without.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        self.decision.verdict == Verdict::Accepted
    }

    /// The speaker's name as it is compared: without accents and capitals; empty for nobody.
    #[must_use]
    pub fn speaker_key(&self) -> String {
        self.speaker.as_ref().map_or_else(String::new, |named| folded(named.name.trim()))
    }
}
