//! The one text of an article, and its paragraphs with what each is for.

use crate::text::Span;

/// The text that everything else points into.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Article {
    /// What the page or file calls itself, when it does: the text of its headline or its HTML title.
    pub title: Option<String>,
    /// The one text. For plain input the decoded input itself, unchanged.
    pub text: String,
    /// The paragraphs in text order; they do not overlap. Blank space between them belongs to none.
    pub paragraphs: Vec<Paragraph>,
}

impl Article {
    /// The words under a span.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The paragraph in which the byte `offset` lies, or the last one that begins before it.
    /// Zero for an article without paragraphs.
    #[must_use]
    pub fn paragraph_at(&self, offset: u32) -> usize {
        self.paragraphs.partition_point(|p| p.span.start <= offset).saturating_sub(1)
    }
}

/// A piece of the article's text that stands on its own lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Bytes of `Article::text`, without the line ends around them.
    pub span: Span,
    /// What the paragraph is there for.
    pub role: Role,
}

/// What a paragraph is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The headline or a heading between paragraphs.
    Headline,
    /// Told by the article: the only role whose countries, people and quotations are looked for besides headlines.
    Body,
    /// Put there by the page, not by the reporter: shown dimmed, never analysed.
    Furniture(FurnitureKind),
}

impl Role {
    /// Whether the page put it there.
    #[must_use]
    pub fn is_furniture(self) -> bool {
        matches!(self, Self::Furniture(_))
    }
}

/// What kind of page furniture a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FurnitureKind {
    /// A text-size widget or another control: "T+ D- Normal size".
    Widget,
    /// A row of buttons to pass the article on.
    Share,
    /// A pointer to other articles: "Read more".
    ReadMore,
    /// An invitation to subscribe.
    Newsletter,
    /// The line under a picture, or the name of its photographer.
    Caption,
    /// Whose property the text is.
    Copyright,
    /// When it was published or updated.
    Timestamp,
    /// A question about cookies.
    Cookie,
    /// A few words on the author.
    Author,
}

impl FurnitureKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Widget,
        Self::Share,
        Self::ReadMore,
        Self::Newsletter,
        Self::Caption,
        Self::Copyright,
        Self::Timestamp,
        Self::Cookie,
        Self::Author,
    ];

    /// The kind that [`Self::word`] spells.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The kind in one word, as the result object spells it.
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
        }
    }
}
