//! Acts <-> the JSON in which the library stores them; [`paragraphs`] have a form of their own.
//!
//! The structs here duplicate the program's own types on purpose: renaming something there cannot change what is on
//! disk, and old libraries stay readable. An act that cannot be read was written by a newer version. It is left in
//! place and counted.

pub(in crate::library) mod paragraphs;

use crate::analysis::{CountryCode, QuotationKind};
use crate::review::{
    Act, ActId, Anchor, Change, EntityName, EntityTag, Opinion, Reason, SeenAttribution, SpeakerKind,
    SpeakerName, Subject, Verdict, Verification,
};
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// An act as JSON.
pub(super) fn written_act(act: &Act) -> String {
    let record = match act {
        Act::Change(changes) => ActRecord::Changes(changes.iter().map(SubjectChangeRecord::of).collect()),
        Act::Undo(id) => ActRecord::Undo(id.0),
        Act::Redo(id) => ActRecord::Redo(id.0),
    };
    serde_json::to_string(&record).unwrap_or_default()
}

/// The act in some JSON; `None` if a newer version wrote it.
pub(in crate::library) fn act(json: &str) -> Option<Act> {
    Some(match serde_json::from_str(json).ok()? {
        ActRecord::Changes(said) => {
            Act::Change(said.into_iter().map(SubjectChangeRecord::read).collect::<Option<_>>()?)
        }
        ActRecord::Undo(id) => Act::Undo(ActId(id)),
        ActRecord::Redo(id) => Act::Redo(ActId(id)),
    })
}

