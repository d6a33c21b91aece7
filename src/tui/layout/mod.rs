//! Screen size -> where each pane is.
//!
//! Used by `update` (how many rows make a page?) and by the view alike, so that the two never disagree.

pub mod library;
pub mod review;
pub mod rows;

use crate::tui::state::panel::Panel;
use ratatui::layout::Rect;

/// Below this size only the text is shown, with a line that says so.
pub const MIN_PANEL_SIZE: (u16, u16) = (40, 10);

/// How much room the screen offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SizeClass {
    /// Less than 40 columns or 10 rows: text only.
    Tiny,
    /// One pane at a time, under a line of tabs.
    Single,
    /// Text and a column of panels; the last line describes the selection.
    Small,
    /// Text, a column of panels, and the inspector below.
    Medium,
    /// Text, quotations, and a third column.
    Wide,
}

impl SizeClass {
    /// The class of a screen of this size.
    #[must_use]
    pub fn of(columns: u16, rows: u16) -> Self {
        match (columns, rows) {
            (c, r) if c < MIN_PANEL_SIZE.0 || r < MIN_PANEL_SIZE.1 => Self::Tiny,
            (c, r) if c < 72 || r < 20 => Self::Single,
            (c, r) if c < 100 || r < 30 => Self::Small,
            (c, r) if c < 180 || r < 40 => Self::Medium,
            _ => Self::Wide,
        }
    }

    /// Columns of the text pane, borders and gutter included, at the usual width.
    fn text_columns(self, columns: u16) -> u16 {
        match self {
            Self::Tiny | Self::Single => columns,
            Self::Small => share(columns, (13, 20)).clamp(46, 62),
            Self::Medium => share(columns, (3, 5)).clamp(58, 86),
            Self::Wide => 88,
        }
    }
}

/// What the layout depends on besides the screen size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LayoutRequest {
    /// The panel that receives the keys, if any.
    pub focus: Option<Panel>,
    /// Whether People or Organisations are in the slot they share.
    pub second: Panel,
    /// How many columns wider (or narrower) than usual the text is.
    pub extra_width: i16,
    /// Whether only the text is shown.
    pub text_only: bool,
    /// How many countries, people or organisations, and quotations are listed.
    pub entries: [usize; 3],
}

/// Where each pane is. Panes that are not shown are empty or absent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// The title line.
    pub title: Rect,
    /// The tabs of the single-pane layout.
    pub tabs: Option<Rect>,
    /// The article pane, including its border if it has one.
    pub text: Rect,
    /// Whether panes have borders.
    pub borders: bool,
    /// The panels that are shown.
    pub panels: Vec<(Panel, Rect)>,
    /// The rows that describe the selection.
    pub inspector: Option<Rect>,
    /// The foot: hints, notices and lines being typed.
    pub footer: Rect,
}

impl Layout {
    /// Divides a screen of this size.
    #[must_use]
    pub fn of(columns: u16, rows: u16, request: LayoutRequest) -> Self {
        let class = SizeClass::of(columns, rows);
        let screen = Rect::new(0, 0, columns, rows);
        match class {
            SizeClass::Tiny => tiny(screen),
            _ if request.text_only => text_only(screen, request),
            SizeClass::Single => single(screen, request),
            SizeClass::Small | SizeClass::Medium | SizeClass::Wide => columns_of(screen, class, request),
        }
    }

    /// The inside of the article pane: its rows with their gutter.
    #[must_use]
    pub fn text_inner(&self) -> Rect {
        if self.borders { inside_border(self.text) } else { self.text }
    }

    /// The inside of a panel, if it is shown.
    #[must_use]
    pub fn panel_inner(&self, panel: Panel) -> Option<Rect> {
        let (_, area) = self.panels.iter().find(|(shown, _)| *shown == panel)?;
        Some(if self.borders { inside_border(*area) } else { *area })
    }
}

/// Rows of the list in the single-pane layout; the text gets the rest, so that a selection is seen in context.
const LIST_SHARE: (u32, u32) = (11, 20);

