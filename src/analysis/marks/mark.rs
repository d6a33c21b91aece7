//! Tokens -> quotation marks, each with the role that its shape and its neighbours give it.
//!
//! Apostrophes, inches and minutes are separated from quotation marks here, so that pairing sees only marks.

use super::family::MarkFamily;
use crate::analysis::Passage;
use crate::analysis::token::{Shape, Token};
use crate::lexicon::lists::List;
use crate::text::quotation_marks::{self, Side};
use std::ops::Range;

/// What a mark does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkRole {
    /// It begins a quotation.
    Open,
    /// It ends a quotation.
    Close,
    /// It begins or ends one; its neighbours do not show which.
    Either,
    /// It stands for inches, unless a quotation has no other end.
    Inches,
    /// It is an apostrophe or a stray character.
    NotAMark,
}

/// A quotation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its tokens: two for a doubled mark.
    pub tokens: TokenRange,
    /// Its character; the first of two.
    pub glyph: char,
    /// Its family.
    pub family: MarkFamily,
    /// The role that its shape and neighbours give it.
    pub role: MarkRole,
    /// It has white space before it and none after it.
    pub opens_by_space: bool,
    /// It has white space after it and none before it.
    pub closes_by_space: bool,
    /// A comma or a colon is right before it.
    pub after_comma: bool,
}

/// A range of tokens that is `Copy`, unlike [`Range`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TokenRange {
    /// The first token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
}

/// Finds the quotation marks among `tokens`, one paragraph, in text order.
#[must_use]
pub(super) fn find_marks(passage: &Passage<'_>, tokens: Range<usize>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let found = mark_at(passage, at, tokens.end);
        at = found.map_or(at + 1, |mark| mark.tokens.end);
        marks.extend(found);
    }
    settle_single_marks(passage, &mut marks, tokens.start);
    marks.retain(|mark| mark.role != MarkRole::NotAMark);
    marks
}

/// Returns the first mark among `tokens` that cannot be an apostrophe. A single mark counts only if it opens the
/// paragraph.
#[must_use]
pub(super) fn first_mark(passage: &Passage<'_>, tokens: Range<usize>) -> Option<Mark> {
    let mut at = tokens.clone();
    at.find_map(|index| {
        mark_at(passage, index, tokens.end).filter(|mark| {
            let opens = index == tokens.start && mark.role == MarkRole::Open;
            (mark.family.is_double() || opens) && mark.role != MarkRole::NotAMark
        })
    })
}

fn glyph_of(passage: &Passage<'_>, at: usize) -> Option<char> {
    let token = passage.tokens.get(at).filter(|token| token.shape == Shape::Mark)?;
    token.span.of(passage.text).chars().next()
}

fn mark_at(passage: &Passage<'_>, at: usize, end: usize) -> Option<Mark> {
    let glyph = glyph_of(passage, at)?;
    let style = quotation_marks::style(glyph)?;
    let is_doubled = at + 1 < end && is_doubled(passage, at, glyph);
    let (family, width) = if is_doubled { (MarkFamily::Doubled, 2) } else { (MarkFamily::of(style), 1) };
    let tokens = TokenRange { start: at, end: at + width };
    let neighbours = Neighbours::of(passage, tokens, end);
    let role = role_of(passage, glyph, family, &neighbours);
    let (opens_by_space, closes_by_space) = (neighbours.opens(), neighbours.closes());
    let after_comma = neighbours.after_comma;
    Some(Mark { tokens, glyph, family, role, opens_by_space, closes_by_space, after_comma })
}

/// Whether the mark at `at` is a single one with another of its kind right after it: a doubled mark.
fn is_doubled(passage: &Passage<'_>, at: usize, glyph: char) -> bool {
    let is_unspaced = |index: usize| passage.tokens.get(index).is_some_and(|token| !token.spaced);
    matches!(glyph, '\'' | '`' | '´' | '‘' | '’')
        && glyph_of(passage, at + 1) == Some(glyph)
        && is_unspaced(at + 1)
}

/// What is beside a mark.
struct Neighbours {
    /// The tokens of the mark itself.
    tokens: TokenRange,
    before: Option<Token>,
    after: Option<Token>,
    /// White space, a bracket, a dash or another opening mark is before it.
    space_before: bool,
    /// White space, the end of the paragraph or a closing mark is after it.
    space_after: bool,
    after_comma: bool,
}

impl Neighbours {
    fn of(passage: &Passage<'_>, tokens: TokenRange, end: usize) -> Self {
        let this = passage.tokens.get(tokens.start).copied();
        let before = tokens.start.checked_sub(1).and_then(|at| passage.tokens.get(at)).copied();
        let after = passage.tokens.get(tokens.end).filter(|_| tokens.end < end).copied();
        let glyph_before = if tokens.start == 0 { None } else { glyph_of(passage, tokens.start - 1) };
        let glyph_after = glyph_of(passage, tokens.end).filter(|_| tokens.end < end);
        Self {
            tokens,
            before,
            after,
            space_before: this.is_none_or(|token| token.spaced) || glyph_before.is_some_and(is_opening),
            space_after: after.is_none_or(|token| token.spaced) || glyph_after.is_some_and(is_closing),
            after_comma: matches!(glyph_before, Some(',' | ':')),
        }
    }

