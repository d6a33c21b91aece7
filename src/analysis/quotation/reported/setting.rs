//! What is known about a passage when its reported speech is looked for.

use crate::analysis::grammar::{Outline, ReportingClause, TokenKind};
use crate::analysis::quotation::quoted::UnattributedQuotation;

/// A passage with what is known about it when reported speech is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting<'s> {
    pub(super) outline: &'s Outline<'s, 's>,
    /// The reporting clauses, in text order.
    pub(super) reports: &'s [ReportingClause],
    /// What was found in marks, in text order.
    pub(super) speech: &'s [UnattributedQuotation],
}

impl Setting<'_> {
    /// Whether token `at` belongs to speech in marks. A title in marks is a part of the reporter's sentence.
    pub(super) fn is_speech(&self, at: usize) -> bool {
        if self.outline.kind(at) != TokenKind::Quoted {
            return false;
        }
        let next = self.speech.partition_point(|quoted| quoted.tokens.start <= at);
        let quoted = next.checked_sub(1).and_then(|index| self.speech.get(index));
        quoted.is_some_and(|quoted| quoted.tokens.contains(&at))
    }
}
