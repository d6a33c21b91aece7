//! The resolved subject of a report, and whether a report only names who relayed the words.

use super::place::SubjectPlace;
use crate::analysis::Speaker;
use crate::analysis::attribution::reference::Reference;
use crate::analysis::grammar::{CueKind, PhraseKind, retells};
use crate::analysis::quotation::PassageReading;
use crate::text::Span;

/// The subject of a report and the speaker it refers to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Resolved {
    /// The speaker.
    pub(crate) speaker: Speaker,
    /// The words that refer to the speaker.
    pub(crate) mention: Span,
    /// Where the subject is.
    pub(crate) place: SubjectPlace,
    /// The kind of phrase.
    pub(crate) kind: PhraseKind,
    /// The probability that the words refer to the speaker.
    pub(crate) certainty: f32,
    /// How a description refers to the speaker.
    pub(crate) reference: Option<Reference>,
    /// Whether the words can name someone who speaks.
    pub(crate) can_speak: bool,
}

/// Whether the report before this one only names who passed its words on.
///
/// Gets right: “…,” Lopez said Mensah told her. Leaves alone: “…,” Lopez said, and Mensah told her to leave.
pub(crate) fn is_retold(reading: &PassageReading<'_, '_>, report: usize) -> bool {
    let pair = report.checked_sub(1).and_then(|teller| reading.reports.get(teller..=report));
    matches!(pair, Some([teller, told]) if retells(&reading.outline, teller, told))
}

/// Whether the next report only names who relayed the words of this one.
pub(crate) fn is_relayed(reading: &PassageReading<'_, '_>, report: usize) -> bool {
    const MAX_TOKENS_BETWEEN: usize = 6;
    let (Some(this), Some(next)) = (reading.reports.get(report), reading.reports.get(report + 1)) else {
        return false;
    };
    let same = reading.outline.sentence(this.cue.start) == reading.outline.sentence(next.cue.start);
    let near = next.cue.start.saturating_sub(this.tokens.end) <= MAX_TOKENS_BETWEEN;
    same && near && next.kind == CueKind::AccordingTo && this.kind != CueKind::AccordingTo
}
