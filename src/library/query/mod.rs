//! A typed query -> what it asks for: `speaker:lopes country:PT after:2026-11 "grain talks" -draft OR outlet:post`.
//!
//! The syntax is the one that people know from mail and code search. A query is about one quotation and its article:
//! fields such as `speaker:` look at the quotation, fields such as `outlet:` at its article, and words at what is
//! searched. An article is listed if one of its quotations fits; one without quotations, if it fits without them. That
//! is one rule to remember; asking "no quotation of the article" would be a second.

mod arguments;
pub(super) mod expression;
mod fault;
mod fields;
mod lexer;
mod parser;
pub(super) mod term;

pub use arguments::joined;
pub use expression::{Completeness, SavedQueries};
pub use fault::QueryFault;

use self::expression::Expression;
use self::term::Term;

/// A query as it is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    pub(super) expression: Expression,
}

impl Query {
    /// Reads a query. `@name` stands for the query that is saved under this name.
    ///
    /// # Errors
    /// If it cannot be read: what is wrong, and where.
    pub fn parse(typed: &str, completeness: Completeness, saved: &SavedQueries) -> Result<Self, QueryFault> {
        parser::parse(typed, completeness, saved).map(|expression| Self { expression })
    }

    /// Whether it asks for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(&self.expression, Expression::All(parts) if parts.is_empty())
    }

    /// The words that must not be missing, to show where they are.
    pub(super) fn terms(&self) -> Vec<Term> {
        let mut terms = Vec::new();
        self.expression.collect_terms(&mut terms);
        terms
    }
}

#[cfg(test)]
mod tests;
