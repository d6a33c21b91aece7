//! The lists of mentions and of open articles, and the line for a command.

use crate::article::{Article, headline_of};
use crate::tui::state::panel::Entry;
use crate::tui::state::text_field::TextField;

/// The list of the mentions of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MentionList {
    /// Whose mentions; of a quotation, everything its speaker says.
    pub entry: Entry,
    /// The selected row.
    pub row: usize,
}

/// The list of the open articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleList {
    /// What was typed to narrow it.
    pub field: TextField,
    /// The selected row among the articles that match.
    pub row: usize,
    /// The articles, by their index, each with the words in which the typed letters are looked for.
    pub offered: Vec<(usize, String)>,
}

/// What is known of an open article, for the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SeenArticle {
    /// Its title.
    pub title: Option<String>,
    /// The outlet.
    pub site: Option<String>,
    /// The day of its publication.
    pub day: Option<String>,
    /// How many of its quotations are decided, and how many there are.
    pub decided: (usize, usize),
}

impl SeenArticle {
    /// What is known of an article whose review has not been looked at.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let identity = &article.identity;
        Self {
            title: article.title().map(|title| headline_of(title).into_owned()),
            site: identity.site().map(str::to_owned),
            day: identity.published().map(|day| day.chars().take(10).collect()),
            decided: (0, 0),
        }
    }
}

/// The line in which a command is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandLine {
    /// What was typed.
    pub field: TextField,
    /// What the command reads.
    pub input: CommandInput,
}

/// What a command reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommandInput {
    /// The words of the current quotation.
    Quotation,
    /// The whole article.
    Article,
}
