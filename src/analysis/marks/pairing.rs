//! Tokens -> pairs of quotation marks, by a small state machine.
//!
//! Marks are looked at in text order with a stack of those that are open. A paragraph ends everything that is
//! open, except a quotation that the next paragraph takes up again with an opening mark of its own. Counting
//! marks per kind would be simpler, but one stray mark would then turn a whole article inside out.

use super::mark::{self, Family, Mark, Side};
use crate::analysis::Passage;
use crate::analysis::token::Shape;
use crate::text::Span;
use std::ops::Range;

/// Two marks that belong together, with what stands between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// From the first byte of the opening to the last of the closing mark.
    pub marks: Span,
    /// What stands between them, without white space at the ends.
    pub content: Span,
    /// The tokens from the opening to the closing mark, both included.
    pub tokens: Range<usize>,
    /// The tokens between the marks.
    pub inner: Range<usize>,
    /// The kind of its marks.
    pub family: Family,
    /// Whether the closing mark is really there.
    pub closed: bool,
}

/// The pairs of a passage that stand in no other pair, in text order.
#[must_use]
pub fn pair(passage: &Passage<'_>) -> Vec<Pair> {
    let mut pairing = Pairing { passage, open: Vec::new(), counts: [0; Family::COUNT], pairs: Vec::new() };
    let paragraphs = token_paragraphs(passage);
    for (index, tokens) in paragraphs.iter().enumerate() {
        let next = paragraphs.get(index + 1).cloned().unwrap_or_default();
        pairing.read_paragraph(tokens.clone());
        pairing.end_paragraph(tokens.clone(), next);
    }
    outermost(pairing.pairs)
}

/// The token range of every paragraph that has tokens.
fn token_paragraphs(passage: &Passage<'_>) -> Vec<Range<usize>> {
    let groups = passage.sentences.chunk_by(|a, b| a.paragraph == b.paragraph);
    let ends = groups.filter_map(|group| Some((group.first()?, group.last()?)));
    ends.map(|(first, last)| first.tokens.start as usize..last.tokens.end as usize).collect()
}

/// An opening mark whose closing one has not come yet.
#[derive(Debug, Clone, Copy)]
struct Open {
    mark: Mark,
    /// Pairs found before it was opened.
    pairs_before: usize,
}

struct Pairing<'a> {
    passage: &'a Passage<'a>,
    open: Vec<Open>,
    counts: [usize; Family::COUNT],
    pairs: Vec<Pair>,
}