fn tiny(screen: Rect) -> Layout {
    let [title, rest] = split_rows(screen, screen.height.min(1));
    let [text, footer] = split_rows(rest, rest.height.saturating_sub(1));
    Layout { title, text, footer, ..Layout::default() }
}

fn text_only(screen: Rect, request: LayoutRequest) -> Layout {
    let [text, footer] = split_rows(screen, screen.height.saturating_sub(1));
    let wanted = i32::from(TEXT_ONLY_COLUMNS) + i32::from(request.extra_width);
    let columns = u16::try_from(wanted.max(24)).unwrap_or(TEXT_ONLY_COLUMNS).min(text.width);
    let left = (text.width - columns) / 2;
    let text = Rect { x: text.x + left, width: columns, ..text };
    Layout { text, footer, ..Layout::default() }
}

/// The width of the text-only layout, including its gutter.
const TEXT_ONLY_COLUMNS: u16 = 84;

fn single(screen: Rect, request: LayoutRequest) -> Layout {
    let [tabs, rest] = split_rows(screen, 1);
    let [body, bottom] = split_rows(rest, rest.height.saturating_sub(2));
    let [inspector, footer] = split_rows(bottom, 1);
    let layout = Layout { tabs: Some(tabs), inspector: Some(inspector), footer, ..Layout::default() };
    let Some(panel) = request.focus else {
        return Layout { text: narrowed(body, request.extra_width), ..layout };
    };
    let [list, text] = split_rows(body, share(body.height, LIST_SHARE));
    Layout { text, panels: vec![(panel, list)], ..layout }
}

/// In a single pane the text can only become narrower than the screen.
fn narrowed(body: Rect, extra_width: i16) -> Rect {
    let less = u16::try_from(-extra_width.min(0)).unwrap_or_default();
    Rect { width: body.width.saturating_sub(less).max(24.min(body.width)), ..body }
}

fn columns_of(screen: Rect, class: SizeClass, request: LayoutRequest) -> Layout {
    let [title, rest] = split_rows(screen, 1);
    // Speaker with the decision, words and evidence, however much there is of each: the words get what the others leave.
    let inspector_rows = match (class, screen.height) {
        (SizeClass::Small, _) => 1,
        (_, ..36) => 5,
        (_, 36..48) => 7,
        _ => 8,
    };
    let [body, bottom] = split_rows(rest, rest.height.saturating_sub(inspector_rows + 1));
    let [inspector, footer] = split_rows(bottom, inspector_rows);
    let [text, side] = split_columns(body, text_columns(screen.width, class, request.extra_width));
    let panels =
        if class == SizeClass::Wide { wide_panels(side, request) } else { stacked_panels(side, request) };
    Layout { title, tabs: None, text, borders: true, panels, inspector: Some(inspector), footer }
}

fn text_columns(columns: u16, class: SizeClass, extra_width: i16) -> u16 {
    let wanted = i32::from(class.text_columns(columns)) + i32::from(extra_width);
    let most = i32::from(columns) - if class == SizeClass::Wide { 76 } else { 26 };
    u16::try_from(wanted.clamp(30, most.max(30))).unwrap_or(columns)
}

/// Countries, people (or organisations) and quotations, one above the other. The first two are as high as their
/// entries need, within their share; the quotations get the rest.
fn stacked_panels(side: Rect, request: LayoutRequest) -> Vec<(Panel, Rect)> {
    let [countries, people, _] =
        request.entries.map(|count| u16::try_from(count).unwrap_or(u16::MAX).saturating_add(2));
    let most = |panel: Panel| if request.focus == Some(panel) { side.height / 2 } else { side.height / 3 };
    let first = countries.clamp(3, most(Panel::Countries).max(3));
    let second = people.clamp(3, most(request.second).saturating_sub(1).max(3));
    let [top, rest] = split_rows(side, first.min(side.height));
    let [middle, bottom] = split_rows(rest, second.min(rest.height));
    vec![(Panel::Countries, top), (request.second, middle), (Panel::Quotations, bottom)]
}

