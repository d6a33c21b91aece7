//! The article that is read, what was found in it, and where the reader is.

use crate::analysis::{Analysis, EntityId, Speaker};
use crate::article::Article;
use crate::review::Review;
use crate::review::session::ReviewSession;
use crate::text::Span;
use crate::text::search::Pattern;
use crate::tui::report::Opened;
use crate::tui::state::finding::Finding;
use crate::tui::state::occurrences::{Occurrences, Places};
use crate::tui::state::panel::{Entry, PANELS, Panel};
use crate::tui::state::panel_rows::Rolls;
use crate::tui::state::place::{Jumps, Place, Sight};
use std::sync::Arc;
/// The article that is read, what was found in it, and where the reader is.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The article, once its first page is there.
    pub opened: Option<Arc<Opened>>,
    /// Its review: what was found, what was decided, and the card that is looked at.
    pub session: ReviewSession,
    /// What was found, as reviewed.
    pub analysis: Arc<Analysis>,
    /// The entries of the panels.
    pub rolls: Arc<Rolls>,
    /// The number of each paragraph as it is shown; furniture has the number of the paragraph before it.
    pub numbers: Arc<Vec<u32>>,
    /// Bytes read, and bytes in all where known, while the article is being read.
    pub progress: Option<(u64, Option<u64>)>,
    /// Why it could not be opened, or not read or analysed to its end.
    pub failure: Option<String>,
    /// Whether the reader stopped the reading or the analysis.
    pub stopped: bool,
    /// What is looked at.
    pub sight: Sight,
    /// What the reader moved the cursor to, if it stands on something.
    pub under_cursor: Option<Finding>,
    /// The entry whose occurrences are marked and walked.
    pub selected: Option<Entry>,
    /// The selected row of each panel, in the order of [`PANELS`].
    pub rows: [usize; PANELS.len()],
    /// Where jumps came from.
    pub jumps: Jumps,
    /// The place that an article of the library was opened for.
    pub goal: Option<Goal>,
    /// What was looked at before a panel or a search moved the text.
    pub origin: Option<Sight>,
    /// The search, if there is one.
    pub search: Option<Search>,
    /// How many searches there were, so that a late hit of an old one is known as such.
    pub searches: u32,
    /// What `n` walks.
    pub walked: Walked,
    /// Whether the last action was a walk, so that a run of them makes one jump.
    pub walking: bool,
}

/// A place that an article was opened for, until it is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// The byte of the text.
    pub byte: u32,
    /// The words that were found there; nothing where it is a quotation.
    pub words: Option<String>,
}

/// A search and its hits.
#[derive(Debug, Clone, PartialEq)]
pub struct Search {
    /// The number by which the worker reports.
    pub number: u32,
    /// What is looked for.
    pub pattern: Pattern,
    /// What was typed.
    pub typed: String,
    /// The hits so far, in text order.
    pub hits: Vec<Span>,
    /// Whether the whole text has been searched.
    pub complete: bool,
    /// Whether the text still waits for a hit to go to.
    pub seeking: bool,
}

/// What `n` and `N` walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Walked {
    /// The occurrences of the selected entry.
    #[default]
    Entry,
    /// The hits of the search.
    Hits,
}

impl Reading {
    /// The article, once it is there.
    #[must_use]
    pub fn article(&self) -> Option<&Article> {
        self.opened.as_ref().map(|opened| &opened.article)
    }

    /// The quotations as reviewed.
    #[must_use]
    pub fn review(&self) -> &Review {
        self.session.review()
    }

    /// The byte under the cursor.
    #[must_use]
    pub fn cursor(&self) -> u32 {
        self.article().map_or(0, |article| self.sight.cursor.byte(article))
    }

    /// The first byte on the screen.
    #[must_use]
    pub fn top(&self) -> u32 {
        self.article().map_or(0, |article| self.sight.top.byte(article))
    }

    /// The place of a byte.
    #[must_use]
    pub fn place(&self, byte: u32) -> Place {
        self.article().map(|article| Place::of(article, byte)).unwrap_or_default()
    }

    /// The selected row of a panel.
    #[must_use]
    pub fn selected_row(&self, panel: Panel) -> usize {
        PANELS.iter().position(|&other| other == panel).and_then(|at| self.rows.get(at)).copied().unwrap_or(0)
    }

    /// The entry of the panels to which something under the cursor belongs.
    #[must_use]
    pub fn entry_of(&self, finding: Finding) -> Option<Entry> {
        match finding {
            Finding::Mention(id) => self.analysis.mention(id).map(|mention| Entry::Entity(mention.entity)),
            Finding::Quotation(id) => Some(Entry::Quotation(id)),
            Finding::Hit(_) => None,
        }
    }

    /// The entity an entry is or, of a quotation, is attributed to.
    #[must_use]
    pub fn entity_of(&self, entry: Entry) -> Option<EntityId> {
        match entry {
            Entry::Entity(id) => Some(id),
            Entry::Quotation(id) => match self.analysis.quotation(id)?.attribution.as_ref()?.speaker {
                Speaker::Entity(id) => Some(id),
                Speaker::Group(_) | Speaker::Unknown(_) => None,
            },
        }
    }

    /// The occurrences of an entry: mentions of an entity; quotations of the same speaker.
    #[must_use]
    pub fn occurrences(&self, entry: Entry) -> Occurrences<'_> {
        let places = match entry {
            Entry::Entity(id) => {
                let entity = self.analysis.entity(id);
                Places::Mentions(entity.map(|entity| entity.mentions.as_slice()).unwrap_or_default())
            }
            Entry::Quotation(id) => {
                let attribution = self.analysis.quotation(id).and_then(|q| q.attribution.as_ref());
                attribution.map_or(Places::One(id), |by| Places::Quotations(self.rolls.said(by.speaker)))
            }
        };
        Occurrences::new(&self.analysis, places)
    }

    /// What `n` walks: the hits of the search or the occurrences of the selected entry.
    #[must_use]
    pub fn walked_occurrences(&self) -> Option<Occurrences<'_>> {
        match (self.walked, &self.search, self.selected) {
            (Walked::Hits, Some(search), _) => {
                Some(Occurrences::new(&self.analysis, Places::Hits(&search.hits)))
            }
            (_, _, Some(entry)) => Some(self.occurrences(entry)),
            _ => None,
        }
    }

    /// Whether it is still being read or analysed.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        !self.stopped && self.failure.is_none() && !self.analysed()
    }

    /// Whether the analysis has reached the end.
    #[must_use]
    pub fn analysed(&self) -> bool {
        let Some(opened) = &self.opened else { return false };
        opened.complete && self.analysis.analysed_to as usize >= opened.article.text.len()
    }
}
