//! What `n` walks and the strip marks: the occurrences of an entry or the search hits, in text order.
//!
//! A long text can hold millions of hits. A frame or a step finds the few it needs by binary search and copies none.

use crate::analysis::{Analysis, MentionId, QuotationId};
use crate::text::Span;
use crate::tui::state::finding::Finding;

/// Occurrences in text order: none starts before the previous one.
#[derive(Debug, Clone, Copy)]
pub struct Occurrences<'a> {
    analysis: &'a Analysis,
    places: OccurrenceList<'a>,
}

/// What occurs.
#[derive(Debug, Clone, Copy)]
pub enum OccurrenceList<'a> {
    /// Mentions of an entity.
    Mentions(&'a [MentionId]),
    /// Quotations of a speaker.
    Quotations(&'a [QuotationId]),
    /// A quotation without a speaker.
    One(QuotationId),
    /// Search hits.
    Hits(&'a [Span]),
}

impl<'a> Occurrences<'a> {
    /// Occurrences in an analysed article.
    #[must_use]
    pub fn new(analysis: &'a Analysis, places: OccurrenceList<'a>) -> Self {
        Self { analysis, places }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self.places {
            OccurrenceList::Mentions(ids) => ids.len(),
            OccurrenceList::Quotations(ids) => ids.len(),
            OccurrenceList::One(_) => 1,
            OccurrenceList::Hits(spans) => spans.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The one at `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Finding> {
        match self.places {
            OccurrenceList::Mentions(ids) => ids.get(index).map(|&id| Finding::Mention(id)),
            OccurrenceList::Quotations(ids) => ids.get(index).map(|&id| Finding::Quotation(id)),
            OccurrenceList::One(id) => (index == 0).then_some(Finding::Quotation(id)),
            OccurrenceList::Hits(spans) => spans.get(index).map(|&span| Finding::Hit(span)),
        }
    }

    /// The byte offset where the one at `index` starts.
    #[must_use]
    pub fn start(&self, index: usize) -> Option<u32> {
        self.get(index).map(|finding| finding.span(self.analysis).start)
    }

    /// How many start before `byte`, which is also the index of the first that does not.
    #[must_use]
    pub fn before(&self, byte: u32) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.start(middle).is_some_and(|start| start < byte) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// How many start at or before `byte`.
    #[must_use]
    pub fn up_to(&self, byte: u32) -> usize {
        byte.checked_add(1).map_or(self.len(), |next| self.before(next))
    }

    /// The index of one that starts at `byte`.
    #[must_use]
    pub fn at(&self, byte: u32) -> Option<usize> {
        Some(self.before(byte)).filter(|&index| self.start(index) == Some(byte))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn occurrences_are_found_by_binary_search() {
        let hits = [Span::new(2, 3), Span::new(5, 6), Span::new(5, 9), Span::new(8, 9)];
        let analysis = Analysis::default();
        let occurrences = Occurrences::new(&analysis, OccurrenceList::Hits(&hits));
        for byte in 0..10 {
            let before = hits.iter().filter(|hit| hit.start < byte).count();
            let up_to = hits.iter().filter(|hit| hit.start <= byte).count();
            assert_eq!((occurrences.before(byte), occurrences.up_to(byte)), (before, up_to), "{byte}");
            assert_eq!(occurrences.at(byte), hits.iter().position(|hit| hit.start == byte), "{byte}");
        }
        assert_eq!(occurrences.up_to(u32::MAX), hits.len());
    }
}
