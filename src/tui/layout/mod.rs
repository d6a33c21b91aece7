//! The size of the screen -> where each pane stands.
//!
//! Pure, and used by `update` (how many rows make a page?) and by the view alike, so the two never disagree.

pub mod library;
pub mod review;
pub mod rows;

use crate::tui::state::panel::Panel;
use ratatui::layout::Rect;

/// Below this the panels make no sense; the text alone is shown, with a line that says so.
pub const SMALLEST: (u16, u16) = (40, 10);

/// How much of the screen there is to divide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Less than 40 columns or 10 rows: text only.
    Tiny,
    /// One pane at a time, under a line of tabs.
    Single,
    /// Text and a column of panels; what is selected is told in the last line.
    Small,
    /// Text, a column of panels, and the inspector below.
    Medium,
    /// Text, quotations, and a third column.
    Wide,
}

impl Class {
    /// The class of a screen of so many columns and rows.
    #[must_use]
    pub fn of(columns: u16, rows: u16) -> Self {
        match (columns, rows) {
            (c, r) if c < SMALLEST.0 || r < SMALLEST.1 => Self::Tiny,
            (c, r) if c < 72 || r < 20 => Self::Single,
            (c, r) if c < 100 || r < 30 => Self::Small,
            (c, r) if c < 180 || r < 40 => Self::Medium,
            _ => Self::Wide,
        }
    }

    /// Columns of the text pane, borders and gutter in, before the reader changes them.
    fn text_columns(self, columns: u16) -> u16 {
        match self {
            Self::Tiny | Self::Single => columns,
            Self::Small => share(columns, (13, 20)).clamp(46, 62),
            Self::Medium => share(columns, (3, 5)).clamp(58, 86),
            Self::Wide => 88,
        }
    }
}

/// What the layout needs to know besides the size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// The panel that has the focus, if one has.
    pub focus: Option<Panel>,
    /// Whether People or Organisations stand in the slot they share.
    pub second: Panel,
    /// How many columns wider (or narrower) than usual the text is to be.
    pub wider: i16,
    /// Whether nothing but the text is shown.
    pub zen: bool,
    /// How many countries, people or organisations, and quotations there are to list.
    pub entries: [usize; 3],
}

/// Where everything stands. What is not shown has no place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// The title line.
    pub title: Rect,
    /// The tabs of the single-pane layout.
    pub tabs: Option<Rect>,
    /// The article pane, with its border where it has one.
    pub text: Rect,
    /// Whether panes have borders.
    pub borders: bool,
    /// The panels that are shown.
    pub panels: Vec<(Panel, Rect)>,
    /// The rows that explain what is selected.
    pub inspector: Option<Rect>,
    /// The line of hints, which is also the line of prompts.
    pub footer: Rect,
}

impl Layout {
    /// Divides a screen.
    #[must_use]
    pub fn of(columns: u16, rows: u16, wish: Wish) -> Self {
        let class = Class::of(columns, rows);
        let screen = Rect::new(0, 0, columns, rows);
        match class {
            Class::Tiny => tiny(screen),
            _ if wish.zen => zen(screen, wish),
            Class::Single => single(screen, wish),
            Class::Small | Class::Medium | Class::Wide => columns_of(screen, class, wish),
        }
    }

    /// The part of the article pane in which its rows are drawn, gutter included.
    #[must_use]
    pub fn text_inner(&self) -> Rect {
        inner(self.text, self.borders)
    }

    /// The place of a panel's entries, where the panel is shown.
    #[must_use]
    pub fn panel_inner(&self, panel: Panel) -> Option<Rect> {
        let (_, area) = self.panels.iter().find(|(shown, _)| *shown == panel)?;
        Some(inner(*area, self.borders))
    }
}

/// Rows of the list in the single-pane layout; the text keeps the rest, so that a selection is seen in context.
const LIST_SHARE: (u32, u32) = (11, 20);

fn tiny(screen: Rect) -> Layout {
    let [title, rest] = split_rows(screen, screen.height.min(1));
    let [text, footer] = split_rows(rest, rest.height.saturating_sub(1));
    Layout { title, text, footer, ..Layout::default() }
}

fn zen(screen: Rect, wish: Wish) -> Layout {
    let [text, footer] = split_rows(screen, screen.height.saturating_sub(1));
    let wanted = i32::from(ZEN_COLUMNS) + i32::from(wish.wider);
    let columns = u16::try_from(wanted.max(24)).unwrap_or(ZEN_COLUMNS).min(text.width);
    let left = (text.width - columns) / 2;
    let text = Rect { x: text.x + left, width: columns, ..text };
    Layout { text, footer, ..Layout::default() }
}

/// The measure of zen mode with its gutter.
const ZEN_COLUMNS: u16 = 84;

fn single(screen: Rect, wish: Wish) -> Layout {
    let [tabs, rest] = split_rows(screen, 1);
    let [body, bottom] = split_rows(rest, rest.height.saturating_sub(2));
    let [inspector, footer] = split_rows(bottom, 1);
    let layout = Layout { tabs: Some(tabs), inspector: Some(inspector), footer, ..Layout::default() };
    let Some(panel) = wish.focus else {
        return Layout { text: narrowed(body, wish.wider), ..layout };
    };
    let [list, text] = split_rows(body, share(body.height, LIST_SHARE));
    Layout { text, panels: vec![(panel, list)], ..layout }
}

