//! What `update` asks of the world, as values. The run loop carries it out.

use crate::library::{ArticleId, ArticleKey, ReadingPlace};
use crate::review::Act;
use crate::text::search::Pattern;
use crate::tui::report::Opened;
use crate::tui::workers::request::LibraryRequest;
use std::sync::Arc;

/// What `update` asks of the world. The run loop does it.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read and analyse the article with this number; stop whatever else is being read or analysed.
    Open(usize),
    /// Put articles of the library on the shelf, in the place of those that stand there; the number of the first.
    Shelve(usize, Vec<ArticleId>),
    /// Ask the library, or have something done with it.
    Ask(LibraryRequest),
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
