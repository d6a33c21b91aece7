//! What a feed holds.

/// A feed: what a site published last, the newest usually first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Feed {
    /// Its title, which usually names the newspaper or site.
    pub title: Option<String>,
    /// The address of the site's own page.
    pub home: Option<String>,
    /// Its items in the order of the feed, each once.
    pub items: Vec<FeedItem>,
    /// Sentences that tell the user what is wrong with it. Not sanitised.
    pub notices: Vec<String>,
}

/// An item of a feed: an article, or the beginning of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedItem {
    /// What tells it from the other items of its feed, also when the feed is read again.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// Its authors by name.
    pub authors: Vec<String>,
    /// When it was published.
    pub published: Option<FeedDate>,
    /// When it was last changed.
    pub updated: Option<FeedDate>,
    /// The address of its page.
    pub address: Option<String>,
    /// What the feed has of its text, as the content of an HTML page.
    pub html: String,
    /// How much of its text that is.
    pub extent: TextExtent,
}

/// A date in a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedDate {
    /// As precisely as the feed says it: RFC 3339, or `YYYY-MM-DD`.
    pub stated: String,
    /// In milliseconds since 1970 in UTC, for sorting. Without a time, the beginning of the day.
    pub at: i64,
}

/// How much of an article's text its feed has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextExtent {
    /// All of it, as far as can be seen.
    #[default]
    Whole,
    /// The beginning or a summary: the rest is on the page.
    Teaser,
}
