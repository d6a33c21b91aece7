//! Everything the screen shows, as values: what is read, what is selected, what is open.
//!
//! `update` is the only place that changes it, the view only reads it.

use super::catalogue::Catalogue;
use super::desk::{Bounds, Desk, Form, Picker, Selection};
use super::flow::{Flow, Furniture, Row};
use super::key::Key;
use super::layout::{Layout, Wish};
use super::occurrences::{Occurrences, Places};
use super::panel::{self, Entry, PANELS, Panel};
use super::place::{Jumps, Place, Sight};
use super::report::Opened;
use super::rolls::Rolls;
use super::theme::Theme;
use crate::analysis::{Analysis, EntityId, MentionId, QuotationId, Speaker};
use crate::article::Article;
use crate::review::{Journal, Review};
use crate::text::Span;
use crate::text::search::Pattern;
use std::sync::Arc;

/// The whole state of the reader.
#[derive(Debug, Clone)]
pub struct State {
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// The names of the articles that can be read, and which one is.
    pub shelf: Shelf,
    /// The article that is read.
    pub reading: Reading,
    /// Whether it is read or reviewed, or the library is shown.
    pub mode: Mode,
    /// What the review shows besides.
    pub desk: Desk,
    /// What the library shows.
    pub catalogue: Catalogue,
    /// Where the keys go.
    pub focus: Focus,
    /// What is open over the panes.
    pub window: Window,
    /// How things look.
    pub looks: Looks,
    /// Keys pressed of a command that is not complete.
    pub pending: Vec<Key>,
    /// The number typed before a command.
    pub count: Option<u32>,
    /// A sentence for the reader, until the next key.
    pub notice: Option<String>,
    /// The rows on the screen.
    pub page: Vec<Row>,
    /// Whether the last key was the one that leaves when it is pressed twice.
    pub interrupted: bool,
}

/// What is done with the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// It is read.
    #[default]
    Read,
    /// Its quotations are gone through card by card.
    Review,
    /// Nothing: the library is shown.
    Library,
}

/// The articles that can be walked: those given on the command line, or a list of the library.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// How many articles stood on the shelf before these. Numbers are not given twice: a worker may still report on
    /// an article that was put away.
    pub before: usize,
    /// Their names as they are shown.
    pub names: Vec<String>,
    /// The one that is read.
    pub current: usize,
    /// Where the reader was in each, and the jumps and marks.
    pub kept: Vec<(Sight, Jumps)>,
}

impl Shelf {
    /// The number of the article that is read.
    #[must_use]
    pub fn number(&self) -> usize {
        self.before + self.current
    }

    /// The name of the article that is read.
    #[must_use]
    pub fn name(&self) -> &str {
        self.names.get(self.current).map_or("", String::as_str)
    }
}

/// The article that is read, what was found in it, and where the reader is.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The article, once its first page is there.
    pub opened: Option<Arc<Opened>>,
    /// What was found so far, as the program found it.
    pub found: Arc<Analysis>,
    /// What reviewers did to it.
    pub journal: Journal,
    /// How it stands after that.
    pub review: Review,
    /// What was found, as the review left it.
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

/// Something the cursor can stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// A mention of a country, a person or an organisation.
    Mention(MentionId),
    /// A quotation.
    Quotation(QuotationId),
    /// A hit of the search.
    Hit(Span),
}

impl Finding {
    /// The bytes of it.
    #[must_use]
    pub fn span(self, analysis: &Analysis) -> Span {
        match self {
            Self::Mention(id) => analysis.mention(id).map(|mention| mention.span).unwrap_or_default(),
            Self::Quotation(id) => {
                analysis.quotation(id).map(|quotation| quotation.marks).unwrap_or_default()
            }
            Self::Hit(span) => span,
        }
    }
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

/// Where the keys go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    /// The article.
    #[default]
    Text,
    /// A panel.
    Panel(Panel),
}

