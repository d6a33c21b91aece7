//! Everything the screen shows, as values: the article, the selection, the open window.
//!
//! Only `update` changes the state; the view reads it.

pub mod drawn;
pub mod feeds;
pub mod finding;
pub mod further;
pub mod library;
pub mod mode;
pub mod notices;
pub mod occurrences;
pub mod panel;
pub mod pick;
pub mod position;
pub mod reading;
pub mod reviewing;
pub mod screen_map;
pub mod source_check;
pub mod text_field;

pub use mode::{Focus, Mode};

use crate::settings::{Choices, History};
use crate::text::Span;
use crate::tui::keymap::Keymap;
use crate::tui::keymap::key::Key;
use crate::tui::keymap::pointer::MouseTracking;
use crate::tui::layout::rows::{FurnitureDisplay, TextRow, TextRows};
use crate::tui::layout::{Layout, LayoutRequest};
use crate::tui::state::drawn::DrawnFrame;
use crate::tui::state::feeds::FeedsScreen;
use crate::tui::state::library::{JoinedName, LibraryScreen};
use crate::tui::state::panel::Panel;
use crate::tui::state::panel::rows::QuotationOrder;
use crate::tui::state::pick::{ArticleList, CommandLine, Hints, MentionList, Palette, SeenArticle, TextDrag};
use crate::tui::state::position::{Jumps, Viewport};
use crate::tui::state::reading::{ReadingState, SearchLine};
use crate::tui::state::reviewing::{Bounds, CardMenu, Drafts, Form, Picker, Reviewing, TextSelection};
use crate::tui::state::screen_map::ScreenMap;
use crate::tui::state::text_field::TextField;
use crate::tui::theme::{ScreenColours, Theme};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The whole state of the reader.
#[derive(Debug, Clone)]
pub struct State {
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// The open articles, and which one is shown.
    pub articles: OpenArticles,
    /// What is known of the articles whose headlines are known, by their numbers.
    pub seen: BTreeMap<usize, SeenArticle>,
    /// The article that is shown, and its findings.
    pub reading: ReadingState,
    /// Whether the text, the review or the library is shown.
    pub mode: Mode,
    /// The state of the review screen.
    pub reviewing: Reviewing,
    /// What was written in forms and is not in the library.
    pub drafts: Drafts,
    /// Whether a review that has begun still looks for the first article with a card.
    pub seeks_cards: bool,
    /// The state of the library screen.
    pub library: LibraryScreen,
    /// The state of the feeds' screen.
    pub feeds: FeedsScreen,
    /// The pane that receives the keys.
    pub focus: Focus,
    /// The window that is open over the panes.
    pub window: Window,
    /// How the reader looks.
    pub appearance: Appearance,
    /// What the keys mean.
    pub keymap: Arc<Keymap>,
    /// The keys pressed so far of an unfinished command.
    pub pending: Vec<Key>,
    /// The number typed before a command.
    pub count: Option<u32>,
    /// A sentence at the foot of the screen, until the next key.
    pub notice: Option<String>,
    /// The notice, if it says what went wrong.
    pub failure: Option<String>,
    /// Whether the notice says that a decision is being written, which has taken noticeably long.
    pub saving: bool,
    /// What the last frame shows: only that can be decided.
    pub drawn: DrawnFrame,
    /// How many keys since the last frame were for something that it does not show.
    pub keys_ahead: usize,
    /// The words that are being selected with the mouse, or that were until the next key.
    pub drag: Option<TextDrag>,
    /// Where the last frame shows what a mouse can point at.
    pub screen_map: ScreenMap,
    /// The rows of text on the screen.
    pub visible_rows: Vec<TextRow>,
    /// The columns and rows that those were laid out for.
    pub laid_out_for: (usize, usize),
    /// Whether the last key was `^c`, which leaves when it is pressed twice.
    pub interrupted: bool,
    /// Whether the last key does something here.
    pub last_key: LastKey,
}

/// Whether a key does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastKey {
    /// It does, or it begins a sequence that does.
    Bound,
    /// It does nothing here. What is typed in one go with it is no series of keys.
    Unbound,
}

