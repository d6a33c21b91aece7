//! The possible speakers of a quotation -> the same, with clues against those whom the words around it make unlikely.

mod nearer;
mod unnamed;

use super::candidate::PossibleSpeaker;
use super::claims;
use super::speaker_clue::SpeakerClue;
use crate::analysis::quotation::{PassageReading, UnattributedQuotation};

/// Marks those who are unlikely; the first `from_reports` of them are subjects of reports or spoke before, the others are only
/// named nearby.
pub(super) fn mark(
    reading: &PassageReading<'_, '_>,
    quoted: &UnattributedQuotation,
    (candidates, from_reports): (&mut [PossibleSpeaker], usize),
) {
    nearer::yield_to_report_behind(candidates);
    nearer::yield_to_report_before(reading, candidates);
    nearer::yield_to_subject_before(reading, quoted, candidates);
    if claims::is_answered(&reading.outline, &quoted.tokens) {
        let answers =
            |other: &&mut PossibleSpeaker| other.cue.is_some_and(|cue| cue.start >= quoted.marks.end);
        candidates.iter_mut().filter(answers).for_each(|other| other.clues.add(SpeakerClue::NobodyNamed));
    }
    let (reported, named) = candidates.split_at_mut(from_reports.min(candidates.len()));
    unnamed::mark(reading, quoted, (reported, named));
}
