//! A reviewer's decision on one quotation.
//!
//! It keeps two questions apart: whether the program read the article correctly (the verdict), and whether the article
//! quotes its speaker correctly (the verification).

use super::named::{EntityName, SpeakerName};
use crate::analysis::QuotationKind;
use crate::labels;
use crate::text::Span;
use std::collections::BTreeSet;
use std::fmt;

/// Everything that was decided about a quotation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decision {
    /// Whether it is a quotation.
    pub verdict: Verdict,
    /// Whether the decision was put off.
    pub skipped: bool,
    /// Whether someone else should look at it.
    pub flagged: bool,
    /// The speaker and the kind that were on the card when it was accepted.
    pub seen: Option<SeenAttribution>,
    /// The speaker the reviewer named, if it is not the one that was found.
    pub speaker: Option<SpeakerName>,
    /// The kind the reviewer chose, if it is not the one that was found.
    pub kind: Option<QuotationKind>,
    /// Where the quotation begins and ends, if the reviewer moved its ends; bytes of the article's text.
    pub content: Option<Span>,
    /// Whether it was checked against what the speaker said.
    pub verification: Verification,
    /// What it was checked against: an address, a document, a time in a recording.
    pub source: String,
    /// What the speaker actually said, if the article differs.
    pub words: String,
    /// A note.
    pub note: String,
    /// Its codes, sorted.
    pub codes: BTreeSet<String>,
    /// The answers of two reviewers who differ; empty once the quotation is decided.
    pub opinions: Vec<Opinion>,
    /// Who changed it last, and when.
    pub stamp: Option<Stamp>,
}

/// Whether the program was right to find a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Verdict {
    /// Not decided.
    #[default]
    Pending,
    /// It is a quotation, as found or as corrected.
    Accepted,
    /// It is not a quotation.
    Rejected(Option<Reason>),
}

impl Verdict {
    /// The verdict as screens and messages tell it: "rejected: not speech".
    #[must_use]
    pub fn told(self) -> String {
        match self {
            Self::Pending => "pending".to_owned(),
            Self::Accepted => "accepted".to_owned(),
            Self::Rejected(None) => "rejected".to_owned(),
            Self::Rejected(Some(reason)) => format!("rejected: {}", reason.label()),
        }
    }
}

/// The verdict in one word, as in exports and in the library's index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DecisionState {
    /// Not decided.
    Pending,
    /// Accepted as found.
    Accepted,
    /// Accepted with corrections.
    Edited,
    /// Rejected.
    Rejected,
    /// Put off for later.
    Skipped,
}

impl DecisionState {
    /// Every state, in the order the exports list them.
    pub const ALL: [Self; 5] = [Self::Pending, Self::Accepted, Self::Edited, Self::Rejected, Self::Skipped];

    /// The word for this state in exports and in the library.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Edited => "edited",
            Self::Rejected => "rejected",
            Self::Skipped => "skipped",
        }
    }

    /// The state that [`Self::word`] spells.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

impl fmt::Display for DecisionState {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.word())
    }
}

/// Why something is not a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A title, a name, scare quotes.
    NotSpeech,
    /// It begins or ends in the wrong place.
    Boundaries,
    /// It belongs to the page, not to the article.
    Furniture,
    /// It is in the article twice.
    Duplicate,
    /// A translation or a paraphrase, not the speaker's own words.
    NotTheirWords,
    /// Something else; the note says what.
    Other,
}

impl Reason {
    /// Every reason in the order of its digit, with its word in exports and its words on the screen.
    pub const ALL: [(Self, &'static str, &'static str); 6] = [
        (Self::NotSpeech, "not-speech", "not speech"),
        (Self::Boundaries, "boundaries", "wrong boundaries"),
        (Self::Furniture, "furniture", "page furniture"),
        (Self::Duplicate, "duplicate", "duplicate"),
        (Self::NotTheirWords, "not-their-words", "not their words"),
        (Self::Other, "other", "other"),
    ];

    /// The word in exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        labels::word(&Self::ALL, self)
    }

    /// The words on the screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        labels::label(&Self::ALL, self)
    }

    /// The reason that [`Self::word`] spells.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        labels::value(&Self::ALL, word)
    }
}

/// Whether a quotation was checked against what the speaker said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub enum Verification {
    /// Not checked.
    #[default]
    Unchecked,
    /// The speaker said exactly this.
    Matches,
    /// The speaker said something else.
    Differs,
    /// There is no source to check it against.
    CannotVerify,
}

impl Verification {
    /// The states in the order of the digits that choose them: to take a check back is the last choice.
    pub const CHOICES: [Self; 4] = [Self::Matches, Self::Differs, Self::CannotVerify, Self::Unchecked];

    /// Every state in the order in which exports list them, with its word there and its words on the screen.
    pub const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Unchecked, "unchecked", "unchecked"),
        (Self::Matches, "matches", "matches source"),
        (Self::Differs, "differs", "differs"),
        (Self::CannotVerify, "cannot-verify", "cannot verify"),
    ];

    /// The word in exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        labels::word(&Self::ALL, self)
    }

    /// The words on the screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        labels::label(&Self::ALL, self)
    }

    /// What this number of quotations do: "1 differs", "2 differ".
    #[must_use]
    pub fn counted(self, count: usize) -> &'static str {
        match (self, count) {
            (Self::Unchecked, _) => "unchecked",
            (Self::Matches, 1) => "matches its source",
            (Self::Matches, _) => "match their source",
            (Self::Differs, 1) => "differs",
            (Self::Differs, _) => "differ",
            (Self::CannotVerify, _) => "cannot be verified",
        }
    }

    /// The state that [`Self::word`] spells.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        labels::value(&Self::ALL, word)
    }

    /// The next state; the first one after the last.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::CHOICES.iter().position(|state| *state == self).map_or(0, |at| at + 1);
        Self::CHOICES.get(at % Self::CHOICES.len()).copied().unwrap_or_default()
    }
}

