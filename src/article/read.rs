//! [`Document`] -> [`Article`]: the reader for its media type, then the rules for furniture and headlines.

use super::{Article, Role, furniture, html, markdown, plain};
use crate::input::{Document, Media};

impl Article {
    /// Reads the article in a document.
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

    /// The words of the headline. Returns `None` if a body paragraph comes first.
    fn headline(&self) -> Option<String> {
        let first = self.paragraphs.iter().find(|paragraph| !paragraph.role.is_furniture())?;
        (first.role == Role::Headline).then(|| self.words(first.span).to_owned())
    }
}
