//! Two frames -> the rows that a terminal can move by itself, so that they need not be drawn again.
//!
//! Only whole rows can be moved on every terminal. What stands beside the text moves too and is drawn again; whether that
//! pays is for the caller to measure.

use ratatui::buffer::{Buffer, Cell};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Rows that move up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scroll {
    /// The first row of the part of the screen that moves.
    top: u16,
    /// The row after its last one.
    bottom: u16,
    /// By how many rows it moves up; negative if it moves down.
    up: i32,
}

/// The screen is compared in pieces of this many columns, because a panel beside the text does not move with it.
const PIECE: u16 = 8;

/// The least number of pieces that have moved.
const MIN_MOVED: usize = 4;

/// The move after which most of the screen is as it has to be.
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
    Some(Scroll { top: row(first.min(first + up))?, bottom: row(last.max(last + up))? + 1, up })
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
    /// What makes a terminal move the rows, if it draws in its own colours. Afterwards the whole screen can move again.
    pub(super) fn sequence(self) -> String {
        let (top, bottom) = (self.top + 1, self.bottom);
        let times = usize::try_from(self.up.unsigned_abs()).unwrap_or_default();
        let (row, step) = if self.up > 0 { (bottom, "\n") } else { (top, "\u{1b}M") };
        format!("\u{1b}[{top};{bottom}r\u{1b}[{row};1H{}\u{1b}[r", step.repeat(times))
    }

    /// What the screen shows after the rows have moved: rows that nothing moves into are empty.
    pub(super) fn apply(self, screen: &mut Buffer) {
        let width = usize::from(screen.area.width);
        let part = usize::from(self.top) * width..usize::from(self.bottom) * width;
        let Some(cells) = screen.content.get_mut(part) else { return };
        let by = (usize::try_from(self.up.unsigned_abs()).unwrap_or_default() * width).min(cells.len());
        let empty = if self.up > 0 {
            cells.rotate_left(by);
            cells.len() - by..cells.len()
        } else {
            cells.rotate_right(by);
            0..by
        };
        cells.get_mut(empty).into_iter().flatten().for_each(Cell::reset);
    }
}
