//! The state of the library screen: the articles, the search hits in them, the speakers, and the page of one speaker.
//!
//! Every page is one list of entries in sections, so that moving, scrolling and opening work alike on all of them.

pub mod report_page;
mod speakers;

pub use speakers::{FilteredSpeakers, JoinedName};

use crate::input::LoadProgress;
use crate::library::{
    ArticleId, ArticleShare, IndexProgress, ListQuery, ListedArticle, NameSuggestion, Preview, SearchHit,
    SearchHitKind, SearchHits, SpeakerCard, SpeakerQuotation, SpeakerTotals, StatementMember,
};
use crate::tui::state::Mode;
use report_page::{ReportEntry, ReportPage, ReportQuestion, ReportTarget, Reports};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

/// The state of the library screen.
#[derive(Debug, Clone, Default)]
pub struct LibraryScreen {
    /// The page that is shown.
    pub page: LibraryPage,
    /// The pages that Esc returns to, the next one last.
    pub trail: Vec<LibraryPage>,
    /// The screen that was left for the library; `None` if no article was open.
    pub under: Option<Mode>,
    /// Whether the open article was opened from here.
    pub sent: bool,
    /// The filter and the order of the articles.
    pub wanted: ListQuery,
    /// The articles, once the library has answered.
    pub listed: Option<Arc<Vec<ListedArticle>>>,
    /// The filter and order that `listed` answers; the answer to the latest request may still be missing.
    listed_for: Option<ListQuery>,
    /// Totals of the listed articles.
    pub totals: Totals,
    hits: SearchHits,
    /// Why the words cannot be read as a query. What was listed before stays.
    pub fault: Option<String>,
    /// The words that `hits` answers.
    found_for: String,
    /// The screen to open the selected entry in, as soon as the library has answered.
    pub then: Option<Mode>,
    /// The preview of the selected article.
    pub preview: Option<(ArticleId, Preview)>,
    /// The speakers.
    pub speakers: FilteredSpeakers,
    /// The quotations of one speaker.
    pub card: SpeakerCard,
    /// The name of that speaker.
    pub name: String,
    /// The pages that report.
    pub reports: Reports,
    /// The selected entry of each page.
    rows: [usize; 6],
    /// The progress of the index, while it is being updated.
    pub indexing: Option<IndexProgress>,
    /// How many articles have been added, of how many, while that is running.
    pub adding: Option<(usize, usize)>,
    /// How far the only one that is being added has been read.
    pub adding_read: Option<LoadProgress>,
    /// Whether the user stopped the indexing or adding.
    pub stopped: bool,
    /// Why the library cannot be used.
    pub trouble: Option<String>,
    /// The articles removed from the list, latest last.
    pub taken_out: Vec<ArticleId>,
    /// The article that was selected before the search line was opened.
    pub before_search: Option<ArticleId>,
    /// The article to select in the next list.
    pub to_select: Option<ArticleId>,
}

/// A page of the library screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LibraryPage {
    /// The articles and, once something is typed, the hits in them.
    #[default]
    Articles,
    /// All speakers.
    Speakers,
    /// Everything that one of them said.
    Card,
    /// What changed between two versions of an article.
    Versions,
    /// Who is quoted.
    Audit,
    /// The same words in several articles.
    Repeats,
}

impl LibraryPage {
    /// The place of its answer among [`Reports::answers`]. `None` for a page that does not report.
    #[must_use]
    pub fn report(self) -> Option<usize> {
        match self {
            Self::Versions => Some(0),
            Self::Audit => Some(1),
            Self::Repeats => Some(2),
            Self::Articles | Self::Speakers | Self::Card => None,
        }
    }
}

