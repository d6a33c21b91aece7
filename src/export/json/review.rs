//! What a review adds to the result object. It only adds fields; the others keep their meaning.

use super::schema::SCHEMA;
use crate::analysis::QuotationKind;
use crate::export::rows::{CodePointRange, ExportRow, OriginalFinding, ReviewedArticle, non_empty};
use crate::review::{
    CodedEntity, Decision, EntityTag, Marking, Opinion, Orphan, Passage, Reason, Stamp, Verdict, Why,
};
use crate::text::codepoints::CodePoints;
use crate::text::date;
use crate::version::{TOOL, VERSION};
use serde::Serialize;
use std::collections::BTreeSet;

/// The review of an article.
#[derive(Debug, Serialize)]
pub(super) struct ReviewObject<'a> {
    reviewers: Vec<&'a str>,
    at: Option<String>,
    tool: &'static str,
    model: &'static str,
    text_sha256: String,
    orphans: Vec<OrphanObject<'a>>,
    /// The codes of the article; only there if it has some, as the passages and the codes of names are.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    codes: &'a BTreeSet<String>,
    /// Who gave the article its codes last, and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    coded_by: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coded_at: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    coded_names: Vec<CodedNameObject<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    passages: Vec<PassageObject<'a>>,
}

/// A country, a person or an organisation with codes.
#[derive(Debug, Serialize)]
struct CodedNameObject<'a> {
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    codes: &'a BTreeSet<String>,
    reviewer: Option<&'a str>,
    at: Option<String>,
}

/// A passage that a reviewer marked; without positions if its text no longer exists.
#[derive(Debug, Serialize)]
struct PassageObject<'a> {
    start: Option<usize>,
    end: Option<usize>,
    text: &'a str,
    highlighted: bool,
    note: Option<&'a str>,
    codes: &'a BTreeSet<String>,
    reviewer: Option<&'a str>,
    at: Option<String>,
}

/// The decision on a quotation, and what was found originally.
#[derive(Debug, Serialize)]
pub(super) struct DecisionObject<'a> {
    #[serde(flatten)]
    decision: DecisionStateObject<'a>,
    added: bool,
    prefix: String,
    suffix: String,
    found: Option<FoundObject<'a>>,
}

/// The state of a quotation.
#[derive(Debug, Serialize)]
struct DecisionStateObject<'a> {
    state: &'static str,
    reason: Option<&'static str>,
    flagged: bool,
    verification: &'static str,
    source: Option<&'a str>,
    true_words: Option<&'a str>,
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    codes: &'a BTreeSet<String>,
    reviewer: Option<&'a str>,
    at: Option<String>,
    opinions: Vec<OpinionObject<'a>>,
}

/// The opinion of one of two reviewers who differ. `kind` and `text` are set only if they differ in them.
#[derive(Debug, Serialize)]
struct OpinionObject<'a> {
    reviewer: &'a str,
    verdict: &'static str,
    reason: Option<&'static str>,
    speaker: Option<&'a str>,
    kind: Option<&'static str>,
    text: Option<&'a str>,
}

/// A quotation before the review.
#[derive(Debug, Serialize)]
struct FoundObject<'a> {
    start: usize,
    end: usize,
    speaker: Option<&'a str>,
    confidence: Option<f64>,
    kind: &'static str,
}

/// A decision whose quotation can no longer be found.
#[derive(Debug, Serialize)]
struct OrphanObject<'a> {
    text: &'a str,
    prefix: &'a str,
    suffix: &'a str,
    why: &'static str,
    speaker: Option<&'a str>,
    #[serde(flatten)]
    decision: DecisionStateObject<'a>,
}

impl<'a> ReviewObject<'a> {
    /// The review of `reviewed`.
    pub(super) fn of(reviewed: &ReviewedArticle<'a>) -> Self {
        debug_assert_eq!(SCHEMA, "pullquote/1", "a new schema may rename these fields");
        let marking = &reviewed.review.marking;
        let (coded_by, coded_at) = stamped(marking.article_stamp.as_ref());
        Self {
            reviewers: reviewed.reviewers(),
            at: reviewed.at(),
            tool: TOOL,
            model: VERSION,
            text_sha256: reviewed.hash.to_string(),
            orphans: reviewed.review.orphans.iter().map(orphan).collect(),
            codes: &marking.article,
            coded_by,
            coded_at,
            coded_names: coded_names(marking),
            passages: passages(reviewed),
        }
    }
}