impl Pairing<'_> {
    fn read_paragraph(&mut self, tokens: Range<usize>) {
        let marks = mark::find(self.passage, tokens.clone());
        let mut marks = marks.iter().peekable();
        if let Some(first) = marks.peek()
            && first.tokens.start == tokens.start
            && self.count(first.family) > 0
        {
            marks.next();
        }
        while let Some(&mark) = marks.next() {
            match self.side(mark) {
                // 6'2" tall stands inside a quotation whose end is still to come; "up to 15" ends one.
                Side::Measure if self.count(Family::Straight) == 0 => {}
                Side::Measure if marks.peek().is_some_and(|next| next.side == Side::Close) => {}
                Side::Measure => self.close(mark),
                Side::Close => self.close(mark),
                Side::Either if self.count(mark.family) > 0 => self.close(mark),
                Side::Open | Side::Either => self.push(mark),
                Side::Neither => {}
            }
        }
    }

    fn count(&self, family: Family) -> usize {
        self.counts[family as usize]
    }

    /// What a mark does here, given what is open: Swedish opens with ”, German closes with “ and «.
    fn side(&self, mark: Mark) -> Side {
        let top = self.open.last().map(|open| open.mark);
        match (mark.glyph, mark.side) {
            ('“' | '‘', Side::Open) if top.is_some_and(|t| t.is_low() && t.family == mark.family) => {
                Side::Close
            }
            ('“' | '‘', Side::Open) if mark.closes_by_space && self.count(mark.family) > 0 => Side::Close,
            ('«' | '‹', _) if top.is_some_and(|t| matches!(t.glyph, '»' | '›')) => Side::Close,
            ('”' | '»' | '›', Side::Close) if self.count(mark.family) == 0 && mark.opens_by_space => {
                Side::Open
            }
            ('"', Side::Close) if self.count(Family::Straight) + self.count(Family::Curly) == 0 => {
                if mark.after_comma { Side::Open } else { Side::Neither }
            }
            _ => mark.side,
        }
    }

    fn push(&mut self, mark: Mark) {
        self.counts[mark.family as usize] += 1;
        self.open.push(Open { mark, pairs_before: self.pairs.len() });
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

    /// The family a closing mark closes: its own, or the straight one that stands for the curly one.
    fn family_to_close(&self, mark: Mark) -> Option<Family> {
        let stand_in = match mark.family {
            Family::Curly => Family::Straight,
            Family::Straight => Family::Curly,
            Family::Single => Family::StraightSingle,
            Family::StraightSingle => Family::Single,
            other => other,
        };
        [mark.family, stand_in].into_iter().find(|&family| self.count(family) > 0)
    }

    /// Keeps the pair that `open` begins; it has no closing mark where `inner_end` is its `end`.
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
        self.pairs.push(Pair { marks, content, tokens, inner, family: open.family, closed });
    }

    /// What is still open at the end of a paragraph is carried into the next one when that takes it up again;
    /// otherwise it ends here, unless other pairs were found behind it: then it was a stray mark.
    fn end_paragraph(&mut self, tokens: Range<usize>, next: Range<usize>) {
        let carried = self.open.first().copied();
        self.open.clear();
        self.counts = [0; Family::COUNT];
        let Some(open) = carried else { return };
        let inner = self.pairs.get(open.pairs_before..).unwrap_or_default();
        let inner = inner.iter().find(|pair| pair.family.is_double() || !open.mark.family.is_double());
        let inner = inner.map(|pair| pair.inner.end..pair.tokens.end);
        let said = reported_end(self.passage, open.mark.tokens.end..tokens.end);
        if let Some(end) = said.filter(|_| inner.is_none() && open.mark.family.is_double()) {
            self.emit(open.mark, end, end);
        } else if takes_up(self.passage, next, open.mark) {
            self.push(open.mark);
            if let Some(top) = self.open.last_mut() {
                top.pairs_before = open.pairs_before;
            }
        } else if inner.is_none() && open.mark.family.is_double() {
            self.emit(open.mark, tokens.end, tokens.end);
        } else if let Some(close) = inner
            && open.mark.family.is_double()
            && open.mark.tokens.start == tokens.start
            && !reports(self.passage, open.mark.tokens.end..close.start)
        {
            self.emit(open.mark, close.start, close.end);
        }
    }
}

/// Where a quotation without closing mark ends when its paragraph ends with the words that report it.
///
/// Right: "We waited for years, she said. Left alone: "We waited, and they said nothing at all.
fn reported_end(passage: &Passage<'_>, tokens: Range<usize>) -> Option<usize> {
    const LONGEST: usize = 6;
    let from = tokens.end.saturating_sub(LONGEST).max(tokens.start);
    let comma = (from..tokens.end).rev().find(|&at| matches!(passage.word(at), "," | "?" | "!"))?;
    let said = comma + 2..tokens.end;
    let small = passage.tokens.get(comma + 1).is_some_and(|token| token.shape == Shape::Title)
        || matches!(passage.word(comma + 1), "he" | "she" | "they" | "said");
    (small && reports(passage, comma + 1..said.end) && passage.word(said.end - 1) == ".").then_some(comma + 1)
}

/// Whether a plain verb of saying stands among `tokens`.
fn reports(passage: &Passage<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| matches!(passage.word(at), "said" | "says" | "told" | "added" | "adds"))
}

/// Whether the paragraph of `tokens` goes on with the quotation that `open` began: it begins with an opening
/// mark, or the first mark of the family in it is a closing one.
fn takes_up(passage: &Passage<'_>, tokens: Range<usize>, open: Mark) -> bool {
    let start = tokens.start;
    mark::first(passage, tokens).is_some_and(|first| {
        first.family == open.family
            && (first.tokens.start == start && first.side != Side::Close
                || first.family == Family::Curly && first.side == Side::Close && !first.opens_by_space)
    })
}

/// The pairs that stand in no other, in text order.
fn outermost(mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.sort_by_key(|pair| (pair.tokens.start, std::cmp::Reverse(pair.tokens.end)));
    let mut end = 0;
    pairs.retain(|pair| {
        let outside = pair.tokens.start >= end;
        end = end.max(pair.tokens.end);
        outside
    });
    pairs
}
