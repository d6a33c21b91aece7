//! Changed cells -> the bytes that draw them, as few as a terminal of any kind understands.
//!
//! A connection over which a terminal is used may be slow. ratatui's backend names all colours of a cell whenever one
//! changes, moves the cursor over every cell that stays, and resets everything in four steps. This one says only what
//! changes, and writes a few cells again where that is shorter than a move. It uses no sequence that a VT100 does not know,
//! except for colours and for the addresses behind words, of which a VT100 gets none.

use crate::tui::hyperlinks::Hyperlinks;
use crossterm::style::Colored;
use ratatui::backend::IntoCrossterm;
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

/// The longest gap of cells that is written again: a move takes more bytes than this.
const MAX_GAP: u16 = 5;

/// Sets everything back to what it is at the start of a frame.
const RESET: &str = "\u{1b}[m";

/// Ends the words with an address behind them.
const END_LINK: &str = "\u{1b}]8;;\u{1b}\\";

/// The attributes with the parameters that set them.
const ATTRIBUTES: [(Modifier, &str); 9] = [
    (Modifier::BOLD, "1"),
    (Modifier::DIM, "2"),
    (Modifier::ITALIC, "3"),
    (Modifier::UNDERLINED, "4"),
    (Modifier::SLOW_BLINK, "5"),
    (Modifier::RAPID_BLINK, "6"),
    (Modifier::REVERSED, "7"),
    (Modifier::HIDDEN, "8"),
    (Modifier::CROSSED_OUT, "9"),
];

/// How a cell is drawn besides its symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct CellStyle {
    fore: Color,
    back: Color,
    /// The number of the address behind it.
    link: Color,
    modifier: Modifier,
}

/// Draws the cells at these columns and rows, which are in the order of the screen. `shown` is what the screen shows after
/// that. The terminal draws in its own colours before and after.
pub(super) fn drawn(cells: &[(u16, u16)], shown: &Buffer, links: &Hyperlinks) -> String {
    let mut pen = Pen { shown, links, bytes: String::new(), style: CellStyle::default(), at: None };
    for &(column, row) in cells {
        pen.draw(column, row);
    }
    pen.set_style(CellStyle::default());
    pen.bytes
}

struct Pen<'a> {
    shown: &'a Buffer,
    links: &'a Hyperlinks,
    bytes: String,
    style: CellStyle,
    /// Where the cursor is; `None` if terminals may disagree about that.
    at: Option<(u16, u16)>,
}

impl Pen<'_> {
    fn draw(&mut self, column: u16, row: u16) {
        let Some(cell) = self.shown.cell((column, row)) else { return };
        self.go_to(column, row);
        self.set_style(style_of(cell));
        self.bytes.push_str(cell.symbol());
        self.at = is_plain(cell).then_some((column + 1, row));
    }

    fn go_to(&mut self, column: u16, row: u16) {
        match self.at {
            Some((from, in_row)) if in_row == row && from <= column => self.cross(from, column, row),
            _ => {
                let _ = write!(self.bytes, "\u{1b}[{};{}H", row + 1, column + 1);
            }
        }
    }

    /// Moves right within a row: over cells that stay, or by writing them again if that is shorter.
    fn cross(&mut self, from: u16, to: u16, row: u16) {
        let between = || (from..to).filter_map(|column| self.shown.cell((column, row)));
        let is_same = |cell: &Cell| cell.symbol().len() == 1 && style_of(cell) == self.style;
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

    /// Sets what differs, or everything anew if an attribute has to go.
    fn set_style(&mut self, style: CellStyle) {
        if style.link != self.style.link {
            self.set_link(style.link);
        }
        if style == self.style {
            return;
        }
        if style == CellStyle::default() {
            self.bytes.push_str(RESET);
            self.style = style;
            return;
        }
        let mut parameters: Vec<String> = Vec::new();
        if !style.modifier.contains(self.style.modifier) {
            parameters.push("0".to_owned());
            self.style = CellStyle { link: self.style.link, ..CellStyle::default() };
        }
        let new = style.modifier.difference(self.style.modifier);
        parameters.extend(
            ATTRIBUTES.iter().filter(|(one, _)| new.contains(*one)).map(|(_, set)| (*set).to_owned()),
        );
        if style.fore != self.style.fore {
            parameters.push(Colored::ForegroundColor(style.fore.into_crossterm()).to_string());
        }
        if style.back != self.style.back {
            parameters.push(Colored::BackgroundColor(style.back.into_crossterm()).to_string());
        }
        if !parameters.is_empty() {
            let _ = write!(self.bytes, "\u{1b}[{}m", parameters.join(";"));
        }
        self.style = style;
    }

    /// Puts an address behind what follows, or none. Pieces with the same number are one link: a terminal shows them together
    /// also where a line is broken.
    fn set_link(&mut self, link: Color) {
        let _ = match (self.links.address(link), link) {
            (Some(address), Color::Rgb(one, two, three)) => {
                write!(self.bytes, "\u{1b}]8;id={one:02x}{two:02x}{three:02x};{address}\u{1b}\\")
            }
            _ if self.links.address(self.style.link).is_some() => write!(self.bytes, "{END_LINK}"),
            _ => Ok(()),
        };
        self.style.link = link;
    }
}

fn style_of(cell: &Cell) -> CellStyle {
    CellStyle { fore: cell.fg, back: cell.bg, link: cell.underline_color, modifier: cell.modifier }
}

/// Whether every terminal moves the cursor by one column for a cell.
fn is_plain(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    symbol.len() == 1 || (symbol.chars().count() == 1 && cell.cell_width() == 1)
}