/// Quotations in a column of their own; countries, people and organisations in the third.
fn wide_panels(side: Rect, request: LayoutRequest) -> Vec<(Panel, Rect)> {
    let [quotations, third] = split_columns(side, share(side.width, (11, 20)));
    let countries = u16::try_from(request.entries[0]).unwrap_or(u16::MAX).saturating_add(2);
    let [top, rest] = split_rows(third, countries.clamp(6, third.height / 3));
    let [middle, bottom] = split_rows(rest, rest.height / 2);
    vec![
        (Panel::Countries, top),
        (Panel::People, middle),
        (Panel::Organizations, bottom),
        (Panel::Quotations, quotations),
    ]
}

/// What is inside the border of an area.
pub(super) fn inside_border(area: Rect) -> Rect {
    Rect {
        x: area.x + area.width.min(1),
        y: area.y + area.height.min(1),
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
}

/// A fraction of a length. Calculated in 32 bits: a terminal may report that it is 65,535 columns wide.
pub(super) fn share(length: u16, (pieces, of): (u32, u32)) -> u16 {
    u16::try_from(u32::from(length) * pieces / of).unwrap_or(length)
}

pub(super) fn split_rows(area: Rect, first: u16) -> [Rect; 2] {
    let first = first.min(area.height);
    let rest = Rect { y: area.y + first, height: area.height - first, ..area };
    [Rect { height: first, ..area }, rest]
}

pub(super) fn split_columns(area: Rect, first: u16) -> [Rect; 2] {
    let first = first.min(area.width);
    let rest = Rect { x: area.x + first, width: area.width - first, ..area };
    [Rect { width: first, ..area }, rest]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(focus: Option<Panel>) -> LayoutRequest {
        LayoutRequest { focus, second: Panel::People, extra_width: 0, text_only: false, entries: [6, 4, 7] }
    }

    #[test]
    fn no_pane_leaves_the_screen_or_overlaps_another() {
        for columns in 0..=210u16 {
            for rows in 0..=60u16 {
                for focus in [None, Some(Panel::Quotations), Some(Panel::Countries)] {
                    let layout = Layout::of(columns, rows, request(focus));
                    let screen = Rect::new(0, 0, columns, rows);
                    let mut placed: Vec<Rect> = layout.panels.iter().map(|(_, area)| *area).collect();
                    placed.extend([layout.title, layout.text, layout.footer]);
                    placed.extend(layout.tabs);
                    placed.extend(layout.inspector);
                    placed.retain(|area| !area.is_empty());
                    for (index, area) in placed.iter().enumerate() {
                        assert_eq!(area.intersection(screen), *area, "{columns}x{rows}: {area:?} is outside");
                        let others = placed.iter().skip(index + 1);
                        assert!(
                            others.clone().all(|other| !area.intersects(*other)),
                            "{columns}x{rows}: overlap"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn the_largest_size_a_terminal_can_report_has_a_layout() {
        for (columns, rows) in [(u16::MAX, 24), (u16::MAX, 35), (u16::MAX, u16::MAX), (60, u16::MAX)] {
            let layout = Layout::of(columns, rows, request(Some(Panel::Quotations)));
            let quotations = layout.panels.iter().find(|(panel, _)| *panel == Panel::Quotations);
            let area = quotations.map(|(_, area)| *area).unwrap_or_default();
            assert!(area.width > columns / 3 && area.height >= rows / 3, "{columns}x{rows}: {area:?}");
        }
    }

    #[test]
    fn the_text_is_always_shown_and_never_too_wide_to_read() {
        for (columns, rows, most) in [(60, 20, 60), (80, 24, 54), (120, 40, 76), (200, 50, 88)] {
            let layout = Layout::of(columns, rows, request(None));
            assert!(layout.text.width <= most, "{columns}x{rows}: {}", layout.text.width);
            assert!(layout.text.width >= 46, "{columns}x{rows}: {}", layout.text.width);
            assert!(layout.text.height >= rows - 10);
        }
    }

    #[test]
    fn in_a_single_pane_a_list_leaves_room_for_the_text() {
        let layout = Layout::of(60, 20, request(Some(Panel::Quotations)));
        assert_eq!(layout.panels.len(), 1);
        assert!(layout.text.height >= 6);
    }
}