/// Totals of the listed articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Quotations.
    pub quotations: usize,
    /// Undecided quotations.
    pub left: usize,
    /// Flagged quotations.
    pub flagged: usize,
}

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
                let counted = |(index, section): (usize, &report_page::ReportSection)| {
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

    /// The report that is shown, once the library has answered.
    #[must_use]
    pub fn report(&self) -> Option<&ReportPage> {
        let (_, page) = self.reports.answers.get(self.page.report()?)?.as_ref()?;
        Some(page)
    }

    /// What the page that is shown is asked. `None` if it does not report.
    #[must_use]
    pub fn question(&self) -> Option<ReportQuestion> {
        match self.page {
            LibraryPage::Versions => self.reports.versions.clone().map(ReportQuestion::Versions),
            LibraryPage::Audit => Some(ReportQuestion::Audit(self.reports.audit.clone())),
            LibraryPage::Repeats => Some(ReportQuestion::Repeats(self.reports.repeats)),
            LibraryPage::Articles | LibraryPage::Speakers | LibraryPage::Card => None,
        }
    }

    /// Takes the answer to a question of a report. An answer to an earlier question is dropped.
    pub fn take_report(&mut self, asked: ReportQuestion, page: ReportPage) {
        let (kept, is_latest) = match &asked {
            ReportQuestion::Versions(asked) => (0, self.reports.versions.as_ref() == Some(asked)),
            ReportQuestion::Audit(asked) => (1, self.reports.audit == *asked),
            ReportQuestion::Repeats(asked) => (2, self.reports.repeats == *asked),
        };
        let Some(answer) = self.reports.answers.get_mut(kept).filter(|_| is_latest) else { return };
        let is_new = answer.as_ref().is_none_or(|(before, _)| *before != asked);
        *answer = Some((asked, Arc::new(page)));
        if let Some(row) = self.rows.get_mut(kept + 3).filter(|_| is_new) {
            *row = 0;
        }
    }

    /// Whether the page still waits for the answer to the latest request.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        let unlisted = self.listed_for.as_ref() != Some(&self.wanted);
        let unfound = !self.wanted.words.trim().is_empty() && self.found_for != self.wanted.words;
        self.page == LibraryPage::Articles && self.fault.is_none() && (unlisted || unfound)
    }

    /// Shows a new list. The selected article stays selected; after a change of the search words, the first is selected.
    pub fn list(&mut self, articles: Vec<ListedArticle>) {
        let same_words = self.listed_for.as_ref().is_none_or(|before| before.words == self.wanted.words);
        self.listed_for = Some(self.wanted.clone());
        let before = if same_words { self.rows.first().copied().unwrap_or_default() } else { 0 };
        let wanted = self.to_select.take();
        let kept = || self.articles().get(before).map(|article| article.id).filter(|_| same_words);
        let selected = wanted.or_else(kept);
        let at = selected.and_then(|id| articles.iter().position(|article| article.id == id));
        self.totals = Totals::of(&articles);
        let shown = articles.len();
        self.listed = Some(Arc::new(articles));
        if let Some(row) = self.rows.first_mut() {
            *row = at.unwrap_or(before.min((shown + self.hits.hits.len()).saturating_sub(1)));
        }
    }

    /// Shows the hits for the current words.
    pub fn find(&mut self, hits: SearchHits) {
        self.fault = None;
        self.found_for.clone_from(&self.wanted.words);
        self.hits = hits;
    }

    /// Whether there is neither a page nor a screen to go back to.
    #[must_use]
    pub fn is_bottom(&self) -> bool {
        self.trail.is_empty() && self.under.is_none()
    }

    /// Whether there are more hits than are shown.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.hits.more
    }

    /// Shows the page of a speaker, from its start if it has changed.
    pub fn take_card(&mut self, name: String, card: SpeakerCard) {
        if self.name != name || self.card.quotations.len() != card.quotations.len() {
            self.rows[LibraryPage::Card as usize] = 0;
        }
        (self.name, self.card) = (name, card);
    }

    fn articles(&self) -> &[ListedArticle] {
        self.listed.as_deref().map(Vec::as_slice).unwrap_or_default()
    }

    fn hits(&self) -> &[SearchHit] {
        if self.wanted.words.trim().is_empty() { &[] } else { &self.hits.hits }
    }
}

impl Totals {
    fn of(articles: &[ListedArticle]) -> Self {
        let counted = articles.iter().filter_map(|article| article.quotations);
        counted.fold(Self::default(), |sum, progress| Self {
            quotations: sum.quotations + progress.all,
            left: sum.left + progress.left(),
            flagged: sum.flagged + progress.flagged,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Identity;
    use crate::library::SpeakerList;

    fn listed(id: i64) -> ListedArticle {
        ListedArticle {
            id: ArticleId(id),
            title: format!("Story {id}"),
            identity: Identity::default(),
            source: None,
            partial: None,
            added_at: 0,
            quotations: None,
            orphans: 0,
            countries: Vec::new(),
            decided_at: None,
            reviewers: Vec::new(),
        }
    }

    #[test]
    fn the_selected_article_stays_selected_in_another_order() {
        let mut library = LibraryScreen::default();
        library.list((1..=4).map(listed).collect());
        library.select(2);
        library.list([4, 3, 1].map(listed).to_vec());
        assert_eq!(library.row(), 1, "story 3");
        library.list([4, 1].map(listed).to_vec());
        assert_eq!(library.row(), 1, "the row is kept when its article has been removed");
        library.list(Vec::new());
        assert_eq!((library.row(), library.selected()), (0, None));
    }

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
