//! The article that is shown, its findings and its review, and the reading position.

use crate::analysis::changes::QuotationChange;
use crate::analysis::{Analysis, EntityId, Speaker};
use crate::article::{Article, PageScope, SourceLink};
use crate::input::LoadProgress;
use crate::review::Review;
use crate::review::session::ReviewSession;
use crate::text::Span;
use crate::text::search::Pattern;
use crate::tui::report::{EarlierVersion, Opened};
use crate::tui::state::finding::Finding;
use crate::tui::state::occurrences::{OccurrenceList, Occurrences};
use crate::tui::state::panel::rows::PanelRows;
use crate::tui::state::panel::{Entry, PANELS, Panel};
use crate::tui::state::position::{Jumps, TextPosition, Viewport};
use crate::tui::state::text_field::TextField;
use crate::verify::is_verbatim;
use std::sync::Arc;
/// The article that is shown, its findings and its review, and the reading position.
#[derive(Debug, Clone, Default)]
pub struct ReadingState {
    /// The article, once its first page has been loaded.
    pub opened: Option<Arc<Opened>>,
    /// Its review: what was found, what was decided, and the card that is looked at.
    pub session: ReviewSession,
    /// What was found, as reviewed.
    pub analysis: Arc<Analysis>,
    /// The entries of the panels.
    pub panel_rows: Arc<PanelRows>,
    /// Whether cards have changed since the entries were listed. In the review no panel is shown.
    pub panel_rows_are_old: bool,
    /// The number shown for each paragraph; furniture has the number of the paragraph before it.
    pub numbers: Arc<Vec<u32>>,
    /// How much of its page is shown.
    pub scope: PageScope,
    /// The article as it was, while it is being read again.
    pub before: Option<EarlierVersion>,
    /// What changed when it was read again.
    pub changes: Arc<Vec<QuotationChange>>,
    /// How far the article has been read, while it is being loaded.
    pub progress: Option<LoadProgress>,
    /// Why loading or analysing it failed.
    pub failure: Option<String>,
    /// Whether the user stopped the loading or the analysis.
    pub stopped: bool,
    /// The part of the text on the screen, and the cursor.
    pub viewport: Viewport,
    /// The finding that the cursor was moved to, if any.
    pub under_cursor: Option<Finding>,
    /// The selected entry, whose occurrences are marked and walked.
    pub selected: Option<Entry>,
    /// The selected row of each panel, in the order of [`PANELS`].
    pub rows: [usize; PANELS.len()],
    /// Jumps and marks.
    pub jumps: Jumps,
    /// The place that the article was opened for from the library.
    pub goal: Option<Goal>,
    /// The viewport before a panel or a search moved it.
    pub origin: Option<Viewport>,
    /// The search, if there is one.
    pub search: Option<TextSearch>,
    /// Which paragraphs are shown.
    pub shown: ShownParagraphs,
    /// How many searches there have been: late hits of an earlier one are recognised by its number.
    pub searches: u32,
    /// What `n` walks.
    pub walked: WalkTarget,
    /// Whether the last action was a step: a series of steps counts as one jump.
    pub walking: bool,
}

/// A place that an article was opened for, until it has been reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// The byte offset in the text.
    pub byte: u32,
    /// The words that were found there; `None` for a quotation.
    pub words: Option<String>,
}

/// A search and its hits.
#[derive(Debug, Clone, PartialEq)]
pub struct TextSearch {
    /// The number under which the worker reports hits.
    pub number: u32,
    /// What is looked for.
    pub pattern: Pattern,
    /// What was typed.
    pub typed: String,
    /// The hits so far, in text order.
    pub hits: Vec<Span>,
    /// The indices of the paragraphs in which they start.
    pub paragraphs: Vec<usize>,
    /// Whether the whole text has been searched.
    pub complete: bool,
    /// Whether the next hit to arrive is where the cursor goes.
    pub seeking: bool,
}

/// The line in which a search is typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchLine {
    /// What was typed.
    pub field: TextField,
    /// How many searches back in the history it comes from.
    pub back: usize,
    /// Whether only paragraphs with a hit are shown when it is kept.
    pub filters: bool,
}

/// Which paragraphs are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ShownParagraphs {
    /// All of them.
    #[default]
    All,
    /// Those with a hit of the search, while there is one.
    Matching,
}

/// What `n` and `N` walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WalkTarget {
    /// The occurrences of the selected entry.
    #[default]
    Entry,
    /// The hits of the search.
    Hits,
}

impl ReadingState {
    /// The article, once it has been loaded.
    #[must_use]
    pub fn article(&self) -> Option<&Article> {
        self.opened.as_ref().map(|opened| &opened.article)
    }

