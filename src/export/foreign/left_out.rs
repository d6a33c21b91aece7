//! What a file of another tool holds that is no decision -> one sentence.

use crate::text::phrase::{counted, listed};
use std::collections::BTreeMap;

/// What was left out, and how often.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeftOut {
    counts: BTreeMap<LeftOutReason, usize>,
}

/// Why something was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOutReason {
    /// Its words are not in the text, or in several places of it.
    Unplaced,
    /// It is about a text that neither the file nor the library has.
    UnknownText,
    /// A name, which the program finds itself.
    Name,
    /// A speaker or a cue that belongs to no quotation.
    Unlinked,
    /// A link between other things than a quotation and its speaker.
    Link,
    /// A picture, a sound, a table.
    NotText,
    /// What a model proposed.
    Prediction,
    /// A task that nobody answered, or that was skipped.
    Unanswered,
    /// A rejected task of which it is not said what is wrong in it.
    RejectedTask,
    /// The rejection of a quotation that the program does not find either.
    NotFound,
    /// A page of a collection that is not in the file.
    PageElsewhere,
    /// Something that says neither who speaks nor anything else that can be decided.
    Other,
}

impl LeftOutReason {
    fn said(self, count: usize) -> String {
        let (one, many, why) = match self {
            Self::Unplaced => ("mark", "marks", " without a certain place in the text"),
            Self::UnknownText => ("mark", "marks", " of texts that are not in the library"),
            Self::Name => ("label of a name", "labels of names", ""),
            Self::Unlinked => ("speaker or cue", "speakers or cues", " without a quotation"),
            Self::Link => ("link", "links", " between other things than a quotation and its speaker"),
            Self::NotText => ("region", "regions", " of pictures, sound or tables"),
            Self::Prediction => ("prediction of a model", "predictions of models", ""),
            Self::Unanswered => ("task", "tasks", " without an answer"),
            Self::RejectedTask => ("rejected task", "rejected tasks", " with several labels"),
            Self::NotFound => ("rejection", "rejections", " of words that are no quotation here either"),
            Self::PageElsewhere => ("page", "pages", " of a collection that the file does not have"),
            Self::Other => ("annotation", "annotations", " of other kinds"),
        };
        format!("{}{why}", counted(count, one, many))
    }
}

impl LeftOut {
    /// Counts one more.
    pub fn add(&mut self, reason: LeftOutReason) {
        self.add_many(reason, 1);
    }

    /// Counts some more.
    pub fn add_many(&mut self, reason: LeftOutReason, count: usize) {
        if count > 0 {
            *self.counts.entry(reason).or_default() += count;
        }
    }

    /// Adds what was left out elsewhere.
    pub fn extend(&mut self, other: &Self) {
        other.counts.iter().for_each(|(reason, count)| self.add_many(*reason, *count));
    }

    /// How often something was left out for a reason.
    #[must_use]
    pub fn count(&self, reason: LeftOutReason) -> usize {
        self.counts.get(&reason).copied().unwrap_or_default()
    }

    /// All of it in one sentence that begins with what did not happen to it; `None` if nothing was left out.
    #[must_use]
    pub fn sentence(&self, not_done: &str) -> Option<String> {
        let parts: Vec<String> = self.counts.iter().map(|(reason, count)| reason.said(*count)).collect();
        (!parts.is_empty()).then(|| format!("{not_done}: {}.", listed(parts.iter().map(String::as_str))))
    }
}
