//! Which kinds of quotation marks are open.

use crate::text::quotation_marks::{self, MARKS};

/// How many marks of each kind are open, and of which kinds any is.
#[derive(Debug)]
pub(super) struct OpenKinds {
    counts: [usize; MARKS.len()],
    /// One bit for each kind.
    any: u64,
}

impl OpenKinds {
    /// No mark is open.
    pub(super) fn none() -> Self {
        Self { counts: [0; MARKS.len()], any: 0 }
    }

    /// One more mark of a kind is open.
    pub(super) fn add(&mut self, kind: usize) {
        self.counts[kind] += 1;
        self.any |= 1 << kind;
    }

    /// One mark of a kind is no longer open.
    pub(super) fn remove(&mut self, kind: usize) {
        self.counts[kind] -= 1;
        if self.counts[kind] == 0 {
            self.any &= !(1 << kind);
        }
    }

    /// Whether a mark of the kind `closing` closes one of those that are open.
    pub(super) fn can_close(&self, closing: usize) -> bool {
        self.any & quotation_marks::marks_closed_by(closing) != 0
    }
}
