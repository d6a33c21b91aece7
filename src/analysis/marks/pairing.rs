//! Tokens -> pairs of quotation marks, by a small state machine.
//!
//! Marks are read in text order with a stack of those that are open. The end of a paragraph closes everything that
//! is open, except a quotation that the next paragraph continues with an opening mark of its own. Counting marks by
//! kind would be simpler, but one stray mark would then turn a whole article inside out.

use super::family::MarkFamily;
use super::mark::{Mark, MarkRole, find_marks, first_mark};
use super::pair::MarkPair;
use crate::analysis::Passage;
use crate::analysis::token::Shape;
use crate::lexicon::lists::List;
use crate::text::quotation_marks;
use std::ops::Range;

/// Pairs the marks of a passage. Returns the pairs that are inside no other pair, in text order.
#[must_use]
pub fn pair_marks(passage: &Passage<'_>) -> Vec<MarkPair> {
    let mut pairing =
        MarkPairing { passage, open: Vec::new(), counts: [0; MarkFamily::COUNT], pairs: Vec::new() };
    let paragraphs = token_paragraphs(passage);
    for (index, tokens) in paragraphs.iter().enumerate() {
        let next = paragraphs.get(index + 1).cloned().unwrap_or_default();
        pairing.read_paragraph(tokens.clone());
        pairing.end_paragraph(tokens.clone(), next);
    }
    outermost(pairing.pairs)
}

/// Returns the token range of every paragraph that has tokens.
fn token_paragraphs(passage: &Passage<'_>) -> Vec<Range<usize>> {
    let groups = passage.sentences.chunk_by(|a, b| a.paragraph == b.paragraph);
    let ends = groups.filter_map(|group| Some((group.first()?, group.last()?)));
    ends.map(|(first, last)| first.tokens.start as usize..last.tokens.end as usize).collect()
}

/// An opening mark that is not closed yet.
#[derive(Debug, Clone, Copy)]
struct OpenMark {
    mark: Mark,
    /// How many pairs had been found when it was opened.
    pairs_before: usize,
}

struct MarkPairing<'a> {
    passage: &'a Passage<'a>,
    open: Vec<OpenMark>,
    /// How many marks of each family are open.
    counts: [usize; MarkFamily::COUNT],
    pairs: Vec<MarkPair>,
}