/// The speaker and the kind on a card when it was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenAttribution {
    /// The speaker, if there was one.
    pub speaker: Option<SpeakerName>,
    /// The kind.
    pub kind: QuotationKind,
}

/// The answer of one of two reviewers who differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    /// The reviewer.
    pub reviewer: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The speaker, if the reviewer accepted the quotation.
    pub speaker: Option<SpeakerName>,
    /// The kind, if the reviewers differ on it.
    pub kind: Option<QuotationKind>,
    /// The words of the quotation, if the reviewers differ on where it begins and ends.
    pub content: Option<String>,
}

/// Who did something, when, and with which version of the program.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamp {
    /// The reviewer's name.
    pub reviewer: String,
    /// Milliseconds since 1970 in UTC.
    pub at: i64,
    /// The version of the program.
    pub tool: String,
}

impl Stamp {
    /// The reviewers it names. A decision that two reviewers share, after a merge, is stamped with both names.
    pub fn reviewers(&self) -> impl Iterator<Item = &str> {
        reviewer_names(&self.reviewer)
    }
}

/// The single names in the reviewer of a [`Stamp`].
pub fn reviewer_names(names: &str) -> impl Iterator<Item = &str> {
    names.split(", ")
}

/// The decision on a quotation that no one has decided.
static PENDING: Decision = Decision {
    verdict: Verdict::Pending,
    skipped: false,
    flagged: false,
    seen: None,
    speaker: None,
    kind: None,
    content: None,
    verification: Verification::Unchecked,
    source: String::new(),
    words: String::new(),
    note: String::new(),
    codes: BTreeSet::new(),
    opinions: Vec::new(),
    stamp: None,
};

impl Decision {
    /// The decision on a quotation that no one has decided.
    #[must_use]
    pub fn pending() -> &'static Self {
        &PENDING
    }

    /// Whether the reviewer corrected what was found.
    #[must_use]
    pub fn is_edited(&self) -> bool {
        self.speaker.is_some() || self.kind.is_some() || self.content.is_some()
    }

    /// The speaker the reviewer named, otherwise the accepted one; `None` if there is neither.
    #[must_use]
    pub fn named(&self) -> Option<&SpeakerName> {
        self.speaker.as_ref().or_else(|| self.seen.as_ref()?.speaker.as_ref())
    }

    /// Merges an earlier decision on the same quotation: this one wins, but no written text is lost.
    pub(super) fn merge_earlier(&mut self, before: Self) {
        if self.verdict == Verdict::Pending {
            self.verdict = before.verdict;
            self.skipped |= before.skipped;
            self.speaker = self.speaker.take().or(before.speaker);
            self.kind = self.kind.or(before.kind);
            self.opinions.extend(before.opinions);
        }
        self.seen = self.seen.take().or(before.seen);
        self.flagged |= before.flagged;
        self.codes.extend(before.codes);
        if self.verification == Verification::Unchecked {
            self.verification = before.verification;
        }
        let written = [
            (&mut self.source, before.source),
            (&mut self.words, before.words),
            (&mut self.note, before.note),
        ];
        for (here, before) in written {
            if here.is_empty() {
                *here = before;
            } else if !before.is_empty() && before != *here {
                *here = format!("{before}\n{here}");
            }
        }
    }

    /// Replaces the name of a speaker.
    pub(super) fn rename(&mut self, from: &EntityName, to: &SpeakerName) {
        let seen = self.seen.as_mut().and_then(|seen| seen.speaker.as_mut());
        for named in self.speaker.iter_mut().chain(seen) {
            if named.name == from.name && named.kind.tag() == Some(from.tag) {
                named.clone_from(to);
            }
        }
    }

    /// The verdict in one word, taking corrections and skipping into account.
    #[must_use]
    pub fn state(&self) -> DecisionState {
        match self.verdict {
            Verdict::Accepted if self.is_edited() => DecisionState::Edited,
            Verdict::Accepted => DecisionState::Accepted,
            Verdict::Rejected(_) => DecisionState::Rejected,
            Verdict::Pending if self.skipped => DecisionState::Skipped,
            Verdict::Pending => DecisionState::Pending,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_back() {
        for (reason, word, _) in Reason::ALL {
            assert_eq!((reason.word(), Reason::from_word(word)), (word, Some(reason)));
        }
        for state in DecisionState::ALL {
            assert_eq!(DecisionState::from_word(state.word()), Some(state));
        }
        for (state, word, _) in Verification::ALL {
            assert_eq!((state.word(), Verification::from_word(word)), (word, Some(state)));
        }
    }

    #[test]
    fn the_next_verification_starts_over_after_the_last() {
        let mut state = Verification::Unchecked;
        let words: Vec<&str> = (0..4)
            .map(|_| {
                state = state.next();
                state.word()
            })
            .collect();
        assert_eq!(words, ["matches", "differs", "cannot-verify", "unchecked"]);
    }
}