/// The articles that `]a` and `[a` step through: those given on the command line, or a list of the library.
#[derive(Debug, Clone, Default)]
pub struct OpenArticles {
    /// How many articles were open before these. Numbers are never reused, because a worker may still report on an
    /// article that was closed.
    pub before: usize,
    /// The names that are shown for them.
    pub names: Vec<String>,
    /// The index of the one that is shown.
    pub current: usize,
    /// The viewport, jumps and marks of each.
    pub kept: Vec<(Viewport, Jumps)>,
}

impl OpenArticles {
    /// The number of the article that is shown.
    #[must_use]
    pub fn number(&self) -> usize {
        self.before + self.current
    }

    /// The name of the article that is shown.
    #[must_use]
    pub fn name(&self) -> &str {
        self.names.get(self.current).map_or("", String::as_str)
    }
}

/// The window that is open over the panes.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Window {
    /// No window.
    #[default]
    None,
    /// The search line.
    Search(SearchLine),
    /// The help, with its filter and selected row.
    Help(TextField, usize),
    /// The palette of actions.
    Palette(Box<Palette>),
    /// Letters over what can be jumped to.
    Hints(Hints),
    /// The mentions of an entry.
    Mentions(MentionList),
    /// The open articles.
    ArticleList(Box<ArticleList>),
    /// The line for a command.
    Command(Box<CommandLine>),
    /// Why the quotation has its speaker.
    Why,
    /// Who wrote the article, where and when, with the selected value: an index of [`IdentityField::ALL`].
    ///
    /// [`IdentityField::ALL`]: crate::input::IdentityField::ALL
    Identity(usize),
    /// The reasons for a rejection.
    Reason,
    /// A menu of a card, with the selected row.
    Menu(CardMenu, usize),
    /// A list of names to choose from.
    Picker(Box<Picker>),
    /// The ends of a quotation are being moved.
    Bounds(Bounds),
    /// A form is being filled in.
    Form(Box<Form>),
    /// Words of the text are being selected.
    Selection(TextSelection),
    /// Decisions whose text no longer exists, with the selected row.
    Orphans(usize),
    /// The line that filters the cards of the review.
    CardSearch(TextField),
    /// The search line of the feeds.
    FeedSearch(TextField),
    /// The line for a file, a folder or an address to open.
    Open(TextField),
    /// What changed when the article was read again, with the selected row.
    Changes(usize),
    /// The search line of the library.
    LibrarySearch(TextField),
    /// The line for a file or a folder to add to the library.
    LibraryAdd(TextField),
    /// The line for the name of the list that is saved.
    LibrarySave(TextField),
    /// The line for the speaker that a name is joined with.
    LibraryJoin(Box<JoinedName>),
}

/// How the reader looks.
#[derive(Debug, Clone)]
pub struct Appearance {
    /// The colours.
    pub theme: Theme,
    /// The themes to choose from.
    pub themes: Vec<Theme>,
    /// The colours of the terminal.
    pub colours: ScreenColours,
    /// How many columns wider than usual the lines of text are.
    pub extra_width: i16,
    /// What was chosen by key in this run or an earlier one.
    pub choices: Choices,
    /// Whether page furniture is shown.
    pub furniture: FurnitureDisplay,
    /// Whether only the text is shown.
    pub text_only: bool,
    /// Whether the terminal gets the addresses behind words.
    pub hyperlinks: bool,
    /// Whether the terminal reports the mouse.
    pub mouse: MouseTracking,
    /// The order in which quotations are listed.
    pub quotations: QuotationOrder,
    /// People or Organisations, which share a slot.
    pub second_panel: Panel,
    /// The names of the actions that were chosen in the palette, newest last.
    pub recent_actions: Vec<String>,
    /// The marks of this and earlier runs. Only its marks are used.
    pub marks: History,
    /// Earlier searches, newest last.
    pub history: Vec<String>,
}

impl Appearance {
    /// The usual look, with this theme.
    fn new(theme: Theme) -> Self {
        Self {
            theme,
            themes: Theme::all(ScreenColours::default()),
            colours: ScreenColours::default(),
            extra_width: 0,
            choices: Choices::default(),
            furniture: FurnitureDisplay::Dimmed,
            text_only: false,
            hyperlinks: false,
            mouse: MouseTracking::default(),
            quotations: QuotationOrder::default(),
            second_panel: Panel::People,
            recent_actions: Vec::new(),
            marks: History::default(),
            history: Vec::new(),
        }
    }
}

