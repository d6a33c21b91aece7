//! What a reviewer says of one quotation, as values.
//!
//! Two states are kept apart and never mixed: whether the program read the article rightly (the verdict), and
//! whether the article quotes its speaker rightly (the verification).

use super::named::{EntityName, Named};
use crate::analysis::QuotationKind;
use crate::text::Span;

/// How a quotation stands after everything that was said of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decision {
    /// Whether it is what the program took it for.
    pub verdict: Verdict,
    /// Whether the reviewer put it off.
    pub skipped: bool,
    /// Whether somebody else is to look at it.
    pub flagged: bool,
    /// The speaker and the kind that the reviewer saw and took when accepting.
    pub seen: Option<Seen>,
    /// The speaker whom the reviewer named instead of the one that was found.
    pub speaker: Option<Named>,
    /// The kind that the reviewer gave it.
    pub kind: Option<QuotationKind>,
    /// Where the reviewer said it begins and ends; bytes of the article's text.
    pub content: Option<Span>,
    /// Whether it was checked against what the speaker said.
    pub verification: Verification,
    /// Against what: an address, a document, a time in a recording.
    pub source: String,
    /// What the speaker said in truth, where the article differs.
    pub words: String,
    /// A note.
    pub note: String,
    /// What two reviewers said who did not agree; empty once somebody has decided.
    pub opinions: Vec<Opinion>,
    /// Who said the last of it, and when.
    pub stamp: Option<Stamp>,
}

/// Whether a quotation is what the program took it for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Verdict {
    /// Nobody has said yet.
    #[default]
    Pending,
    /// It is, as found or as corrected.
    Accepted,
    /// It is none.
    Rejected(Option<Reason>),
}

/// Why a quotation is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A title, a name, a scare quote.
    NotSpeech,
    /// It begins or ends in the wrong place.
    Boundaries,
    /// The page put it there.
    Furniture,
    /// It stands there already.
    Duplicate,
    /// A translation or a paraphrase: not the speaker's words.
    NotTheirWords,
    /// Something else, which the note tells.
    Other,
}

impl Reason {
    /// Every reason, in the order of the digits that choose them, with the word the exports spell and the words
    /// the screen says.
    pub const ALL: [(Self, &'static str, &'static str); 6] = [
        (Self::NotSpeech, "not-speech", "not speech"),
        (Self::Boundaries, "boundaries", "wrong boundaries"),
        (Self::Furniture, "furniture", "page furniture"),
        (Self::Duplicate, "duplicate", "duplicate"),
        (Self::NotTheirWords, "not-their-words", "not their words"),
        (Self::Other, "other", "other"),
    ];

    /// The word that the exports spell.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(reason, ..)| *reason == self).map_or("", |(_, word, _)| word)
    }

    /// The words that the screen says.
    #[must_use]
    pub fn said(self) -> &'static str {
        Self::ALL.iter().find(|(reason, ..)| *reason == self).map_or("", |(.., said)| said)
    }

    /// The reason that [`Self::word`] spells.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == word).map(|(reason, ..)| *reason)
    }
}

/// Whether a quotation was checked against what the speaker said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub enum Verification {
    /// Nobody has looked.
    #[default]
    Unchecked,
    /// The speaker said just that.
    Matches,
    /// The speaker said something else.
    Differs,
    /// There is nothing to check it against.
    CannotVerify,
}

impl Verification {
    /// Every state, in the order in which a key goes round, with the word the exports spell and the words the
    /// screen says.
    pub const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Unchecked, "unchecked", "unchecked"),
        (Self::Matches, "matches", "matches source"),
        (Self::Differs, "differs", "differs"),
        (Self::CannotVerify, "cannot-verify", "cannot verify"),
    ];

    /// The word that the exports spell.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(state, ..)| *state == self).map_or("", |(_, word, _)| word)
    }

    /// The words that the screen says.
    #[must_use]
    pub fn said(self) -> &'static str {
        Self::ALL.iter().find(|(state, ..)| *state == self).map_or("", |(.., said)| said)
    }

    /// The state that [`Self::word`] spells.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == word).map(|(state, ..)| *state)
    }

    /// The next state, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|(state, ..)| *state == self).map_or(0, |at| at + 1);
        Self::ALL.get(at % Self::ALL.len()).map_or(Self::Unchecked, |(state, ..)| *state)
    }
}

