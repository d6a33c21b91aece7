//! Reports -> who has spoken before a place in the text.

use super::resolved::{self, Resolved};
use crate::analysis::Speaker;
use crate::analysis::grammar::{Outline, SubjectOrder};
use crate::analysis::quotation::PassageReading;
use crate::text::Span;

/// Reports that are remembered.
const REMEMBERED: usize = 6;
/// Reports that are looked at to find them.
const LOOKED_AT: usize = 12;

/// Who has spoken before a place, the latest first.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// Those who spoke.
    pub(super) spoken: Vec<Spoken>,
}

/// Somebody who spoke.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spoken {
    /// Who, by which words.
    pub(super) resolved: Resolved,
    /// The token of the verb.
    pub(super) at: usize,
}

impl Memory {
    /// Who the reports with the indices below `end` say has spoken. The subject of a borrowed report is known
    /// already, and whoever only passes words on has not spoken.
    pub(crate) fn before(
        reading: &PassageReading<'_, '_>,
        speakers: &[Option<Resolved>],
        end: usize,
    ) -> Self {
        let mut spoken: Vec<Spoken> = Vec::new();
        for index in (end.saturating_sub(LOOKED_AT)..end).rev() {
            let (Some(report), Some(resolved)) =
                (reading.reports.get(index), speakers.get(index).copied().flatten())
            else {
                continue;
            };
            let relays = index.checked_sub(1).is_some_and(|said| resolved::is_relayed(reading, said));
            let known = report.order == SubjectOrder::Inherited
                && spoken.last().is_some_and(|s| s.resolved.speaker == resolved.speaker);
            if !relays && !known && spoken.len() < REMEMBERED {
                spoken.push(Spoken { resolved, at: report.cue.start });
            }
        }
        Self { spoken }
    }

    /// The entity that spoke last, when that was close before `paragraph`.
    pub(super) fn last_entity(&self, outline: &Outline<'_, '_>, paragraph: usize) -> Option<Speaker> {
        const PARAGRAPHS: usize = 2;
        let near = self
            .spoken
            .iter()
            .take_while(|spoken| paragraph.saturating_sub(outline.paragraph(spoken.at)) <= PARAGRAPHS);
        near.map(|spoken| spoken.resolved.speaker).find(|speaker| matches!(speaker, Speaker::Entity(_)))
    }

    /// Whoever spoke last, named or described, when that was close before `paragraph`.
    pub(super) fn last(&self, outline: &Outline<'_, '_>, paragraph: usize) -> Option<Speaker> {
        let near = |spoken: &&Spoken| {
            paragraph.saturating_sub(outline.paragraph(spoken.at)) <= 2 && spoken.resolved.can_speak
        };
        self.spoken.first().filter(near).map(|spoken| spoken.resolved.speaker)
    }

    /// The one who spoke before and whose words end like `span`: "the foreign ministry" after "North Korea’s
    /// Foreign Ministry", "Adebayo" after "Grace Adebayo".
    pub(super) fn same_words(&self, outline: &Outline<'_, '_>, span: Span) -> Option<Speaker> {
        let words = without_article(outline.passage.words(span));
        self.spoken.iter().find_map(|spoken| match spoken.resolved.speaker {
            Speaker::Group(other) | Speaker::Unknown(other) => {
                ends_alike(outline.passage.words(other), words).then_some(spoken.resolved.speaker)
            }
            Speaker::Entity(_) => None,
        })
    }
}

fn without_article(words: &str) -> &str {
    ["the ", "The "].iter().find_map(|article| words.strip_prefix(article)).unwrap_or(words)
}

/// Whether `whole` ends with `tail` at a word's beginning, whatever the capitals.
fn ends_alike(whole: &str, tail: &str) -> bool {
    let Some(at) = whole.len().checked_sub(tail.len()) else { return false };
    let fits = whole.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(tail));
    fits && whole.get(..at).is_some_and(|head| head.is_empty() || head.ends_with(' '))
}
