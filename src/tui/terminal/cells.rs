//! Changed cells -> the bytes that draw them, as few as a terminal of any kind understands.
//!
//! A connection over which a terminal is used may be slow. ratatui's backend names all colours of a cell whenever one
//! changes, moves the cursor over every cell that stays, and resets everything in four steps. This one says only what
//! changes, writes a few cells again where that is shorter than a move, erases rows of blanks, does not care which
//! colour a blank has, and draws what has one colour together where that is shorter than changing the colour in every row.
//! Where nothing is coloured and no address is behind a word, it uses no sequence that a VT100 does not know.

use super::cell_style::{CellStyle, KnownSequences};
use super::pen::Pen;
use crate::tui::hyperlinks::Hyperlinks;
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::Color;

/// This many blanks in a row are erased (ECH) and not written: that and a move over them take as many bytes.
const MIN_ERASED: usize = 11;

/// This many where no move over them follows.
const MIN_ERASED_AT_END: usize = 6;

/// Fewer cells than this are not sorted by style.
const MIN_SORTED: usize = 40;

/// Draws the cells at these columns and rows, which are in the order of the screen. `shown` is what the screen shows after
/// that. The terminal draws in its own colours before and after.
pub(super) fn drawn(cells: &[(u16, u16)], shown: &Buffer, links: &Hyperlinks) -> String {
    let is_coloured = shown.content.iter().any(|cell| (cell.fg, cell.bg) != (Color::Reset, Color::Reset));
    // A terminal that shows colours is no VT100.
    let known = if is_coloured { KnownSequences::Colours } else { KnownSequences::Vt100 };
    let pen = || Pen::new((shown, links), known);
    let by_rows = drawn_in_order(cells, shown, pen());
    if !is_coloured || cells.len() < MIN_SORTED {
        return by_rows;
    }
    let by_styles = drawn_in_order(&sorted_by_style(cells, shown), shown, pen());
    if by_styles.len() < by_rows.len() { by_styles } else { by_rows }
}

fn drawn_in_order(cells: &[(u16, u16)], shown: &Buffer, mut pen: Pen<'_>) -> String {
    let mut left = cells;
    while let Some((&(column, row), rest)) = left.split_first() {
        let blanks = match pen.known {
            KnownSequences::Colours => blanks_at_start(left, shown),
            KnownSequences::Vt100 => 0,
        };
        let after = left.get(blanks..).unwrap_or_default();
        let is_end = after.first().is_none_or(|next| next.1 != row || next.0 < column);
        if blanks >= if is_end { MIN_ERASED_AT_END } else { MIN_ERASED } {
            pen.erase((column, row), blanks);
            left = after;
        } else {
            pen.draw((column, row));
            left = rest;
        }
    }
    pen.finish()
}

/// How many of these cells follow each other in a row and show nothing, not even a colour.
fn blanks_at_start(cells: &[(u16, u16)], shown: &Buffer) -> usize {
    let Some(&(first, row)) = cells.first() else { return 0 };
    let is_blank =
        |cell: &Cell| cell.symbol() == " " && CellStyle::of(cell).is_blank_alike(CellStyle::default());
    let in_line = (first..).zip(cells).take_while(|(column, cell)| **cell == (*column, row));
    in_line.take_while(|(_, cell)| shown.cell(**cell).is_some_and(is_blank)).count()
}

/// What a pen must be like to draw a cell: the address behind it, and its style.
type PenLook = (Color, CellStyle);

/// The cells of one style together, otherwise in the order of the screen. Blanks stay with what stands beside them if they
/// look the same in its style.
fn sorted_by_style(cells: &[(u16, u16)], shown: &Buffer) -> Vec<(u16, u16)> {
    let cell = |at: &(u16, u16)| shown.cell(*at).unwrap_or(&Cell::EMPTY);
    let touch = |left: &(u16, u16), right: &(u16, u16)| {
        left.1 == right.1 && left.0 + cell(left).cell_width() == right.0
    };
    let mut looks: Vec<PenLook> = Vec::new();
    let mut numbered: Vec<(usize, (u16, u16))> = Vec::with_capacity(cells.len());
    for run in cells.chunk_by(touch) {
        let Some(first) = run.iter().find(|at| cell(at).symbol() != " ").or(run.first()) else { continue };
        let mut look = look_of(cell(first));
        for at in run {
            if !is_blank_in(look, cell(at)) {
                look = look_of(cell(at));
            }
            let known = looks.iter().position(|known| *known == look);
            numbered.push((known.unwrap_or(looks.len()), *at));
            if known.is_none() {
                looks.push(look);
            }
        }
    }
    numbered.sort_by_key(|(number, _)| *number);
    numbered.into_iter().map(|(_, at)| at).collect()
}

fn look_of(cell: &Cell) -> PenLook {
    (cell.underline_color, CellStyle::of(cell))
}

/// Whether a cell is a blank that looks as it should when such a pen draws it.
fn is_blank_in((link, style): PenLook, cell: &Cell) -> bool {
    cell.symbol() == " " && cell.underline_color == link && CellStyle::of(cell).is_blank_alike(style)
}
