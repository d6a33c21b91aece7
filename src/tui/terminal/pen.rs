//! Draws cells one after another, and knows where the cursor is, in which style it draws and which address is behind that.

use super::cell_style::{CellStyle, KnownSequences};
use crate::tui::hyperlinks::Hyperlinks;
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::Color;
use std::fmt::Write;

/// The longest gap of cells that is written again: a move takes more bytes than this.
const MAX_GAP: u16 = 5;

/// The cursor goes down by at most this many line feeds: a move to a row and a column takes about as many bytes.
const MAX_FEEDS: u16 = 3;

/// Ends the words with an address behind them.
const END_LINK: &str = "\u{1b}]8;;\u{1b}\\";

pub(super) struct Pen<'a> {
    /// What the screen shows when everything is drawn.
    shown: &'a Buffer,
    links: &'a Hyperlinks,
    /// What the terminal is taken to know.
    pub(super) known: KnownSequences,
    bytes: String,
    style: CellStyle,
    /// The number of the address behind what is drawn.
    link: Color,
    /// Where the cursor is; `None` if terminals may disagree about that.
    at: Option<CursorPlace>,
}

/// Where the cursor is.
#[derive(Debug, Clone, Copy)]
struct CursorPlace {
    column: u16,
    row: u16,
    /// How many columns further right it may be: terminals set up for Chinese, Japanese or Korean draw lines, quotation
    /// marks and Cyrillic letters in two.
    drift: u16,
}

impl CursorPlace {
    /// `columns` further on, after characters that are `drift` columns wider on some terminals.
    const fn moved(self, columns: u16, drift: u16) -> Self {
        Self {
            column: self.column.saturating_add(columns),
            row: self.row,
            drift: self.drift.saturating_add(drift),
        }
    }
}

impl<'a> Pen<'a> {
    /// One that draws in the terminal's own colours.
    pub(super) fn new((shown, links): (&'a Buffer, &'a Hyperlinks), known: KnownSequences) -> Self {
        let (style, link) = (CellStyle::default(), Color::Reset);
        Self { shown, links, known, bytes: String::new(), style, link, at: None }
    }

    /// Draws a cell.
    pub(super) fn draw(&mut self, (column, row): (u16, u16)) {
        let Some(cell) = self.shown.cell((column, row)) else { return };
        let at = self.go_to(column, row);
        self.set_link(cell.underline_color);
        let style = CellStyle::of(cell);
        if !(cell.symbol() == " " && style.is_blank_alike(self.style)) {
            self.set_style(style);
        }
        self.bytes.push_str(cell.symbol());
        self.at = is_plain(cell).then(|| at.moved(1, u16::from(!cell.symbol().is_ascii())));
    }

    /// Erases this many cells.
    pub(super) fn erase(&mut self, (column, row): (u16, u16), count: usize) {
        let at = self.go_to(column, row);
        self.set_link(Color::Reset);
        // Terminals erase in the colour of the pen.
        if !self.style.is_blank_alike(CellStyle::default()) {
            self.set_style(CellStyle::default());
        }
        let _ = write!(self.bytes, "\u{1b}[{count}X");
        self.at = Some(at);
    }

    /// What has been drawn, for a terminal that draws in its own colours again afterwards.
    pub(super) fn finish(mut self) -> String {
        self.set_link(Color::Reset);
        self.set_style(CellStyle::default());
        self.bytes
    }

    /// Moves the cursor to a column and a row.
    fn go_to(&mut self, column: u16, row: u16) -> CursorPlace {
        match self.at {
            Some(from) if from.row == row && from.column <= column => {
                self.cross(from.column, column, row);
                return from.moved(column - from.column, 0);
            }
            Some(from) if self.is_below(row, from) => self.bytes.push_str(&down(from, (column, row))),
            _ => self.bytes.push_str(&place(column, row)),
        }
        CursorPlace { column, row, drift: 0 }
    }

    /// Whether a row is so near below the cursor that line feeds take it there. After the last column, terminals disagree
    /// about where it is.
    fn is_below(&self, row: u16, from: CursorPlace) -> bool {
        let furthest = from.column.saturating_add(from.drift);
        let is_known = self.known == KnownSequences::Colours && furthest < self.shown.area.width;
        is_known && (1..=MAX_FEEDS).contains(&row.saturating_sub(from.row))
    }

    /// Moves right within a row: over cells that stay, or by writing them again if that is shorter.
    fn cross(&mut self, from: u16, to: u16, row: u16) {
        let between = || (from..to).filter_map(|column| self.shown.cell((column, row)));
        let is_same = |cell: &Cell| {
            let style = CellStyle::of(cell);
            cell.symbol().len() == 1
                && cell.underline_color == self.link
                && (style == self.style || cell.symbol() == " " && style.is_blank_alike(self.style))
        };
        if to - from <= MAX_GAP && between().all(is_same) {
            let symbols: String = between().map(Cell::symbol).collect();
            self.bytes.push_str(&symbols);
            return;
        }
        let _ = match to - from {
            1 => write!(self.bytes, "\u{1b}[C"),
            columns => write!(self.bytes, "\u{1b}[{columns}C"),
        };
    }

    /// Puts an address behind what follows, or none. Pieces with the same number are one link: a terminal shows them together
    /// also where a line is broken.
    fn set_link(&mut self, link: Color) {
        if link == self.link {
            return;
        }
        let _ = match (self.links.address(link), link) {
            (Some(address), Color::Rgb(one, two, three)) => {
                write!(self.bytes, "\u{1b}]8;id={one:02x}{two:02x}{three:02x};{address}\u{1b}\\")
            }
            _ if self.links.address(self.link).is_some() => write!(self.bytes, "{END_LINK}"),
            _ => Ok(()),
        };
        self.link = link;
    }

    fn set_style(&mut self, style: CellStyle) {
        if style != self.style {
            self.bytes.push_str(&self.style.sequence_to(style, self.known));
            self.style = style;
        }
    }
}

/// Moves the cursor down, and then to a column: by its number if terminals may disagree about the one where it is.
fn down(from: CursorPlace, (column, row): (u16, u16)) -> String {
    let feeds = "\n".repeat(usize::from(row - from.row));
    let to_column = format!("\u{1b}[{}G", column + 1);
    let along = match column {
        0 => "\r".to_owned(),
        _ if from.drift > 0 => return feeds + &to_column,
        _ if column <= from.column => "\u{8}".repeat(usize::from(from.column - column)),
        _ => format!("\u{1b}[{}C", column - from.column),
    };
    feeds + if along.len() < to_column.len() { &along } else { &to_column }
}

/// Moves the cursor to a column and a row.
fn place(column: u16, row: u16) -> String {
    match (column, row) {
        (0, 0) => "\u{1b}[H".to_owned(),
        (0, _) => format!("\u{1b}[{}H", row + 1),
        _ => format!("\u{1b}[{};{}H", row + 1, column + 1),
    }
}

/// Whether a terminal moves the cursor by one column for a cell, or by two if it draws some signs and letters wide.
fn is_plain(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    symbol.len() == 1 || (symbol.chars().count() == 1 && cell.cell_width() == 1)
}

#[cfg(test)]
#[path = "pen_tests.rs"]
mod tests;
