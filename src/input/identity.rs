//! Who wrote an article, where and when, each value with where it was found.
//!
//! What brings an article (a mail, a feed, a record, a server) may know some of this, and so may the page itself. No
//! value is guessed silently: each is [`Stated`] with its [`IdentitySource`], and the stronger source wins when two
//! identities are merged.

use std::fmt;
use std::sync::Arc;

/// Who wrote an article, where and when, as far as anything says so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// The title.
    pub title: Option<Stated<String>>,
    /// The authors by name, in the order of the byline. Never an empty list.
    pub authors: Option<Stated<Vec<String>>>,
    /// When it was published, as precisely as the source says: RFC 3339, or `YYYY-MM-DD`.
    pub published: Option<Stated<String>>,
    /// When it was last changed, as precisely as the source says.
    pub modified: Option<Stated<String>>,
    /// The newspaper, agency or site that published it.
    pub site: Option<Stated<String>>,
    /// The address that the publisher calls its own: the canonical URL.
    pub url: Option<Stated<String>>,
    /// How it was fetched. `None` if it was not.
    pub fetched: Option<Fetched>,
}

/// A value and where it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated<T> {
    /// The value.
    pub value: T,
    /// Where it was found.
    pub source: IdentitySource,
}

/// A value of an [`Identity`] that can be given, read and corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentityField {
    /// The title.
    Title,
    /// The authors, one a line.
    Authors,
    /// When it was published: RFC 3339, or `YYYY-MM-DD`.
    Published,
    /// When it was last changed.
    Modified,
    /// The newspaper, agency or site.
    Site,
    /// The address.
    Url,
}

impl IdentityField {
    /// Every field.
    pub const ALL: [Self; 6] =
        [Self::Title, Self::Authors, Self::Published, Self::Modified, Self::Site, Self::Url];

    /// The field with this [`Self::word`]. Returns `None` if there is none.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.word() == word)
    }

    /// The field in a word, as the library and the tables of keys write it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Authors => "authors",
            Self::Published => "published",
            Self::Modified => "modified",
            Self::Site => "site",
            Self::Url => "url",
        }
    }
}

/// Where a value of an [`Identity`] was found, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdentitySource {
    /// The user corrected it.
    User,
    /// The record of a JSON Lines stream, or a JSON file.
    Record,
    /// The front matter of a Markdown or text file.
    FrontMatter,
    /// JSON-LD in the page, as schema.org defines it.
    JsonLd,
    /// `OpenGraph` (`og:`) or `article:` properties in the page.
    OpenGraph,
    /// Another `<meta>` element, such as `author` or Dublin Core.
    Meta,
    /// Microdata (`itemprop`) in the page.
    Microdata,
    /// The header of a mail.
    Mail,
    /// The entry of a feed.
    Feed,
    /// The fields of a document or of news XML.
    Fields,
    /// The name of the file of a transcript, which has no headline.
    FileName,
    /// A `<time>` element.
    TimeElement,
    /// The words that readers see: a headline, a byline, a date line.
    Visible,
    /// The `<title>` of the page.
    TitleElement,
    /// The properties of an office document: often those of the template, or the name of whoever set the computer up.
    Properties,
    /// The address: a date or the site in it.
    Address,
    /// The first line of a text that says nothing of its title: a guess, which gives way to anything that is said.
    FirstLine,
}

/// How an article was fetched from the network: the evidence of what was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The address that answered, after all redirects.
    pub address: String,
    /// When, in milliseconds since 1970 in UTC.
    pub at: i64,
    /// The SHA-256 of the bytes that came, after decompression.
    pub sha256: [u8; 32],
    /// How many bytes came, after decompression.
    pub bytes: u64,
    /// The headers of the answer that say something of the page: its type, version and date. Names are in lower case.
    pub headers: Vec<(String, String)>,
    /// The bytes, if they are at hand. The library keeps them apart.
    pub original: Option<Original>,
}

/// The bytes of a page as they came.
#[derive(Clone, PartialEq, Eq)]
pub struct Original(pub Arc<[u8]>);

impl fmt::Debug for Original {
    /// Only the size: a page would fill the screen.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Original({} bytes)", self.0.len())
    }
}

impl<T> Stated<T> {
    /// A value and where it was found.
    #[must_use]
    pub fn new(value: T, source: IdentitySource) -> Self {
        Self { value, source }
    }
}

