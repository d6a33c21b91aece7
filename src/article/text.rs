//! The text of an article, and its paragraphs with their roles.

use super::{Markup, Partial};
use crate::input::{Identity, TextTime};
use crate::text::Span;
use crate::text::as_read::{has_line_end, joined};
use std::borrow::Cow;

/// The text of an article. Every span in the analysis refers to it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Article {
    /// Who wrote it, where and when, as far as it is known.
    pub identity: Identity,
    /// The text. For plain text this is the decoded input, unchanged.
    pub text: String,
    /// The paragraphs in text order. They do not overlap, and white space between them belongs to no paragraph.
    pub paragraphs: Vec<Paragraph>,
    /// How its source sets off words and paragraphs.
    pub markup: Markup,
    /// Why it may not be the whole article. `None` if nothing says so.
    pub partial: Option<Partial>,
    /// Sentences that tell the user what was left out or put right while reading. Not sanitised.
    pub notices: Vec<String>,
    /// When its words are spoken, in the order of the text, if they are the subtitles of a recording.
    pub times: Vec<TextTime>,
}

impl Article {
    /// The title. `None` if there is none, or a blank one.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        let title = &self.identity.title.as_ref()?.value;
        (!title.trim().is_empty()).then_some(title)
    }

    /// The words in a span.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The words in a span as they are shown: the lines of a paragraph are joined, without the quote marks before them, and
    /// a word that a line end breaks is whole. Between paragraphs a blank line stays.
    ///
    /// ```
    /// use pullquote::article::Article;
    /// use pullquote::input::{Document, Media};
    /// use pullquote::text::Span;
    ///
    /// let text = "> “We got what we asked for,” said Ivana Pet-\n> kova, who speaks for the dockers.";
    /// let article = Article::new(Document::record("1".to_owned(), Media::Plain, text.to_owned()));
    /// assert_eq!(article.joined(Span::new(39, 61)), "Ivana Petkova, who");
    /// ```
    #[must_use]
    pub fn joined(&self, span: Span) -> Cow<'_, str> {
        let words = self.words(span);
        if !has_line_end(words) {
            return Cow::Borrowed(words);
        }
        let first = self.paragraph_at(span.start);
        let touched =
            self.paragraphs.iter().skip(first).take_while(|paragraph| paragraph.span.start < span.end);
        let parts = touched.map(|paragraph| {
            let start = paragraph.span.start.max(span.start);
            joined(self.words(Span { start, end: paragraph.span.end.min(span.end) }))
        });
        let parts: Vec<Cow<'_, str>> = parts.filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { joined(words) } else { Cow::Owned(parts.join("\n\n")) }
    }

    /// The index of the paragraph that contains the byte `offset`, or of the last one before it. Returns 0 if the
    /// article has no paragraphs.
    #[must_use]
    pub fn paragraph_at(&self, offset: u32) -> usize {
        self.paragraphs.partition_point(|p| p.span.start <= offset).saturating_sub(1)
    }
}

/// How much of a web page is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PageScope {
    /// Its article.
    #[default]
    Article,
    /// All that it shows, with menus, boxes and comments.
    WholePage,
}

/// A paragraph: a part of the text on lines of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Its bytes in `Article::text`, without the line ends around it.
    pub span: Span,
    /// Its role.
    pub role: Role,
}

/// What a paragraph is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The headline, or a heading between paragraphs.
    Headline,
    /// The text of the article.
    Body,
    /// Words quoted without marks, because their place shows it: a block quotation. Quoted paragraphs in a row are one
    /// quotation.
    Quoted,
    /// A line of its own that names who says the quoted paragraphs right before it: "— Grace Adebayo, teacher". If
    /// those have a speaker already, or if there are none, it names who says the ones right after it.
    Speaker,
    /// Part of the page, not of the article: shown dimmed and, unlike all others, never analysed.
    Furniture(FurnitureKind),
}

impl Role {
    /// Whether it is page furniture.
    #[must_use]
    pub fn is_furniture(self) -> bool {
        matches!(self, Self::Furniture(_))
    }
}

/// What kind of page furniture a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FurnitureKind {
    /// A control, such as one for the text size: "T+ D- Normal size".
    Widget,
    /// A row of buttons to share the article.
    Share,
    /// A link to other articles: "Read more".
    ReadMore,
    /// An invitation to subscribe.
    Newsletter,
    /// The caption of a picture, or its credit.
    Caption,
    /// A copyright notice.
    Copyright,
    /// The time of publication or of an update.
    Timestamp,
    /// A cookie notice.
    Cookie,
    /// A note about the author.
    Author,
    /// What a file says about itself at its head: YAML, TOML or JSON.
    FrontMatter,
}

impl FurnitureKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Widget,
        Self::Share,
        Self::ReadMore,
        Self::Newsletter,
        Self::Caption,
        Self::Copyright,
        Self::Timestamp,
        Self::Cookie,
        Self::Author,
        Self::FrontMatter,
    ];

    /// The kind with this [`Self::word`]. Returns `None` if there is none.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The kind in one word, as in the result object.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Widget => "widget",
            Self::Share => "share",
            Self::ReadMore => "read-more",
            Self::Newsletter => "newsletter",
            Self::Caption => "caption",
            Self::Copyright => "copyright",
            Self::Timestamp => "timestamp",
            Self::Cookie => "cookie",
            Self::Author => "author",
            Self::FrontMatter => "front-matter",
        }
    }
}
