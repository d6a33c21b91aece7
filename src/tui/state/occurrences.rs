//! What `n` walks and the strip marks: the places of one thing in text order, looked at one by one.
//!
//! A long text can hold millions of hits; a frame and a step look at a few of them, found by halving, and copy
//! none.

use crate::analysis::{Analysis, MentionId, QuotationId};
use crate::text::Span;
use crate::tui::state::finding::Finding;

/// Places in text order, none of which begins before the one before it.
#[derive(Debug, Clone, Copy)]
pub struct Occurrences<'a> {
    analysis: &'a Analysis,
    places: Places<'a>,
}

/// What the places are.
#[derive(Debug, Clone, Copy)]
pub enum Places<'a> {
    /// Mentions of an entity.
    Mentions(&'a [MentionId]),
    /// Quotations of a speaker.
    Quotations(&'a [QuotationId]),
    /// A quotation of nobody known.
    One(QuotationId),
    /// Hits of the search.
    Hits(&'a [Span]),
}

impl<'a> Occurrences<'a> {
    /// The places `places` of an article in which `analysis` was found.
    #[must_use]
    pub fn new(analysis: &'a Analysis, places: Places<'a>) -> Self {
        Self { analysis, places }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self.places {
            Places::Mentions(ids) => ids.len(),
            Places::Quotations(ids) => ids.len(),
            Places::One(_) => 1,
            Places::Hits(spans) => spans.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The one at `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Finding> {
        match self.places {
            Places::Mentions(ids) => ids.get(index).map(|&id| Finding::Mention(id)),
            Places::Quotations(ids) => ids.get(index).map(|&id| Finding::Quotation(id)),
            Places::One(id) => (index == 0).then_some(Finding::Quotation(id)),
            Places::Hits(spans) => spans.get(index).map(|&span| Finding::Hit(span)),
        }
    }

    /// The byte at which the one at `index` begins.
    #[must_use]
    pub fn start(&self, index: usize) -> Option<u32> {
        self.get(index).map(|finding| finding.span(self.analysis).start)
    }

    /// How many begin before byte `byte`, which is the index of the first that does not.
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

    /// How many begin at byte `byte` or before it.
    #[must_use]
    pub fn up_to(&self, byte: u32) -> usize {
        byte.checked_add(1).map_or(self.len(), |next| self.before(next))
    }

    /// The index of one that begins at byte `byte`.
    #[must_use]
    pub fn at(&self, byte: u32) -> Option<usize> {
        Some(self.before(byte)).filter(|&index| self.start(index) == Some(byte))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_by_halving() {
        let hits = [Span::new(2, 3), Span::new(5, 6), Span::new(5, 9), Span::new(8, 9)];
        let analysis = Analysis::default();
        let occurrences = Occurrences::new(&analysis, Places::Hits(&hits));
        for byte in 0..10 {
            let before = hits.iter().filter(|hit| hit.start < byte).count();
            let up_to = hits.iter().filter(|hit| hit.start <= byte).count();
            assert_eq!((occurrences.before(byte), occurrences.up_to(byte)), (before, up_to), "{byte}");
            assert_eq!(occurrences.at(byte), hits.iter().position(|hit| hit.start == byte), "{byte}");
        }
        assert_eq!(occurrences.up_to(u32::MAX), hits.len());
    }
}
