//! The options of a list or an audit -> who must have written an article, where and when.
//!
//! Only an article whose date is known has one that fits. What is typed as words is a query instead: see
//! [`Query`](crate::library::Query).

use crate::input::Identity;
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
    fn articles_fit_by_author_outlet_and_day() {
        let filter = |field: &str, value: &str| {
            let value = Some(value.to_owned());
            let none = IdentityFilter::default();
            match field {
                "author" => IdentityFilter { author: value, ..none },
                "outlet" => IdentityFilter { outlet: value, ..none },
                "from" => IdentityFilter { from: value, ..none },
                _ => IdentityFilter { to: value, ..none },
            }
        };
        for (field, value, expected) in [
            ("author", "pena", true),
            ("author", "roe", false),
            ("outlet", "coast", true),
            ("outlet", "gazette", false),
            ("from", "2026-11-03", true),
            ("to", "2026-11-03", true),
            ("from", "2026-11-04", false),
            ("to", "2026-11-02", false),
        ] {
            assert_eq!(filter(field, value).fits(&identity()), expected, "{field}:{value}");
            assert!(!filter(field, value).fits(&Identity::default()), "{field}:{value}");
        }
        assert!(IdentityFilter::default().fits(&Identity::default()));
    }
}
