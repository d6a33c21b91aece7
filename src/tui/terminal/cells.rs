//! Changed cells -> the bytes that draw them, as few as a terminal of any kind understands.
//!
//! A connection over which a terminal is used may be slow. ratatui's backend names all colours of a cell whenever one
//! changes, moves the cursor over every cell that stays, and resets everything in four steps. This one says only what
//! changes, writes a few cells again where that is shorter than a move, erases rows of blanks, and does not care which
//! colour a blank has. Where nothing is coloured and no address is behind a word, it uses no
//! sequence that a VT100 does not know.

use crate::tui::hyperlinks::Hyperlinks;
use crossterm::style::Colored;
use ratatui::backend::IntoCrossterm;
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

/// The longest gap of cells that is written again: a move takes more bytes than this.
const MAX_GAP: u16 = 5;

/// This many blanks in a row are erased (ECH) and not written: that and a move over them take as many bytes.
const MIN_ERASED: usize = 11;

/// This many at the end of what changes in a row, where no move over them follows.
const MIN_ERASED_AT_END: usize = 6;

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

/// The parameters that end attributes. A VT100 knows none of them, but every terminal with colours.
const ENDS: [(Modifier, &str); 4] =
    [(BOLD_OR_DIM, "22"), (Modifier::ITALIC, "23"), (Modifier::UNDERLINED, "24"), (Modifier::REVERSED, "27")];

/// Terminals have one parameter to end both.
const BOLD_OR_DIM: Modifier = Modifier::BOLD.union(Modifier::DIM);

/// The attributes that are seen on a blank.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);

/// How a cell is drawn besides its symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct CellStyle {
    fore: Color,
    back: Color,
    modifier: Modifier,
}

/// Draws the cells at these columns and rows, which are in the order of the screen. `shown` is what the screen shows after
/// that. The terminal draws in its own colours before and after.
pub(super) fn drawn(cells: &[(u16, u16)], shown: &Buffer, links: &Hyperlinks) -> String {
    let is_coloured = shown.content.iter().any(|cell| (cell.fg, cell.bg) != (Color::Reset, Color::Reset));
    let (style, link) = (CellStyle::default(), Color::Reset);
    let mut pen = Pen { shown, links, is_coloured, bytes: String::new(), style, link, at: None };
    let mut left = cells;
    while let Some((&(column, row), rest)) = left.split_first() {
        let blanks = if is_coloured { pen.blanks_at_start(left) } else { 0 };
        let after = left.get(blanks..).unwrap_or_default();
        let is_end = after.first().is_none_or(|next| next.1 != row);
        if blanks >= if is_end { MIN_ERASED_AT_END } else { MIN_ERASED } {
            pen.erase((column, row), blanks);
            left = after;
        } else {
            pen.draw(column, row);
            left = rest;
        }
    }
    pen.set_link(Color::Reset);
    pen.set_style(CellStyle::default());
    pen.bytes
}

struct Pen<'a> {
    shown: &'a Buffer,
    links: &'a Hyperlinks,
    /// Whether there are colours, so that the terminal is no VT100.
    is_coloured: bool,
    bytes: String,
    style: CellStyle,
    /// The number of the address behind what is drawn.
    link: Color,
    /// Where the cursor is; `None` if terminals may disagree about that.
    at: Option<(u16, u16)>,
}

