//! (old version, new version) -> everything that changed.

use super::names::{self, NameChanges};
use super::paragraphs::{self, ParagraphDifference};
use super::quotations::{self, QuotationDifference};
use super::statements::{self, StatementChange};
use crate::analysis::Analysis;
use crate::article::Article;

/// What changed between two versions of an article.
#[derive(Debug, Clone, PartialEq)]
pub struct VersionDifferences {
    /// What the versions say of themselves in other words: title, authors, outlet, dates.
    pub statements: Vec<StatementChange>,
    /// The quotations that changed: those of the new version in text order, then those that went.
    pub quotations: Vec<QuotationDifference>,
    /// People who came and went.
    pub people: NameChanges,
    /// Countries that came and went.
    pub countries: NameChanges,
    /// The paragraphs that changed, in text order.
    pub paragraphs: Vec<ParagraphDifference>,
}

impl VersionDifferences {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
            && self.quotations.is_empty()
            && self.people.is_empty()
            && self.countries.is_empty()
            && self.paragraphs.is_empty()
    }
}

/// Compares two versions of an article.
#[must_use]
pub fn differences(before: (&Article, &Analysis), after: (&Article, &Analysis)) -> VersionDifferences {
    VersionDifferences {
        statements: statements::changes(before.0, after.0),
        quotations: quotations::differences(before, after),
        people: names::people(before.1, after.1),
        countries: names::countries(before.1, after.1),
        paragraphs: paragraphs::differences(before.0, after.0),
    }
}
