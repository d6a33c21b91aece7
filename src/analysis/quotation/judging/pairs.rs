//! Pairs of marks -> quotations: which marks contain words that someone said.
//!
//! Scare quotes, titles, nicknames and names of campaigns are in the same marks as speech. The words themselves and
//! what surrounds them show which it is. Everything seen is collected as clues and weighed; the few shapes that are
//! certain are [named rules](super::rules) and are not weighed.

use super::clue::{PairClue, PairClues, SPEECH_SCORE};
use super::content::PairContent;
use super::frame::add_frame;
use super::lists::titles_in_lists;
use super::neighbours;
use super::rules::rule_on;
use super::surroundings::{self, NearbyPairs};
use super::words_before::WordsBefore;
use crate::analysis::QuotationKind;
use crate::analysis::grammar::{Outline, ReportingClause, TokenKind};
use crate::analysis::marks::{MarkFamily, MarkPair};
use crate::analysis::quotation::position::{ReportPosition, position_of};
use crate::analysis::quotation::quoted::UnattributedQuotation;
use crate::text::Span;
use foldhash::{HashSet, HashSetExt};

/// A pair of marks with its clues and the rule that applies to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedPair {
    /// The pair.
    pub pair: MarkPair,
    /// Its clues.
    pub clues: PairClues,
    /// Whether it holds speech according to a rule; `None` if no rule applies.
    pub ruled: Option<bool>,
}

impl JudgedPair {
    /// Whether the pair holds speech.
    #[must_use]
    pub fn holds_speech(&self) -> bool {
        self.ruled.unwrap_or(self.clues.score() > SPEECH_SCORE)
    }

    /// The probability that the pair holds speech, 0 to 1. A rule is as sure as the surest clues, and no surer.
    #[must_use]
    pub fn speech_probability(&self) -> f32 {
        const BY_RULE: f32 = 0.98;
        match self.ruled {
            Some(true) => BY_RULE,
            Some(false) => 1.0 - BY_RULE,
            None => 1.0 / (1.0 + (-self.clues.score()).exp()),
        }
    }
}

/// Finds the quotations among `pairs`, in text order.
#[must_use]
pub(in crate::analysis::quotation) fn find_speech_in_marks(
    outline: &Outline<'_, '_>,
    reports: &[ReportingClause],
    pairs: &[MarkPair],
) -> Vec<UnattributedQuotation> {
    let mut quotations = Vec::with_capacity(pairs.len());
    judge_each_pair(outline, reports, pairs, &mut quotations);
    quotations
}

/// Judges every pair, in text order, and appends the quotations among them to `quotations`.
///
/// The order matters: whether the pairs before a pair hold speech is a clue for it.
pub(in crate::analysis::quotation) fn judge_each_pair(
    outline: &Outline<'_, '_>,
    reports: &[ReportingClause],
    pairs: &[MarkPair],
    quotations: &mut Vec<UnattributedQuotation>,
) -> Vec<JudgedPair> {
    let mut other: Option<&MarkPair> = None;
    let lists = titles_in_lists(outline, pairs);
    let mut seen = HashSet::new();
    let mut judged = Vec::with_capacity(pairs.len());
    for (index, pair) in pairs.iter().enumerate() {
        let content = PairContent::of(outline, pair);
        let nearby = NearbyPairs { speech: quotations.last(), other, next: pairs.get(index + 1) };
        let mut clues = PairClues::new(content.words);
        content.add_to(outline, pair, &mut clues);
        surroundings::add_position(outline, pair, &mut clues);
        let before = WordsBefore::new(outline, pair.tokens.start);
        neighbours::add_neighbours(&before, pair, &mut clues);
        add_frame(&before, pair, &mut clues);
        surroundings::add_others(outline, pair, nearby, &mut clues);
        surroundings::add_reports(outline, reports, (pair, nearby.speech), &mut clues);
        clues.add_if(!seen.insert(bare_words(outline, pair)), PairClue::SameWordsBefore);
        let titles = lists.get(index).copied().unwrap_or_default();
        clues.add_if(titles > 1, PairClue::TitleInList);
        let ruled = rule_on(outline, (pair, &content), titles, clues);
        let this = JudgedPair { pair: pair.clone(), clues, ruled };
        if this.holds_speech() {
            quotations.push(quotation(outline, reports, (&this, &content), quotations.last()));
        } else {
            other = Some(pair);
        }
        judged.push(this);
    }
    judged
}

