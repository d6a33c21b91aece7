//! What the workers report back, and what they are asked to do: the two sides of the wall around `update`.

use crate::analysis::Analysis;
use crate::article::Article;
use crate::input::Encoding;
use crate::text::Span;
use crate::text::search::Pattern;
use std::sync::Arc;

/// What a worker has to say. `article` is the index into the list of inputs.
#[derive(Debug, Clone, PartialEq)]
pub enum Report {
    /// So much has been read.
    Reading {
        /// Which input.
        article: usize,
        /// Bytes read so far.
        read: u64,
        /// Bytes in all, where known.
        total: Option<u64>,
    },
    /// The article can be shown.
    Opened {
        /// Which input.
        article: usize,
        /// The article.
        opened: Arc<Opened>,
    },
    /// The article could not be opened, or not to its end, or not be analysed; why, in a sentence.
    Failed {
        /// Which input.
        article: usize,
        /// The sentence.
        sentence: String,
    },
    /// What the analysis has found so far.
    Analysed {
        /// Which input.
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
}

/// What `update` asks of the world. The run loop does it.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read and analyse the input with this index; stop whatever else is being read or analysed.
    Open(usize),
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
    /// Give the terminal back until the program is resumed.
    Suspend,
    /// Leave the program.
    Quit,
}
