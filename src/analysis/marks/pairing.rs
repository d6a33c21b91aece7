//! Tokens -> pairs of quotation marks, by a small state machine.
//!
//! Marks are read in text order with a stack of those that are open. A mark closes the innermost open one that some
//! language pairs it with; a mark that closes none of them is damage or a stray. The end of a paragraph ends
//! everything that is open, except a quotation that the next paragraph continues with an opening mark of its own.
//! Counting marks by kind would be simpler, but one stray mark would then turn a whole article inside out.

use super::continuation::{continues, is_continued_by};
use super::family::MarkFamily;
use super::mark::{Mark, MarkRole, TokenRange, find_marks, first_mark, may_end_plural};
use super::nickname::is_before_surname;
use super::open_kinds::OpenKinds;
use super::pair::MarkPair;
use super::report::{reported_end, says};
use crate::analysis::Passage;
use crate::analysis::token::Shape;
use crate::sorting;
use crate::text::quotation_marks::{self, ElseIs, Side};
use std::ops::Range;

/// Pairs the marks of a passage. Returns the pairs that are inside no other pair, in text order.
#[must_use]
pub fn pair_marks(passage: &Passage<'_>) -> Vec<MarkPair> {
    let (open, pairs, marks) = (Vec::new(), Vec::new(), Vec::new());
    let mut pairing = MarkPairing { passage, open, kinds: OpenKinds::none(), pairs, marks };
    let paragraphs = token_paragraphs(passage);
    for (index, tokens) in paragraphs.iter().enumerate() {
        let next = paragraphs.get(index + 1).cloned().unwrap_or_default();
        pairing.read_paragraph(tokens.clone(), next.clone());
        pairing.end_paragraph(tokens.clone(), next);
    }
    let mut pairs = outermost(pairing.pairs);
    for pair in &mut pairs {
        if is_before_surname(passage, pair) {
            pair.family = MarkFamily::Nickname;
        }
    }
    pairs
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
    /// The first closing mark after it that closes nothing: perhaps a damaged form of its own.
    foreign: Option<TokenRange>,
}

impl OpenMark {
    fn is_double(&self) -> bool {
        self.mark.written.is_double()
    }
}

/// How a pair ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum MarkPairEnd {
    /// With a mark that closes it.
    Closed,
    /// With another mark, or with none.
    Damaged,
}

struct MarkPairing<'a> {
    passage: &'a Passage<'a>,
    open: Vec<OpenMark>,
    kinds: OpenKinds,
    pairs: Vec<MarkPair>,
    /// Room for the marks of a paragraph.
    marks: Vec<Mark>,
}

