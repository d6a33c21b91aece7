//! Articles -> the groups by which an audit compares: outlets, authors, months, or the classes of the speakers.

use super::audited::{AuditedArticle, AuditedQuotation, SpeakerSort};
use super::count::NOT_SAID;
use super::role_words::RoleWords;
use crate::lexicon::countries;
use std::collections::BTreeMap;

/// What an audit compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupBy {
    /// Newspapers, agencies, sites.
    Outlet,
    /// Authors; an article of two belongs to both.
    Author,
    /// Months of publication.
    Month,
    /// The countries that the speakers belong to.
    Country,
    /// The classes of the speakers' roles.
    Role,
    /// People, institutions, governments, speakers without a name.
    Kind,
}

impl GroupBy {
    /// Whether a whole article belongs to a group, and not some of its quotations.
    #[must_use]
    pub fn divides_articles(self) -> bool {
        matches!(self, Self::Outlet | Self::Author | Self::Month)
    }

    /// Everything that can be compared.
    pub const ALL: [Self; 6] =
        [Self::Outlet, Self::Author, Self::Month, Self::Country, Self::Role, Self::Kind];

    /// What is compared, in a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Outlet => "outlet",
            Self::Author => "author",
            Self::Month => "month",
            Self::Country => "country",
            Self::Role => "role",
            Self::Kind => "kind",
        }
    }

    /// The group of what does not say to which it belongs.
    #[must_use]
    pub fn unknown(self) -> &'static str {
        match self {
            Self::Outlet => "unknown outlet",
            Self::Author => "unknown author",
            Self::Month => "unknown month",
            Self::Country | Self::Role | Self::Kind => NOT_SAID,
        }
    }
}

/// Those quotations of an article that belong to a group.
pub(super) type Selection<'a> = Vec<&'a AuditedQuotation>;

/// Every article with all its quotations.
pub(super) fn everything(articles: &[AuditedArticle]) -> Vec<Selection<'_>> {
    articles.iter().map(|article| article.quotations.iter().collect()).collect()
}

/// The groups by name.
pub(super) fn groups<'a>(
    articles: &'a [AuditedArticle],
    by: GroupBy,
    roles: &RoleWords,
) -> BTreeMap<String, Vec<Selection<'a>>> {
    let mut groups: BTreeMap<String, Vec<Selection<'a>>> = BTreeMap::new();
    for article in articles {
        match names_of_article(article, by) {
            Some(names) => {
                for name in names {
                    groups.entry(name).or_default().push(article.quotations.iter().collect());
                }
            }
            None => by_quotation(article, |quoted| name_of_quotation(quoted, by, roles), &mut groups),
        }
    }
    groups
}

/// The groups of a whole article; `None` if its quotations may belong to different ones.
fn names_of_article(article: &AuditedArticle, by: GroupBy) -> Option<Vec<String>> {
    let one = |name: Option<&str>| vec![name.unwrap_or(by.unknown()).to_owned()];
    match by {
        GroupBy::Outlet => Some(one(article.outlet.as_deref())),
        GroupBy::Author if article.authors.is_empty() => Some(one(None)),
        GroupBy::Author => Some(article.authors.clone()),
        GroupBy::Month => Some(one(month(article))),
        GroupBy::Country | GroupBy::Role | GroupBy::Kind => None,
    }
}

/// Whether the whole article belongs to the group of this name. Never where its quotations may belong to different ones.
#[must_use]
pub fn belongs_to(article: &AuditedArticle, by: GroupBy, name: &str) -> bool {
    names_of_article(article, by).is_some_and(|names| names.iter().any(|other| other == name))
}

/// The month of publication, `YYYY-MM`.
pub(super) fn month(article: &AuditedArticle) -> Option<&str> {
    article.published.as_deref()?.get(..7)
}

fn by_quotation<'a>(
    article: &'a AuditedArticle,
    name_of: impl Fn(&AuditedQuotation) -> String,
    groups: &mut BTreeMap<String, Vec<Selection<'a>>>,
) {
    let mut here: BTreeMap<String, Vec<&'a AuditedQuotation>> = BTreeMap::new();
    for quoted in &article.quotations {
        here.entry(name_of(quoted)).or_default().push(quoted);
    }
    for (name, quotations) in here {
        groups.entry(name).or_default().push(quotations);
    }
}

fn name_of_quotation(quoted: &AuditedQuotation, by: GroupBy, roles: &RoleWords) -> String {
    let name = match by {
        GroupBy::Country => country_name(quoted),
        GroupBy::Role => class_name(quoted, roles),
        _ => quoted.speaker.as_ref().map_or("no speaker", |speaker| speaker.sort.label()),
    };
    name.to_owned()
}

/// The country of a quotation's speaker.
pub(super) fn country_name(quoted: &AuditedQuotation) -> &str {
    let code = quoted.speaker.as_ref().and_then(|speaker| speaker.facts.country);
    code.map_or(NOT_SAID, |code| countries::name(code.0))
}

/// The class of a quotation's speaker, by the role or, of a speaker without a name, by the description.
pub(super) fn class_name<'a>(quoted: &AuditedQuotation, roles: &'a RoleWords) -> &'a str {
    let Some(speaker) = &quoted.speaker else { return NOT_SAID };
    let words = match speaker.sort {
        SpeakerSort::Person => speaker.facts.role.as_deref(),
        SpeakerSort::Unnamed => Some(speaker.name.as_str()),
        SpeakerSort::Institution | SpeakerSort::Government | SpeakerSort::OtherName => None,
    };
    words.and_then(|words| roles.class_of(words)).unwrap_or(NOT_SAID)
}