/// In one pane the text can only be made narrower than the screen.
fn narrowed(body: Rect, wider: i16) -> Rect {
    let less = u16::try_from(-wider.min(0)).unwrap_or_default();
    Rect { width: body.width.saturating_sub(less).max(24.min(body.width)), ..body }
}

fn columns_of(screen: Rect, class: Class, wish: Wish) -> Layout {
    let [title, rest] = split_rows(screen, 1);
    let inspector_rows = if class == Class::Small { 1 } else { 4 };
    let [body, bottom] = split_rows(rest, rest.height.saturating_sub(inspector_rows + 1));
    let [inspector, footer] = split_rows(bottom, inspector_rows);
    let [text, side] = split_columns(body, text_columns(screen.width, class, wish.wider));
    let panels = if class == Class::Wide { wide_panels(side, wish) } else { stacked_panels(side, wish) };
    Layout { title, tabs: None, text, borders: true, panels, inspector: Some(inspector), footer }
}

fn text_columns(columns: u16, class: Class, wider: i16) -> u16 {
    let wanted = i32::from(class.text_columns(columns)) + i32::from(wider);
    let most = i32::from(columns) - if class == Class::Wide { 76 } else { 26 };
    u16::try_from(wanted.clamp(30, most.max(30))).unwrap_or(columns)
}

/// Countries, people (or organisations) and quotations, one above the other: each as high as its entries need,
/// within its share, and the quotations take what is left.
fn stacked_panels(side: Rect, wish: Wish) -> Vec<(Panel, Rect)> {
    let [countries, people, _] =
        wish.entries.map(|count| u16::try_from(count).unwrap_or(u16::MAX).saturating_add(2));
    let most = |panel: Panel| if wish.focus == Some(panel) { side.height / 2 } else { side.height / 3 };
    let first = countries.clamp(3, most(Panel::Countries).max(3));
    let second = people.clamp(3, most(wish.second).saturating_sub(1).max(3));
    let [top, rest] = split_rows(side, first.min(side.height));
    let [middle, bottom] = split_rows(rest, second.min(rest.height));
    vec![(Panel::Countries, top), (wish.second, middle), (Panel::Quotations, bottom)]
}

/// Quotations in a column of their own; countries, people and organisations in the third.
fn wide_panels(side: Rect, wish: Wish) -> Vec<(Panel, Rect)> {
    let [quotations, third] = split_columns(side, share(side.width, (11, 20)));
    let countries = u16::try_from(wish.entries[0]).unwrap_or(u16::MAX).saturating_add(2);
    let [top, rest] = split_rows(third, countries.clamp(6, third.height / 3));
    let [middle, bottom] = split_rows(rest, rest.height / 2);
    vec![
        (Panel::Countries, top),
        (Panel::People, middle),
        (Panel::Organizations, bottom),
        (Panel::Quotations, quotations),
    ]
}

fn inner(area: Rect, borders: bool) -> Rect {
    if !borders {
        return area;
    }
    Rect {
        x: area.x + area.width.min(1),
        y: area.y + area.height.min(1),
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
}

/// A part of a length: as many of so many equal pieces. A terminal can say that it is 65,535 columns wide.
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

    fn wish(focus: Option<Panel>) -> Wish {
        Wish { focus, second: Panel::People, wider: 0, zen: false, entries: [6, 4, 7] }
    }

    #[test]
    fn no_size_puts_anything_outside_the_screen_or_on_top_of_something_else() {
        for columns in 0..=210u16 {
            for rows in 0..=60u16 {
                for focus in [None, Some(Panel::Quotations), Some(Panel::Countries)] {
                    let layout = Layout::of(columns, rows, wish(focus));
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
    fn a_terminal_may_be_as_large_as_it_says() {
        for (columns, rows) in [(u16::MAX, 24), (u16::MAX, 35), (u16::MAX, u16::MAX), (60, u16::MAX)] {
            let layout = Layout::of(columns, rows, wish(Some(Panel::Quotations)));
            let quotations = layout.panels.iter().find(|(panel, _)| *panel == Panel::Quotations);
            let area = quotations.map(|(_, area)| *area).unwrap_or_default();
            assert!(area.width > columns / 3 && area.height >= rows / 3, "{columns}x{rows}: {area:?}");
        }
    }

    #[test]
    fn the_text_is_always_there_and_never_too_wide_to_read() {
        for (columns, rows, most) in [(60, 20, 60), (80, 24, 54), (120, 40, 76), (200, 50, 88)] {
            let layout = Layout::of(columns, rows, wish(None));
            assert!(layout.text.width <= most, "{columns}x{rows}: {}", layout.text.width);
            assert!(layout.text.width >= 46, "{columns}x{rows}: {}", layout.text.width);
            assert!(layout.text.height >= rows - 6);
        }
    }

    #[test]
    fn in_one_pane_a_list_leaves_room_for_the_text_it_speaks_of() {
        let layout = Layout::of(60, 20, wish(Some(Panel::Quotations)));
        assert_eq!(layout.panels.len(), 1);
        assert!(layout.text.height >= 6);
    }
}