/// The quotation that a pair with this content is; `before` is the one before it.
fn quotation(
    outline: &Outline<'_, '_>,
    reports: &[ReportingClause],
    (judged, content): (&JudgedPair, &PairContent),
    before: Option<&UnattributedQuotation>,
) -> UnattributedQuotation {
    let pair = &judged.pair;
    UnattributedQuotation {
        kind: kind_of(outline, pair, content),
        content: pair.content,
        marks: pair.marks,
        cue: None,
        speech: judged.speech_probability(),
        inside: pair.inside.clone(),
        continues: before.and_then(|before| broken_part(outline, reports, before, pair)),
        tokens: pair.tokens.clone(),
        report: None,
    }
}

/// The content of the first part of the quotation that `pair` goes on with, if `before` ends at a comma and only its
/// reporting clause and another comma are between the two.
///
/// Gets right: “We stay,” she said, “and wait.” Leaves alone: “We stay,” she said. “We wait.”; “We stay,” she said,
/// adding that they “wait”.
fn broken_part(
    outline: &Outline<'_, '_>,
    reports: &[ReportingClause],
    before: &UnattributedQuotation,
    pair: &MarkPair,
) -> Option<Span> {
    let between = before.tokens.end..pair.tokens.start;
    let last = before.tokens.end.checked_sub(2)?;
    let goes_on = matches!(outline.passage.word(last), "," | "…" | "-" | "—" | "–")
        || matches!(outline.kind(between.start), TokenKind::Comma);
    let is_broken = goes_on
        && outline.kind_before(between.end) == TokenKind::Comma
        && outline.sentence(before.tokens.start) == outline.sentence(pair.tokens.start)
        && !between.clone().any(|at| matches!(outline.kind(at), TokenKind::Stop | TokenKind::Colon));
    let from = reports.partition_point(|report| report.cue.start < between.start);
    let mut inside = reports.iter().skip(from).take_while(|report| report.cue.start < between.end);
    let is_reported = inside
        .next()
        .is_some_and(|report| position_of(outline, report, &before.tokens) == ReportPosition::After);
    (is_broken && is_reported && inside.next().is_none()).then(|| before.continues.unwrap_or(before.content))
}

/// The words of a pair without the punctuation that a sentence adds.
fn bare_words<'a>(outline: &Outline<'_, 'a>, pair: &MarkPair) -> &'a str {
    outline.passage.words(pair.content).trim_end_matches([',', '.', '!', '?', ';'])
}

/// A whole clause is Direct; a phrase that only completes the reporter's sentence is Partial.
fn kind_of(outline: &Outline<'_, '_>, pair: &MarkPair, content: &PairContent) -> QuotationKind {
    let before = outline.kind_before(pair.tokens.start);
    let opens_sentence = outline.sentence_start(outline.sentence(pair.tokens.start)) == pair.tokens.start;
    let announced = matches!(
        before,
        TokenKind::Comma
            | TokenKind::Colon
            | TokenKind::Stop
            | TokenKind::Quoted
            | TokenKind::Cue(_)
            | TokenKind::Break
    );
    let ellipsis = outline.passage.word(pair.inner.start) == "…";
    let is_labelled = pair.family == MarkFamily::Label;
    if opens_sentence
        || is_labelled
        || announced && (content.begins_with_capital || ellipsis || content.has_verb)
    {
        QuotationKind::Direct
    } else {
        QuotationKind::Partial
    }
}
