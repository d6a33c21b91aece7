//! The entries of each page of the library screen, their sections, and the one that is selected.

use super::report_page::{ReportEntry, ReportSection, ReportTarget};
use super::{LibraryPage, LibraryScreen};
use crate::library::{
    ArticleId, ArticleShare, ListedArticle, NameSuggestion, SearchHit, SearchHitKind, SpeakerQuotation,
    SpeakerTotals, StatementMember,
};
use std::collections::HashSet;
use std::ops::Range;

/// One entry of a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LibraryItem<'a> {
    /// An article.
    Article(&'a ListedArticle),
    /// A search hit.
    Hit(&'a SearchHit),
    /// A speaker.
    Speaker(&'a SpeakerTotals),
    /// A quotation on the page of a speaker, with its article.
    Said(&'a SpeakerQuotation, &'a ArticleShare),
    /// An entry of a report.
    Reported(&'a ReportEntry),
    /// Two names that are spelt alike.
    Alike(&'a NameSuggestion),
}

/// Entries under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibrarySection {
    /// The heading.
    pub heading: SectionHeading,
    /// The indices of the entries.
    pub entries: Range<usize>,
}

/// The heading of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionHeading {
    /// Articles.
    Articles,
    /// Search hits of one kind.
    Hits(SearchHitKind),
    /// Speakers with names.
    Named,
    /// Speakers that are only described.
    Unnamed,
    /// Names that are spelt alike.
    Alike,
    /// An article on the page of a speaker, by index.
    Share(usize),
    /// What a speaker says again, by index.
    Statement(usize),
    /// A section of a report, by index, and how many lines its entries take.
    Report(usize, usize),
}

impl LibraryScreen {
    /// The selected entry of the page.
    #[must_use]
    pub fn row(&self) -> usize {
        self.rows.get(self.page as usize).copied().unwrap_or_default().min(self.count().saturating_sub(1))
    }

    /// Selects an entry of the page; the last one if there are fewer.
    pub fn select(&mut self, row: usize) {
        let last = self.count().saturating_sub(1);
        if let Some(selected) = self.rows.get_mut(self.page as usize) {
            *selected = row.min(last);
        }
    }

    /// How many entries the page has.
    #[must_use]
    pub fn count(&self) -> usize {
        match self.page {
            LibraryPage::Articles => self.articles().len() + self.hits().len(),
            LibraryPage::Speakers => self.speakers.counts().iter().sum(),
            LibraryPage::Card => {
                let said_again = self.card.statements.iter().map(|one| one.members.len());
                self.card.quotations.len() + said_again.sum::<usize>()
            }
            LibraryPage::Versions | LibraryPage::Audit | LibraryPage::Repeats => {
                self.report().map_or(0, |report| report.entries.len())
            }
        }
    }

    /// An entry of the page.
    #[must_use]
    pub fn item(&self, index: usize) -> Option<LibraryItem<'_>> {
        match self.page {
            LibraryPage::Articles => {
                let articles = self.articles();
                let hit = || self.hits().get(index.checked_sub(articles.len())?).map(LibraryItem::Hit);
                articles.get(index).map(LibraryItem::Article).or_else(hit)
            }
            LibraryPage::Speakers => {
                let alike = || self.speakers.suggestion(index).map(LibraryItem::Alike);
                self.speakers.speaker(index).map(LibraryItem::Speaker).or_else(alike)
            }
            LibraryPage::Card => {
                let at = self.said_again(index).map_or(index, |member| member.index);
                let said = self.card.quotations.get(at)?;
                let share = self.card.articles.iter().find(|share| share.article == said.article)?;
                Some(LibraryItem::Said(said, share))
            }
            LibraryPage::Versions | LibraryPage::Audit | LibraryPage::Repeats => {
                self.report()?.entries.get(index).map(LibraryItem::Reported)
            }
        }
    }

    /// What is said again at an entry of a speaker's page; `None` among the quotations by date.
    #[must_use]
    pub fn said_again(&self, index: usize) -> Option<StatementMember> {
        let at = index.checked_sub(self.card.quotations.len()).filter(|_| self.page == LibraryPage::Card)?;
        self.card.statements.iter().flat_map(|one| &one.members).nth(at).copied()
    }

    /// The first of the statement to which an entry of a speaker's page belongs; `None` among the quotations by date.
    #[must_use]
    pub fn first_said(&self, index: usize) -> Option<&SpeakerQuotation> {
        let mut at = index.checked_sub(self.card.quotations.len())?;
        for statement in &self.card.statements {
            match at.checked_sub(statement.members.len()) {
                Some(after) => at = after,
                None => return self.card.quotations.get(statement.members.first()?.index),
            }
        }
        None
    }

    /// The selected entry.
    #[must_use]
    pub fn selected(&self) -> Option<LibraryItem<'_>> {
        self.item(self.row())
    }

    /// The sections of the page that have entries.
    #[must_use]
    pub fn sections(&self) -> Vec<LibrarySection> {
        let mut counted: Vec<(SectionHeading, usize)> = match self.page {
            LibraryPage::Articles => {
                let of = |kind| self.hits().iter().filter(|hit| hit.kind == kind).count();
                let kinds = [SearchHitKind::Speaker, SearchHitKind::Quotation, SearchHitKind::Text];
                let hits = kinds.map(|kind| (SectionHeading::Hits(kind), of(kind)));
                std::iter::once((SectionHeading::Articles, self.articles().len())).chain(hits).collect()
            }
            LibraryPage::Speakers => {
                let headings = [SectionHeading::Named, SectionHeading::Unnamed, SectionHeading::Alike];
                headings.into_iter().zip(self.speakers.counts()).collect()
            }
            LibraryPage::Card => {
                let shares = self.card.articles.iter().enumerate();
                let shares = shares.map(|(index, share)| (SectionHeading::Share(index), share.quotations));
                let again = self.card.statements.iter().enumerate();
                let again = again.map(|(index, one)| (SectionHeading::Statement(index), one.members.len()));
                shares.chain(again).collect()
            }
            LibraryPage::Versions | LibraryPage::Audit | LibraryPage::Repeats => {
                let sections = self.report().map(|report| report.sections.as_slice()).unwrap_or_default();
                let counted = |(index, section): (usize, &ReportSection)| {
                    (SectionHeading::Report(index, section.height), section.entries.len())
                };
                sections.iter().enumerate().map(counted).collect()
            }
        };
        counted.retain(|(_, count)| *count > 0);
        let mut end = 0;
        let section = |(heading, count): (SectionHeading, usize)| {
            let start = end;
            end += count;
            LibrarySection { heading, entries: start..end }
        };
        counted.into_iter().map(section).collect()
    }

    /// The articles that open together with an entry, so that `]a` steps through them: each once, in the order of the page.
    #[must_use]
    pub fn opened_together(&self, item: LibraryItem<'_>) -> Vec<(ArticleId, String)> {
        let named = |listed: &ListedArticle| (listed.id, listed.title.clone());
        match item {
            LibraryItem::Article(_) => self.articles().iter().map(named).collect(),
            LibraryItem::Hit(_) => {
                let mut seen = HashSet::new();
                let first = self.hits().iter().filter(|hit| seen.insert(hit.article));
                first.map(|hit| (hit.article, hit.title.clone())).collect()
            }
            LibraryItem::Said(..) => {
                self.card.articles.iter().map(|share| (share.article, share.title.clone())).collect()
            }
            LibraryItem::Reported(_) => {
                let entries = self.report().map(|report| report.entries.as_slice()).unwrap_or_default();
                let mut seen = HashSet::new();
                let article = |entry: &ReportEntry| match &entry.opens {
                    Some(ReportTarget::Article { id, title, .. }) => Some((*id, title.clone())),
                    _ => None,
                };
                entries.iter().filter_map(article).filter(|(id, _)| seen.insert(*id)).collect()
            }
            LibraryItem::Speaker(_) | LibraryItem::Alike(_) => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::SpeakerList;

    #[test]
    fn speakers_are_filtered_by_name_under_their_headings() {
        let speaker = |name: &str| SpeakerTotals { name: name.to_owned(), ..SpeakerTotals::default() };
        let all = SpeakerList {
            named: ["Ana Lopes", "Rui Costa"].map(speaker).to_vec(),
            unnamed: vec![speaker("a senior official of the coast guard")],
            without_speaker: SpeakerTotals::default(),
        };
        let mut library = LibraryScreen { page: LibraryPage::Speakers, ..LibraryScreen::default() };
        library.speakers.take(all, Vec::new());
        assert_eq!(library.sections().iter().map(|s| s.entries.clone()).collect::<Vec<_>>(), [0..2, 2..3]);
        library.speakers.filter("cos");
        assert_eq!(library.count(), 1);
        assert!(matches!(library.item(0), Some(LibraryItem::Speaker(one)) if one.name == "Rui Costa"));
        library.speakers.filter("coast");
        assert_eq!(library.sections()[0].heading, SectionHeading::Unnamed);
    }
}
