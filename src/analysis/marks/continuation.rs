//! A quotation that is open at the end of a paragraph, and the next paragraph -> whether it goes on there.

use super::mark::{Mark, MarkRole, first_mark};
use super::report::says;
use crate::analysis::Passage;
use crate::text::quotation_marks::Side;
use std::ops::Range;

/// Whether the paragraph of `tokens` continues the quotation that `open` began: it begins with an opening mark, or
/// the first mark in it closes that quotation and nothing before that mark is the reporter's.
pub(super) fn continues(passage: &Passage<'_>, tokens: Range<usize>, open: &Mark) -> bool {
    let start = tokens.start;
    first_mark(passage, tokens).is_some_and(|first| {
        let opens = first.tokens.start == start && first.role != MarkRole::Close;
        let closes = first.role == MarkRole::Close
            && first.written.side == Side::Closing
            && open.written.side == Side::Opening
            && first.written.is_double()
            && !first.opens_by_space
            && first.is_after_stop()
            && !says(passage, start..first.tokens.start);
        is_continued_by(open, &first) && (opens || closes)
    })
}

/// Whether `first`, the first mark of a paragraph, is of a kind that can continue the quotation that `open` began.
pub(super) fn is_continued_by(open: &Mark, first: &Mark) -> bool {
    open.kind == first.kind || open.written.is_printed_with(first.written)
}