    fn opens(&self) -> bool {
        self.space_before && !self.space_after
    }

    fn closes(&self) -> bool {
        !self.space_before && self.space_after
    }
}

/// Whether a quotation can begin right after `c`. Invisible direction marks count as white space.
fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '…' | '=')
        || quotation_marks::side(c) == Some(Side::Opening)
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a quotation can end right before `c`.
fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '>' | ',' | '.' | ';' | ':' | '!' | '?' | '—' | '–' | '-')
        || quotation_marks::closes_double(c)
}

fn role_of(passage: &Passage<'_>, glyph: char, family: MarkFamily, neighbours: &Neighbours) -> MarkRole {
    let by_space = || match (neighbours.opens(), neighbours.closes()) {
        (true, _) => MarkRole::Open,
        (_, true) => MarkRole::Close,
        _ => MarkRole::Either,
    };
    match (family, quotation_marks::side(glyph)) {
        (MarkFamily::Doubled, _) if glyph == '`' => MarkRole::Open,
        (MarkFamily::Doubled, _) => by_space(),
        (MarkFamily::Straight, _) if is_inches(neighbours) => MarkRole::Inches,
        (MarkFamily::Straight, _) => by_space(),
        (MarkFamily::Single, _) => single_role(passage, glyph, neighbours),
        (MarkFamily::StraightSingle, _) if is_elision(passage, neighbours) => MarkRole::NotAMark,
        // Without a space on just one side it is an apostrophe.
        (MarkFamily::StraightSingle, _) => match by_space() {
            MarkRole::Either => MarkRole::NotAMark,
            role => role,
        },
        (_, Some(Side::Closing)) => MarkRole::Close,
        _ => MarkRole::Open,
    }
}

/// The role of ‘, ’, ‚ or ‛, which may be an apostrophe.
fn single_role(passage: &Passage<'_>, glyph: char, neighbours: &Neighbours) -> MarkRole {
    match glyph {
        '‚' => MarkRole::Open,
        '‘' if !neighbours.space_before => MarkRole::NotAMark,
        _ if is_elision(passage, neighbours) => MarkRole::NotAMark,
        '’' if !neighbours.space_after => MarkRole::NotAMark,
        '’' => MarkRole::Close,
        _ => MarkRole::Open,
    }
}

/// 2" and 6'2": a number right before the mark and a lower-case word after it.
fn is_inches(neighbours: &Neighbours) -> bool {
    let number = neighbours.before.is_some_and(|token| token.shape == Shape::Number);
    let word_follows = neighbours.after.is_some_and(|token| token.shape == Shape::Lower && token.spaced);
    number && !neighbours.space_before && word_follows
}

/// ’90s, ’em, ’til: the apostrophe stands for the letters or digits that were left out.
fn is_elision(passage: &Passage<'_>, neighbours: &Neighbours) -> bool {
    let is_year = |token: Token| token.shape == Shape::Number && token.span.len() == 2;
    let is_short = |at: usize| passage.is(at, List::Elisions);
    neighbours.opens()
        && (neighbours.after.is_some_and(is_year)
            || neighbours.after.is_some() && is_short(neighbours.tokens.end))
}

/// Settles the single marks whose role depends on later marks: an opening one needs a closing one after it, and the
/// apostrophe of "the officials’ plan" does not close while a better closing mark follows.
///
/// An opening mark at the start of the paragraph is kept: a later paragraph may close it.
///
/// Gets right: ‘The officials’ plan failed,’ he said. Leaves alone: the ‘bulls’ and the ‘bears’.
fn settle_single_marks(passage: &Passage<'_>, marks: &mut [Mark], start: usize) {
    let mut closing_ahead = false;
    for mark in marks.iter_mut().rev().filter(|mark| !mark.family.is_double()) {
        match mark.role {
            MarkRole::Open if closing_ahead => closing_ahead = false,
            MarkRole::Open if mark.tokens.start == start => {}
            MarkRole::Open => mark.role = MarkRole::NotAMark,
            MarkRole::Close if closing_ahead && may_end_plural(passage, mark) => {
                mark.role = MarkRole::NotAMark;
            }
            MarkRole::Close => closing_ahead = true,
            MarkRole::Either | MarkRole::Inches | MarkRole::NotAMark => {}
        }
    }
}

/// Whether a closing mark may be the possessive ending of a plural: after an s, before a lower-case word.
fn may_end_plural(passage: &Passage<'_>, mark: &Mark) -> bool {
    let before = mark.tokens.start.checked_sub(1).map_or("", |at| passage.word(at));
    let word_follows = passage.tokens.get(mark.tokens.end).is_some_and(|token| token.shape == Shape::Lower);
    quotation_marks::is_apostrophe(mark.glyph) && before.ends_with('s') && word_follows
}
