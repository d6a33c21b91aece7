//! Tokens -> quotation marks, each with the side it stands on as far as its neighbours tell.
//!
//! Apostrophes, inches and minutes are told from marks here, so that pairing sees marks only.

use crate::analysis::Passage;
use crate::analysis::token::{Shape, Token, is_apostrophe};
use std::ops::Range;

/// Marks that open and close each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// “ ” and „ “.
    Curly,
    /// " on both sides.
    Straight,
    /// Two single marks in a row on either side.
    Doubled,
    /// ‘ ’ and ‚ ‘.
    Single,
    /// ' on both sides.
    StraightSingle,
    /// « ».
    Guillemet,
    /// ‹ ›.
    SingleGuillemet,
    /// No marks: the label of who speaks stands before the words, as in a transcript.
    Label,
}

impl Family {
    /// How many there are.
    pub const COUNT: usize = 8;

    /// Whether it is never an apostrophe.
    #[must_use]
    pub fn is_double(self) -> bool {
        !matches!(self, Self::Single | Self::StraightSingle)
    }
}

/// What a mark does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Begins a quotation.
    Open,
    /// Ends one.
    Close,
    /// Its neighbours do not tell.
    Either,
    /// Inches, unless a quotation needs its end.
    Measure,
    /// No quotation mark after all.
    Neither,
}

/// A quotation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its tokens: two for a doubled mark.
    pub tokens: TokenPair,
    /// Its character; the first of two.
    pub glyph: char,
    /// Its family.
    pub family: Family,
    /// The side its shape and neighbours give it.
    pub side: Side,
    /// White space stands before it and none behind it.
    pub opens_by_space: bool,
    /// White space stands behind it and none before it.
    pub closes_by_space: bool,
    /// A comma or a colon stands right before it.
    pub after_comma: bool,
}

/// A small range of tokens that can be copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TokenPair {
    /// The first token.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

impl Mark {
    /// Whether it is „ or ‚.
    #[must_use]
    pub(super) fn is_low(self) -> bool {
        matches!(self.glyph, '„' | '‚')
    }
}

/// The quotation marks among `tokens`, in text order.
#[must_use]
pub(super) fn find(passage: &Passage<'_>, tokens: Range<usize>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let found = mark_at(passage, at, tokens.end);
        at = found.map_or(at + 1, |mark| mark.tokens.end);
        marks.extend(found);
    }
    settle_singles(passage, &mut marks, tokens.start);
    marks.retain(|mark| mark.side != Side::Neither);
    marks
}

/// The first mark among `tokens` that cannot be an apostrophe, or that opens them.
#[must_use]
pub(super) fn first(passage: &Passage<'_>, tokens: Range<usize>) -> Option<Mark> {
    let mut at = tokens.clone();
    at.find_map(|index| {
        mark_at(passage, index, tokens.end).filter(|mark| {
            let opens = index == tokens.start && mark.side == Side::Open;
            (mark.family.is_double() || opens) && mark.side != Side::Neither
        })
    })
}

fn glyph_of(passage: &Passage<'_>, at: usize) -> Option<char> {
    let token = passage.tokens.get(at).filter(|token| token.shape == Shape::Mark)?;
    token.span.of(passage.text).chars().next()
}

fn mark_at(passage: &Passage<'_>, at: usize, end: usize) -> Option<Mark> {
    let glyph = glyph_of(passage, at)?;
    let family = match glyph {
        '“' | '”' | '„' | '‟' | '〝' | '〞' => Family::Curly,
        '"' | '＂' => Family::Straight,
        '‘' | '’' | '‚' | '‛' => Family::Single,
        '\'' | '`' | '´' => Family::StraightSingle,
        '«' | '»' => Family::Guillemet,
        '‹' | '›' => Family::SingleGuillemet,
        _ => return None,
    };
    let second = at + 1 < end && is_doubled(passage, at, glyph);
    let (family, tokens) = match (second, glyph) {
        (true, '\'' | '`' | '´' | '‘' | '’') => (Family::Doubled, TokenPair { start: at, end: at + 2 }),
        _ => (family, TokenPair { start: at, end: at + 1 }),
    };
    let neighbours = Neighbours::of(passage, tokens, end);
    let side = side_of(passage, glyph, family, &neighbours);
    let (opens_by_space, closes_by_space) = (neighbours.opens(), neighbours.closes());
    let after_comma = neighbours.after_comma;
    Some(Mark { tokens, glyph, family, side, opens_by_space, closes_by_space, after_comma })
}

/// Two single marks of one kind with nothing between them.
fn is_doubled(passage: &Passage<'_>, at: usize, glyph: char) -> bool {
    let unspaced = |index: usize| passage.tokens.get(index).is_some_and(|token| !token.spaced);
    glyph_of(passage, at + 1) == Some(glyph) && unspaced(at + 1) && glyph != '“'
}

