//! A pronoun -> where its sentence and those right before it begin, to tell how far back anything else is.

use crate::analysis::grammar::Outline;

/// The sentences before a pronoun that are told apart.
const TOLD_APART: u32 = 3;

/// The bytes at which the pronoun's sentence and the two before it begin, and where the next one does. A byte is
/// compared with them faster than its token is found.
pub(super) struct NearSentences {
    /// The pronoun's sentence first. Those that the passage does not have begin where no text is.
    starts: [u32; TOLD_APART as usize],
    end: u32,
}

impl NearSentences {
    /// The sentences around token `at`.
    pub(super) fn of(outline: &Outline<'_, '_>, at: usize) -> Self {
        let here = outline.sentence(at);
        let start = |sentence| {
            let first = outline.passage.tokens.get(outline.sentence_start(sentence));
            first.map_or(u32::MAX, |token| token.span.start)
        };
        let mut starts = [u32::MAX; TOLD_APART as usize];
        for (begin, back) in starts.iter_mut().zip(0..=here) {
            *begin = start(here - back);
        }
        Self { starts, end: start(here.saturating_add(1)) }
    }

    /// How many sentences before the pronoun's the token is that begins at `byte`; `None` if farther back.
    pub(super) fn back_to(&self, byte: u32) -> Option<usize> {
        self.starts.iter().position(|&start| start <= byte)
    }

    /// Whether the token that begins at `byte` is in the pronoun's sentence.
    pub(super) fn holds(&self, byte: u32) -> bool {
        (self.starts[0]..self.end).contains(&byte)
    }
}