    /// The quotations as reviewed.
    #[must_use]
    pub fn review(&self) -> &Review {
        self.session.review()
    }

    /// Whether the card is reported speech: a source cannot be compared with it, only read beside it.
    #[must_use]
    pub fn is_on_reported_speech(&self) -> bool {
        self.review().quotation(self.session.card()).is_some_and(|quotation| !is_verbatim(quotation))
    }

    /// The byte offset of the cursor.
    #[must_use]
    pub fn cursor(&self) -> u32 {
        self.article().map_or(0, |article| self.viewport.cursor.byte(article))
    }

    /// The byte offset of the first row on the screen.
    #[must_use]
    pub fn top(&self) -> u32 {
        self.article().map_or(0, |article| self.viewport.top.byte(article))
    }

    /// The position of a byte.
    #[must_use]
    pub fn position_of(&self, byte: u32) -> TextPosition {
        self.article().map(|article| TextPosition::of(article, byte)).unwrap_or_default()
    }

    /// The selected row of a panel.
    #[must_use]
    pub fn selected_row(&self, panel: Panel) -> usize {
        PANELS.iter().position(|&other| other == panel).and_then(|at| self.rows.get(at)).copied().unwrap_or(0)
    }

    /// The panel entry that a finding belongs to.
    #[must_use]
    pub fn entry_of(&self, finding: Finding) -> Option<Entry> {
        match finding {
            Finding::Mention(id) => self.analysis.mention(id).map(|mention| Entry::Entity(mention.entity)),
            Finding::Quotation(id) => Some(Entry::Quotation(id)),
            Finding::Hit(_) | Finding::Link(_) => None,
        }
    }

    /// The entity of an entry; for a quotation, its speaker.
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

    /// The occurrences of an entry: the mentions of an entity, or the quotations of the same speaker.
    #[must_use]
    pub fn occurrences(&self, entry: Entry) -> Occurrences<'_> {
        let places = match entry {
            Entry::Entity(id) => {
                let entity = self.analysis.entity(id);
                OccurrenceList::Mentions(entity.map(|entity| entity.mentions.as_slice()).unwrap_or_default())
            }
            Entry::Quotation(id) => {
                let attribution = self.analysis.quotation(id).and_then(|q| q.attribution.as_ref());
                attribution.map_or(OccurrenceList::One(id), |by| {
                    OccurrenceList::Quotations(self.panel_rows.said(by.speaker))
                })
            }
        };
        Occurrences::new(&self.analysis, places)
    }

    /// What `n` walks: the hits of the search or the occurrences of the selected entry.
    #[must_use]
    pub fn walked_occurrences(&self) -> Option<Occurrences<'_>> {
        match (self.walked, &self.search, self.selected) {
            (WalkTarget::Hits, Some(search), _) => {
                Some(Occurrences::new(&self.analysis, OccurrenceList::Hits(&search.hits)))
            }
            (_, _, Some(entry)) => Some(self.occurrences(entry)),
            _ => None,
        }
    }

    /// The address of the original: the one that the article states, because where it was fetched may be a copy; otherwise where
    /// it came from, which may be a file.
    #[must_use]
    pub fn original(&self) -> Option<&str> {
        let stated = self.article().and_then(|article| article.identity.url());
        let key = || self.opened.as_ref()?.remembered.source.file.as_deref();
        stated.filter(|address| is_web(address)).or_else(key)
    }

    /// The link under the cursor.
    #[must_use]
    pub fn link_under_cursor(&self) -> Option<&SourceLink> {
        let Finding::Link(span) = self.under_cursor? else { return None };
        self.article()?.markup.link_at(span.start)
    }

    /// The paragraphs that are shown, if not all.
    #[must_use]
    pub fn matching(&self) -> Option<&[usize]> {
        let search = self.search.as_ref().filter(|_| self.shown == ShownParagraphs::Matching)?;
        Some(&search.paragraphs)
    }

    /// Whether it is still being loaded or analysed.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        !self.stopped && self.failure.is_none() && (!self.analysed() || self.before.is_some())
    }

    /// Whether it ended before the whole text was read: it was stopped, or it failed.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        self.opened.is_some() && !self.analysed() && !self.is_under_way()
    }

    /// Whether the analysis has reached the end.
    #[must_use]
    pub fn analysed(&self) -> bool {
        let Some(opened) = &self.opened else { return false };
        opened.complete && self.analysis.analysed_to as usize >= opened.article.text.len()
    }
}

/// Whether a browser may have an address: one of the web without blanks or signs that control something.
#[must_use]
pub fn is_web(address: &str) -> bool {
    let scheme = address.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    let is_clean = !address.contains(|c: char| c.is_whitespace() || c.is_control());
    is_clean && matches!(scheme.as_deref(), Some("http" | "https"))
}
