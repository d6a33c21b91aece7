//! Requests to the library worker, and its answers.
//!
//! An answer repeats what was asked, so that one that arrives too late is recognised and dropped.

use crate::input::LoadProgress;
use crate::library::{
    ArticleId, IndexProgress, ListQuery, ListedArticle, NameSuggestion, Preview, QueryFault, SearchHits,
    SpeakerCard, SpeakerList,
};
use crate::tui::state::library::report_page::{ReportPage, ReportQuestion};

/// Something the library worker is asked to find or to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LibraryRequest {
    /// List the articles, then bring the index up to date.
    Open(ListQuery),
    /// List the articles.
    List(ListQuery),
    /// Show how an article begins, and who speaks in it.
    Preview(ArticleId),
    /// Find these words in the names of speakers, in quotations and in texts.
    Search(String),
    /// List all speakers.
    Speakers,
    /// Collect what a speaker said in all articles.
    SpeakerCard(String),
    /// Save a query under a name.
    SaveQuery {
        /// The name.
        name: String,
        /// The query as typed.
        query: String,
    },
    /// Say which names are one speaker.
    Names(NamesChange),
    /// Report: what changed, who is quoted, which words are repeated.
    Report(ReportQuestion),
    /// Complete the name of a file or folder.
    Complete(String),
    /// Add the articles of a file or folder.
    Add(String),
    /// Remove an article from the lists.
    Remove(ArticleId),
    /// Put a removed article back into the lists.
    Restore(ArticleId),
}

/// A change of the names of speakers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NamesChange {
    /// The first name counts as the second.
    Join([String; 2]),
    /// A name is a speaker of its own again.
    Separate(String),
    /// Two names that are spelt alike are two speakers.
    KeepApart([String; 2]),
    /// Undo the last change of the library as a whole.
    Undo,
    /// Redo what was undone last.
    Redo,
}

impl LibraryRequest {
    /// Whether its answer depends on what is known of all articles.
    #[must_use]
    pub fn looks_at_articles(&self) -> bool {
        matches!(self, Self::Open(_) | Self::List(_) | Self::Search(_))
    }

    /// Whether it makes an earlier request pointless. Requests that change the library never are.
    pub(super) fn replaces(&self, earlier: &Self) -> bool {
        matches!(
            (self, earlier),
            (Self::Open(_) | Self::List(_), Self::List(_))
                | (Self::Open(_), Self::Open(_))
                | (Self::Preview(_), Self::Preview(_))
                | (Self::Search(_), Self::Search(_))
                | (Self::Speakers, Self::Speakers)
                | (Self::SpeakerCard(_), Self::SpeakerCard(_))
                | (Self::Report(_), Self::Report(_))
                | (Self::Complete(_), Self::Complete(_))
        )
    }
}

/// An answer of the library worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LibraryAnswer {
    /// How far the index has been brought up to date.
    Indexing(IndexProgress),
    /// The articles that were asked for.
    Listed(ListQuery, Vec<ListedArticle>),
    /// How an article begins, and who speaks in it.
    Previewed(ArticleId, Preview),
    /// Where the words were found.
    Found(String, SearchHits),
    /// These words are no query that can be read.
    Unreadable(String, QueryFault),
    /// All speakers, and names that are spelt alike.
    Speakers(SpeakerList, Vec<NameSuggestion>),
    /// What a speaker said.
    SpeakerCard(String, SpeakerCard),
    /// A report; `None` if there is nothing to compare.
    Report(ReportQuestion, Option<ReportPage>),
    /// The completion of a name.
    Completed {
        /// What was typed.
        typed: String,
        /// What was typed, extended by what all matching names have in common.
        further: String,
        /// How many files and folders match.
        choices: usize,
    },
    /// How many of the articles that are being added have been read.
    Adding {
        /// Read.
        done: usize,
        /// In all.
        all: usize,
        /// How far the only one has been read.
        reading: Option<LoadProgress>,
    },
    /// What was added, in a sentence.
    Added(String),
    /// A query was saved under this name.
    Saved(String),
    /// Which names are one speaker has changed: what was done, in a sentence.
    NamesChanged(String),
    /// Nothing was changed: why, in a sentence.
    NotChanged(String),
    /// An article was removed from the lists.
    Removed(ArticleId),
    /// An article is in the lists again.
    Restored(ArticleId),
    /// The library cannot be used; why, in a sentence.
    Failed(String),
}
