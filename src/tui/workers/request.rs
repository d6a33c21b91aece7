//! What the library is asked while its screen is open, and what it answers.
//!
//! An answer brings along what was asked, so that one which comes late is known as such and dropped.

use crate::library::{
    ArticleId, IndexProgress, ListQuery, ListedArticle, Preview, SearchHits, SpeakerCard, SpeakerList,
};

/// A question to the library, or something that is to be done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Enquiry {
    /// Bring the index up to date, then list the articles.
    Open(ListQuery),
    /// List the articles.
    List(ListQuery),
    /// How an article begins, and who speaks in it.
    Preview(ArticleId),
    /// Where these words stand, in names of speakers, quotations and texts.
    Search(String),
    /// Everybody who said something.
    Speakers,
    /// What somebody said, in all articles.
    Card(String),
    /// How the name of a file or a folder can go on.
    Complete(String),
    /// Keep the articles of a file or a folder.
    Add(String),
    /// Take an article out of the lists.
    TakeOut(ArticleId),
    /// Put an article back into the lists.
    PutBack(ArticleId),
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// So many articles of those that had changed are in the index again.
    Indexing(IndexProgress),
    /// The articles that were wanted.
    Listed(ListQuery, Vec<ListedArticle>),
    /// How an article begins, and who speaks in it.
    Previewed(ArticleId, Preview),
    /// Where the words stand.
    Found(String, SearchHits),
    /// Everybody who said something.
    Speakers(SpeakerList),
    /// What somebody said.
    Card(String, SpeakerCard),
    /// How the name that was typed goes on, as far as there is only one way, and in how many ways then.
    Completed {
        /// What was typed.
        typed: String,
        /// How it goes on.
        further: String,
        /// How many files and folders it can still be.
        choices: usize,
    },
    /// So many articles of those that were to be added are read.
    Adding {
        /// Read.
        done: usize,
        /// In all.
        all: usize,
    },
    /// Articles were added; how many, in a sentence.
    Added(String),
    /// An article is out of the lists.
    TakenOut(ArticleId),
    /// An article is in the lists again.
    PutBack(ArticleId),
    /// The library cannot be used; why, in a sentence.
    Trouble(String),
}
