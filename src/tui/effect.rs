//! What `update` asks for, as values: the session carries it out.

use crate::input::{IdentityField, Origin};
use crate::library::{ArticleId, ArticleKey, FeedItemId, ReadingPlace};
use crate::review::Act;
use crate::text::search::Pattern;
use crate::tui::report::Opened;
use crate::tui::workers::feeds::request::{FeedStore, FeedsRequest};
use crate::tui::workers::request::LibraryRequest;
use std::sync::Arc;

/// Something that reaches outside the state: a file, a thread, the clipboard, the terminal.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read and analyse the article with this number; stop reading and analysing any other.
    OpenArticle(usize),
    /// Read the article with this number again from where it came.
    ReadAgain(usize),
    /// Read the article with this number as the whole page that it is in.
    ReadWholePage(usize),
    /// Report the inputs that a typed file, folder or address stands for.
    ListInput(String),
    /// Make these inputs the open articles; the first gets this number.
    SetInputs(usize, Vec<Origin>),
    /// Make these articles of the library the open ones; the first gets this number.
    SetArticles(usize, Vec<ArticleId>),
    /// Make these items of a feed the open ones; the first gets this number.
    SetItems(usize, FeedStore, Vec<FeedItemId>),
    /// Send a request to the feeds.
    AskFeeds(FeedsRequest),
    /// Stop asking servers for feeds.
    StopFeeds,
    /// Put these articles in the place of one; the first of all open ones gets this number.
    Split {
        /// The number of the article that holds the others.
        article: usize,
        /// What it holds.
        parts: Vec<Origin>,
        /// The new number of the first of all open articles.
        first: usize,
    },
    /// Send a request to the library.
    AskLibrary(LibraryRequest),
    /// Stop updating the index and adding articles.
    StopLibrary,
    /// Report the headlines of the articles with these numbers.
    FindHeadlines(Vec<usize>),
    /// Stop reading, analysing and searching.
    Stop,
    /// Search the whole article from its first byte; a newer search stops an older one.
    Search {
        /// The number under which the hits are reported.
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
    /// Correct a value of the article, or take its correction back.
    Correct(IdentityField, Option<String>),
    /// Remember the reading position in an article.
    RememberPosition(ArticleKey, ReadingPlace),
    /// Report who has spoken in the articles of the library.
    LoadKnownSpeakers,
    /// Read a source that quotations are compared with, and report it: a file, an address, the number of an article.
    ReadSource(String),
    /// Read the sources that the review was started with again, and report them.
    ReadAgainst,
    /// Export the article's quotations to a file, in the format that its extension names.
    Export(String),
    /// Open the reviewer's own editor with the text in the form, and report what comes back.
    ///
    /// It is the text of that moment: the editor may have to wait until a decision is on disk, while typing goes on.
    OpenEditor,
    /// Open an address in the browser. It begins with `http://` or `https://`.
    Browse(String),
    /// Open a file in the reviewer's own editor, and read the article again if that has changed it.
    EditFile {
        /// The whole name of the file, as [`Origin::whole_name`] gives it.
        name: String,
        /// The words whose line is wanted. Empty for the first line.
        words: String,
        /// How many lines of the article's text are before them: the line in a file that is plain text.
        lines_before: usize,
    },
    /// Run a command that the user has typed, with this text as its input.
    Pipe {
        /// The command, for the shell.
        command: String,
        /// What it reads.
        text: String,
    },
    /// Draw the whole screen again, whatever another program has left on it.
    Redraw,
    /// Return the terminal to the shell until the program is resumed.
    Suspend,
    /// Leave the program.
    Quit,
}

/// The effects of one update, in order.
///
/// A type of its own because a `Vec` may be dropped silently: a forgotten effect is a decision that is never
/// recorded.
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use = "effects happen only when the session carries them out"]
pub struct Effects(Vec<Effect>);

impl Effects {
    /// No effects: only the state changed.
    pub fn none() -> Self {
        Self::default()
    }

    /// These effects, then `more`.
    pub fn and(mut self, more: impl Into<Self>) -> Self {
        self.0.extend(more.into().0);
        self
    }

    /// These effects, but the program goes on.
    pub fn without_quitting(mut self) -> Self {
        self.0.retain(|effect| *effect != Effect::Quit);
        self
    }

    /// Looks at them in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Effect> {
        self.0.iter()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Effect> for Effects {
    fn from(effect: Effect) -> Self {
        Self(vec![effect])
    }
}

impl From<Option<Effect>> for Effects {
    fn from(effect: Option<Effect>) -> Self {
        Self(effect.into_iter().collect())
    }
}

impl<'a> IntoIterator for &'a Effects {
    type Item = &'a Effect;
    type IntoIter = std::slice::Iter<'a, Effect>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Effects {
    type Item = Effect;
    type IntoIter = std::vec::IntoIter<Effect>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
