//! What the workers report back, and what they are asked to do: the two sides of the wall around `update`.

use crate::analysis::Analysis;
use crate::article::Article;
use crate::input::Encoding;
use crate::library::{ArticleKey, ReadingPlace};
use crate::review::{Journal, SpeakerName};
use crate::text::Span;
use crate::tui::workers::request::LibraryAnswer;
use std::sync::Arc;

/// What a worker has to say. `article` is the number of the article on the shelf.
#[derive(Debug, Clone, PartialEq)]
pub enum Report {
    /// So much has been read.
    Reading {
        /// Which article.
        article: usize,
        /// Bytes read so far.
        read: u64,
        /// Bytes in all, where known.
        total: Option<u64>,
    },
    /// The article can be shown.
    Opened {
        /// Which article.
        article: usize,
        /// The article.
        opened: Arc<Opened>,
    },
    /// The article could not be opened, or not to its end, or not be analysed; why, in a sentence.
    Failed {
        /// Which article.
        article: usize,
        /// The sentence.
        sentence: String,
    },
    /// What the analysis has found so far.
    Analysed {
        /// Which article.
        article: usize,
        /// The findings; `analysed_to` tells how far.
        analysis: Arc<Analysis>,
    },
    /// More hits of a search, in text order.
    Found {
        /// Which search.
        search: u32,
        /// Where.
        hits: Vec<Span>,
        /// Whether the whole text has been searched.
        complete: bool,
    },
    /// A decision on this article is still being written.
    Saving {
        /// Which article.
        article: usize,
    },
    /// Acts that are on disk now: the one that was asked for, and what another program did meanwhile.
    Recorded {
        /// Which article.
        article: usize,
        /// The acts, oldest first.
        new: Journal,
    },
    /// An act could not be recorded; why, in a sentence.
    NotRecorded(String),
    /// Who has spoken in the articles of the library, for the choice that is open.
    KnownSpeakers(Vec<SpeakerName>),
    /// The article's quotations were written to a file.
    HandedOn {
        /// Its name.
        file: String,
        /// How many quotations.
        quotations: usize,
    },
    /// A text comes back from the reviewer's own editor.
    Edited(String),
    /// The library has answered.
    Answered(LibraryAnswer),
    /// Something the reader should know, in a sentence.
    Notice(String),
}

/// An article as the reader shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The article, or its first page while the rest is being read.
    pub article: Article,
    /// How its bytes were decoded.
    pub encoding: Encoding,
    /// Whether this is all of it.
    pub complete: bool,
    /// The number of words, once counted.
    pub words: Option<usize>,
    /// What the library knows of it.
    pub remembered: Remembered,
}

#[cfg(test)]
impl Opened {
    /// A whole article with this plain text, which came through a pipe.
    pub(in crate::tui) fn from_text(text: &str) -> Self {
        use crate::input::{Document, Media};
        use crate::text::hash::TextHash;
        let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
        let source = ArticleKey { hash: TextHash::of(text), file: None };
        let remembered = Remembered { source, ..Remembered::default() };
        Self { article, encoding: Encoding::UTF_8, complete: true, words: None, remembered }
    }
}

/// What the library knows of an article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remembered {
    /// By what it is known.
    pub source: ArticleKey,
    /// What reviewers did to it.
    pub journal: Journal,
    /// Where the reader was.
    pub place: Option<ReadingPlace>,
    /// Why the library cannot be used, in a sentence: the article can be read, but nothing can be decided.
    pub trouble: Option<String>,
}