/// Whether a newer version can have written this.
pub(in crate::library) fn is_json(json: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(json).is_ok()
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ActRecord {
    Changes(Vec<SubjectChangeRecord>),
    Undo(i64),
    Redo(i64),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SubjectChangeRecord {
    of: SubjectRecord,
    said: ChangeRecord,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SubjectRecord {
    Quotation(AnchorRecord),
    Entity { panel: EntityTagRecord, name: String },
    Mention(AnchorRecord),
    Passage(AnchorRecord),
    Article,
}

#[derive(Serialize, Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum EntityTagRecord {
    Countries,
    People,
    Organizations,
}

#[derive(Serialize, Deserialize)]
struct AnchorRecord {
    exact: String,
    prefix: String,
    suffix: String,
    /// Bytes of the text the anchor was made in.
    start: u32,
    end: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ChangeRecord {
    Accept(SeenAttributionRecord),
    Reject(Option<String>),
    Skip,
    Flag,
    Unflag,
    Speaker(SpeakerNameRecord),
    Kind(QuotationKindRecord),
    Bounds(AnchorRecord),
    Verify(String),
    Source(String),
    Words(String),
    Note(String),
    Add(SeenAttributionRecord),
    Differ(Vec<OpinionRecord>),
    Move(AnchorRecord),
    Forget,
    Dismiss,
    Rename(SpeakerNameRecord),
    Code(String),
    Uncode(String),
    Highlight,
}

#[derive(Serialize, Deserialize)]
struct SeenAttributionRecord {
    speaker: Option<SpeakerNameRecord>,
    kind: QuotationKindRecord,
}

#[derive(Serialize, Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum QuotationKindRecord {
    Direct,
    Partial,
    Indirect,
}

#[derive(Serialize, Deserialize)]
struct SpeakerNameRecord {
    name: String,
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct OpinionRecord {
    reviewer: String,
    /// "pending", "accepted" or "rejected".
    verdict: String,
    reason: Option<String>,
    speaker: Option<SpeakerNameRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<QuotationKindRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    content: Option<String>,
}

impl SubjectChangeRecord {
    fn of((subject, change): &(Subject, Change)) -> Self {
        Self { of: SubjectRecord::of(subject), said: ChangeRecord::of(change) }
    }

    fn read(self) -> Option<(Subject, Change)> {
        Some((self.of.read(), self.said.read()?))
    }
}

impl SubjectRecord {
    fn of(subject: &Subject) -> Self {
        match subject {
            Subject::Quotation(anchor) => Self::Quotation(AnchorRecord::of(anchor)),
            Subject::Mention(anchor) => Self::Mention(AnchorRecord::of(anchor)),
            Subject::Passage(anchor) => Self::Passage(AnchorRecord::of(anchor)),
            Subject::Article => Self::Article,
            Subject::Entity(entity) => {
                let panel = match entity.tag {
                    EntityTag::Country => EntityTagRecord::Countries,
                    EntityTag::Person => EntityTagRecord::People,
                    EntityTag::Organization => EntityTagRecord::Organizations,
                };
                Self::Entity { panel, name: entity.name.clone() }
            }
        }
    }

    fn read(self) -> Subject {
        match self {
            Self::Quotation(anchor) => Subject::Quotation(anchor.read()),
            Self::Mention(anchor) => Subject::Mention(anchor.read()),
            Self::Passage(anchor) => Subject::Passage(anchor.read()),
            Self::Article => Subject::Article,
            Self::Entity { panel, name } => {
                let tag = match panel {
                    EntityTagRecord::Countries => EntityTag::Country,
                    EntityTagRecord::People => EntityTag::Person,
                    EntityTagRecord::Organizations => EntityTag::Organization,
                };
                Subject::Entity(EntityName { tag, name })
            }
        }
    }
}

impl AnchorRecord {
    fn of(anchor: &Anchor) -> Self {
        let Anchor { exact, prefix, suffix, span } = anchor.clone();
        Self { exact, prefix, suffix, start: span.start, end: span.end }
    }

    fn read(self) -> Anchor {
        let Self { exact, prefix, suffix, start, end } = self;
        Anchor { exact, prefix, suffix, span: Span { start, end } }
    }
}

impl ChangeRecord {
    fn of(change: &Change) -> Self {
        match change {
            Change::Accept(seen) => Self::Accept(SeenAttributionRecord::of(seen)),
            Change::Reject(reason) => Self::Reject(reason.map(|reason| reason.word().to_owned())),
            Change::Skip => Self::Skip,
            Change::Flag => Self::Flag,
            Change::Unflag => Self::Unflag,
            Change::Speaker(named) => Self::Speaker(SpeakerNameRecord::of(named)),
            Change::Kind(kind) => Self::Kind(QuotationKindRecord::of(*kind)),
            Change::Bounds(anchor) => Self::Bounds(AnchorRecord::of(anchor)),
            Change::Verify(state) => Self::Verify(state.word().to_owned()),
            Change::Source(source) => Self::Source(source.clone()),
            Change::Words(words) => Self::Words(words.clone()),
            Change::Note(note) => Self::Note(note.clone()),
            Change::Add(seen) => Self::Add(SeenAttributionRecord::of(seen)),
            Change::Differ(opinions) => Self::Differ(opinions.iter().map(OpinionRecord::of).collect()),
            Change::Move(anchor) => Self::Move(AnchorRecord::of(anchor)),
            Change::Forget => Self::Forget,
            Change::Dismiss => Self::Dismiss,
            Change::Rename(named) => Self::Rename(SpeakerNameRecord::of(named)),
            Change::Code(code) => Self::Code(code.clone()),
            Change::Uncode(code) => Self::Uncode(code.clone()),
            Change::Highlight => Self::Highlight,
        }
    }

    fn read(self) -> Option<Change> {
        Some(match self {
            Self::Accept(seen) => Change::Accept(seen.read()?),
            Self::Reject(None) => Change::Reject(None),
            Self::Reject(Some(word)) => Change::Reject(Some(Reason::from_word(&word)?)),
            Self::Skip => Change::Skip,
            Self::Flag => Change::Flag,
            Self::Unflag => Change::Unflag,
            Self::Speaker(named) => Change::Speaker(named.read()?),
            Self::Kind(kind) => Change::Kind(kind.read()),
            Self::Bounds(anchor) => Change::Bounds(anchor.read()),
            Self::Verify(word) => Change::Verify(Verification::from_word(&word)?),
            Self::Source(source) => Change::Source(source),
            Self::Words(words) => Change::Words(words),
            Self::Note(note) => Change::Note(note),
            Self::Add(seen) => Change::Add(seen.read()?),
            Self::Differ(opinions) => {
                Change::Differ(opinions.into_iter().map(OpinionRecord::read).collect::<Option<_>>()?)
            }
            Self::Move(anchor) => Change::Move(anchor.read()),
            Self::Forget => Change::Forget,
            Self::Dismiss => Change::Dismiss,
            Self::Rename(named) => Change::Rename(named.read()?),
            Self::Code(code) => Change::Code(code),
            Self::Uncode(code) => Change::Uncode(code),
            Self::Highlight => Change::Highlight,
        })
    }
}

impl SeenAttributionRecord {
    fn of(seen: &SeenAttribution) -> Self {
        Self {
            speaker: seen.speaker.as_ref().map(SpeakerNameRecord::of),
            kind: QuotationKindRecord::of(seen.kind),
        }
    }

    fn read(self) -> Option<SeenAttribution> {
        let speaker = match self.speaker {
            Some(named) => Some(named.read()?),
            None => None,
        };
        Some(SeenAttribution { speaker, kind: self.kind.read() })
    }
}

impl QuotationKindRecord {
    fn of(kind: QuotationKind) -> Self {
        match kind {
            QuotationKind::Direct => Self::Direct,
            QuotationKind::Partial => Self::Partial,
            QuotationKind::Indirect => Self::Indirect,
        }
    }

    fn read(self) -> QuotationKind {
        match self {
            Self::Direct => QuotationKind::Direct,
            Self::Partial => QuotationKind::Partial,
            Self::Indirect => QuotationKind::Indirect,
        }
    }
}

impl SpeakerNameRecord {
    fn of(named: &SpeakerName) -> Self {
        let code = match named.kind {
            SpeakerKind::Country(code) => Some(code.as_str().to_owned()),
            _ => None,
        };
        Self { name: named.name.clone(), kind: named.kind.word().to_owned(), code }
    }

    fn read(self) -> Option<SpeakerName> {
        let kind = match (self.kind.as_str(), self.code.as_deref().map(str::as_bytes)) {
            ("person", _) => SpeakerKind::Person,
            ("organization", _) => SpeakerKind::Organization,
            ("country", Some(&[first, second])) => SpeakerKind::Country(CountryCode([first, second])),
            ("group", _) => SpeakerKind::Group,
            ("unknown", _) => SpeakerKind::Unknown,
            _ => return None,
        };
        Some(SpeakerName { name: self.name, kind })
    }
}

impl OpinionRecord {
    fn of(opinion: &Opinion) -> Self {
        let (verdict, reason) = match opinion.verdict {
            Verdict::Pending => ("pending", None),
            Verdict::Accepted => ("accepted", None),
            Verdict::Rejected(reason) => ("rejected", reason.map(|reason| reason.word().to_owned())),
        };
        Self {
            reviewer: opinion.reviewer.clone(),
            verdict: verdict.to_owned(),
            reason,
            speaker: opinion.speaker.as_ref().map(SpeakerNameRecord::of),
            kind: opinion.kind.map(QuotationKindRecord::of),
            content: opinion.content.clone(),
        }
    }

    fn read(self) -> Option<Opinion> {
        let verdict = match (self.verdict.as_str(), self.reason) {
            ("pending", _) => Verdict::Pending,
            ("accepted", _) => Verdict::Accepted,
            ("rejected", None) => Verdict::Rejected(None),
            ("rejected", Some(word)) => Verdict::Rejected(Some(Reason::from_word(&word)?)),
            _ => return None,
        };
        let speaker = match self.speaker {
            Some(named) => Some(named.read()?),
            None => None,
        };
        let kind = self.kind.map(QuotationKindRecord::read);
        Some(Opinion { reviewer: self.reviewer, verdict, speaker, kind, content: self.content })
    }
}

#[cfg(test)]
mod tests;
