//! A quotation and a region of a source -> which word is which: the alignment of Smith and Waterman (1981), over words.
//!
//! The whole quotation is aligned, because each of its words must be accounted for; the source is free before and after it.
//! An ellipsis costs nothing but a little for each word that it stands for, so that the nearest place wins.

use super::edges::{keep_to_sentences, reach_telling_words};
use super::step::AlignedStep;
use super::{Wanted, is_same, word_of};
use crate::verify::source::Source;
use std::ops::Range;

/// A place of a quotation in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::verify) struct AlignedPlace {
    /// The steps through quotation and source, in order.
    pub(in crate::verify) steps: Vec<AlignedStep>,
    /// How good it is.
    pub(in crate::verify) score: i32,
}

const SAME: i32 = 64;
const SAME_FREQUENT: i32 = 32;
/// Less than a word put in: at an edge, where the source is free, one word in place of another is still one change.
const CHANGED: i32 = -31;
/// Two forms of one word: "port" and "ports".
const CHANGED_A_LITTLE: i32 = -16;
const PUT_IN: i32 = -32;
const LEFT_OUT: i32 = -32;
/// In brackets, words may replace others; the last of them does so first.
const BRACKETED: i32 = -8;
const LAST_BRACKETED: i32 = 1;
const AT_ELLIPSIS: i32 = -1;
/// A table larger than this is cut to a band around the diagonal.
const MAX_CELLS: usize = 4_000_000;
const BAND: usize = 256;

const UNREACHABLE: i32 = i32::MIN / 2;

/// From where a cell of the table is reached.
#[derive(Clone, Copy, PartialEq, Eq)]
enum From {
    Nowhere,
    Diagonal,
    Above,
    Left,
}

/// Aligns the quotation with a region of the source. `None` if it has no words.
pub(in crate::verify) fn align(
    wanted: &Wanted<'_>,
    source: &Source,
    region: Range<usize>,
) -> Option<AlignedPlace> {
    let table = AlignmentTable::new(wanted, source, region);
    let (end, score) = table.best_end()?;
    let mut steps = table.steps_to(end);
    keep_to_sentences(&mut steps, source);
    let steps = reach_telling_words(steps, wanted, source);
    Some(AlignedPlace { steps, score })
}

struct AlignmentTable<'a> {
    wanted: &'a Wanted<'a>,
    source: &'a Source,
    region: Range<usize>,
    /// The first column of each row, and its cells.
    rows: Vec<(usize, Vec<(i32, From)>)>,
}

impl<'a> AlignmentTable<'a> {
    fn new(wanted: &'a Wanted<'a>, source: &'a Source, region: Range<usize>) -> Self {
        let mut table = Self { wanted, source, region, rows: Vec::with_capacity(wanted.parts.len() + 1) };
        let first = table.columns(0);
        table.rows.push((first.start, first.map(|_| (0, From::Nowhere)).collect()));
        for part in 0..wanted.parts.len() {
            table.add_row(part);
        }
        table
    }

    /// The columns of a row: all, or those in a band.
    fn columns(&self, row: usize) -> Range<usize> {
        let (rows, columns) = (self.wanted.parts.len() + 1, self.region.len() + 1);
        if rows * columns <= MAX_CELLS {
            return 0..columns;
        }
        let middle = row * columns / rows;
        let reach = BAND + columns.saturating_sub(rows);
        middle.saturating_sub(reach)..(middle + reach).min(columns)
    }

    fn add_row(&mut self, part: usize) {
        let columns = self.columns(part + 1);
        let (up_cost, left_cost) = self.costs(part);
        let mut cells: Vec<(i32, From)> = Vec::with_capacity(columns.len());
        for column in columns.clone() {
            let up = (self.score(part, column) + up_cost, From::Above);
            let left = (cells.last().map_or(UNREACHABLE, |(score, _)| *score + left_cost), From::Left);
            let diagonal = match column.checked_sub(1).filter(|_| !self.wanted.is_ellipsis(part)) {
                Some(before) => (self.score(part, before) + self.pair(part, before), From::Diagonal),
                None => (UNREACHABLE, From::Nowhere),
            };
            // Of equal ways, pairs of words are best; then words that were put in.
            let best =
                [up, left].into_iter().fold(diagonal, |best, way| if way.0 > best.0 { way } else { best });
            cells.push(best);
        }
        self.rows.push((columns.start, cells));
    }

    /// What it costs to leave this part alone, and to leave out a word after it.
    fn costs(&self, part: usize) -> (i32, i32) {
        if self.wanted.is_ellipsis(part) {
            (0, AT_ELLIPSIS)
        } else if self.wanted.is_spoken(part) {
            (PUT_IN, LEFT_OUT)
        } else {
            (0, BRACKETED)
        }
    }

    fn score(&self, row: usize, column: usize) -> i32 {
        self.cell(row, column).map_or(UNREACHABLE, |(score, _)| score)
    }

    fn cell(&self, row: usize, column: usize) -> Option<(i32, From)> {
        let (start, cells) = self.rows.get(row)?;
        cells.get(column.checked_sub(*start)?).copied()
    }

    /// What a pair of words counts.
    fn pair(&self, part: usize, column: usize) -> i32 {
        let place = self.region.start + column;
        let Some(word) = self.source.words().get(place) else { return UNREACHABLE };
        if is_same(self.wanted, part, word) {
            let is_frequent = self.source.index().places(word.key).len() * 500 > self.source.index().len();
            return if is_frequent { SAME_FREQUENT } else { SAME };
        }
        if !self.wanted.is_spoken(part) {
            let goes_on = part + 1 < self.wanted.parts.len() && !self.wanted.is_spoken(part + 1);
            return if goes_on { BRACKETED } else { LAST_BRACKETED };
        }
        let quoted = self.wanted.parts.get(part).and_then(word_of);
        let is_near = quoted.is_some_and(|quoted| are_forms(&quoted.word.key, self.source.key(place)));
        if is_near { CHANGED_A_LITTLE } else { CHANGED }
    }

    /// The best cell in the last row.
    fn best_end(&self) -> Option<((usize, usize), i32)> {
        let row = self.wanted.parts.len();
        let (start, cells) = self.rows.last().filter(|_| row > 0)?;
        let best = cells.iter().enumerate().rev().max_by_key(|(_, (score, _))| *score)?;
        Some(((row, start + best.0), best.1.0))
    }

    /// The steps on the way to a cell.
    fn steps_to(&self, (mut row, mut column): (usize, usize)) -> Vec<AlignedStep> {
        let mut steps = Vec::new();
        while let Some((_, from)) = self.cell(row, column).filter(|_| row > 0) {
            let part = row - 1;
            let place = self.region.start + column.saturating_sub(1);
            match from {
                From::Diagonal => {
                    let word = self.source.words().get(place);
                    let same = word.is_some_and(|word| is_same(self.wanted, part, word));
                    steps.push(if same {
                        AlignedStep::Same(part, place)
                    } else {
                        AlignedStep::Changed(part, place)
                    });
                    (row, column) = (row - 1, column - 1);
                }
                From::Above => {
                    steps.push(AlignedStep::PutIn(part));
                    row -= 1;
                }
                From::Left => {
                    steps.push(AlignedStep::LeftOut(part, place));
                    column -= 1;
                }
                From::Nowhere => break,
            }
        }
        steps.reverse();
        steps
    }
}

/// Whether two words begin alike for most of their length.
fn are_forms(one: &str, other: &str) -> bool {
    const MIN_SHARED: usize = 3;
    let shared = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    shared >= MIN_SHARED && shared * 3 >= one.len().max(other.len()) * 2
}
