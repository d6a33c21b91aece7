//! [`Document`] -> [`Article`]: the one text and its paragraphs, each with its role.
//!
//! Nothing is cut out of the text: page furniture is a role of a paragraph, so that it can be shown dimmed and
//! every offset stays true.

mod paragraph;
mod plain;

pub use paragraph::{FurnitureKind, Paragraph, Role};

use crate::input::{Document, Media};
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
    /// The article in a document.
    #[must_use]
    pub fn new(document: Document) -> Self {
        match document.media {
            Media::Plain | Media::Markdown | Media::Html => plain::read(document.text),
        }
    }

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
