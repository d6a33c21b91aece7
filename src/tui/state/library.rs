//! What the library screen shows: the articles that are listed, what a search found in them, who speaks, and the
//! card of one speaker.
//!
//! Every page is one list of entries in sections, so that moving, scrolling and opening are the same on all of them.

use crate::library::{
    ArticleId, ArticleShare, IndexProgress, ListQuery, ListedArticle, Preview, SearchHit, SearchHitKind,
    SearchHits, SpeakerCard, SpeakerList, SpeakerQuotation, SpeakerTotals,
};
use crate::text::search::Pattern;
use crate::tui::state::Mode;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

/// The state of the library screen.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// What is shown.
    pub page: Page,
    /// The pages that Esc goes back to, the last one first gone to.
    pub trail: Vec<Page>,
    /// What the screen was opened over; nothing when there was no article.
    pub under: Option<Mode>,
    /// Whether the article that is open was opened from here.
    pub sent: bool,
    /// Which articles are wanted.
    pub wanted: ListQuery,
    /// The articles, once they are there.
    pub listed: Option<Arc<Vec<ListedArticle>>>,
    /// For what they were listed: what is wanted by now may not have been answered yet.
    listed_for: Option<ListQuery>,
    /// What they have together.
    pub totals: Totals,
    hits: SearchHits,
    /// The words that were found there.
    found_for: String,
    /// What the selected entry is to be opened for, once all that is wanted is there.
    pub then: Option<Mode>,
    /// The beginning of the article that is selected.
    pub preview: Option<(ArticleId, Preview)>,
    /// Everybody who speaks.
    pub roll: Roll,
    /// What the speaker of the card said.
    pub card: SpeakerCard,
    /// The name the card was asked for.
    pub name: String,
    /// The selected entry of each page.
    rows: [usize; 3],
    /// How far the index is, while it is made anew.
    pub indexing: Option<IndexProgress>,
    /// How many articles are added of how many, while they are.
    pub adding: Option<(usize, usize)>,
    /// Whether the reader stopped what was under way.
    pub stopped: bool,
    /// Why the library cannot be used.
    pub trouble: Option<String>,
    /// The articles that were taken out of the list, the last one last.
    pub taken_out: Vec<ArticleId>,
}

/// A page of the library screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// The articles and, once something is typed, what was found in them.
    #[default]
    Articles,
    /// Everybody who speaks.
    Speakers,
    /// What one of them said.
    Card,
}

/// What the listed articles have together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Quotations.
    pub quotations: usize,
    /// Quotations that nobody has decided.
    pub left: usize,
    /// Quotations that are flagged.
    pub flagged: usize,
}

/// The speakers whose names fit what is typed.
#[derive(Debug, Clone, Default)]
pub struct Roll {
    /// What is typed.
    pub words: String,
    all: SpeakerList,
    /// Those of them who fit, by index: the named, then the others.
    named: Vec<usize>,
    unnamed: Vec<usize>,
}

/// One entry of a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Item<'a> {
    /// An article.
    Article(&'a ListedArticle),
    /// A place that was found.
    Hit(&'a SearchHit),
    /// Somebody who speaks.
    Speaker(&'a SpeakerTotals),
    /// A quotation of the card, with its article.
    Said(&'a SpeakerQuotation, &'a ArticleShare),
}

/// Entries under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What they are.
    pub heading: Heading,
    /// Which they are.
    pub entries: Range<usize>,
}

/// What stands over a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// Articles.
    Articles,
    /// Places that were found.
    Hits(SearchHitKind),
    /// Speakers with a name.
    SpeakerName,
    /// Speakers known by words only.
    Unnamed,
    /// The article of the card with this index.
    Share(usize),
}

impl Catalogue {
    /// The selected entry of the page.
    #[must_use]
    pub fn row(&self) -> usize {
        self.rows.get(self.page as usize).copied().unwrap_or_default().min(self.count().saturating_sub(1))
    }

