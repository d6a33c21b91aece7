//! Report and quotation -> where the one stands, seen from the other.

use crate::analysis::grammar::cue::{Order, Report};
use crate::analysis::grammar::outline::{Outline, Part};
use std::ops::Range;

/// Where a report stands, seen from a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// Right behind the closing mark: “…,” Blinken said.
    Behind,
    /// Right before the opening mark: Blinken said, “…”
    Before,
    /// Earlier in the same sentence.
    EarlierInSentence,
    /// Later in the same sentence.
    LaterInSentence,
    /// In another sentence.
    Elsewhere,
}

/// Tokens between a verb and the mark it introduces: "told reporters in Seoul on Friday that".
const WIDEST_LEAD: usize = 10;

/// Where `report` stands, seen from the quotation of `tokens`.
#[must_use]
pub fn place_of(outline: &Outline<'_, '_>, report: &Report, tokens: &Range<usize>) -> Place {
    if report.cue.start >= tokens.end {
        let gap = tokens.end..report.tokens.start.max(tokens.end);
        let near = gap.len() <= 2 && gap.clone().all(|at| is_light(outline.part(at)));
        let here = outline.paragraph(report.cue.start) == outline.paragraph(tokens.start);
        if here && near && report.order != Order::Borrowed {
            return Place::Behind;
        }
        let same = outline.sentence(report.cue.start) == outline.sentence(tokens.start);
        return if same { Place::LaterInSentence } else { Place::Elsewhere };
    }
    if outline.sentence(report.cue.start) != outline.sentence(tokens.start) {
        return Place::Elsewhere;
    }
    let lead = report.tokens.end.max(report.cue.end)..tokens.start;
    if lead.len() <= WIDEST_LEAD && leads_in(outline, &lead) {
        Place::Before
    } else {
        Place::EarlierInSentence
    }
}

fn is_light(part: Part) -> bool {
    matches!(part, Part::Comma | Part::Break | Part::Mark | Part::Stop)
}

/// Whether nothing but the listener, time and place stands between the verb and the mark.
fn leads_in(outline: &Outline<'_, '_>, lead: &Range<usize>) -> bool {
    lead.clone().all(|at| !matches!(outline.part(at), Part::Quoted | Part::Stop))
}

/// The reports that can belong to a quotation: the few before and behind it.
pub(super) fn around<'r>(reports: &'r [Report], tokens: &Range<usize>) -> &'r [Report] {
    let range = around_range(reports, tokens);
    reports.get(range).unwrap_or_default()
}

/// The indices of [`around`].
#[must_use]
pub fn around_range(reports: &[Report], tokens: &Range<usize>) -> Range<usize> {
    const EACH_SIDE: usize = 4;
    let at = reports.partition_point(|report| report.cue.start < tokens.start);
    at.saturating_sub(EACH_SIDE)..(at + EACH_SIDE).min(reports.len())
}
