//! What the workers report. `update` puts it into the state.

use crate::analysis::Analysis;
use crate::article::{Article, PageScope};
use crate::input::feeds::Feed;
use crate::input::{Encoding, Identity, InputList, LoadProgress, Origin};
use crate::library::{ArticleKey, ReadingPlace};
use crate::review::{Journal, SpeakerName};
use crate::text::Span;
use crate::tui::state::pick::SeenArticle;
use crate::tui::state::source_check::SourceCheck;
use crate::tui::workers::feeds::request::FeedsAnswer;
use crate::tui::workers::request::LibraryAnswer;
use std::sync::Arc;

/// The report of a worker. `article` is the number of an open article; reports on any other article are dropped.
#[derive(Debug, Clone, PartialEq)]
pub enum Report {
    /// Progress in loading an article.
    Reading {
        /// Which article.
        article: usize,
        /// How far it has been read.
        progress: LoadProgress,
    },
    /// An article, or its first page, can be shown.
    Opened {
        /// Which article.
        article: usize,
        /// The article.
        opened: Arc<Opened>,
    },
    /// The library has a copy of the page that was opened, with another text.
    HasCopy {
        /// Which article.
        article: usize,
        /// The copy.
        copy: EarlierVersion,
    },
    /// What was to be one article holds several. Nothing of it is shown until one of them is opened.
    Several {
        /// Which article.
        article: usize,
        /// The articles in it, in their order.
        parts: Vec<Origin>,
    },
    /// What was to be an article is a feed. Its items are listed instead.
    IsFeed {
        /// Which article.
        article: usize,
        /// The address of the feed, or the path of its file.
        address: String,
        /// The feed.
        feed: Arc<Feed>,
    },
    /// The inputs that a typed file, folder or address stands for.
    Listed(InputList),
    /// What the list of the open articles says of those with these numbers.
    Headlines(Vec<(usize, SeenArticle)>),
    /// Loading or analysing an article failed.
    Failed {
        /// Which article.
        article: usize,
        /// Why, in a sentence.
        sentence: String,
    },
    /// The findings of the analysis so far.
    Analysed {
        /// Which article.
        article: usize,
        /// The findings; `analysed_to` is how far they reach.
        analysis: Arc<Analysis>,
    },
    /// More hits of a search, in text order.
    Found {
        /// The number of the search.
        search: u32,
        /// The spans of the hits.
        hits: Vec<Span>,
        /// Whether the whole text has been searched.
        complete: bool,
    },
    /// A decision is still being written, for this reason.
    Saving(String),
    /// Acts that are now on disk: the one that was to be recorded, and those of other programs since.
    Recorded {
        /// Which article.
        article: usize,
        /// The acts, oldest first.
        new: Journal,
    },
    /// A value of an article was corrected.
    Corrected {
        /// Which article.
        article: usize,
        /// Who wrote it, where and when, as it is known now.
        identity: Identity,
    },
    /// An act could not be recorded.
    NotRecorded {
        /// On which article.
        article: usize,
        /// Why, in a sentence.
        sentence: String,
    },
    /// A correction of an article could not be recorded, for this reason.
    NotCorrected(String),
    /// The speakers of other articles in the library, for the open choice of a name.
    KnownSpeakers(Vec<SpeakerName>),
    /// Sources that quotations are compared with.
    SourcesRead(SourceCheck),
    /// What was typed as a source cannot be read, for this reason.
    NoSource {
        /// What was typed.
        typed: String,
        /// Why, in a sentence.
        sentence: String,
    },
    /// The sources that the review was started with cannot be read again, for this reason.
    AgainstNotRead(String),
    /// The article's quotations were exported to a file.
    Exported {
        /// Its name.
        file: String,
        /// How many quotations.
        quotations: usize,
    },
    /// The export to a file failed.
    NotExported {
        /// Its name, as it was typed.
        file: String,
        /// Why, in a sentence.
        sentence: String,
    },
    /// The text from the reviewer's own editor.
    Edited(String),
    /// The library has answered.
    Answered(LibraryAnswer),
    /// The feeds have answered.
    FeedsAnswered(FeedsAnswer),
    /// Another program has written the file of an article.
    FileChanged {
        /// Which article.
        article: usize,
    },
    /// A notice for the reader.
    Notice(String),
}

impl Report {
    /// The article that it is about; `None` if it is about no open article.
    #[must_use]
    pub fn article(&self) -> Option<usize> {
        match self {
            Self::Reading { article, .. }
            | Self::Opened { article, .. }
            | Self::HasCopy { article, .. }
            | Self::Several { article, .. }
            | Self::IsFeed { article, .. }
            | Self::Failed { article, .. }
            | Self::Analysed { article, .. }
            | Self::Recorded { article, .. }
            | Self::Corrected { article, .. }
            | Self::NotRecorded { article, .. }
            | Self::FileChanged { article } => Some(*article),
            Self::Listed(_)
            | Self::Headlines(_)
            | Self::Found { .. }
            | Self::Saving(_)
            | Self::NotCorrected(_)
            | Self::KnownSpeakers(_)
            | Self::SourcesRead(_)
            | Self::NoSource { .. }
            | Self::AgainstNotRead(_)
            | Self::Exported { .. }
            | Self::NotExported { .. }
            | Self::Edited(_)
            | Self::Answered(_)
            | Self::FeedsAnswered(_)
            | Self::Notice(_) => None,
        }
    }

    /// Why something could not be saved, if that is what it reports.
    #[must_use]
    pub fn why_not_saved(&self) -> Option<&str> {
        match self {
            Self::NotRecorded { sentence, .. } | Self::NotCorrected(sentence) => Some(sentence),
            _ => None,
        }
    }
}

/// A loaded article.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The article, or its first page while the rest is being loaded.
    pub article: Article,
    /// How its bytes were decoded.
    pub encoding: Encoding,
    /// Whether this is the whole article.
    pub complete: bool,
    /// The number of words, once counted.
    pub words: Option<usize>,
    /// What the library has recorded about it.
    pub remembered: Remembered,
}

/// An article and its findings before it was read again.
#[derive(Debug, Clone, PartialEq)]
pub struct EarlierVersion {
    /// The article.
    pub opened: Arc<Opened>,
    /// What was found in it.
    pub found: Arc<Analysis>,
    /// How much of the page was shown.
    pub scope: PageScope,
    /// The copy in the library that it is, in words; `None` if it was shown before.
    pub copy: Option<String>,
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
    /// What identifies it.
    pub source: ArticleKey,
    /// The acts of its reviewers.
    pub journal: Journal,
    /// The reading position.
    pub place: Option<ReadingPlace>,
    /// Why the library cannot be used, in a sentence: the article can be read, but decisions cannot be saved.
    pub trouble: Option<String>,
}