    /// Selects an entry of the page; the last one when there are not so many.
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
            Page::Articles => self.articles().len() + self.hits().len(),
            Page::Speakers => self.roll.named.len() + self.roll.unnamed.len(),
            Page::Card => self.card.quotations.len(),
        }
    }

    /// An entry of the page.
    #[must_use]
    pub fn item(&self, index: usize) -> Option<Item<'_>> {
        match self.page {
            Page::Articles => {
                let articles = self.articles();
                let hit = || self.hits().get(index.checked_sub(articles.len())?).map(Item::Hit);
                articles.get(index).map(Item::Article).or_else(hit)
            }
            Page::Speakers => self.roll.speaker(index).map(Item::Speaker),
            Page::Card => {
                let said = self.card.quotations.get(index)?;
                let share = self.card.articles.iter().find(|share| share.article == said.article)?;
                Some(Item::Said(said, share))
            }
        }
    }

    /// The entry that is selected.
    #[must_use]
    pub fn selected(&self) -> Option<Item<'_>> {
        self.item(self.row())
    }

    /// The entries of the page under their headings; sections without entries are left out.
    #[must_use]
    pub fn sections(&self) -> Vec<Section> {
        let mut counted: Vec<(Heading, usize)> = match self.page {
            Page::Articles => {
                let of = |kind| self.hits().iter().filter(|hit| hit.kind == kind).count();
                let kinds = [SearchHitKind::Speaker, SearchHitKind::Quotation, SearchHitKind::Text];
                let hits = kinds.map(|kind| (Heading::Hits(kind), of(kind)));
                std::iter::once((Heading::Articles, self.articles().len())).chain(hits).collect()
            }
            Page::Speakers => {
                vec![
                    (Heading::SpeakerName, self.roll.named.len()),
                    (Heading::Unnamed, self.roll.unnamed.len()),
                ]
            }
            Page::Card => {
                let shares = self.card.articles.iter().enumerate();
                shares.map(|(index, share)| (Heading::Share(index), share.quotations)).collect()
            }
        };
        counted.retain(|(_, count)| *count > 0);
        let mut end = 0;
        let section = |(heading, count): (Heading, usize)| {
            let start = end;
            end += count;
            Section { heading, entries: start..end }
        };
        counted.into_iter().map(section).collect()
    }

    /// Everything of the page that can be opened, in its order: articles with the names they go by, each once.
    #[must_use]
    pub fn lot(&self, item: Item<'_>) -> Vec<(ArticleId, String)> {
        let named = |listed: &ListedArticle| (listed.id, listed.title.clone());
        match item {
            Item::Article(_) => self.articles().iter().map(named).collect(),
            Item::Hit(_) => {
                let mut seen = HashSet::new();
                let first = self.hits().iter().filter(|hit| seen.insert(hit.article));
                first.map(|hit| (hit.article, hit.title.clone())).collect()
            }
            Item::Said(..) => {
                self.card.articles.iter().map(|share| (share.article, share.title.clone())).collect()
            }
            Item::Speaker(_) => Vec::new(),
        }
    }

    /// Whether what is shown is not yet what is wanted.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        let unlisted = self.listed_for.as_ref() != Some(&self.wanted);
        let unfound = !self.wanted.words.trim().is_empty() && self.found_for != self.wanted.words;
        self.page == Page::Articles && (unlisted || unfound)
    }

    /// Takes the list that is wanted. The article that was selected stays it, wherever it stands now; of other words
    /// the first is selected.
    pub fn list(&mut self, articles: Vec<ListedArticle>) {
        let same_words = self.listed_for.as_ref().is_none_or(|before| before.words == self.wanted.words);
        self.listed_for = Some(self.wanted.clone());
        let before = if same_words { self.rows.first().copied().unwrap_or_default() } else { 0 };
        let selected = self.articles().get(before).map(|article| article.id).filter(|_| same_words);
        let at = selected.and_then(|id| articles.iter().position(|article| article.id == id));
        self.totals = Totals::of(&articles);
        let shown = articles.len();
        self.listed = Some(Arc::new(articles));
        if let Some(row) = self.rows.first_mut() {
            *row = at.unwrap_or(before.min((shown + self.hits.hits.len()).saturating_sub(1)));
        }
    }

    /// Takes what was found for the words that are wanted.
    pub fn find(&mut self, hits: SearchHits) {
        self.found_for.clone_from(&self.wanted.words);
        self.hits = hits;
    }

    /// Whether there is more to be found than is shown.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.hits.more
    }

    /// Takes another card, from its beginning.
    pub fn take_card(&mut self, name: String, card: SpeakerCard) {
        if self.name != name || self.card.quotations.len() != card.quotations.len() {
            self.rows[Page::Card as usize] = 0;
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

impl Roll {
    /// Takes everybody who speaks.
    pub fn take(&mut self, all: SpeakerList) {
        self.all = all;
        self.filter(&self.words.clone());
    }

    /// Leaves only those whose names hold these words.
    pub fn filter(&mut self, words: &str) {
        words.clone_into(&mut self.words);
        let pattern = Pattern::new(words);
        let fits = |speaker: &SpeakerTotals| {
            pattern
                .as_ref()
                .is_none_or(|pattern| pattern.find(&speaker.name, 0..speaker.name.len()).is_some())
        };
        let fitting = |speakers: &[SpeakerTotals]| {
            speakers.iter().enumerate().filter(|(_, speaker)| fits(speaker)).map(|(at, _)| at).collect()
        };
        (self.named, self.unnamed) = (fitting(&self.all.named), fitting(&self.all.unnamed));
    }

    /// How many words are quoted of everybody.
    #[must_use]
    pub fn words_of_all(&self) -> usize {
        let speakers = self.all.named.iter().chain(&self.all.unnamed).chain([&self.all.nobody]);
        speakers.map(|speaker| speaker.words).sum()
    }

    /// The quotations of which nobody could say who said them.
    #[must_use]
    pub fn nobody(&self) -> &SpeakerTotals {
        &self.all.nobody
    }

    fn speaker(&self, index: usize) -> Option<&SpeakerTotals> {
        match index.checked_sub(self.named.len()) {
            None => self.all.named.get(*self.named.get(index)?),
            Some(index) => self.all.unnamed.get(*self.unnamed.get(index)?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(id: i64) -> ListedArticle {
        ListedArticle {
            id: ArticleId(id),
            title: format!("Story {id}"),
            source: None,
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
        let mut catalogue = Catalogue::default();
        catalogue.list((1..=4).map(listed).collect());
        catalogue.select(2);
        catalogue.list([4, 3, 1].map(listed).to_vec());
        assert_eq!(catalogue.row(), 1, "story 3");
        catalogue.list([4, 1].map(listed).to_vec());
        assert_eq!(catalogue.row(), 1, "where it was, when it is gone");
        catalogue.list(Vec::new());
        assert_eq!((catalogue.row(), catalogue.selected()), (0, None));
    }

    #[test]
    fn speakers_are_filtered_by_name_under_their_headings() {
        let speaker = |name: &str| SpeakerTotals { name: name.to_owned(), ..SpeakerTotals::default() };
        let all = SpeakerList {
            named: ["Ana Lopes", "Rui Costa"].map(speaker).to_vec(),
            unnamed: vec![speaker("a senior official of the coast guard")],
            nobody: SpeakerTotals::default(),
        };
        let mut catalogue = Catalogue { page: Page::Speakers, ..Catalogue::default() };
        catalogue.roll.take(all);
        assert_eq!(catalogue.sections().iter().map(|s| s.entries.clone()).collect::<Vec<_>>(), [0..2, 2..3]);
        catalogue.roll.filter("cos");
        assert_eq!(catalogue.count(), 1);
        assert!(matches!(catalogue.item(0), Some(Item::Speaker(one)) if one.name == "Rui Costa"));
        catalogue.roll.filter("coast");
        assert_eq!(catalogue.sections()[0].heading, Heading::Unnamed);
    }
}
