//! Tokens -> quotation marks, each with the role that its shape and its neighbours give it.
//!
//! Apostrophes, inches and minutes are separated from quotation marks here, so that pairing sees only marks.

use super::report::is_reported_at;
use crate::analysis::Passage;
use crate::analysis::known_word::{KnownWord, WordStops};
use crate::analysis::token::{Shape, Token};
use crate::lexicon::lists::List;
use crate::text::quotation_marks::{self, ElseIs, MARKS, QuotationMark, Side};
use crate::text::span::offset;
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
    /// Its tokens: several if several characters stand for one mark.
    pub tokens: TokenRange,
    /// Which mark it is.
    pub written: &'static QuotationMark,
    /// Its index among all kinds of marks.
    pub kind: usize,
    /// The role that its shape and neighbours give it.
    pub role: MarkRole,
    /// It has white space before it and none after it.
    pub opens_by_space: bool,
    /// It has white space after it and none before it.
    pub closes_by_space: bool,
    /// The mark or punctuation right before it.
    pub glyph_before: Option<char>,
    /// A comma or the end of a sentence is right before it, and words that report a quotation are right after it; or a
    /// comma with such words is.
    pub ends_reported: bool,
}

impl Mark {
    /// Whether a comma or a colon is right before it.
    pub(super) fn is_after_comma(&self) -> bool {
        matches!(self.glyph_before, Some(',' | ':'))
    }

    /// Whether a comma or the end of a sentence is right before it.
    pub(super) fn is_after_stop(&self) -> bool {
        matches!(self.glyph_before, Some(',' | '.' | '!' | '?' | '…'))
    }
}

/// A range of tokens that is `Copy`, unlike [`Range`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TokenRange {
    /// The first token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
}

/// Replaces `marks` by the quotation marks among `tokens`, one paragraph, in text order. `next` are the tokens of the next
/// paragraph.
pub(super) fn find_marks(
    passage: &Passage<'_>,
    tokens: Range<usize>,
    next: Range<usize>,
    marks: &mut Vec<Mark>,
) {
    marks.clear();
    let mut at = tokens.start;
    while let Some(start) = next_mark(passage, at..tokens.end) {
        let found = mark_at(passage, start, tokens.end);
        at = found.map_or(start + 1, |mark| mark.tokens.end);
        if let Some(mark) = found {
            marks.push(mark);
        }
    }
    if marks.is_empty() {
        return;
    }
    let carried = carried_mark(passage, next);
    settle_single_marks(passage, marks, (tokens.start, carried));
    marks.retain(|mark| mark.role != MarkRole::NotAMark);
}

