//! What readers see of the identity of a page: headings and short lines.

/// What readers see of the identity of a page.
#[derive(Debug, Clone, Default)]
pub(in crate::article::identity) struct PageScan {
    /// The headings `h1` to `h4`, in order.
    pub(in crate::article::identity) headings: Vec<SeenHeading>,
    /// Elements whose class, `rel` or name tells that they are a byline or a date, and short lines, in order.
    pub(in crate::article::identity) lines: Vec<SeenLine>,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::article::identity) struct SeenHeading {
    /// 1 for `h1`.
    pub(in crate::article::identity) level: u8,
    /// Its words, without a line above it and what is hidden.
    pub(in crate::article::identity) words: String,
    /// How many elements stand before it.
    pub(in crate::article::identity) at: usize,
}

/// A short line or element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::article::identity) struct SeenLine {
    /// Its words.
    pub(in crate::article::identity) words: String,
    /// The machine-readable date of a `<time>` element.
    pub(in crate::article::identity) datetime: Option<String>,
    /// Why it may tell something.
    pub(in crate::article::identity) hint: LineHint,
    /// How many elements stand before it.
    pub(in crate::article::identity) at: usize,
    /// Whether it is in a box that leads to an article.
    pub(in crate::article::identity) is_in_teaser: bool,
}

/// Why a line may name an author or a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::article::identity) enum LineHint {
    /// It is a link with `rel=author`.
    AuthorLink,
    /// Its class names an author.
    AuthorClass,
    /// It is a `<time>` element.
    TimeElement,
    /// It has a class for changes.
    Updated,
    /// Its class names a date.
    DateClass,
    /// It is only short.
    Short,
    /// It is the beginning of a paragraph.
    Dateline,
    /// It is away from the article and says when something was published.
    LabelledAway,
}
