//! Passage -> its quotations, with the outline and the reporting clauses in which they were found.

use super::judging::{JudgedPair, find_speech_in_marks, judge_each_pair};
use super::labelled;
use super::quoted::UnattributedQuotation;
use super::reported::{self, JudgedReport};
use crate::analysis::Passage;
use crate::analysis::grammar::{Outline, ReportingClause, find_reporting_clauses};
use crate::analysis::marks::{SpeakerLabels, add_utterances, pair_marks};
use crate::sorting;
use crate::text::Span;

/// What a passage quotes, and the clauses that report it.
#[derive(Debug)]
pub struct PassageReading<'p, 'a> {
    /// The reporter's own sentences.
    pub outline: Outline<'p, 'a>,
    /// The reporting clauses, in text order.
    pub reports: Vec<ReportingClause>,
    /// The quotations, in text order.
    pub quotations: Vec<UnattributedQuotation>,
}

/// Finds the quotations of a passage.
#[must_use]
pub fn find_quotations<'p, 'a>(passage: &'p Passage<'a>) -> PassageReading<'p, 'a> {
    find_next_quotations(passage, &mut SpeakerLabels::default())
}

/// Finds the quotations of a passage that follows others of the same text, whose labels are `labels`.
#[must_use]
pub fn find_next_quotations<'p, 'a>(
    passage: &'p Passage<'a>,
    labels: &mut SpeakerLabels,
) -> PassageReading<'p, 'a> {
    let blocks = labelled::find_blocks(passage);
    let pairs = add_utterances(passage, pair_marks(passage), labels);
    let pairs = labelled::add_blocks(passage, &blocks, pairs);
    let outline = Outline::new(passage, &pairs);
    let mut reports = find_reporting_clauses(&outline);
    labelled::add_answers(&outline, &pairs, &mut reports);
    labelled::add_reports(&outline, &blocks, &mut reports);
    let voices = labelled::add_voices(&outline, &pairs, &mut reports);
    let mut quotations = find_speech_in_marks(&outline, &reports, &pairs);
    for quoted in &mut quotations {
        quoted.report = labelled::report_of(&blocks, &reports, &quoted.tokens)
            .or_else(|| labelled::voice_of(&outline, (&voices, &reports), &quoted.tokens));
    }
    let speech = reported::find_reported_speech(&outline, &reports, &quotations);
    quotations.extend(speech);
    sorting::by_key(&mut quotations, |quoted| (quoted.content.start, quoted.content.end));
    PassageReading { outline, reports, quotations }
}

/// Judges every pair of marks of a passage. The weights of the clues are fitted on the result.
#[must_use]
pub fn judge_pairs(passage: &Passage<'_>) -> Vec<JudgedPair> {
    let pairs = add_utterances(passage, pair_marks(passage), &mut SpeakerLabels::default());
    let outline = Outline::new(passage, &pairs);
    let reports = find_reporting_clauses(&outline);
    judge_each_pair(&outline, &reports, &pairs, &mut Vec::new())
}

/// Judges the words that every reporting clause of a passage may report. The weights of the clues are fitted on the
/// result. Each comes with the span of the words.
#[must_use]
pub fn judge_reported_words(passage: &Passage<'_>) -> Vec<(Span, JudgedReport)> {
    let pairs = add_utterances(passage, pair_marks(passage), &mut SpeakerLabels::default());
    let outline = Outline::new(passage, &pairs);
    let reports = find_reporting_clauses(&outline);
    let speech = find_speech_in_marks(&outline, &reports, &pairs);
    let judged = reported::judge_reports(&outline, &reports, &speech).into_iter();
    judged.map(|judged| (outline.span_of(&judged.content), judged)).collect()
}