/// The first of some tokens that a quotation mark may begin with: most are words, commas and full stops.
fn next_mark(passage: &Passage<'_>, tokens: Range<usize>) -> Option<usize> {
    let text = passage.text.as_bytes();
    let starts = |at: usize| {
        let from = passage.tokens.get(at).and_then(|token| text.get(token.span.start as usize..));
        from.is_some_and(quotation_marks::may_start)
    };
    let mut from = tokens.start;
    while let Some(at) = candidate(passage.known_words(), from..tokens.end) {
        if starts(at) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// The first of some words that may be a quotation mark, or half of one with the word behind it.
fn candidate(words: &[KnownWord], range: Range<usize>) -> Option<usize> {
    let is_mark = |word: &KnownWord| word.stops.has(WordStops::QUOTATION_MARK);
    let may_be = |word: &KnownWord, next: &KnownWord| {
        is_mark(word) || word.stops.has(WordStops::HALF_MARK) && word.hash == next.hash
    };
    let with_next = words.get(range.start..words.len().min(range.end + 1))?;
    if let Some(by) = with_next.windows(2).position(|pair| may_be(&pair[0], &pair[1])) {
        return Some(range.start + by);
    }
    // Behind the last word of a passage there is none.
    let last = range.end.checked_sub(1).filter(|&last| last >= range.start && range.end == words.len())?;
    words.get(last).is_some_and(is_mark).then_some(last)
}

/// Returns the first mark among `tokens` that cannot be an apostrophe. A single mark counts only if it opens the
/// paragraph.
#[must_use]
pub(super) fn first_mark(passage: &Passage<'_>, tokens: Range<usize>) -> Option<Mark> {
    let mut at = tokens.start;
    while let Some(next) = next_mark(passage, at..tokens.end) {
        let found = mark_at(passage, next, tokens.end).filter(|mark| {
            let opens = next == tokens.start && mark.role == MarkRole::Open;
            (mark.written.is_double() || opens) && mark.role != MarkRole::NotAMark
        });
        if found.is_some() {
            return found;
        }
        at = next + 1;
    }
    None
}

/// The kind of single mark that a paragraph begins with: it may go on with what an earlier paragraph opened.
fn carried_mark(passage: &Passage<'_>, tokens: Range<usize>) -> Option<usize> {
    let mark = mark_at(passage, tokens.start, tokens.end)?;
    (!mark.written.is_double() && mark.role == MarkRole::Open).then_some(mark.kind)
}

fn glyph_of(passage: &Passage<'_>, at: usize) -> Option<char> {
    let token = passage.tokens.get(at).filter(|token| token.shape == Shape::Mark)?;
    token.span.of(passage.text).chars().next()
}

fn mark_at(passage: &Passage<'_>, at: usize, end: usize) -> Option<Mark> {
    let first = passage.tokens.get(at).filter(|token| token.shape == Shape::Mark)?;
    let last = passage.tokens.get(end.checked_sub(1)?)?;
    let kind = quotation_marks::mark_starting(first.span.to(last.span).of(passage.text))?;
    let written = MARKS.get(kind)?;
    let length = offset(written.written.len());
    let inside = |token: &&Token| token.span.start < first.span.start + length;
    let width = passage.tokens.get(at..end)?.iter().take_while(inside).count();
    let tokens = TokenRange { start: at, end: at + width };
    let mut neighbours = Neighbours::of(passage, tokens, end);
    // d’« absurdité »: what stands before a guillemet is an elided word.
    neighbours.space_before |= matches!(written.written, "«" | "‹")
        && neighbours.glyph_before.is_some_and(quotation_marks::is_apostrophe);
    let mut mark = Mark {
        tokens,
        written,
        kind,
        role: role_of(passage, written, &neighbours),
        opens_by_space: neighbours.opens(),
        closes_by_space: neighbours.closes(),
        glyph_before: neighbours.glyph_before,
        ends_reported: false,
    };
    let before_comma = passage.word(tokens.end) == ",";
    mark.ends_reported = mark.is_after_stop() && is_reported_at(passage, tokens.end)
        || before_comma && is_reported_at(passage, tokens.end + 1);
    if mark.role == MarkRole::Either {
        // We wait, " said Adebayo. Adebayo said: " We wait. "
        mark.role = match mark.glyph_before {
            Some(':') => MarkRole::Open,
            _ if mark.ends_reported => MarkRole::Close,
            _ => MarkRole::Either,
        };
    }
    Some(mark)
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
    /// The mark or punctuation right before it.
    glyph_before: Option<char>,
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
            glyph_before,
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

/// Whether a quotation can end right before `c`. German ends with “ what it begins with „.
fn is_closing(c: char) -> bool {
    matches!(c, '“' | ')' | ']' | '>' | ',' | '.' | ';' | ':' | '!' | '?' | '—' | '–' | '-')
        || quotation_marks::closes_double(c)
}

fn role_of(passage: &Passage<'_>, mark: &QuotationMark, neighbours: &Neighbours) -> MarkRole {
    if is_inches(mark, neighbours) {
        return MarkRole::Inches;
    }
    if is_in_hebrew_word(passage, mark, neighbours) {
        return MarkRole::NotAMark;
    }
    if mark.else_is == ElseIs::Apostrophe {
        return single_role(passage, mark, neighbours);
    }
    match (mark.side, neighbours.opens(), neighbours.closes()) {
        // ,,no“ but not no,, no; <<no>> but not 1<<2. After a word it may be a damaged closing mark.
        (Side::Opening, false, true) if mark.else_is == ElseIs::Sign => MarkRole::Close,
        (Side::Opening, false, false) if mark.else_is == ElseIs::Sign => MarkRole::NotAMark,
        (Side::Opening, ..) | (Side::Either, true, _) => MarkRole::Open,
        (Side::Closing, ..) | (Side::Either, _, true) => MarkRole::Close,
        (Side::Either, false, false) => MarkRole::Either,
    }
}

/// The role of a single mark, which may be an apostrophe. Without a space on just one side it is one.
fn single_role(passage: &Passage<'_>, mark: &QuotationMark, neighbours: &Neighbours) -> MarkRole {
    let [unspaced_before, unspaced_after] = letters_beside(passage, neighbours.tokens, is_unspaced);
    let space_before = neighbours.space_before || unspaced_before;
    let space_after = neighbours.space_after || unspaced_after;
    match mark.side {
        _ if mark.written == "‚" && !neighbours.closes() => MarkRole::Open,
        _ if is_elision(passage, neighbours) => MarkRole::NotAMark,
        Side::Opening if space_before => MarkRole::Open,
        Side::Closing if space_after => MarkRole::Close,
        _ if neighbours.opens() => MarkRole::Open,
        _ if neighbours.closes() => MarkRole::Close,
        Side::Either if unspaced_before && unspaced_after => MarkRole::Either,
        _ => MarkRole::NotAMark,
    }
}

/// Whether the characters right before and right after a mark pass `test`.
fn letters_beside(passage: &Passage<'_>, tokens: TokenRange, test: fn(char) -> bool) -> [bool; 2] {
    let start = passage.tokens.get(tokens.start).map_or(0, |token| token.span.start as usize);
    let last = tokens.end.checked_sub(1).and_then(|at| passage.tokens.get(at));
    let end = last.map_or(0, |token| token.span.end as usize);
    let before = passage.text.get(..start).and_then(|text| text.chars().next_back());
    let after = passage.text.get(end..).and_then(|text| text.chars().next());
    [before, after].map(|beside| beside.is_some_and(test))
}

/// Whether `c` is of a script that puts no spaces beside quotation marks: Chinese, Japanese, Korean.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{ff00}'..='\u{ffef}')
}

/// צה"ל: between Hebrew letters the mark makes an abbreviation.
fn is_in_hebrew_word(passage: &Passage<'_>, mark: &QuotationMark, neighbours: &Neighbours) -> bool {
    matches!(mark.written, "\"" | "”")
        && !neighbours.space_before
        && !neighbours.space_after
        && letters_beside(passage, neighbours.tokens, |c| ('\u{5d0}'..='\u{5ea}').contains(&c)) == [true; 2]
}

/// 2", 6'2" and 15″: a number right before the mark, and a lower-case word after it unless it is a prime.
fn is_inches(mark: &QuotationMark, neighbours: &Neighbours) -> bool {
    let number = neighbours.before.is_some_and(|token| token.shape == Shape::Number);
    let word_follows = neighbours.after.is_some_and(|token| token.shape == Shape::Lower && token.spaced);
    let is_prime = matches!(mark.written, "″" | "′′");
    let may_be = word_follows && matches!(mark.written, "\"" | "”" | "''");
    number && !neighbours.space_before && (is_prime || may_be)
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
/// An opening mark at the `start` of the paragraph is kept: a later paragraph may close it. So is the last one that opens
/// a sentence, if the next paragraph begins with a mark of the kind `carried`.
///
/// Gets right: ‘The officials’ plan failed,’ he said; ‘We stay. / ‘We wait.’ Leaves alone: the ‘bulls’ and the ‘bears’.
fn settle_single_marks(
    passage: &Passage<'_>,
    marks: &mut [Mark],
    (start, mut carried): (usize, Option<usize>),
) {
    let mut ahead: Vec<Mark> = Vec::new();
    let opens_sentence = |mark: &Mark| {
        passage.tokens.get(mark.tokens.end).is_some_and(|token| token.is_capitalized(passage.text))
    };
    for mark in marks.iter_mut().rev() {
        match mark.role {
            MarkRole::Open if ahead.iter().any(|closing| may_close(closing, mark)) => ahead.clear(),
            MarkRole::Open if mark.written.is_double() => {
                ahead.retain(|closing| !closing.written.is_double());
            }
            MarkRole::Open if mark.tokens.start == start && mark.written.side != Side::Closing => {}
            MarkRole::Open if carried == Some(mark.kind) && opens_sentence(mark) => carried = None,
            MarkRole::Open => mark.role = MarkRole::NotAMark,
            MarkRole::Close if !ahead.is_empty() && may_end_plural(passage, mark) => {
                mark.role = MarkRole::NotAMark;
            }
            MarkRole::Close if !mark.written.is_double() || mark.ends_reported => {
                let is_alike =
                    |other: &Mark| (other.kind, other.is_after_stop()) == (mark.kind, mark.is_after_stop());
                if !ahead.iter().any(is_alike) {
                    ahead.push(*mark);
                }
            }
            _ => {}
        }
    }
}

/// Whether `closing` closes what a single mark opens, or ends it as damage before its report. ’ opens only a sentence
/// of its own: elsewhere it is more likely an apostrophe.
///
/// Gets right: ’We stay,’ she said. Leaves alone: of ’bout a hundred players’ names.
fn may_close(closing: &Mark, opening: &Mark) -> bool {
    let is_sure = opening.written.side != Side::Closing || closing.is_after_stop();
    !opening.written.is_double()
        && is_sure
        && (opening.written.is_closed_by(closing.written) || closing.ends_reported)
}

/// Whether a closing mark may be the possessive ending of a plural: after an s, before a lower-case word.
pub(super) fn may_end_plural(passage: &Passage<'_>, mark: &Mark) -> bool {
    let before = mark.tokens.start.checked_sub(1).map_or("", |at| passage.word(at));
    let word_follows = passage.tokens.get(mark.tokens.end).is_some_and(|token| token.shape == Shape::Lower);
    matches!(mark.written.written, "’" | "'") && before.ends_with('s') && word_follows
}
