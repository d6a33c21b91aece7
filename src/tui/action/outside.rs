//! What keys mean that reach other programs, and in the lists of mentions and of open articles.

/// Other programs, updated by `update::outside`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutsideAction {
    /// Open the original of the article in the browser.
    Browse,
    /// Open the file of the article in the reviewer's own editor, at the line on the screen.
    EditFile,
    /// Ask for a command that gets the quotation, or the article.
    AskCommand,
    /// Run it.
    RunCommand,
}

/// The list of mentions, updated by `update::pick::mentions`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MentionsAction {
    /// List the mentions of what is under the cursor.
    Show,
    /// Select the next mention.
    Next,
    /// Select the previous mention.
    Previous,
    /// Select the first mention.
    First,
    /// Select the last mention.
    Last,
    /// Go to the mention in the text.
    GoTo,
}

/// The list of the open articles, updated by `update::pick::open_articles`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArticleListAction {
    /// Show it.
    Show,
    /// Select the next article.
    Next,
    /// Select the previous article.
    Previous,
    /// Go to the selected article.
    GoTo,
}
