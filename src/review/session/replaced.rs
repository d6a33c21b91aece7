//! A decision on a card that was decided before -> words for what it replaces.
//!
//! One key decides, also on a card that the reviewer only came back to, so the screen and `--plain` say what is no longer so.

use super::intent::CardIntent;
use crate::review::decision::{Decision, Verdict};

impl CardIntent {
    /// "it was rejected: not speech"; `None` if the verdict stays, or if there was none.
    #[must_use]
    pub fn replaced(&self, before: &Decision) -> Option<String> {
        let after = self.verdict()?;
        let is_replaced = before.verdict != Verdict::Pending && before.verdict != after;
        is_replaced.then(|| format!("it was {}", before.verdict.told()))
    }

    /// The verdict that it leads to; `None` if it says nothing about that.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        match self {
            Self::Accept | Self::Choose(_) | Self::AcceptAs(_) => Some(Verdict::Accepted),
            Self::Reject(reason) => Some(Verdict::Rejected(*reason)),
            Self::Skip => Some(Verdict::Pending),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::decision::Reason;

    #[test]
    fn only_a_verdict_that_is_replaced_is_told() {
        let rejected = Verdict::Rejected(Some(Reason::NotSpeech));
        for (before, intent, expected) in [
            (rejected, CardIntent::Accept, Some("it was rejected: not speech")),
            (rejected, CardIntent::Choose(2), Some("it was rejected: not speech")),
            (rejected, CardIntent::Reject(Some(Reason::Duplicate)), Some("it was rejected: not speech")),
            (rejected, CardIntent::Skip, Some("it was rejected: not speech")),
            (Verdict::Rejected(None), CardIntent::Accept, Some("it was rejected")),
            (Verdict::Accepted, CardIntent::Reject(None), Some("it was accepted")),
            (Verdict::Accepted, CardIntent::Accept, None),
            (rejected, CardIntent::Reject(Some(Reason::NotSpeech)), None),
            (rejected, CardIntent::ToggleFlag, None),
            (Verdict::Pending, CardIntent::Accept, None),
        ] {
            let decision = Decision { verdict: before, ..Decision::default() };
            assert_eq!(intent.replaced(&decision).as_deref(), expected, "{intent:?} on {before:?}");
        }
    }
}
