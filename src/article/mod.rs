//! [`Document`] -> [`Article`]: the one text and its paragraphs, each with its role.
//!
//! Nothing is cut out of the text: page furniture is a role of a paragraph, so that it can be shown dimmed and
//! every offset stays true. There is one reader a media type; what they read goes through the same rules for
//! furniture and headlines.

mod blurb;
mod builder;
mod furniture;
mod html;
mod lines;
mod markdown;
mod page;
mod paragraph;
mod plain;
mod tame;

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
        let mut article = match document.media {
            Media::Plain => plain::read(document.text),
            Media::Markdown => markdown::read(&document.text),
            Media::Html => html::read(&document.text),
        };
        furniture::mark(&article.text, &mut article.paragraphs);
        article.title = article.title.take().or_else(|| article.headline());
        article
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

    /// The words of the headline, when a headline comes before all other paragraphs but furniture.
    fn headline(&self) -> Option<String> {
        let first = self.paragraphs.iter().find(|paragraph| !paragraph.role.is_furniture())?;
        (first.role == Role::Headline).then(|| self.words(first.span).to_owned())
    }
}
