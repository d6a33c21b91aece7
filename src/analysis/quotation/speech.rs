//! Pairs of marks -> quotations: which marks contain words that someone said.
//!
//! Scare quotes, titles, nicknames and names of campaigns are in the same marks as speech. The words themselves and
//! what surrounds them show which it is. Everything seen is collected as clues and weighed; the few shapes that are
//! certain are [named rules](super::rules) and are not weighed.

use super::clue::{PairClue, PairClues, SPEECH_THRESHOLD};
use super::content::PairContent;
use super::neighbours;
use super::quoted::UnattributedQuotation;
use super::rules::rule_on;
use super::surroundings::{self, NearbyPairs};
use crate::analysis::QuotationKind;
use crate::analysis::grammar::{Outline, ReportingClause, TokenKind};
use crate::analysis::marks::{MarkFamily, MarkPair};
use std::collections::HashSet;

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
        self.ruled.unwrap_or(self.clues.score() > SPEECH_THRESHOLD)
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
pub(super) fn find_speech_in_marks(
    outline: &Outline<'_, '_>,
    reports: &[ReportingClause],
    pairs: &[MarkPair],
) -> Vec<UnattributedQuotation> {
    let mut quotations = Vec::new();
    judge_each_pair(outline, reports, pairs, &mut quotations);
    quotations
}

/// Judges every pair, in text order, and appends the quotations among them to `quotations`.
///
/// The order matters: whether the pairs before a pair hold speech is a clue for it.
pub(super) fn judge_each_pair(
    outline: &Outline<'_, '_>,
    reports: &[ReportingClause],
    pairs: &[MarkPair],
    quotations: &mut Vec<UnattributedQuotation>,
) -> Vec<JudgedPair> {
    let mut other: Option<&MarkPair> = None;
    let mut seen = HashSet::new();
    let mut judged = Vec::with_capacity(pairs.len());
    for (index, pair) in pairs.iter().enumerate() {
        let content = PairContent::of(outline, pair);
        let nearby = NearbyPairs { speech: quotations.last(), other, next: pairs.get(index + 1) };
        let mut clues = PairClues::new(content.words);
        content.add_to(outline, pair, &mut clues);
        surroundings::add_position(outline, pair, &mut clues);
        neighbours::add_neighbours(outline, pair, &mut clues);
        surroundings::add_others(outline, pair, nearby, &mut clues);
        surroundings::add_reports(outline, reports, pair, &mut clues);
        clues.add_if(!seen.insert(bare_words(outline, pair)), PairClue::SameWordsBefore);
        let ruled = rule_on(outline, pair, &content, clues);
        let this = JudgedPair { pair: pair.clone(), clues, ruled };
        if this.holds_speech() {
            let kind = kind_of(outline, pair, &content);
            quotations.push(quotation(&this, kind));
        } else {
            other = Some(pair);
        }
        judged.push(this);
    }
    judged
}

/// The quotation in a pair that holds speech.
fn quotation(judged: &JudgedPair, kind: QuotationKind) -> UnattributedQuotation {
    let (content, marks, tokens) = (judged.pair.content, judged.pair.marks, judged.pair.tokens.clone());
    let speech = judged.speech_probability();
    UnattributedQuotation { kind, content, marks, speech, cue: None, tokens, report: None }
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