/// What stands beside a mark.
struct Neighbours {
    before: Option<Token>,
    after: Option<Token>,
    /// White space, a bracket, a dash or another opening mark stands before it.
    space_before: bool,
    /// White space, the end of the paragraph or a closing mark stands after it.
    space_after: bool,
    after_comma: bool,
}

impl Neighbours {
    fn of(passage: &Passage<'_>, tokens: TokenPair, end: usize) -> Self {
        let this = passage.tokens.get(tokens.start).copied();
        let before = tokens.start.checked_sub(1).and_then(|at| passage.tokens.get(at)).copied();
        let after = passage.tokens.get(tokens.end).filter(|_| tokens.end < end).copied();
        let glyph_before = if tokens.start == 0 { None } else { glyph_of(passage, tokens.start - 1) };
        let spaced = this.is_none_or(|token| token.spaced);
        let opening = |c: char| {
            matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '“' | '‘' | '„' | '«' | '…' | '=')
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        let closing = |c: char| {
            matches!(c, ')' | ']' | '>' | ',' | '.' | ';' | ':' | '!' | '?' | '”' | '"' | '—' | '–' | '-')
        };
        let after_glyph = glyph_of(passage, tokens.end).filter(|_| tokens.end < end);
        Self {
            before,
            after,
            space_before: spaced || glyph_before.is_some_and(opening),
            space_after: after.is_none_or(|token| token.spaced) || after_glyph.is_some_and(closing),
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

fn side_of(passage: &Passage<'_>, glyph: char, family: Family, neighbours: &Neighbours) -> Side {
    let by_space = || match (neighbours.opens(), neighbours.closes()) {
        (true, _) => Side::Open,
        (_, true) => Side::Close,
        _ => Side::Either,
    };
    match glyph {
        '“' | '„' | '‟' | '〝' | '«' | '‹' | '‚' => Side::Open,
        '”' | '〞' | '»' | '›' => Side::Close,
        '`' if family == Family::Doubled => Side::Open,
        '"' | '＂' if is_measure(neighbours) => Side::Measure,
        '"' | '＂' => by_space(),
        _ if family == Family::Doubled => by_space(),
        '‘' if !neighbours.space_before => Side::Neither,
        _ if neighbours.opens() && is_elision(passage, neighbours.after) => Side::Neither,
        '‘' | '‛' => Side::Open,
        '’' if !neighbours.space_after => Side::Neither,
        '’' => Side::Close,
        _ => match by_space() {
            Side::Either => Side::Neither,
            side => side,
        },
    }
}

/// 2" and 6'2": a number right before the mark and a small word or a mark behind it.
fn is_measure(neighbours: &Neighbours) -> bool {
    let number = neighbours.before.is_some_and(|token| token.shape == Shape::Number);
    let follows = neighbours.after.is_some_and(|token| token.shape == Shape::Lower && token.spaced);
    number && !neighbours.space_before && follows
}

/// ’90s, ’em, ’til: the apostrophe stands for what was left out.
fn is_elision(passage: &Passage<'_>, after: Option<Token>) -> bool {
    const LEFT_OUT: [&str; 11] =
        ["em", "til", "tis", "twas", "cause", "bout", "round", "n", "cos", "coz", "til."];
    after.is_some_and(|token| {
        let word = token.span.of(passage.text);
        token.shape == Shape::Number && word.len() == 2 || LEFT_OUT.contains(&word)
    })
}

/// Decides what single marks cannot tell by themselves: a mark that opens needs one that closes behind it, and
/// the apostrophe of "the officials’ plan" does not close while a better closing mark is to come.
///
/// One that opens the paragraph may be closed in a later one.
///
/// Gets right: ‘The officials’ plan failed,’ he said. Leaves alone: the ‘bulls’ and the ‘bears’.
fn settle_singles(passage: &Passage<'_>, marks: &mut [Mark], start: usize) {
    let mut closing_ahead = false;
    for mark in marks.iter_mut().rev().filter(|mark| !mark.family.is_double()) {
        match mark.side {
            Side::Open if closing_ahead => closing_ahead = false,
            Side::Open if mark.tokens.start == start => {}
            Side::Open => mark.side = Side::Neither,
            Side::Close if closing_ahead && ends_plural(passage, mark) => mark.side = Side::Neither,
            Side::Close => closing_ahead = true,
            Side::Either | Side::Measure | Side::Neither => {}
        }
    }
}

/// Whether a closing mark may be the possessive ending of a plural: after an s, before a small word.
fn ends_plural(passage: &Passage<'_>, mark: &Mark) -> bool {
    let before = mark.tokens.start.checked_sub(1).map_or("", |at| passage.word(at));
    let small = passage.tokens.get(mark.tokens.end).is_some_and(|token| token.shape == Shape::Lower);
    is_apostrophe(mark.glyph) && before.ends_with('s') && small
}
