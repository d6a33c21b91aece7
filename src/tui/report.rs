//! What the workers report back, and what they are asked to do: the two sides of the wall around `update`.

use crate::analysis::Analysis;
use crate::article::Article;
use crate::input::Encoding;
use crate::library::{ArticleId, ArticleKey, ReadingPlace};
use crate::review::{Act, Journal, Named, Recorded};
use crate::text::Span;
use crate::text::search::Pattern;
use crate::tui::workers::request::{Answer, Enquiry};
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
    /// Acts that are on disk now: the one that was asked for, and what another program did meanwhile.
    Recorded {
        /// Which article.
        article: usize,
        /// The acts, oldest first.
        acts: Vec<Recorded>,
    },
    /// An act could not be recorded; why, in a sentence.
    NotRecorded(String),
    /// Who has spoken in the articles of the library, for the choice that is open.
    KnownSpeakers(Vec<Named>),
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
    Answered(Answer),
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

/// What `update` asks of the world. The run loop does it.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read and analyse the article with this number; stop whatever else is being read or analysed.
    Open(usize),
    /// Put articles of the library on the shelf, in the place of those that stand there; the number of the first.
    Shelve(usize, Vec<ArticleId>),
    /// Ask the library, or have something done with it.
    Ask(Enquiry),
    /// Stop bringing the index up to date, and adding articles.
    StopAsking,
    /// Stop reading, analysing and searching.
    Stop,
    /// Search the whole article from its first byte; a newer search stops an older one.
    Search {
        /// The number by which the hits are reported.
        number: u32,
        /// What to look for.
        pattern: Pattern,
        /// Where to look.
        opened: Arc<Opened>,
    },
    /// Put text on the clipboard.
    Copy(String),
    /// Record an act of the reviewer on this article, and report when it is on disk.
    Record(Act),
    /// Remember where the reader is in an article.
    Remember(ArticleKey, ReadingPlace),
    /// Report who has spoken in the articles of the library.
    AskWhoSpoke,
    /// Write the article's quotations to a file, in the format its ending names.
    HandOn(String),
    /// Give the terminal to the reviewer's own editor with this text, and report what comes back.
    Edit(String),
    /// Give the terminal back until the program is resumed.
    Suspend,
    /// Leave the program.
    Quit,
}
