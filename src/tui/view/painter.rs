//! The only way to the screen: text is sanitised and cut to its place, roles become styles.

use crate::text::cells::cells;
use crate::text::{Span, sanitize, width};
use crate::tui::state::Appearance;
use crate::tui::state::screen_map::ScreenMap;
use crate::tui::theme::{StyleRole, Theme};
use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use std::num::NonZeroU16;
use std::ops::Range;

/// Words of a line, each with its role.
pub(super) type Parts = Vec<(String, StyleRole)>;

/// Paints text and borders into a buffer.
pub(super) struct Painter<'a> {
    buffer: &'a mut Buffer,
    theme: &'a Theme,
    /// Where things are that can be pointed at. Who draws them writes it down.
    pub(super) map: ScreenMap,
    /// Whether the terminal can show addresses.
    has_hyperlinks: bool,
    /// The rows of what is selected, which a window leaves free if it has room beside them.
    pub(super) kept_free: Range<u16>,
}

/// The lines of a pane's border.
struct Border {
    corners: [&'static str; 4],
    across: &'static str,
    down: &'static str,
}

const LIGHT: Border = Border { corners: ["┌", "┐", "└", "┘"], across: "─", down: "│" };
const HEAVY: Border = Border { corners: ["┏", "┓", "┗", "┛"], across: "━", down: "┃" };

impl<'a> Painter<'a> {
    pub(super) fn new(buffer: &'a mut Buffer, appearance: &'a Appearance) -> Self {
        let has_hyperlinks = appearance.hyperlinks;
        Self { buffer, theme: &appearance.theme, map: ScreenMap::default(), has_hyperlinks, kept_free: 0..0 }
    }

    pub(super) fn style(&self, role: StyleRole) -> Style {
        self.theme.style(role)
    }

