//! Reporting clauses without marks -> reported speech: "According to Seoul, …", "the minister said that …", "Farmers,
//! he noted, are …".
//!
//! For each reporting clause, [`after_verb`] looks for the words that it introduces and [`around`] for those that it
//! follows or interrupts; [`clause`] finds where they end. What was found is weighed like words in marks: its shape
//! and what surrounds it are [clues](clue), and the weights say how likely it is speech. Only one row is made of each
//! clause of a sentence: what is reported inside reported words belongs to the outer report.

mod after_verb;
mod around;
mod assertion;
mod bare;
mod circumstances;
mod clause;
pub mod clue;
mod content;
mod ending;
mod object;
mod setting;
#[cfg(test)]
mod tests;
mod time;
mod verb;

use self::assertion::asserts;
use self::circumstances::clues_of;
use self::clue::ReportClues;
use self::content::Content;
use self::setting::Setting;
use super::quoted::UnattributedQuotation;
use crate::analysis::grammar::{CueKind, Outline, ReportingClause, retells};
use crate::analysis::{Cue, QuotationKind};
use crate::lexicon::cues::CueClass;
use std::ops::Range;

/// Words that a reporting clause may report.
#[derive(Debug, Clone, PartialEq)]
pub struct JudgedReport {
    /// The tokens of the words.
    pub content: Range<usize>,
    /// The index of the reporting clause.
    pub report: usize,
    /// What is seen of them.
    pub clues: ReportClues,
}

/// Finds the reported speech of the reporting clauses, in text order; `speech` is what was found in marks.
#[must_use]
pub(super) fn find_reported_speech(
    outline: &Outline<'_, '_>,
    reports: &[ReportingClause],
    speech: &[UnattributedQuotation],
) -> Vec<UnattributedQuotation> {
    let likely =
        judge_reports(outline, reports, speech).into_iter().filter(|judged| judged.clues.is_speech());
    let mut found: Vec<UnattributedQuotation> = Vec::new();
    for judged in likely {
        // What is reported inside reported words belongs to the outer report.
        while found.last().is_some_and(|last| judged.content.start <= last.tokens.start) {
            found.pop();
        }
        if found.last().is_none_or(|last| judged.content.start >= last.tokens.end) {
            found.push(quotation(outline, reports, judged));
        }
    }
    found
}

/// Judges the words of every reporting clause. The weights of the clues are fitted on the result.
#[must_use]
pub(super) fn judge_reports(
    outline: &Outline<'_, '_>,
    reports: &[ReportingClause],
    speech: &[UnattributedQuotation],
) -> Vec<JudgedReport> {
    let setting = Setting { outline, reports, speech };
    let judged = reports.iter().enumerate().filter_map(|(index, report)| {
        let content = reported_words(&setting, index)?;
        let clues = clues_of(&setting, report, &content);
        Some(JudgedReport { content: content.tokens, report: index, clues })
    });
    judged.collect()
}

/// The words that a reporting clause introduces, or else those around it.
fn reported_words(setting: &Setting<'_>, index: usize) -> Option<Content> {
    let report = setting.reports.get(index)?;
    let subject = report.subject.as_ref()?;
    let reports = match report.kind {
        CueKind::Verb(class) => !matches!(class, CueClass::Think | CueClass::Manner),
        CueKind::AccordingTo => true,
        CueKind::NameAlone => false,
    };
    // “…,” Lopez said Mensah told her: the clause says who spoke the words in marks.
    let retold = setting.reports.get(index + 1).is_some_and(|told| retells(setting.outline, report, told));
    if !reports || retold || subject.is_first_or_second_person(setting.outline) || !asserts(setting, report) {
        return None;
    }
    let Some(opening) = after_verb::find_opening(setting.outline, report) else {
        return around::find_words_around(setting, index);
    };
    let tokens = opening.start..clause::clause_end(setting, opening.start, index);
    let tokens = clause::short_of_marks(setting, tokens);
    let content = Content {
        tokens: ending::short_of_next_act(setting.outline, tokens, opening.shape),
        shape: opening.shape,
    };
    clause::is_complete(setting, &content).then_some(content)
}

fn quotation(
    outline: &Outline<'_, '_>,
    reports: &[ReportingClause],
    judged: JudgedReport,
) -> UnattributedQuotation {
    let span = outline.span_of(&judged.content);
    let cue = reports.get(judged.report).map(|report| Cue { span: report.cue_span(outline) });
    UnattributedQuotation {
        kind: QuotationKind::Indirect,
        content: span,
        marks: span,
        speech: judged.clues.probability(),
        cue,
        tokens: judged.content,
        inside: Vec::new(),
        continues: None,
        report: Some(judged.report),
    }
}