impl Identity {
    /// An identity of which only the title is known.
    #[must_use]
    pub fn titled(title: Option<String>, source: IdentitySource) -> Self {
        Self { title: title.map(|title| Stated::new(title, source)), ..Self::default() }
    }

    /// The names of the authors; empty if they are not known.
    #[must_use]
    pub fn authors(&self) -> &[String] {
        self.authors.as_ref().map(|authors| authors.value.as_slice()).unwrap_or_default()
    }

    /// When it was published.
    #[must_use]
    pub fn published(&self) -> Option<&str> {
        value(self.published.as_ref())
    }

    /// When it was last changed.
    #[must_use]
    pub fn modified(&self) -> Option<&str> {
        value(self.modified.as_ref())
    }

    /// The newspaper, agency or site that published it.
    #[must_use]
    pub fn site(&self) -> Option<&str> {
        value(self.site.as_ref())
    }

    /// Its address.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        value(self.url.as_ref())
    }

    /// Takes over each value of `other` that is not known here, or that has a stronger source there.
    pub fn merge(&mut self, other: Self) {
        stronger(&mut self.title, other.title);
        stronger(&mut self.authors, other.authors);
        stronger(&mut self.published, other.published);
        stronger(&mut self.modified, other.modified);
        stronger(&mut self.site, other.site);
        stronger(&mut self.url, other.url);
        self.fetched = self.fetched.take().or(other.fetched);
    }
}

fn value(stated: Option<&Stated<String>>) -> Option<&str> {
    stated.map(|stated| stated.value.as_str())
}

fn stronger<T>(here: &mut Option<Stated<T>>, there: Option<Stated<T>>) {
    let is_stronger = match (&*here, &there) {
        (Some(here), Some(there)) => there.source < here.source,
        (None, Some(_)) => true,
        (_, None) => false,
    };
    if is_stronger {
        *here = there;
    }
}

impl IdentitySource {
    /// Every source, the strongest first.
    pub const ALL: [Self; 17] = [
        Self::User,
        Self::Record,
        Self::FrontMatter,
        Self::JsonLd,
        Self::OpenGraph,
        Self::Meta,
        Self::Microdata,
        Self::Mail,
        Self::Feed,
        Self::Fields,
        Self::FileName,
        Self::TimeElement,
        Self::Visible,
        Self::TitleElement,
        Self::Properties,
        Self::Address,
        Self::FirstLine,
    ];

    /// The source in a word, as the library stores it and exports name it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Record => "record",
            Self::FrontMatter => "front matter",
            Self::JsonLd => "JSON-LD",
            Self::OpenGraph => "OpenGraph",
            Self::Meta => "meta",
            Self::Microdata => "microdata",
            Self::Mail => "mail",
            Self::Feed => "feed",
            Self::Fields => "fields",
            Self::TimeElement => "time",
            Self::Visible => "visible text",
            Self::TitleElement => "page title",
            Self::FileName => "file name",
            Self::Properties => "document properties",
            Self::Address => "address",
            Self::FirstLine => "first line",
        }
    }

    /// The source with this [`Self::word`]. Returns `None` if there is none.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stronger_source_wins_and_gaps_are_filled() {
        let mut page =
            Identity::titled(Some("Strike ends - The Coast Post".to_owned()), IdentitySource::TitleElement);
        page.site = Some(Stated::new("The Coast Post".to_owned(), IdentitySource::OpenGraph));
        let mut feed = Identity::titled(Some("Strike ends".to_owned()), IdentitySource::Feed);
        feed.site = Some(Stated::new("Coast Post: news".to_owned(), IdentitySource::Feed));
        feed.published = Some(Stated::new("2026-11-03".to_owned(), IdentitySource::Feed));
        page.merge(feed);
        let said =
            [&page.title, &page.site, &page.published].map(|stated| stated.as_ref().unwrap().value.as_str());
        assert_eq!(said, ["Strike ends", "The Coast Post", "2026-11-03"]);
    }

    #[test]
    fn every_source_has_a_word_of_its_own() {
        for source in IdentitySource::ALL {
            assert_eq!(IdentitySource::from_word(source.word()), Some(source));
        }
        assert_eq!(IdentitySource::from_word("guess"), None);
    }
}