    /// Clears an area.
    pub(super) fn fill(&mut self, area: Rect, role: StyleRole) {
        let style = self.style(role);
        for position in area.intersection(self.buffer.area).positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.reset();
                cell.set_style(style);
            }
        }
    }

    /// Writes text at the left of the first row of `area`, cut off with an ellipsis. Returns the columns written.
    pub(super) fn text(&mut self, area: Rect, text: &str, role: StyleRole) -> u16 {
        self.styled(area, text, self.style(role))
    }

    /// Writes text as [`Self::text`] does, in a style.
    pub(super) fn styled(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        if area.is_empty() {
            return 0;
        }
        let clean = sanitize::line(text);
        let fitted = width::fit(&clean, usize::from(area.width));
        let mut x = area.x;
        for cell in cells(&fitted, Span::new(0, fitted.len())).filter(|cell| cell.columns > 0) {
            let columns = u16::try_from(cell.columns).unwrap_or_default();
            if x + columns > area.right().min(self.buffer.area.right()) {
                break;
            }
            self.put(&cell.glyph, (x, area.y), (columns, style));
            x += columns;
        }
        x.saturating_sub(area.x)
    }

    /// Puts a glyph of this width on the screen. ratatui is told of a width that it would not measure itself.
    fn put(&mut self, glyph: &str, (x, y): (u16, u16), (columns, style): (u16, Style)) {
        let Some(cell) = self.buffer.cell_mut((x, y)) else { return };
        cell.set_symbol(glyph).set_style(style).set_diff_option(CellDiffOption::None);
        if let Some(forced) = NonZeroU16::new(columns).filter(|_| cell.cell_width() != columns) {
            cell.set_diff_option(CellDiffOption::ForcedWidth(forced));
        }
        for covered in x + 1..x + columns {
            if let Some(cell) = self.buffer.cell_mut((covered, y)) {
                cell.reset();
            }
        }
    }

    /// Puts an address behind what is written in an area, if the terminal can show addresses and this is one.
    pub(super) fn hyperlink(&mut self, area: Rect, address: &str) {
        let Some(number) = self.map.hyperlinks.number(address).filter(|_| self.has_hyperlinks) else {
            return;
        };
        for position in area.intersection(self.buffer.area).positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.underline_color = number;
            }
        }
    }

    /// Writes a letter over another one, bold, and in a style that differs from what was there: reversed if that looks the
    /// same, so that it can be told apart without colours.
    pub(super) fn letter_over(&mut self, place: (u16, u16), letter: char, style: Style) {
        let Some(cell) = self.buffer.cell_mut(place) else { return };
        let below = cell.style();
        let has = |style: Style| style.add_modifier.contains(Modifier::REVERSED);
        let is_alike = has(below) == has(style) && below.bg == Style::reset().patch(style).bg;
        let style = match (is_alike, has(style)) {
            (true, true) => style.remove_modifier(Modifier::REVERSED),
            (true, false) => style.add_modifier(Modifier::REVERSED),
            (false, _) => style,
        };
        cell.reset();
        cell.set_char(letter).set_style(style.add_modifier(Modifier::BOLD));
    }

    /// What stands at a place; nothing outside of the screen.
    pub(super) fn glyph(&self, place: (u16, u16)) -> &str {
        self.buffer.cell(place).map_or("", |cell| cell.symbol())
    }

    /// Writes glyphs that fit and need no sanitising.
    pub(super) fn glyphs(&mut self, (x, y): (u16, u16), glyphs: &str, style: Style) {
        if self.buffer.area.contains((x, y).into()) {
            self.buffer.set_string(x, y, glyphs, style);
        }
    }

    /// Writes parts one after the other in the first row of `area`. Returns the columns written.
    pub(super) fn line(&mut self, area: Rect, parts: &[(&str, StyleRole)]) -> u16 {
        let mut written = 0;
        for (index, (text, role)) in parts.iter().enumerate() {
            let rest = Rect { x: area.x + written, width: area.width.saturating_sub(written), ..area };
            let columns = self.text(rest, text, *role);
            let is_cut = || parts.iter().skip(index + 1).any(|(next, _)| !next.trim().is_empty());
            if columns > 0 && columns == rest.width && is_cut() {
                // It fits, but what follows does not: the line must not look complete.
                self.text(rest, &format!("{text}…"), *role);
            }
            written += columns;
        }
        written
    }

    /// Writes text at the right of the first row of `area`. Returns the columns left before it.
    pub(super) fn right(&mut self, area: Rect, text: &str, role: StyleRole) -> u16 {
        let columns =
            u16::try_from(width::columns(&sanitize::line(text))).unwrap_or(u16::MAX).min(area.width);
        let left = area.width - columns;
        let place = Rect { x: area.x + left, width: columns, ..area };
        self.text(place, text, role);
        self.end_underline(place, text);
        left
    }

    /// Takes the underline from the blanks at the end of a text: it would run on to the border.
    fn end_underline(&mut self, place: Rect, text: &str) {
        let blanks = text.len() - text.trim_end_matches(' ').len();
        let blanks = u16::try_from(blanks).unwrap_or(u16::MAX).min(place.width);
        for x in place.right() - blanks..place.right() {
            if let Some(cell) = self.buffer.cell_mut((x, place.y)) {
                cell.modifier.remove(Modifier::UNDERLINED);
            }
        }
    }

    /// Draws a border with a title at its left and a word at its right.
    pub(super) fn frame(&mut self, area: Rect, (title, word): (&str, &str), role: StyleRole) {
        if area.width < 2 || area.height < 2 {
            return;
        }
        let border = if role == StyleRole::Focused { HEAVY } else { LIGHT };
        let style = self.style(role);
        let [top_left, top_right, bottom_left, bottom_right] = border.corners;
        let across = border.across.repeat(usize::from(area.width - 2));
        self.glyphs((area.x, area.y), &format!("{top_left}{across}{top_right}"), style);
        self.glyphs((area.x, area.bottom() - 1), &format!("{bottom_left}{across}{bottom_right}"), style);
        for y in area.y + 1..area.bottom() - 1 {
            self.glyphs((area.x, y), border.down, style);
            self.glyphs((area.right() - 1, y), border.down, style);
        }
        let inside = Rect { x: area.x + 2, width: area.width.saturating_sub(4), height: 1, ..area };
        let left =
            if word.is_empty() { inside.width } else { self.right(inside, &format!(" {word} "), role) };
        if !title.is_empty() {
            let role = if role == StyleRole::Focused { StyleRole::Title } else { StyleRole::Text };
            self.text(Rect { width: left, ..inside }, &format!(" {title} "), role);
        }
    }
}

/// A row of an area; empty if the area has fewer rows.
pub(super) fn row(area: Rect, index: usize) -> Rect {
    let index = u16::try_from(index).unwrap_or(u16::MAX);
    if index >= area.height {
        return Rect { height: 0, width: 0, ..area };
    }
    Rect { y: area.y + index, height: 1, ..area }
}