impl MarkPairing<'_> {
    fn read_paragraph(&mut self, tokens: Range<usize>) {
        let marks = find_marks(self.passage, tokens.clone());
        let mut marks = marks.iter().peekable();
        // The mark that opens a later paragraph of a quotation opens no new one.
        if let Some(first) = marks.peek()
            && first.tokens.start == tokens.start
            && self.count(first.family) > 0
        {
            marks.next();
        }
        while let Some(&mark) = marks.next() {
            match self.role_in_context(mark) {
                // He is 6'2" tall: no quotation that it could end, or one with a better end to come. The mark in
                // "up to 15" ends one.
                MarkRole::Inches if self.count(MarkFamily::Straight) == 0 => {}
                MarkRole::Inches if marks.peek().is_some_and(|next| next.role == MarkRole::Close) => {}
                MarkRole::Inches | MarkRole::Close => self.close(mark),
                MarkRole::Either if self.count(mark.family) > 0 => self.close(mark),
                MarkRole::Open | MarkRole::Either => self.push(mark),
                MarkRole::NotAMark => {}
            }
        }
    }

    fn count(&self, family: MarkFamily) -> usize {
        self.counts[family as usize]
    }

    /// The role of a mark given what is open: Swedish opens with ”, German closes with “ and «.
    fn role_in_context(&self, mark: Mark) -> MarkRole {
        let top = self.open.last().map(|open| open.mark);
        let opened_low = top.is_some_and(|t| quotation_marks::is_low(t.glyph) && t.family == mark.family);
        match (mark.glyph, mark.role) {
            ('“' | '‘', MarkRole::Open) if opened_low => MarkRole::Close,
            ('“' | '‘', MarkRole::Open) if mark.closes_by_space && self.count(mark.family) > 0 => {
                MarkRole::Close
            }
            ('«' | '‹', _) if top.is_some_and(|t| matches!(t.glyph, '»' | '›')) => MarkRole::Close,
            ('”' | '»' | '›', MarkRole::Close) if self.count(mark.family) == 0 && mark.opens_by_space => {
                MarkRole::Open
            }
            (_, MarkRole::Close)
                if mark.family == MarkFamily::Straight
                    && self.count(MarkFamily::Straight) + self.count(MarkFamily::Curly) == 0 =>
            {
                if mark.after_comma { MarkRole::Open } else { MarkRole::NotAMark }
            }
            _ => mark.role,
        }
    }

    fn push(&mut self, mark: Mark) {
        self.counts[mark.family as usize] += 1;
        self.open.push(OpenMark { mark, pairs_before: self.pairs.len() });
    }

    fn close(&mut self, mark: Mark) {
        let Some(family) = self.family_to_close(mark) else { return };
        while let Some(open) = self.open.pop() {
            self.counts[open.mark.family as usize] -= 1;
            if open.mark.family == family {
                self.emit(open.mark, mark.tokens.start, mark.tokens.end);
                return;
            }
        }
    }

    /// Returns the open family that a closing mark closes: its own, or the straight one used in place of the curly
    /// one or vice versa.
    fn family_to_close(&self, mark: Mark) -> Option<MarkFamily> {
        let stand_in = match mark.family {
            MarkFamily::Curly => MarkFamily::Straight,
            MarkFamily::Straight => MarkFamily::Curly,
            MarkFamily::Single => MarkFamily::StraightSingle,
            MarkFamily::StraightSingle => MarkFamily::Single,
            other => other,
        };
        [mark.family, stand_in].into_iter().find(|&family| self.count(family) > 0)
    }

    /// Keeps the pair that `open` begins. It has no closing mark if `inner_end` equals `end`.
    fn emit(&mut self, open: Mark, inner_end: usize, end: usize) {
        let closed = inner_end < end;
        let inner = open.tokens.end..inner_end;
        let tokens = &self.passage.tokens;
        let (Some(first), Some(last)) = (tokens.get(open.tokens.start), tokens.get(end.saturating_sub(1)))
        else {
            return;
        };
        if inner.is_empty() {
            return;
        }
        let content = tokens[inner.start].span.to(tokens[inner.end - 1].span);
        let (marks, tokens) = (first.span.to(last.span), open.tokens.start..end);
        self.pairs.push(MarkPair { marks, content, tokens, inner, family: open.family, closed });
    }

    /// Closes or carries over the first mark that is still open at the end of a paragraph.
    ///
    /// In this order: it ends where it is reported; it is carried into the next paragraph if that continues it; it
    /// ends with the paragraph. If other pairs were found after it, it was a stray mark, unless it opened the
    /// paragraph: then it ends where the first of them ends.
    fn end_paragraph(&mut self, tokens: Range<usize>, next: Range<usize>) {
        let carried = self.open.first().copied();
        self.open.clear();
        self.counts = [0; MarkFamily::COUNT];
        let Some(open) = carried else { return };
        let is_double = open.mark.family.is_double();
        let inner = self.pairs.get(open.pairs_before..).unwrap_or_default();
        let inner = inner.iter().find(|pair| pair.family.is_double() || !is_double);
        let inner = inner.map(|pair| pair.inner.end..pair.tokens.end);
        let reported = reported_end(self.passage, open.mark.tokens.end..tokens.end);
        if let Some(end) = reported.filter(|_| inner.is_none() && is_double) {
            self.emit(open.mark, end, end);
        } else if continues(self.passage, next, open.mark) {
            self.push(open.mark);
            if let Some(top) = self.open.last_mut() {
                top.pairs_before = open.pairs_before;
            }
        } else if inner.is_none() && is_double {
            self.emit(open.mark, tokens.end, tokens.end);
        } else if let Some(close) = inner
            && is_double
            && open.mark.tokens.start == tokens.start
            && !has_verb_of_saying(self.passage, open.mark.tokens.end..close.start)
        {
            self.emit(open.mark, close.start, close.end);
        }
    }
}

/// Returns the end of a quotation without a closing mark if its paragraph ends with the words that report it.
///
/// Gets right: "We waited for years, she said. Leaves alone: "We waited, and they said nothing at all.
fn reported_end(passage: &Passage<'_>, tokens: Range<usize>) -> Option<usize> {
    const MAX_TOKENS: usize = 6;
    let from = tokens.end.saturating_sub(MAX_TOKENS).max(tokens.start);
    let comma = (from..tokens.end).rev().find(|&at| matches!(passage.word(at), "," | "?" | "!"))?;
    let begins_clause = passage.tokens.get(comma + 1).is_some_and(|token| token.shape == Shape::Title)
        || passage.is(comma + 1, List::SubjectsAfterQuotation);
    let reports = has_verb_of_saying(passage, comma + 1..tokens.end);
    (begins_clause && reports && passage.word(tokens.end - 1) == ".").then_some(comma + 1)
}

/// Whether a plain verb of saying is among `tokens`.
fn has_verb_of_saying(passage: &Passage<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| passage.is(at, List::PlainVerbsOfSaying) || matches!(passage.word(at), "added" | "adds"))
}

/// Whether the paragraph of `tokens` continues the quotation that `open` began: it begins with an opening mark, or
/// the first mark of the family in it is a closing one.
fn continues(passage: &Passage<'_>, tokens: Range<usize>, open: Mark) -> bool {
    let start = tokens.start;
    first_mark(passage, tokens).is_some_and(|first| {
        first.family == open.family
            && (first.tokens.start == start && first.role != MarkRole::Close
                || first.family == MarkFamily::Curly
                    && first.role == MarkRole::Close
                    && !first.opens_by_space)
    })
}

/// Removes the pairs that are inside another pair and sorts the rest in text order.
fn outermost(mut pairs: Vec<MarkPair>) -> Vec<MarkPair> {
    pairs.sort_by_key(|pair| (pair.tokens.start, std::cmp::Reverse(pair.tokens.end)));
    let mut end = 0;
    pairs.retain(|pair| {
        let outside = pair.tokens.start >= end;
        end = end.max(pair.tokens.end);
        outside
    });
    pairs
}
