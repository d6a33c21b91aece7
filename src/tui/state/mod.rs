//! Everything the screen shows, as values: what is read, what is selected, what is open.
//!
//! `update` is the only place that changes it, the view only reads it.

pub mod finding;
pub mod library;
pub mod mode;
pub mod occurrences;
pub mod panel;
pub mod panel_rows;
pub mod place;
pub mod reading;
pub mod reviewing;
pub mod text_field;

pub use mode::{Focus, Mode};

use crate::text::Span;
use crate::tui::keymap::key::Key;
use crate::tui::layout::rows::{Flow, Furniture, Row};
use crate::tui::layout::{Layout, Wish};
use crate::tui::state::library::Catalogue;
use crate::tui::state::panel::Panel;
use crate::tui::state::place::{Jumps, Sight};
use crate::tui::state::reading::Reading;
use crate::tui::state::reviewing::{Bounds, Desk, Form, Picker, Selection};
use crate::tui::state::text_field::Line;
use crate::tui::theme::Theme;

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
    /// The number of the article on which a decision is being written, once that has taken noticeably long.
    pub saving: Option<usize>,
    /// The rows on the screen.
    pub page: Vec<Row>,
    /// Whether the last key was the one that leaves when it is pressed twice.
    pub interrupted: bool,
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
            saving: None,
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
        if self.size.0 < crate::tui::layout::SMALLEST.0 {
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