impl MarkPairing<'_> {
    fn read_paragraph(&mut self, tokens: Range<usize>, next: Range<usize>) {
        let mut found = std::mem::take(&mut self.marks);
        find_marks(self.passage, tokens.clone(), next, &mut found);
        let mut marks = found.iter().peekable();
        // The mark that opens a later paragraph of a quotation opens no new one.
        if let Some(first) = marks.peek()
            && first.tokens.start == tokens.start
            && self.open.first().is_some_and(|open| is_continued_by(&open.mark, first))
        {
            marks.next();
        }
        while let Some(&mark) = marks.next() {
            match self.role_in_context(&mark, marks.peek().copied()) {
                // He is 6'2" tall: no quotation that it could end, or one with a better end to come. The mark in
                // "up to 15" ends one.
                MarkRole::Inches if !self.kinds.can_close(mark.kind) => {}
                MarkRole::Inches if marks.peek().is_some_and(|next| next.role == MarkRole::Close) => {}
                MarkRole::Inches | MarkRole::Close => self.close(mark),
                MarkRole::Open | MarkRole::Either => self.push(mark),
                MarkRole::NotAMark => {}
            }
        }
        self.marks = found;
    }

    /// The role of a mark given what is open: Swedish opens with ”, German closes with “ and «.
    fn role_in_context(&self, mark: &Mark, next: Option<&Mark>) -> MarkRole {
        let top = self.open.last().map(|open| &open.mark);
        let closes = self.kinds.can_close(mark.kind);
        let reopens = mark.opens_by_space && mark.written.can_open();
        match mark.role {
            MarkRole::Open if mark.closes_by_space && (closes || !self.opens_after_comma(mark, next)) => {
                MarkRole::Close
            }
            MarkRole::Open
                if mark.written.side == Side::Opening
                    && !mark.opens_by_space
                    && top.is_some_and(|top| top.written.is_printed_with(mark.written)) =>
            {
                MarkRole::Close
            }
            MarkRole::Either if closes => MarkRole::Close,
            // “ We stay. " It rained.
            MarkRole::Either if mark.is_after_stop() && self.open.iter().any(OpenMark::is_double) => {
                MarkRole::Close
            }
            // ”We stay, she said. ”We wait,” he said.
            MarkRole::Close if reopens && (!closes || top.is_some_and(|top| top.kind == mark.kind)) => {
                MarkRole::Open
            }
            MarkRole::Close
                if mark.written.written == "\"" && !closes && self.opens_after_comma(mark, next) =>
            {
                MarkRole::Open
            }
            role => role,
        }
    }

    /// Whether a mark with the space on the wrong side opens a quotation that the next mark closes.
    ///
    /// Gets right: She said," We wait." Leaves alone: We wait," said Adebayo.
    fn opens_after_comma(&self, mark: &Mark, next: Option<&Mark>) -> bool {
        mark.is_after_comma()
            && !self.open.iter().any(OpenMark::is_double)
            && !mark.ends_reported
            && next.is_some_and(|next| mark.written.is_closed_by(next.written) && !next.opens_by_space)
    }

    fn push(&mut self, mark: Mark) {
        self.kinds.add(mark.kind);
        self.open.push(OpenMark { mark, pairs_before: self.pairs.len(), foreign: None });
    }

    fn pop(&mut self) -> Option<OpenMark> {
        let open = self.open.pop()?;
        self.kinds.remove(open.mark.kind);
        Some(open)
    }

    fn close(&mut self, mark: Mark) {
        if !self.kinds.can_close(mark.kind) {
            self.note_foreign(&mark);
            return;
        }
        while let Some(open) = self.pop() {
            if quotation_marks::can_close(mark.kind, open.mark.kind) {
                self.emit(&open.mark, mark.tokens.start..mark.tokens.end, MarkPairEnd::Closed);
                return;
            }
        }
    }

    /// Ends a quotation at a closing mark of another kind if it is reported right after it, or else remembers that
    /// mark in case that no better one follows.
    ///
    /// Gets right: “We stay,» said Adebayo. Leaves alone: “The officials’ plan failed,” she said.
    fn note_foreign(&mut self, mark: &Mark) {
        if mark.ends_reported {
            let outer = self.open.iter().rposition(OpenMark::is_double).unwrap_or(0);
            let open = self.open.get(outer).copied();
            while self.open.len() > outer {
                self.pop();
            }
            if let Some(open) = open {
                self.emit(&open.mark, mark.tokens.start..mark.tokens.end, MarkPairEnd::Damaged);
            }
        } else if mark.is_after_stop() || !may_end_plural(self.passage, mark) {
            let mut open = self.open.iter_mut().rev();
            if let Some(open) = open.find(|open| open.is_double()) {
                open.foreign.get_or_insert(mark.tokens);
            }
        }
    }

    /// Keeps the pair that `open` begins and the tokens of `end` end. `end` is empty if it has no closing mark.
    fn emit(&mut self, open: &Mark, end: Range<usize>, how: MarkPairEnd) {
        let inner = open.tokens.end..end.start;
        let tokens = &self.passage.tokens;
        let (Some(first), Some(last)) =
            (tokens.get(open.tokens.start), tokens.get(end.end.saturating_sub(1)))
        else {
            return;
        };
        if inner.is_empty() {
            return;
        }
        let content = tokens[inner.start].span.to(tokens[inner.end - 1].span);
        let (marks, tokens) = (first.span.to(last.span), open.tokens.start..end.end);
        let family = MarkFamily::of(open.written);
        let (inside, closed) = (Vec::new(), how == MarkPairEnd::Closed);
        self.pairs.push(MarkPair { marks, content, tokens, inner, inside, family, closed });
    }

    /// Keeps what `open` begins and nothing closes. Paragraphs that all open a quotation, and of which none closes one, are
    /// a quotation each: whoever writes so many forgets no single mark, but writes none.
    ///
    /// Gets right: a list of thirty lines such as “We stay. Leaves alone: a speech of three paragraphs that lacks its last
    /// mark.
    fn emit_unclosed(&mut self, open: &Mark, end: Range<usize>) {
        const MOST_PARAGRAPHS: usize = 8;
        let passage = self.passage;
        let first = passage.sentence_of(open.tokens.start);
        let groups =
            passage.sentences.get(first..).unwrap_or_default().chunk_by(|a, b| a.paragraph == b.paragraph);
        let ranges = groups.filter_map(|group| {
            Some(group.first()?.tokens.start as usize..group.last()?.tokens.end as usize)
        });
        let ranges: Vec<Range<usize>> = ranges.take_while(|range| range.start < end.start).collect();
        if ranges.len() <= MOST_PARAGRAPHS {
            return self.emit(open, end, MarkPairEnd::Damaged);
        }
        for (index, range) in ranges.into_iter().enumerate() {
            let until = range.end.min(end.start);
            let mark = if index == 0 { Some(*open) } else { first_mark(passage, range) };
            if let Some(mark) = mark {
                self.emit(&mark, until..until, MarkPairEnd::Damaged);
            }
        }
    }

    /// Ends or carries over what is still open at the end of a paragraph.
    fn end_paragraph(&mut self, tokens: Range<usize>, next: Range<usize>) {
        if self.open.is_empty() {
            return;
        }
        let open = std::mem::take(&mut self.open);
        self.kinds = OpenKinds::none();
        let found = self.pairs.len();
        for (index, this) in open.iter().enumerate() {
            let until = open.get(index + 1).map_or(tokens.end, |later| later.mark.tokens.start);
            // What is before this paragraph was read at the end of the one before.
            let from = this.mark.tokens.end.max(tokens.start);
            if let Some(end) = self.end_of_damaged(this, from..until, found) {
                self.emit(&this.mark, end, MarkPairEnd::Damaged);
            } else if index == 0 {
                if continues(self.passage, next.clone(), &this.mark) {
                    self.kinds.add(this.mark.kind);
                    self.open.push(OpenMark { foreign: None, ..*this });
                    return;
                }
                if let Some(end) = self.end_of_unclosed(this, tokens.clone(), until) {
                    self.emit_unclosed(&this.mark, end);
                }
            }
        }
    }

    /// Where an unclosed quotation is reported among `tokens`, or where a mark of another kind ends it. `found` pairs were
    /// found before the paragraph ended.
    fn end_of_damaged(&self, open: &OpenMark, tokens: Range<usize>, found: usize) -> Option<Range<usize>> {
        let foreign = open.foreign.filter(|_| open.is_double()).map(|tokens| tokens.start..tokens.end);
        let until = foreign.as_ref().map_or(tokens.end, |foreign| foreign.start.min(tokens.end));
        let inner = self.pairs.get(open.pairs_before..found).and_then(<[MarkPair]>::first);
        let inner = inner.map_or(until, |pair| pair.tokens.start.min(until));
        let reported = reported_end(self.passage, tokens.start..inner);
        reported.filter(|_| open.is_double()).map(|end| end..end).or(foreign)
    }

    /// Where an unclosed quotation ends that no other mark or report ends: with its paragraph. If another mark opens at
    /// `until` or a pair is after it, it was a stray mark, unless it opened the paragraph and nothing after it is the
    /// reporter's: then it ends there.
    ///
    /// A phrase in the middle of a sentence ends with that sentence.
    ///
    /// Gets right: “We stay. “We wait,” he said. Leaves alone: “We stay, he said. “We wait,” he said; he called it “big and
    /// left. “We wait,” he said; it was “a mess. The council met.
    fn end_of_unclosed(&self, open: &OpenMark, tokens: Range<usize>, until: usize) -> Option<Range<usize>> {
        if open.mark.written.else_is != ElseIs::Nothing {
            return None;
        }
        let inner = self.pairs.get(open.pairs_before..).unwrap_or_default();
        let end = match inner.iter().find(|pair| pair.family.is_double()) {
            Some(pair) if pair.tokens.start < until => pair.inner.end..pair.tokens.end,
            _ if until == tokens.end => {
                let end = self.end_of_phrase(&open.mark).unwrap_or(until).min(until);
                return Some(end..end);
            }
            _ => until..until,
        };
        let opens = open.mark.tokens.start == tokens.start;
        (opens && !says(self.passage, open.mark.tokens.end..end.start)).then_some(end)
    }

    /// The end of the sentence in which a mark opens a phrase in lower case; `None` if it opens a sentence.
    fn end_of_phrase(&self, open: &Mark) -> Option<usize> {
        let sentences = &self.passage.sentences;
        let sentence = sentences.get(self.passage.sentence_of(open.tokens.start))?;
        let first = self.passage.tokens.get(open.tokens.end)?;
        let is_phrase = first.shape == Shape::Lower && (sentence.tokens.start as usize) < open.tokens.start;
        is_phrase.then_some(sentence.tokens.end as usize)
    }
}

/// Moves the pairs that are right inside another pair into it, drops those further inside, and sorts the rest in text
/// order.
fn outermost(mut pairs: Vec<MarkPair>) -> Vec<MarkPair> {
    sorting::by_key(&mut pairs, |pair| (pair.tokens.start, std::cmp::Reverse(pair.tokens.end)));
    let mut outer: Vec<MarkPair> = Vec::with_capacity(pairs.len());
    for pair in pairs {
        match outer.last_mut().filter(|outer| pair.tokens.start < outer.tokens.end) {
            Some(outer) => outer.take_in(&pair),
            None => outer.push(pair),
        }
    }
    outer
}
