//! Two frames -> the rows that a terminal can move by itself, so that they need not be drawn again.
//!
//! Whole rows can be moved on every terminal: what stands beside the text moves too and is drawn again, and whether that
//! pays is for the caller to measure. Terminals with margins at the left and the right move the text alone.

use ratatui::buffer::{Buffer, Cell, CellWidth};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

/// Whether a terminal can move a part of its rows, between a left and a right margin (DECSLRM).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::tui) enum Margins {
    /// Only whole rows.
    #[default]
    None,
    /// Parts of rows too.
    LeftAndRight,
}

/// Rows, or the part of them between two margins, that move up or down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scroll {
    /// The rows of the part of the screen that moves.
    rows: Range<u16>,
    /// Its columns.
    columns: Range<u16>,
    /// By how many rows it moves up; negative if it moves down.
    up: i32,
}

/// The screen is compared in pieces of this many columns, because a panel beside the text does not move with it.
const PIECE: u16 = 8;

/// The least number of pieces that have moved.
const MIN_MOVED: usize = 4;

/// The move of whole rows after which most of the screen is as it has to be.
pub(super) fn scroll_between(before: &Buffer, after: &Buffer) -> Option<Scroll> {
    if before.area != after.area {
        return None;
    }
    let (old, new) = (pieces(before), pieces(after));
    let rows = i32::from(before.area.height);
    let moved = |up: &i32| (0..rows).map(|row| moved_in(&old, &new, (row, row + up))).sum::<usize>();
    let shifts = (1 - rows..rows).filter(|up| *up != 0);
    // Of two that do the same, the shorter one.
    let (count, up) = shifts.map(|up| (moved(&up), up)).max_by_key(|(count, up)| (*count, -up.abs()))?;
    if count < MIN_MOVED {
        return None;
    }
    let mut targets = (0..rows).filter(|&row| moved_in(&old, &new, (row, row + up)) > 0);
    let first = targets.next()?;
    let last = targets.next_back().unwrap_or(first);
    let row = |row: i32| u16::try_from(row).ok();
    let rows = row(first.min(first + up))?..row(last.max(last + up))? + 1;
    Some(Scroll { rows, columns: 0..before.area.width, up })
}

/// How many pieces of a row are what another row was, and not what this one was.
fn moved_in(old: &[Vec<u64>], new: &[Vec<u64>], (row, from): (i32, i32)) -> usize {
    let row_of =
        |pieces: &'_ [Vec<u64>], row: i32| usize::try_from(row).ok().filter(|row| *row < pieces.len());
    let (Some(row), Some(from)) = (row_of(new, row), row_of(old, from)) else { return 0 };
    let (Some(now), Some(was), Some(source)) = (new.get(row), old.get(row), old.get(from)) else { return 0 };
    now.iter().zip(was).zip(source).filter(|((now, was), source)| now == source && now != was).count()
}

/// A number for each piece of each row, the same for the same cells.
fn pieces(buffer: &Buffer) -> Vec<Vec<u64>> {
    let width = usize::from(buffer.area.width.max(1));
    let number = |cells: &[Cell]| {
        let mut hasher = DefaultHasher::new();
        cells.hash(&mut hasher);
        hasher.finish()
    };
    let rows = buffer.content.chunks(width);
    rows.map(|row| row.chunks(usize::from(PIECE)).map(number).collect()).collect()
}

impl Scroll {
    /// The same move of only those columns in which it pays. `None` if none does, or if a wide character stands across a
    /// margin: terminals differ in what they make of its halves.
    pub(super) fn narrowed(&self, before: &Buffer, after: &Buffer) -> Option<Self> {
        let gains = (0..before.area.width).map(|column| self.gain(column, before, after));
        let columns = best_range(gains)?;
        let is_wide = |column: u16, row| before.cell((column, row)).is_some_and(|cell| cell.cell_width() > 1);
        let is_cut = |margin: u16| margin > 0 && self.rows.clone().any(|row| is_wide(margin - 1, row));
        let is_usable = columns.len() > 1 && !is_cut(columns.start) && !is_cut(columns.end);
        is_usable.then(|| Self { columns, ..self.clone() })
    }

    /// How many cells of a column need not be drawn after the move, less those that need it only then.
    fn gain(&self, column: u16, before: &Buffer, after: &Buffer) -> i32 {
        let in_row = |row: u16| {
            let (was, now) = (before.cell((column, row))?, after.cell((column, row))?);
            let moved = self.source(row).and_then(|source| before.cell((column, source)));
            let is_right = moved.map_or(now == &Cell::EMPTY, |moved| moved == now);
            Some(i32::from(is_right) - i32::from(was == now))
        };
        self.rows.clone().filter_map(in_row).sum()
    }

    /// The row that moves to this one; `None` if none does.
    fn source(&self, row: u16) -> Option<u16> {
        let source = u16::try_from(i32::from(row) + self.up).ok()?;
        self.rows.contains(&source).then_some(source)
    }

    /// What makes a terminal move the rows, if it draws in its own colours. Afterwards the whole screen can move again.
    pub(super) fn sequence(&self, width: u16) -> String {
        let (top, bottom) = (self.rows.start + 1, self.rows.end);
        let (left, right) = (self.columns.start + 1, self.columns.end);
        let times = usize::try_from(self.up.unsigned_abs()).unwrap_or_default();
        let (row, step) = if self.up > 0 { (bottom, "\n") } else { (top, "\u{1b}M") };
        let (set, unset) = if self.columns == (0..width) {
            (String::new(), "")
        } else {
            (format!("\u{1b}[?69h\u{1b}[{left};{right}s"), "\u{1b}[?69l")
        };
        format!("{set}\u{1b}[{top};{bottom}r\u{1b}[{row};{left}H{}\u{1b}[r{unset}", step.repeat(times))
    }

    /// What the screen shows after the rows have moved: rows that nothing moves into are empty.
    pub(super) fn apply(&self, screen: &mut Buffer) {
        let before = screen.clone();
        for row in self.rows.clone() {
            let source = self.source(row);
            for column in self.columns.clone() {
                let moved = source.and_then(|source| before.cell((column, source))).cloned();
                if let Some(cell) = screen.cell_mut((column, row)) {
                    *cell = moved.unwrap_or(Cell::EMPTY);
                }
            }
        }
    }
}

/// The columns that gain most together; `None` if none gain anything.
fn best_range(gains: impl Iterator<Item = i32>) -> Option<Range<u16>> {
    let (mut begin, mut sum, mut best) = (0, 0, (0, 0..0));
    for (column, gain) in (0..).zip(gains) {
        if sum <= 0 {
            (begin, sum) = (column, 0);
        }
        sum += gain;
        if sum > best.0 {
            best = (sum, begin..column + 1);
        }
    }
    (best.0 > 0).then_some(best.1)
}