impl<'a> DecisionObject<'a> {
    /// The decision on a quotation of `text`.
    pub(super) fn of(row: &ExportRow<'a>, text: &str) -> Self {
        let anchor = row.anchor(text);
        let found = row.found.map(|found| {
            let CodePointRange { start, end } = found.content;
            let OriginalFinding { speaker, confidence, kind, .. } = found;
            FoundObject { start, end, speaker, confidence, kind: kind.word() }
        });
        Self {
            decision: decision_state(row.decision),
            added: row.added,
            prefix: anchor.prefix,
            suffix: anchor.suffix,
            found,
        }
    }
}

fn coded_names<'a>(marking: &'a Marking) -> Vec<CodedNameObject<'a>> {
    let kind = |tag: EntityTag| match tag {
        EntityTag::Country => "country",
        EntityTag::Person => "person",
        EntityTag::Organization => "organization",
    };
    let one = |coded: &'a CodedEntity| {
        let (reviewer, at) = stamped(coded.stamp.as_ref());
        CodedNameObject {
            name: &coded.name.name,
            kind: kind(coded.name.tag),
            codes: &coded.codes,
            reviewer,
            at,
        }
    };
    marking.entities.iter().map(one).collect()
}

/// Who did something, and when.
fn stamped(stamp: Option<&Stamp>) -> (Option<&str>, Option<String>) {
    (stamp.map(|stamp| stamp.reviewer.as_str()), stamp.map(|stamp| date::moment(stamp.at)))
}

fn passages<'a>(reviewed: &ReviewedArticle<'a>) -> Vec<PassageObject<'a>> {
    let mut points = CodePoints::new(&reviewed.article.text);
    let one = |passage: &'a Passage| {
        let place = passage.place.map(|place| points.of(place));
        let (by, at) = stamped(passage.stamp.as_ref());
        PassageObject {
            start: place.map(|(start, _)| start),
            end: place.map(|(_, end)| end),
            text: passage.place.map_or(passage.anchor.exact.as_str(), |place| reviewed.article.words(place)),
            highlighted: passage.highlighted,
            note: non_empty(&passage.note),
            codes: &passage.codes,
            reviewer: by,
            at,
        }
    };
    reviewed.review.marking.passages.iter().map(one).collect()
}

fn decision_state(decision: &Decision) -> DecisionStateObject<'_> {
    let (reviewer, at) = stamped(decision.stamp.as_ref());
    DecisionStateObject {
        state: decision.state().word(),
        reason: reason(decision.verdict),
        flagged: decision.flagged,
        verification: decision.verification.word(),
        source: non_empty(&decision.source),
        true_words: non_empty(&decision.words),
        note: non_empty(&decision.note),
        codes: &decision.codes,
        reviewer,
        at,
        opinions: decision.opinions.iter().map(opinion).collect(),
    }
}

fn opinion(opinion: &Opinion) -> OpinionObject<'_> {
    OpinionObject {
        reviewer: &opinion.reviewer,
        verdict: match opinion.verdict {
            Verdict::Pending => "pending",
            Verdict::Accepted => "accepted",
            Verdict::Rejected(_) => "rejected",
        },
        reason: reason(opinion.verdict),
        speaker: opinion.speaker.as_ref().and_then(|named| non_empty(&named.name)),
        kind: opinion.kind.map(QuotationKind::word),
        text: opinion.content.as_deref(),
    }
}

fn reason(verdict: Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::Rejected(reason) => reason.map(Reason::word),
        Verdict::Pending | Verdict::Accepted => None,
    }
}

fn orphan(orphan: &Orphan) -> OrphanObject<'_> {
    let decision = &orphan.decision;
    OrphanObject {
        text: &orphan.anchor.exact,
        prefix: &orphan.anchor.prefix,
        suffix: &orphan.anchor.suffix,
        why: match orphan.why {
            Why::TextChanged => "text-changed",
            Why::NoLongerFound => "no-longer-found",
        },
        speaker: decision.named().and_then(|named| non_empty(&named.name)),
        decision: decision_state(decision),
    }
}
