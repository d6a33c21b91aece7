//! A report's subject and whom it stands for, and whether a report only names who passed the words on.

use crate::analysis::Speaker;
use crate::analysis::grammar::{CueKind, PhraseKind};
use crate::analysis::quotation::PassageReading;
use crate::text::Span;

/// A subject and whom it stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Resolved {
    /// Who it is.
    pub(crate) speaker: Speaker,
    /// The words in the text.
    pub(crate) mention: Span,
    /// Its first token.
    pub(crate) token: usize,
    /// What kind of words they are.
    pub(crate) kind: PhraseKind,
    /// How sure it is that they stand for the speaker.
    pub(crate) certainty: f32,
    /// Whether the words can be somebody who speaks.
    pub(crate) can_speak: bool,
}

/// Who passed the words on: "said, according to the news agency".
pub(crate) fn relay(
    reading: &PassageReading<'_, '_>,
    speakers: &[Option<Resolved>],
    report: usize,
) -> Option<Speaker> {
    let relays = is_relayed(reading, report);
    relays.then(|| speakers.get(report + 1).copied().flatten().map(|resolved| resolved.speaker)).flatten()
}

/// Whether the next report only names who passed on the words of this one.
pub(crate) fn is_relayed(reading: &PassageReading<'_, '_>, report: usize) -> bool {
    const NEAR: usize = 6;
    let (Some(this), Some(next)) = (reading.reports.get(report), reading.reports.get(report + 1)) else {
        return false;
    };
    let same = reading.outline.sentence(this.cue.start) == reading.outline.sentence(next.cue.start);
    let near = next.cue.start.saturating_sub(this.tokens.end) <= NEAR;
    same && near && next.kind == CueKind::AccordingTo && this.kind != CueKind::AccordingTo
}
