//! The state of the library screen: the articles, the search hits in them, the speakers, and the page of one speaker.
//!
//! Every page is one list of entries in sections, so that moving, scrolling and opening work alike on all of them.

mod entries;
mod page;
pub mod report_page;
mod speakers;

pub use entries::{LibraryItem, LibrarySection, SectionHeading};
pub use page::LibraryPage;
pub use speakers::{FilteredSpeakers, JoinedName};

use crate::input::LoadProgress;
use crate::library::{
    ArticleId, IndexProgress, ListQuery, ListedArticle, Preview, ReviewFilter, SearchHit, SearchHits,
    SpeakerCard,
};
use crate::tui::state::Mode;
use report_page::{ReportPage, ReportQuestion, Reports};
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
    /// Whether the library was last seen without any article.
    pub has_nothing: bool,
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

impl LibraryScreen {
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
        let is_whole = self.wanted.words.is_empty() && self.wanted.only == ReviewFilter::All;
        self.has_nothing = articles.is_empty() && (is_whole || self.has_nothing);
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

    /// Lists nothing, because the current words are no query: rows of another one would look like its answer.
    pub fn refuse(&mut self, fault: String) {
        self.list(Vec::new());
        self.find(SearchHits::default());
        self.fault = Some(fault);
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

    /// The first of the listed hits in an article.
    #[must_use]
    pub fn first_hit_in(&self, article: ArticleId) -> Option<&SearchHit> {
        self.hits().iter().find(|hit| hit.article == article)
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
}
