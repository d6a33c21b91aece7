//! Words that are typed to filter the list -> who must have written an article, where and when.
//!
//! "author:roe outlet:post from:2026-11-01 to:2026-11-30 strike" keeps the articles of November by somebody called Roe
//! in an outlet called Post that have "strike" in their title. Only an article whose date is known has one that fits.

use crate::input::Identity;
use crate::lexicon::dates::{self, DayOrder};
use crate::text::fold::folded;

/// Who must have written an article, where and when. What is empty does not matter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IdentityFilter {
    /// Part of the name of an author.
    pub author: Option<String>,
    /// Part of the name of the outlet.
    pub outlet: Option<String>,
    /// The first day, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// The last day, `YYYY-MM-DD`.
    pub to: Option<String>,
}

impl IdentityFilter {
    /// Takes the filters out of what was typed. Returns them and the other words.
    #[must_use]
    pub fn split(typed: &str) -> (Self, String) {
        let mut filter = Self::default();
        let mut words = Vec::new();
        for word in typed.split_whitespace() {
            let given = word.split_once(':').filter(|(_, value)| !value.is_empty());
            match given {
                Some(("author", name)) => filter.author = Some(name.to_owned()),
                Some(("outlet", name)) => filter.outlet = Some(name.to_owned()),
                Some(("from", date)) if day(date).is_some() => filter.from = day(date),
                Some(("to", date)) if day(date).is_some() => filter.to = day(date),
                _ => words.push(word),
            }
        }
        (filter, words.join(" "))
    }

    /// The filter with what is missing taken from `other`.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            author: self.author.or(other.author),
            outlet: self.outlet.or(other.outlet),
            from: self.from.or(other.from),
            to: self.to.or(other.to),
        }
    }

    /// Whether an author with this name fits.
    #[must_use]
    pub fn is_by(&self, name: &str) -> bool {
        self.author.as_deref().is_none_or(|part| folded(name).contains(&folded(part)))
    }

    /// Whether an article fits. Case and accents do not matter.
    #[must_use]
    pub fn fits(&self, identity: &Identity) -> bool {
        let has = |name: &str, part: &str| folded(name).contains(&folded(part));
        let by_author = self.author.is_none() || identity.authors().iter().any(|name| self.is_by(name));
        let by_outlet =
            self.outlet.as_deref().is_none_or(|part| identity.site().is_some_and(|name| has(name, part)));
        let on = identity.published().and_then(|written| written.get(..10)).unwrap_or_default();
        let is_dated = (self.from.is_none() && self.to.is_none()) || !on.is_empty();
        let from = self.from.as_deref().is_none_or(|from| from <= on);
        let to = self.to.as_deref().is_none_or(|to| on <= to);
        by_author && by_outlet && is_dated && from && to
    }
}

/// The day that was typed, `YYYY-MM-DD`.
fn day(typed: &str) -> Option<String> {
    dates::read(typed, DayOrder::DayFirst).map(|date| date.day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{IdentitySource, Stated};

    fn identity() -> Identity {
        Identity {
            authors: Some(Stated::new(vec!["Ana Peña".to_owned()], IdentitySource::JsonLd)),
            site: Some(Stated::new("The Coast Post".to_owned(), IdentitySource::JsonLd)),
            published: Some(Stated::new("2026-11-03T08:15:00Z".to_owned(), IdentitySource::JsonLd)),
            ..Identity::default()
        }
    }

    #[test]
    fn filters_are_taken_out_of_what_is_typed() {
        let (filter, words) =
            IdentityFilter::split("strike author:roe to:30.11.2026 note: from:nowhere 12:30");
        let expected = IdentityFilter {
            author: Some("roe".into()),
            to: Some("2026-11-30".into()),
            ..IdentityFilter::default()
        };
        assert_eq!((filter, words.as_str()), (expected, "strike note: from:nowhere 12:30"));
    }

    #[test]
    fn articles_fit_by_author_outlet_and_day() {
        for (typed, expected) in [
            ("", true),
            ("author:pena", true),
            ("author:roe", false),
            ("outlet:coast", true),
            ("outlet:gazette", false),
            ("from:2026-11-03 to:2026-11-03", true),
            ("from:2026-11-04", false),
            ("to:2026-11-02", false),
        ] {
            let (filter, _) = IdentityFilter::split(typed);
            assert_eq!(filter.fits(&identity()), expected, "{typed}");
            assert_eq!(filter.fits(&Identity::default()), typed.is_empty(), "{typed}");
        }
    }
}
