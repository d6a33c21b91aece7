//! Reporting clause and quotation -> where the clause is in relation to the quotation.

use crate::analysis::grammar::{Outline, ReportingClause, SubjectOrder, TokenKind};
use std::ops::Range;

/// Where a reporting clause is in relation to a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReportPosition {
    /// Right after the closing mark: “…,” Blinken said.
    After,
    /// Right before the opening mark: Blinken said, “…”
    Before,
    /// Earlier in the same sentence.
    EarlierInSentence,
    /// Later in the same sentence.
    LaterInSentence,
    /// In another sentence.
    Elsewhere,
}

/// Returns where `report` is in relation to the quotation of `tokens`.
#[must_use]
pub fn position_of(
    outline: &Outline<'_, '_>,
    report: &ReportingClause,
    tokens: &Range<usize>,
) -> ReportPosition {
    const MAX_GAP: usize = 2;
    // "told reporters in Seoul on Friday that": the most tokens between a verb and the mark it introduces.
    const MAX_LEAD: usize = 10;
    let same_sentence = outline.sentence(report.cue.start) == outline.sentence(tokens.start);
    if report.cue.start >= tokens.end {
        let mut gap = tokens.end..report.tokens.start.max(tokens.end);
        let is_close = gap.len() <= MAX_GAP && gap.all(|at| is_punctuation(outline.kind(at)));
        let same_paragraph = outline.paragraph(report.cue.start) == outline.paragraph(tokens.start);
        // "Mensah, a “great” man, said": the words stand in an aside about whoever says something else.
        let is_around =
            report.order == SubjectOrder::SubjectFirst && report.tokens.start < tokens.start && same_sentence;
        if same_paragraph && is_close && report.order != SubjectOrder::Inherited && !is_around {
            return ReportPosition::After;
        }
        return if same_sentence { ReportPosition::LaterInSentence } else { ReportPosition::Elsewhere };
    }
    if !same_sentence {
        // "She remembers her father’s last words. “…”": the clause reaches up to the marks.
        let leads_in =
            report.tokens.end == tokens.start && outline.kind_before(tokens.start) == TokenKind::Stop;
        return if leads_in { ReportPosition::Before } else { ReportPosition::Elsewhere };
    }
    let mut lead = report.tokens.end.max(report.cue.end)..tokens.start;
    let leads_in = lead.len() <= MAX_LEAD
        && lead.all(|at| !matches!(outline.kind(at), TokenKind::Quoted | TokenKind::Stop));
    if leads_in { ReportPosition::Before } else { ReportPosition::EarlierInSentence }
}

fn is_punctuation(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Comma | TokenKind::Break | TokenKind::Mark | TokenKind::Stop)
}

/// Returns the indices of the reporting clauses that can belong to a quotation: the few before and after it.
#[must_use]
pub fn reports_around(reports: &[ReportingClause], tokens: &Range<usize>) -> Range<usize> {
    const EACH_SIDE: usize = 4;
    let at = reports.partition_point(|report| report.cue.start < tokens.start);
    at.saturating_sub(EACH_SIDE)..(at + EACH_SIDE).min(reports.len())
}
