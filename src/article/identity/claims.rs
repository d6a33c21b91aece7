//! What a page says of its article, value by value, each with its source and the most reliable first.
//!
//! Most pages say the same thing in several places, and often one of them is wrong: the site's name as the author, the
//! name of the site in the title, the date of a change as that of publication. So all of it is collected before one is
//! chosen.

use crate::input::{IdentitySource, Stated};

/// Everything that a page says, as it says it.
#[derive(Debug, Clone, Default)]
pub(super) struct Claims {
    /// Titles, perhaps with the name of the site.
    pub(super) titles: Vec<Stated<String>>,
    /// Authors, several in one value or one in each.
    pub(super) authors: Vec<Stated<Vec<String>>>,
    /// Dates of publication in any form.
    pub(super) published: Vec<Stated<String>>,
    /// Dates of which the page does not say what happened then.
    pub(super) dated: Vec<Stated<String>>,
    /// Dates of the last change in any form.
    pub(super) modified: Vec<Stated<String>>,
    /// Names of the site or of its publisher.
    pub(super) sites: Vec<Stated<String>>,
    /// Addresses of the page.
    pub(super) urls: Vec<Stated<String>>,
}

/// Which value of an article a claim is about, authors aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClaimField {
    Title,
    Published,
    Dated,
    Modified,
    Site,
    Url,
}

/// A longer value, in bytes, is cut: no title, name or date is as long. Values are compared word by word with each other.
const MAX_VALUE: usize = 4000;
/// More claims of one kind, and more authors in one place, are not looked at.
const MAX_CLAIMS: usize = 200;

impl Claims {
    /// Adds a claim, unless it is empty.
    pub(super) fn add(&mut self, field: ClaimField, value: &str, source: IdentitySource) {
        let value = cut(value).split_whitespace().collect::<Vec<_>>().join(" ");
        if value.is_empty() {
            return;
        }
        let list = match field {
            ClaimField::Title => &mut self.titles,
            ClaimField::Published => &mut self.published,
            ClaimField::Dated => &mut self.dated,
            ClaimField::Modified => &mut self.modified,
            ClaimField::Site => &mut self.sites,
            ClaimField::Url => &mut self.urls,
        };
        if list.len() < MAX_CLAIMS {
            list.push(Stated::new(value, source));
        }
    }

    /// Adds the authors that one place names.
    pub(super) fn add_authors(&mut self, mut names: Vec<String>, source: IdentitySource) {
        names.truncate(MAX_CLAIMS);
        for name in &mut names {
            name.truncate(cut(name).len());
        }
        if !names.is_empty() && self.authors.len() < MAX_CLAIMS {
            self.authors.push(Stated::new(names, source));
        }
    }

    /// Adds all claims of `other`, which are less reliable.
    pub(super) fn extend(&mut self, other: Self) {
        self.titles.extend(other.titles);
        self.authors.extend(other.authors);
        self.published.extend(other.published);
        self.dated.extend(other.dated);
        self.modified.extend(other.modified);
        self.sites.extend(other.sites);
        self.urls.extend(other.urls);
    }
}

fn cut(value: &str) -> &str {
    value.get(..value.floor_char_boundary(MAX_VALUE)).unwrap_or_default()
}