/// What stood on the card when it was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The speaker, unless there was none.
    pub speaker: Option<Named>,
    /// The kind.
    pub kind: QuotationKind,
}

/// What one of two reviewers said who did not agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    /// Who.
    pub reviewer: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The speaker, when accepted.
    pub speaker: Option<Named>,
    /// The kind, when the two did not agree on it.
    pub kind: Option<QuotationKind>,
    /// The quotation as this one drew it, when the two did not agree on where it begins and ends.
    pub content: Option<String>,
}

/// Who did something, when, and with what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamp {
    /// The reviewer's name.
    pub reviewer: String,
    /// Milliseconds since 1970 in UTC.
    pub at: i64,
    /// The version of the program.
    pub tool: String,
}

/// A decision of nobody.
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
    opinions: Vec::new(),
    stamp: None,
};

impl Decision {
    /// What stands while nobody has said anything.
    #[must_use]
    pub fn pending() -> &'static Self {
        &PENDING
    }

    /// Whether the reviewer changed what was found.
    #[must_use]
    pub fn is_edited(&self) -> bool {
        self.speaker.is_some() || self.kind.is_some() || self.content.is_some()
    }

    /// The speaker whom the reviewer named, else the one that was accepted; empty for nobody.
    #[must_use]
    pub fn named(&self) -> Option<&Named> {
        self.speaker.as_ref().or_else(|| self.seen.as_ref()?.speaker.as_ref())
    }

    /// Takes in what was said of the same quotation before: what is said here counts, and nothing of the other that
    /// somebody wrote is left out.
    pub(super) fn take_in(&mut self, before: Self) {
        if self.verdict == Verdict::Pending {
            self.verdict = before.verdict;
            self.skipped |= before.skipped;
            self.speaker = self.speaker.take().or(before.speaker);
            self.kind = self.kind.or(before.kind);
            self.opinions.extend(before.opinions);
        }
        self.seen = self.seen.take().or(before.seen);
        self.flagged |= before.flagged;
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

    /// Calls a speaker by another name.
    pub(super) fn rename(&mut self, from: &EntityName, to: &Named) {
        let seen = self.seen.as_mut().and_then(|seen| seen.speaker.as_mut());
        for named in self.speaker.iter_mut().chain(seen) {
            if named.name == from.name && named.kind.tag() == Some(from.tag) {
                named.clone_from(to);
            }
        }
    }

    /// How the extraction stands, in one word: pending, accepted, edited, rejected, skipped.
    #[must_use]
    pub fn state(&self) -> &'static str {
        match self.verdict {
            Verdict::Accepted if self.is_edited() => "edited",
            Verdict::Accepted => "accepted",
            Verdict::Rejected(_) => "rejected",
            Verdict::Pending if self.skipped => "skipped",
            Verdict::Pending => "pending",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back() {
        for (reason, word, _) in Reason::ALL {
            assert_eq!((reason.word(), Reason::from_word(word)), (word, Some(reason)));
        }
        for (state, word, _) in Verification::ALL {
            assert_eq!((state.word(), Verification::from_word(word)), (word, Some(state)));
        }
    }

    #[test]
    fn the_verification_goes_round() {
        let mut state = Verification::Unchecked;
        let gone: Vec<&str> = (0..4)
            .map(|_| {
                state = state.next();
                state.word()
            })
            .collect();
        assert_eq!(gone, ["matches", "differs", "cannot-verify", "unchecked"]);
    }
}