/// What is open over the panes.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Window {
    /// Nothing.
    #[default]
    None,
    /// The line in which a search is typed.
    Prompt(Line),
    /// The keys, with the filter and the selected row.
    Help(Line, usize),
    /// Why this speaker.
    Why,
    /// Why a quotation is rejected.
    Reason,
    /// A name is being chosen.
    Picker(Box<Picker>),
    /// The ends of a quotation are being moved.
    Bounds(Bounds),
    /// A field is being filled in.
    Form(Box<Form>),
    /// Words of the text are being selected.
    Selection(Selection),
    /// What was decided on words that are gone, with the selected row.
    Orphans(usize),
    /// The line in which the library is filtered and searched.
    Find(Line),
    /// The line in which a file or folder is named that is to be added.
    Add(Line),
}

/// A line that is being typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// What was typed.
    pub typed: String,
    /// How many lines back in the history it was taken from.
    pub back: usize,
}

/// How things look.
#[derive(Debug, Clone)]
pub struct Looks {
    /// The colours.
    pub theme: Theme,
    /// How many columns wider than usual the text is.
    pub wider: i16,
    /// Whether page furniture is shown.
    pub furniture: Furniture,
    /// Whether nothing but the text is shown.
    pub zen: bool,
    /// People or organisations, in the place they share.
    pub second: Panel,
    /// What was searched for, newest last.
    pub history: Vec<String>,
}

impl State {
    /// The reader before its first article is there.
    #[must_use]
    pub fn new(names: Vec<String>, theme: Theme) -> Self {
        let kept = vec![(Sight::default(), Jumps::default()); names.len()];
        Self {
            size: (80, 24),
            shelf: Shelf { before: 0, names, current: 0, kept },
            reading: Reading::default(),
            mode: Mode::default(),
            desk: Desk::default(),
            catalogue: Catalogue::default(),
            focus: Focus::Text,
            window: Window::None,
            looks: Looks {
                theme,
                wider: 0,
                furniture: Furniture::Dimmed,
                zen: false,
                second: Panel::People,
                history: Vec::new(),
            },
            pending: Vec::new(),
            count: None,
            notice: None,
            page: Vec::new(),
            interrupted: false,
        }
    }

    /// Where everything stands on the screen.
    #[must_use]
    pub fn layout(&self) -> Layout {
        let rolls = &self.reading.rolls;
        let focus = match self.focus {
            Focus::Text => None,
            Focus::Panel(panel) => Some(panel),
        };
        let second = self.looks.second;
        let entries = [
            panel::count(rolls, Panel::Countries),
            panel::count(rolls, second),
            panel::count(rolls, Panel::Quotations),
        ];
        let wish = Wish { focus, second, wider: self.looks.wider, zen: self.looks.zen, entries };
        Layout::of(self.size.0, self.size.1, wish)
    }

    /// The article as it is laid out in the article pane; nothing before it is there.
    #[must_use]
    pub fn flow(&self) -> Option<Flow<'_>> {
        let article = self.reading.article()?;
        Some(Flow::new(article, self.measure(), self.looks.furniture))
    }

    /// Columns of text, and how many the gutter before them takes.
    #[must_use]
    pub fn measure(&self) -> usize {
        let inner = self.layout().text_inner();
        usize::from(inner.width).saturating_sub(self.gutter() + 1).clamp(2, WIDEST)
    }

    /// Columns of the gutter: the paragraph number and two columns of marks.
    #[must_use]
    pub fn gutter(&self) -> usize {
        if self.size.0 < super::layout::SMALLEST.0 {
            return 2;
        }
        let paragraphs = self.reading.numbers.last().copied().unwrap_or_default();
        paragraphs.to_string().len().max(2) + 3
    }

    /// Rows of the article pane.
    #[must_use]
    pub fn page_rows(&self) -> usize {
        usize::from(self.layout().text_inner().height).max(1)
    }

    /// The bytes on the screen.
    #[must_use]
    pub fn visible(&self) -> Span {
        match (self.page.first(), self.page.last()) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span::default(),
        }
    }
}

/// Columns of text at the most, however much wider the reader asks for: longer lines lose the eye.
const WIDEST: usize = 120;

impl Reading {
    /// The article, once it is there.
    #[must_use]
    pub fn article(&self) -> Option<&Article> {
        self.opened.as_ref().map(|opened| &opened.article)
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
