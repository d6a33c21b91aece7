//! [`Document`] -> [`Article`]: the reader for its media type, then the rules for furniture and headlines.

use super::{Article, PageScope, Partial, Role, access, furniture, html, identity, markdown, plain, turns};
use crate::error::{Error, Result};
use crate::input::feeds::TextExtent;
use crate::input::{Document, Identity, IdentitySource, Media, Origin, Stated};
use crate::text::phrase::single_spaced;

/// What to do with a page that shows nothing.
const NO_WORDS: &str = "open it in a browser, save it there and give the saved file";

impl Article {
    /// Reads the article in a document.
    #[must_use]
    pub fn new(document: Document) -> Self {
        Self::in_scope(document, PageScope::Article)
    }

    fn in_scope(document: Document, scope: PageScope) -> Self {
        let Document { origin, media, text, identity: mut brought, extent, notices, times, .. } = document;
        let address = address(&origin, &brought);
        let mut article = match media {
            Media::Plain => plain::read(text),
            Media::Markdown => markdown::read(&text),
            Media::Html => {
                let mut article = html::read(&text, address.as_deref(), scope);
                article.partial = access::partial(&text, &article);
                article.notices.extend(article.partial.map(|partial| partial.sentence().to_owned()));
                article
            }
        };
        if extent == TextExtent::Teaser {
            article.partial = Some(Partial::Feed);
        }
        furniture::mark(&article.text, &mut article.paragraphs);
        // A feed may collect the articles of others: its title gives way to what the page itself is called.
        let is_named =
            article.identity.site.as_ref().is_some_and(|site| site.source == IdentitySource::TitleElement);
        brought.site = brought.site.filter(|site| !(is_named && site.source == IdentitySource::Feed));
        article.identity.merge(brought);
        article
            .markup
            .resolve(address.as_deref().or(article.identity.url.as_ref().map(|url| url.value.as_str())));
        identity::byline::mark(&mut article);
        identity::date_line::mark(&mut article, media);
        // A byline between the headline and the text looked like the text until now.
        furniture::mark_headline(&article.text, &mut article.paragraphs);
        turns::mark(&article.text, &mut article.paragraphs);
        let is_sure =
            article.identity.title.as_ref().is_some_and(|title| title.source < IdentitySource::Properties);
        if article.title().is_none() || !is_sure {
            let headline = article.headline().filter(|_| !article.begins_with_turn());
            let visible = headline.map(|title| Stated::new(title, IdentitySource::Visible));
            article.identity.title = visible.or(article.identity.title.take());
            article.guess_title();
        }
        article.notices.extend(notices);
        article.times = times;
        article
    }

    /// Reads the article in a document that must have something to read.
    ///
    /// # Errors
    /// If there are no words in it. A page may need scripts, or hold only pictures.
    pub fn read(document: Document) -> Result<Self> {
        Self::read_in_scope(document, PageScope::Article)
    }

    /// Reads a document that must have something to read; of a web page, as much as `scope` says.
    ///
    /// # Errors
    /// As [`Article::read`].
    pub fn read_in_scope(document: Document, scope: PageScope) -> Result<Self> {
        let name = document.origin.name();
        let article = Self::in_scope(document, scope);
        if article.text.trim().is_empty() {
            let why = article.notices.first().map_or(NO_WORDS, String::as_str);
            return Err(Error::new(format!("{name} shows no words: {why}")));
        }
        Ok(article)
    }

    /// The words of the headline. Returns `None` if a body paragraph comes first.
    fn headline(&self) -> Option<String> {
        let first = self.paragraphs.iter().find(|paragraph| !paragraph.role.is_furniture())?;
        (first.role == Role::Headline).then(|| single_spaced(&self.joined(first.span)))
    }
}

/// The address that a document came from, or that what brought it gives.
fn address(origin: &Origin, identity: &Identity) -> Option<String> {
    let fetched = identity.fetched.as_ref().map(|fetched| fetched.address.clone());
    let given = || identity.url.as_ref().map(|url| url.value.clone());
    let typed = || if let Origin::Web(address) = origin { Some(address.clone()) } else { None };
    fetched.or_else(given).or_else(typed)
}
