//! What to search for, and a place in an article that matches it.

use crate::library::ArticleId;
use crate::text::Span;

/// What to search for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchQuery {
    /// As typed: a [`Query`](crate::library::Query) whose last word may be incomplete. Case and accents are ignored.
    pub words: String,
    /// Only quotations of speakers with this name or surname; empty for all texts and speakers.
    pub speaker: String,
    /// Show at most COUNT hits of each kind.
    pub most: usize,
}

/// The result of a search.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchHits {
    /// Speakers, then quotations, then texts, the best of each first.
    pub hits: Vec<SearchHit>,
    /// Whether there are more hits than asked for.
    pub more: bool,
}

/// A place in an article that matches a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchHit {
    /// Where the match is.
    pub kind: SearchHitKind,
    /// The article.
    pub article: ArticleId,
    /// What it is called: its title, otherwise its file; on one line, not sanitised.
    pub title: String,
    /// The words around the match; for a quotation its content, for a speaker that of the first quotation. On one
    /// line, not sanitised.
    pub snippet: String,
    /// The match in `snippet`, in bytes; empty if it is not there.
    pub found: Span,
    /// The number of the quotation in its article, counted from 1.
    pub quotation: Option<usize>,
    /// The speaker; empty if there is none.
    pub speaker: String,
    /// What the speaker is: person, organization, country, group, unknown; empty for a text.
    pub speaker_kind: String,
    /// How it is quoted: direct, partial, indirect; empty for a text.
    pub quoted: String,
    /// The state of the quotation: pending, accepted, edited, rejected, skipped; empty for a text.
    pub state: String,
    /// The notes of the quotation or passage that match, as they were written; empty unless the search asks for notes.
    /// On one line, not sanitised.
    pub note: String,
    /// Where to jump: a byte offset in the article's text.
    pub place: u32,
}

impl SearchHit {
    /// The quotation marks around the words; empty for reported speech and for a hit in a text.
    #[must_use]
    pub fn marks(&self) -> (&'static str, &'static str) {
        marks_around(&self.quoted)
    }
}

/// The quotation marks around words that are quoted in this way: direct, partial, indirect.
#[must_use]
pub fn marks_around(quoted: &str) -> (&'static str, &'static str) {
    if matches!(quoted, "direct" | "partial") { ("“", "”") } else { ("", "") }
}

/// Where a match is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SearchHitKind {
    /// In the name of a speaker.
    Speaker,
    /// In the words of a quotation.
    Quotation,
    /// In the text of an article.
    Text,
}

impl SearchHitKind {
    /// The kind as a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::Quotation => "quotation",
            Self::Text => "text",
        }
    }
}

impl SearchHits {
    /// Adds at most `most` hits.
    pub(super) fn add(&mut self, mut hits: Vec<SearchHit>, most: usize) {
        self.more |= hits.len() > most;
        hits.truncate(most);
        self.hits.append(&mut hits);
    }
}
