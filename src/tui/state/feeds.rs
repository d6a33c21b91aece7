//! The state of the feeds' screen: the items of all feeds by date, filtered by feed and by words.

use crate::input::feeds::TextExtent;
use crate::library::{FeedId, FeedItemId, FindingsSource, ItemFindings, ListedFeed, ListedItem, ReadMark};
use crate::sorting;
use crate::text::search::Pattern;
use crate::tui::state::Mode;
use crate::tui::workers::feeds::request::FeedStore;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The state of the feeds' screen.
#[derive(Debug, Clone, Default)]
pub struct FeedsScreen {
    /// Where the feeds are kept.
    pub store: FeedStore,
    /// The feeds.
    pub feeds: Arc<Vec<ListedFeed>>,
    /// The items of all feeds, once the worker has answered.
    pub listed: Option<Arc<Vec<ListedItem>>>,
    /// Indices of the items that fit the filters.
    shown: Vec<usize>,
    row: usize,
    /// The only feed whose items are shown.
    pub only: Option<FeedId>,
    /// The words that the shown items contain.
    pub words: String,
    /// The screen that was left for this one; `None` if no article was open.
    pub under: Option<Mode>,
    /// The items that were opened from here, in the order in which `]a` steps through them.
    pub opened: Vec<FeedItemId>,
    /// How many feeds have been asked, of how many, while that is running.
    pub refreshing: Option<(usize, usize)>,
    /// How many pages have been read, of how many, while that is running.
    pub reading_pages: Option<(usize, usize)>,
    /// The items whose analysis was asked for last.
    pub asked: Vec<FeedItemId>,
    /// Why the feeds cannot be used.
    pub trouble: Option<String>,
}

/// How far from the selected item others are analysed before they are asked for: some screens.
const ANALYSED_AROUND: usize = 150;
/// How many items are asked for together: about a screen.
const ANALYSED_TOGETHER: usize = 40;

impl FeedsScreen {
    /// The screen before the feeds of a store are listed; `under` is the screen that it returns to.
    #[must_use]
    pub fn new(store: FeedStore, under: Option<Mode>) -> Self {
        Self { store, under, ..Self::default() }
    }

    /// Shows new feeds and items. The selected item stays selected.
    pub fn list(&mut self, feeds: Vec<ListedFeed>, items: Vec<ListedItem>) {
        let selected = self.selected().map(|item| item.id);
        self.feeds = Arc::new(feeds);
        self.listed = Some(Arc::new(items));
        self.asked.clear();
        self.filter(selected);
    }

    /// Shows the items that fit the filters, with this one selected if it is among them.
    pub fn filter(&mut self, selected: Option<FeedItemId>) {
        let pattern = Pattern::new(&self.words);
        let says = |pattern: &Pattern, text: &str| pattern.find(text, 0..text.len()).is_some();
        let fits = |item: &ListedItem| {
            let speakers = item.findings.iter().flat_map(|found| &found.speakers);
            let mut texts = [&item.title, &item.outlet].into_iter().chain(speakers.map(|(name, _)| name));
            self.only.is_none_or(|only| item.feed == only)
                && pattern.as_ref().is_none_or(|pattern| texts.any(|text| says(pattern, text)))
        };
        let items = self.items();
        let shown = items.iter().enumerate().filter(|(_, item)| fits(item)).map(|(index, _)| index).collect();
        self.shown = shown;
        let at = selected
            .and_then(|id| (0..self.count()).find(|&row| self.item(row).is_some_and(|item| item.id == id)));
        self.select(at.unwrap_or(self.row));
    }

    fn items(&self) -> &[ListedItem] {
        self.listed.as_deref().map(Vec::as_slice).unwrap_or_default()
    }

    /// How many items are shown.
    #[must_use]
    pub fn count(&self) -> usize {
        self.shown.len()
    }

    /// How many of them have not been read.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.shown_items().filter(|item| item.mark == ReadMark::Unread).count()
    }

    /// The shown item in a row.
    #[must_use]
    pub fn item(&self, row: usize) -> Option<&ListedItem> {
        self.items().get(*self.shown.get(row)?)
    }

    /// The shown items.
    pub fn shown_items(&self) -> impl Iterator<Item = &ListedItem> {
        self.shown.iter().filter_map(|&index| self.items().get(index))
    }

    /// The selected row.
    #[must_use]
    pub fn row(&self) -> usize {
        self.row
    }

    /// Selects a row; the last one if there are fewer.
    pub fn select(&mut self, row: usize) {
        self.row = row.min(self.count().saturating_sub(1));
    }

    /// The selected item.
    #[must_use]
    pub fn selected(&self) -> Option<&ListedItem> {
        self.item(self.row)
    }

    /// The feed of this number.
    #[must_use]
    pub fn feed(&self, id: FeedId) -> Option<&ListedFeed> {
        self.feeds.iter().find(|feed| feed.id == id)
    }

    /// Marks items as read or unread.
    pub fn mark(&mut self, items: &[FeedItemId], mark: ReadMark) {
        let items: HashSet<FeedItemId> = items.iter().copied().collect();
        let Some(listed) = &mut self.listed else { return };
        for item in Arc::make_mut(listed).iter_mut().filter(|item| items.contains(&item.id)) {
            item.mark = mark;
        }
    }

    /// Shows who is quoted in items.
    pub fn find(&mut self, found: Vec<(FeedItemId, ItemFindings)>) {
        let mut found: HashMap<FeedItemId, ItemFindings> = found.into_iter().collect();
        let Some(listed) = &mut self.listed else { return };
        for item in Arc::make_mut(listed) {
            if let Some(findings) = found.remove(&item.id) {
                item.findings = Some(findings);
            }
        }
    }

    /// The shown items whose pages say more than their feed, from the selected one on.
    #[must_use]
    pub fn to_read(&self) -> Vec<FeedItemId> {
        let rows = (self.row..self.count()).chain(0..self.row);
        let is_teaser = |item: &&ListedItem| {
            let is_read = item.findings.as_ref().is_some_and(|found| found.source == FindingsSource::Page);
            item.extent == TextExtent::Teaser && item.address.is_some() && !is_read
        };
        rows.filter_map(|row| self.item(row)).filter(is_teaser).map(|item| item.id).collect()
    }

    /// The items to analyse next: those around the selected one that have not been, the nearest first.
    #[must_use]
    pub fn to_analyse(&self) -> Vec<FeedItemId> {
        let around = self.row.saturating_sub(ANALYSED_AROUND)..self.count().min(self.row + ANALYSED_AROUND);
        let waiting = |row: &usize| self.item(*row).is_some_and(|item| item.findings.is_none());
        let mut rows: Vec<usize> = around.filter(waiting).collect();
        sorting::by_key(&mut rows, |row| row.abs_diff(self.row));
        rows.truncate(ANALYSED_TOGETHER);
        rows.into_iter().filter_map(|row| Some(self.item(row)?.id)).collect()
    }
}
