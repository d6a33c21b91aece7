//! What two versions say of themselves -> where title, authors, outlet and dates differ.
//!
//! A title or a date is often corrected without a word in the text. Only what the versions themselves say is compared: a
//! value that the user corrected, a date in an address and the name of a file are no statements of the outlet.

use crate::article::Article;
use crate::input::{IdentityField, IdentitySource, Stated};
use crate::text::date::parse_moment;
use crate::text::fold::folded;
use crate::text::phrase::single_spaced;

/// A statement that is not the same in both versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementChange {
    /// What it is about.
    pub field: IdentityField,
    /// What it was. `None` if the old version does not say it.
    pub before: Option<String>,
    /// What it is. `None` if the new version does not say it.
    pub after: Option<String>,
}

impl StatementChange {
    /// What it is about, in words.
    #[must_use]
    pub fn label(&self) -> &'static str {
        match self.field {
            IdentityField::Title => "title",
            IdentityField::Authors => "authors",
            IdentityField::Published => "date of publication",
            IdentityField::Modified => "date of the last change",
            IdentityField::Site => "outlet",
            IdentityField::Url => "address",
        }
    }
}

pub(super) fn changes(before: &Article, after: &Article) -> Vec<StatementChange> {
    let fields = [
        IdentityField::Title,
        IdentityField::Authors,
        IdentityField::Site,
        IdentityField::Published,
        IdentityField::Modified,
    ];
    fields.into_iter().filter_map(|field| change(before, after, field)).collect()
}

fn change(before: &Article, after: &Article, field: IdentityField) -> Option<StatementChange> {
    let (old, new) = (statement(before, field), statement(after, field));
    let is_about_both = |stated: &Option<(String, IdentitySource)>| {
        stated.as_ref().is_none_or(|(_, source)| *source != IdentitySource::User)
    };
    let (before, after) = (said(old.as_ref()), said(new.as_ref()));
    let is_same = match (&before, &after) {
        (Some(old), Some(new)) => is_same(field, old, new),
        (None, None) => true,
        _ => false,
    };
    (!is_same && is_about_both(&old) && is_about_both(&new)).then_some(StatementChange {
        field,
        before,
        after,
    })
}

/// The value, unless it is not the outlet’s own.
fn said(stated: Option<&(String, IdentitySource)>) -> Option<String> {
    let (value, source) = stated?;
    let is_own =
        !matches!(source, IdentitySource::FileName | IdentitySource::Address | IdentitySource::Properties);
    is_own.then(|| value.clone())
}

fn statement(article: &Article, field: IdentityField) -> Option<(String, IdentitySource)> {
    let one = |stated: &Option<Stated<String>>| {
        stated.as_ref().map(|stated| (single_spaced(&stated.value), stated.source))
    };
    let identity = &article.identity;
    match field {
        IdentityField::Title => one(&identity.title),
        IdentityField::Authors => {
            identity.authors.as_ref().map(|stated| (single_spaced(&stated.value.join(", ")), stated.source))
        }
        IdentityField::Published => one(&identity.published),
        IdentityField::Modified => one(&identity.modified),
        IdentityField::Site => one(&identity.site),
        IdentityField::Url => one(&identity.url),
    }
}

/// Whether two values say the same: a day is the same as a moment of it, and 08:15Z as 09:15+01:00.
fn is_same(field: IdentityField, old: &str, new: &str) -> bool {
    match field {
        IdentityField::Published | IdentityField::Modified => {
            let moments = parse_moment(old).zip(parse_moment(new));
            old.starts_with(new) || new.starts_with(old) || moments.is_some_and(|(old, new)| old == new)
        }
        IdentityField::Authors => folded(old) == folded(new),
        _ => old == new,
    }
}