impl State {
    /// The reader before its first article has been loaded.
    #[must_use]
    pub fn new(names: Vec<String>, theme: Theme) -> Self {
        let kept = vec![(Viewport::default(), Jumps::default()); names.len()];
        Self {
            size: (80, 24),
            articles: OpenArticles { before: 0, names, current: 0, kept },
            seen: BTreeMap::new(),
            reading: ReadingState::default(),
            mode: Mode::default(),
            reviewing: Reviewing::default(),
            drafts: Drafts::default(),
            seeks_cards: false,
            library: LibraryScreen::default(),
            feeds: FeedsScreen::default(),
            focus: Focus::Text,
            window: Window::None,
            keymap: Arc::default(),
            appearance: Appearance::new(theme),
            pending: Vec::new(),
            count: None,
            notice: None,
            failure: None,
            saving: false,
            drawn: DrawnFrame::default(),
            keys_ahead: 0,
            drag: None,
            screen_map: ScreenMap::default(),
            visible_rows: Vec::new(),
            laid_out_for: (0, 0),
            interrupted: false,
            last_key: LastKey::Bound,
        }
    }

    /// Where each pane is on the screen.
    #[must_use]
    pub fn layout(&self) -> Layout {
        let rows_of_panels = &self.reading.panel_rows;
        let focus = match self.focus {
            Focus::Text => None,
            Focus::Panel(panel) => Some(panel),
        };
        let second = self.appearance.second_panel;
        let entries = [
            panel::count(rows_of_panels, Panel::Countries),
            panel::count(rows_of_panels, second),
            panel::count(rows_of_panels, Panel::Quotations),
        ];
        let request = LayoutRequest {
            focus,
            second,
            extra_width: self.appearance.extra_width,
            text_only: self.appearance.text_only,
            entries,
        };
        Layout::of(self.size.0, self.size.1, request)
    }

    /// The article laid out for the article pane; `None` before it has been loaded.
    #[must_use]
    pub fn text_rows(&self) -> Option<TextRows<'_>> {
        let article = self.reading.article()?;
        let rows = TextRows::new(article, self.measure(), self.appearance.furniture);
        Some(match self.reading.matching() {
            Some(paragraphs) => rows.only(paragraphs),
            None => rows,
        })
    }

    /// Columns of a row of text, without the gutter.
    #[must_use]
    pub fn measure(&self) -> usize {
        let layout = self.layout();
        // A blank column, and in a pane without a border one for the strip.
        let kept = if layout.borders || self.size.0 < crate::tui::layout::MIN_PANEL_SIZE.0 { 1 } else { 2 };
        let columns = usize::from(layout.text_inner().width);
        columns.saturating_sub(self.gutter() + kept).clamp(2, MAX_TEXT_COLUMNS)
    }

    /// Columns of the gutter: the paragraph number and two columns of signs.
    #[must_use]
    pub fn gutter(&self) -> usize {
        if self.size.0 < crate::tui::layout::MIN_PANEL_SIZE.0 {
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
        match (self.visible_rows.first(), self.visible_rows.last()) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span::default(),
        }
    }

    /// Whether the whole text is on the screen.
    #[must_use]
    pub fn shows_all(&self) -> bool {
        let paragraphs =
            self.reading.article().map(|article| article.paragraphs.as_slice()).unwrap_or_default();
        let (Some(first), Some(last)) = (paragraphs.first(), paragraphs.last()) else { return false };
        let shown = self.visible();
        !self.visible_rows.is_empty() && shown.start <= first.span.start && shown.end >= last.span.end.max(1)
    }

    /// Whether a byte of the text is in a row on the screen.
    #[must_use]
    pub fn shows(&self, byte: u32) -> bool {
        let Some(text_rows) = self.text_rows() else { return false };
        let rows = text_rows.rows_from(self.reading.top(), self.page_rows());
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return false };
        first.span.start <= byte && byte < last.span.end.max(last.span.start + 1)
    }
}

/// Columns of text that are never exceeded: on the way back from a longer line, the eye misses the next one.
const MAX_TEXT_COLUMNS: usize = 120;