impl Pen<'_> {
    fn draw(&mut self, column: u16, row: u16) {
        let Some(cell) = self.shown.cell((column, row)) else { return };
        self.go_to(column, row);
        self.set_link(cell.underline_color);
        let style = style_of(cell);
        if !(cell.symbol() == " " && style.is_blank_alike(self.style)) {
            self.set_style(style);
        }
        self.bytes.push_str(cell.symbol());
        self.at = is_plain(cell).then_some((column + 1, row));
    }

    /// How many of these cells follow each other in a row and show nothing, not even a colour.
    fn blanks_at_start(&self, cells: &[(u16, u16)]) -> usize {
        let Some(&(first, row)) = cells.first() else { return 0 };
        let is_blank =
            |cell: &Cell| cell.symbol() == " " && style_of(cell).is_blank_alike(CellStyle::default());
        let in_line = (first..).zip(cells).take_while(|(column, cell)| **cell == (*column, row));
        in_line.take_while(|(_, cell)| self.shown.cell(**cell).is_some_and(is_blank)).count()
    }

    /// Erases so many cells.
    fn erase(&mut self, (column, row): (u16, u16), count: usize) {
        self.go_to(column, row);
        self.set_link(Color::Reset);
        // Terminals erase in the colour of the pen.
        if !self.style.is_blank_alike(CellStyle::default()) {
            self.set_style(CellStyle::default());
        }
        let _ = write!(self.bytes, "\u{1b}[{count}X");
        self.at = Some((column, row));
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
        let is_same = |cell: &Cell| {
            let style = style_of(cell);
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

    /// Sets what differs, or everything anew if that is shorter.
    fn set_style(&mut self, style: CellStyle) {
        if style == self.style {
            return;
        }
        let anew = if style == CellStyle::default() {
            RESET.to_owned()
        } else {
            sequences(&["0"], CellStyle::default(), style)
        };
        let (ends, left) = self.style.ends_for(style);
        let can_end = ends.is_empty() || self.is_coloured;
        let changed = left.filter(|_| can_end).map(|left| sequences(&ends, left, style));
        let shortest = changed.filter(|changed| changed.len() <= anew.len()).unwrap_or(anew);
        self.bytes.push_str(&shortest);
        self.style = style;
    }
}

/// What makes a pen of one style one of another that has all its attributes, after these parameters.
fn sequences(first: &[&str], from: CellStyle, to: CellStyle) -> String {
    let mut parameters: Vec<String> = first.iter().map(|&one| one.to_owned()).collect();
    let new = to.modifier.difference(from.modifier);
    parameters
        .extend(ATTRIBUTES.iter().filter(|(one, _)| new.contains(*one)).map(|(_, set)| (*set).to_owned()));
    // Terminals that show bold letters brighter do so with the short form only.
    if to.fore != from.fore || to.is_bold() != from.is_bold() && short(to.fore).is_some() {
        let full = || Colored::ForegroundColor(to.fore.into_crossterm()).to_string();
        parameters.push(short(to.fore).filter(|_| !to.is_bold()).unwrap_or_else(full));
    }
    if to.back != from.back {
        parameters.push(Colored::BackgroundColor(to.back.into_crossterm()).to_string());
    }
    let mut bytes = String::new();
    if !parameters.is_empty() {
        let _ = write!(bytes, "\u{1b}[{}m", parameters.join(";"));
    }
    bytes
}

/// The short form of one of the first eight colours.
fn short(colour: Color) -> Option<String> {
    let full = Colored::ForegroundColor(colour.into_crossterm()).to_string();
    let number = full.strip_prefix("38;5;")?;
    matches!(number, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7").then(|| format!("3{number}"))
}

impl CellStyle {
    fn is_bold(self) -> bool {
        self.modifier.contains(Modifier::BOLD)
    }

    /// Whether blanks look the same in this style and another.
    fn is_blank_alike(self, other: Self) -> bool {
        let is_plain = |style: Self| !style.modifier.intersects(SEEN_ON_BLANKS);
        self.back == other.back && is_plain(self) && is_plain(other)
    }

    /// The parameters that end the attributes which another style has not, and what is left of this one: `None` if they
    /// cannot be ended one by one.
    fn ends_for(self, other: Self) -> (Vec<&'static str>, Option<Self>) {
        let mut gone = self.modifier.difference(other.modifier);
        if gone.intersects(BOLD_OR_DIM) {
            gone |= self.modifier.intersection(BOLD_OR_DIM);
        }
        let ends: Vec<_> = ENDS.iter().filter(|(one, _)| gone.intersects(*one)).collect();
        let ended = ends.iter().fold(Modifier::empty(), |all, (one, _)| all | *one);
        let left = Self { modifier: self.modifier.difference(gone), ..self };
        (ends.iter().map(|(_, end)| *end).collect(), ended.contains(gone).then_some(left))
    }
}

fn style_of(cell: &Cell) -> CellStyle {
    CellStyle { fore: cell.fg, back: cell.bg, modifier: cell.modifier }
}

/// Whether every terminal moves the cursor by one column for a cell.
fn is_plain(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    symbol.len() == 1 || (symbol.chars().count() == 1 && cell.cell_width() == 1)
}
