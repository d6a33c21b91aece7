//! A query and what is known of an article -> whether the article is listed.

use super::listing::ListedArticle;
use crate::analysis::CountryCode;
use crate::library::query::expression::{Expression, Test};
use crate::text::fold::folded;
use crate::text::search::Pattern;

impl ListedArticle {
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
    pub(super) fn passes(&self, test: &Test) -> bool {
        let identity = &self.identity;
        let day = identity.published().and_then(|written| written.get(..10));
        match test {
            Test::Words(term) => Pattern::new(term.words()).is_none_or(|pattern| self.shows(&pattern)),
            Test::Country(codes) => {
                codes.iter().map(CountryCode::as_str).any(|code| self.countries.iter().any(|own| own == code))
            }
            Test::Outlet(part) => identity.site().is_some_and(|name| folded(name).contains(part.as_str())),
            Test::Author(part) => identity.authors().iter().any(|name| folded(name).contains(part.as_str())),
            Test::Title(part) => folded(&self.title).contains(part.as_str()),
            Test::Reviewer(part) => self.reviewers.iter().any(|name| folded(name).contains(part.as_str())),
            Test::From(first) => day.is_some_and(|day| first.as_str() <= day),
            Test::Before(first) => day.is_some_and(|day| day < first.as_str()),
            Test::To(last) => day.is_some_and(|day| day <= last.as_str()),
            Test::On(first, last) => day.is_some_and(|day| first.as_str() <= day && day <= last.as_str()),
            Test::Article(number) => self.id.0 == *number,
            _ => false,
        }
    }

    /// Whether what a list shows of it has these words.
    fn shows(&self, pattern: &Pattern) -> bool {
        let names = self.identity.authors().iter().map(String::as_str).chain(self.identity.site());
        let mut texts = [self.title.as_str(), self.source.as_deref().unwrap_or_default()].into_iter().chain(names);
        texts.any(|text| pattern.find(text, 0..text.len()).is_some())
    }
}
