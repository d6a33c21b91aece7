//! An article as lists show it, why it is in a list that is filtered, and whether it passes a test of what is known of it.

use crate::analysis::CountryCode;
use crate::article::Partial;
use crate::input::Identity;
use crate::library::ArticleId;
use crate::library::query::expression::{Expression, QueryTest};
use crate::library::query::{Completeness, Query, SavedQueries};
use crate::review::queue::ReviewProgress;
use crate::text::fold::folded;
use crate::text::search::Pattern;

/// An article in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedArticle {
    /// Its number.
    pub id: ArticleId,
    /// What it is called: its title, otherwise its file; on one line, not sanitised.
    pub title: String,
    /// The absolute path of its file, or its address; `None` if it came through a pipe.
    pub source: Option<String>,
    /// Who wrote it, where and when.
    pub identity: Identity,
    /// Why its text may not be the whole article.
    pub partial: Option<Partial>,
    /// When it was first added; milliseconds since 1970 in UTC.
    pub added_at: i64,
    /// The progress of its review; `None` if it is not indexed yet, because [`Library::refresh`] was stopped.
    ///
    /// [`Library::refresh`]: crate::library::Library::refresh
    pub quotations: Option<ReviewProgress>,
    /// The number of decisions whose quotations can no longer be found.
    pub orphans: usize,
    /// The codes of the countries mentioned, the most mentioned first.
    pub countries: Vec<String>,
    /// When the last decision was made; milliseconds since 1970 in UTC.
    pub decided_at: Option<i64>,
    /// The reviewers, sorted by name.
    pub reviewers: Vec<String>,
}

/// Why an article is in a list that is filtered by words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListReason<'a> {
    /// The words are in its title.
    Title,
    /// They are in the name of this author.
    Author(&'a str),
    /// They are in the name of its outlet.
    Outlet(&'a str),
    /// They are in its path or address.
    Source(&'a str),
}

impl ListedArticle {
    /// The number of undecided quotations.
    #[must_use]
    pub fn left(&self) -> usize {
        self.quotations.map_or(0, ReviewProgress::left)
    }

    /// Why the article is in the list that is filtered by what was typed; `None` without words, or if only its date is
    /// filtered by.
    #[must_use]
    pub fn reason(&self, typed: &str) -> Option<ListReason<'_>> {
        let query = Query::parse(typed, Completeness::Typing, &SavedQueries::new()).ok()?;
        let terms = query.terms();
        let (authors, outlet) = (self.identity.authors(), self.identity.site());
        let Some(pattern) = terms.first().and_then(|term| Pattern::new(term.words())) else {
            let tests = query.expression.tests();
            let is_wanted = |name: &&String| {
                tests.iter().any(
                    |test| matches!(test, QueryTest::Author(part) if folded(name).contains(part.as_str())),
                )
            };
            let author = authors.iter().find(is_wanted).map(|name| ListReason::Author(name));
            let by_outlet = tests.iter().any(|test| matches!(test, QueryTest::Outlet(_)));
            return author.or(outlet.filter(|_| by_outlet).map(ListReason::Outlet));
        };
        let says = |text: &str| pattern.find(text, 0..text.len()).is_some();
        if says(&self.title) {
            return Some(ListReason::Title);
        }
        let author = authors.iter().find(|name| says(name)).map(|name| ListReason::Author(name));
        let outlet = || outlet.filter(|name| says(name)).map(ListReason::Outlet);
        let source = || self.source.as_deref().filter(|source| says(source)).map(ListReason::Source);
        author.or_else(outlet).or_else(source)
    }

    /// Whether an article without quotations fits: whatever looks at a quotation does not hold.
    pub(super) fn fits_alone(&self, expression: &Expression) -> bool {
        match expression {
            Expression::All(parts) => parts.iter().all(|part| self.fits_alone(part)),
            Expression::Any(parts) => parts.iter().any(|part| self.fits_alone(part)),
            Expression::Not(part) => !self.fits_alone(part),
            Expression::Test(test) => self.passes(test),
        }
    }

    /// Whether the article passes a test of what is known of it; `false` for a test of something else.
    pub(super) fn passes(&self, test: &QueryTest) -> bool {
        let identity = &self.identity;
        let day = identity.published().and_then(|written| written.get(..10));
        match test {
            QueryTest::Words(term) => Pattern::new(term.words()).is_none_or(|pattern| self.shows(&pattern)),
            QueryTest::Country(codes) => {
                codes.iter().map(CountryCode::as_str).any(|code| self.countries.iter().any(|own| own == code))
            }
            QueryTest::Outlet(part) => {
                identity.site().is_some_and(|name| folded(name).contains(part.as_str()))
            }
            QueryTest::Author(part) => {
                identity.authors().iter().any(|name| folded(name).contains(part.as_str()))
            }
            QueryTest::Title(part) => folded(&self.title).contains(part.as_str()),
            QueryTest::Reviewer(part) => {
                self.reviewers.iter().any(|name| folded(name).contains(part.as_str()))
            }
            QueryTest::From(first) => day.is_some_and(|day| first.as_str() <= day),
            QueryTest::Before(first) => day.is_some_and(|day| day < first.as_str()),
            QueryTest::To(last) => day.is_some_and(|day| day <= last.as_str()),
            QueryTest::On(first, last) => {
                day.is_some_and(|day| first.as_str() <= day && day <= last.as_str())
            }
            QueryTest::Article(number) => self.id.0 == *number,
            _ => false,
        }
    }

    /// Whether what a list shows of it has these words.
    fn shows(&self, pattern: &Pattern) -> bool {
        let names = self.identity.authors().iter().map(String::as_str).chain(self.identity.site());
        let mut texts =
            [self.title.as_str(), self.source.as_deref().unwrap_or_default()].into_iter().chain(names);
        texts.any(|text| pattern.find(text, 0..text.len()).is_some())
    }
}
