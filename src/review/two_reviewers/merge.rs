//! The decisions of one reviewer or of two -> acts for the journal of each article.
//!
//! One act a quotation, in the name of whoever decided it and at the time at which they did, so that the journal
//! tells what happened and an undo takes back one quotation. What two agree on is decided in both names; where they
//! differ the quotation is open again, with both opinions. Merging the same again records nothing: an act that stands
//! already, and what was decided here later, are left as they are.

use super::agreement::{Aspect, aspects};
use super::decided::{Decided, DecidedArticle};
use super::pairing::PairedArticle;
use crate::analysis::Analysis;
use crate::article::Article;
use crate::review::decision::{Decision, Opinion, Reason, SeenAttribution, Stamp, Verdict, Verification};
use crate::review::journal::{Act, Anchor, Change, Journal, Recorded, Subject, anchors_of, standing};
use crate::review::named::SpeakerName;
use crate::review::overlay::{Card, review};
use crate::text::Span;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// An act that is proposed for the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The quotation as it is to stand.
    pub decided: Decided,
    /// Whether it is what both said, or only one.
    pub origin: ProposalOrigin,
}

/// Who is behind a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProposalOrigin {
    /// Both decided the same.
    Both,
    /// Only one decided it.
    One,
    /// Both decided it, and not the same.
    Differing,
    /// Nobody decided it, but somebody noted something.
    Noted,
}

/// What becomes of a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is recorded: the act, who, and when; nothing for the time when nobody knows it.
    Record(Act, String, Option<i64>),
    /// It stands here already.
    Standing,
    /// Something else was decided here, later.
    DecidedHere,
}

/// What one reviewer's decisions of an article propose.
#[must_use]
pub fn one(article: &DecidedArticle) -> Vec<Proposal> {
    alone(article.quotations.iter())
}

/// What two reviewers' decisions of an article propose. `labels` tell two reviewers of one name apart.
#[must_use]
pub fn two(paired: &PairedArticle<'_>, labels: [&str; 2]) -> Vec<Proposal> {
    let text = &paired.article.article.text;
    let joined = |pair: &[&Decided; 2]| joined(*pair, labels, text);
    let mut proposals: Vec<Proposal> = paired.both.iter().filter_map(joined).collect();
    proposals.extend(alone(paired.alone.iter().flatten().copied()));
    proposals.sort_by_key(|proposal| proposal.decided.subject);
    proposals
}

/// What becomes of each proposal in a library where `journal` was recorded.
#[must_use]
pub fn fates(
    article: &DecidedArticle,
    found: &Arc<Analysis>,
    journal: &Journal,
    proposals: &[Proposal],
) -> Vec<Fate> {
    let here = RecordedHere::new(article, found, journal);
    let acts = acts(&article.article, found, proposals);
    proposals.iter().zip(acts).map(|(proposal, act)| here.fate(proposal, act)).collect()
}

/// What the library has recorded on an article, to look proposals up in: there may be thousands of either.
struct RecordedHere<'a> {
    /// Who decided each quotation last, by its subject.
    stamps: HashMap<Span, Stamp>,
    /// The acts that are not undone, by the subject of their first change.
    acts: HashMap<&'a Subject, Vec<&'a Recorded>>,
}

impl<'a> RecordedHere<'a> {
    fn new(article: &DecidedArticle, found: &Arc<Analysis>, journal: &'a Journal) -> Self {
        let before = review(&article.article, article.hash, found, journal);
        let stamp = |card: &Card| Some((card.subject, card.decision().stamp.clone()?));
        let mut acts: HashMap<&Subject, Vec<&Recorded>> = HashMap::new();
        for recorded in standing(journal).acts {
            if let Some(subject) = first_subject(&recorded.act) {
                acts.entry(subject).or_default().push(recorded);
            }
        }
        Self { stamps: before.cards.iter().filter_map(stamp).collect(), acts }
    }

    fn fate(&self, proposal: &Proposal, act: Act) -> Fate {
        let Decided { subject, decision, .. } = &proposal.decided;
        let stamp = decision.stamp.clone().unwrap_or_default();
        let at = (stamp.at > 0).then_some(stamp.at);
        if self.has(&act, &stamp.reviewer) {
            return Fate::Standing;
        }
        match self.stamps.get(subject) {
            Some(here) if here.reviewer == stamp.reviewer && here.at == stamp.at => Fate::Standing,
            Some(here) if at.is_none_or(|at| here.at > at) => Fate::DecidedHere,
            _ => Fate::Record(act, stamp.reviewer, at),
        }
    }

    fn has(&self, act: &Act, reviewer: &str) -> bool {
        let same = first_subject(act).and_then(|subject| self.acts.get(subject));
        same.into_iter().flatten().any(|recorded| recorded.act == *act && recorded.stamp.reviewer == reviewer)
    }
}

fn first_subject(act: &Act) -> Option<&Subject> {
    let Act::Change(changes) = act else { return None };
    changes.first().map(|(subject, _)| subject)
}

/// For each proposal the act that makes its quotation stand as it was decided, whatever was said of it before.
fn acts(article: &Article, found: &Analysis, proposals: &[Proposal]) -> Vec<Act> {
    let known: HashSet<Span> = found.quotations.iter().map(|quotation| quotation.content).collect();
    let of_each = |span: fn(&Decided) -> Span| {
        let spans: Vec<Span> = proposals.iter().map(|proposal| span(&proposal.decided)).collect();
        anchors_of(&article.text, &spans)
    };
    let (subjects, contents) = (of_each(|decided| decided.subject), of_each(|decided| decided.content));
    let anchors = subjects.into_iter().zip(contents);
    let decisions = proposals.iter().map(|proposal| &proposal.decided);
    decisions
        .zip(anchors)
        .map(|(decided, (subject, content))| {
            let subject = Subject::Quotation(subject);
            let changes = changes(decided, content, &known).into_iter();
            Act::Change(changes.map(|change| (subject.clone(), change)).collect())
        })
        .collect()
}

fn changes(decided: &Decided, content: Anchor, known: &HashSet<Span>) -> Vec<Change> {
    let decision = &decided.decision;
    let mut changes = vec![Change::Forget];
    let seen = SeenAttribution { speaker: decided.speaker.clone(), kind: decided.kind };
    if !known.contains(&decided.subject) && decision.verdict == Verdict::Pending {
        changes.push(Change::Add(seen.clone()));
    }
    if decided.content != decided.subject {
        changes.push(Change::Bounds(content));
    }
    if decided.new_speaker {
        changes.push(Change::Speaker(decided.speaker.clone().unwrap_or_else(SpeakerName::nobody)));
    }
    if decided.new_kind {
        changes.push(Change::Kind(decided.kind));
    }
    match decision.verdict {
        Verdict::Accepted => changes.push(Change::Accept(seen)),
        Verdict::Rejected(reason) => changes.push(Change::Reject(reason)),
        Verdict::Pending if !decision.opinions.is_empty() => {
            changes.push(Change::Differ(decision.opinions.clone()));
        }
        Verdict::Pending if decision.skipped => changes.push(Change::Skip),
        Verdict::Pending => {}
    }
    changes.extend(besides(decision));
    changes
}

/// What is said besides the verdict.
fn besides(decision: &Decision) -> impl Iterator<Item = Change> {
    let said = |words: &String| (!words.is_empty()).then(|| words.clone());
    let checked = (decision.verification != Verification::Unchecked).then_some(decision.verification);
    [
        decision.flagged.then_some(Change::Flag),
        checked.map(Change::Verify),
        said(&decision.source).map(Change::Source),
        said(&decision.words).map(Change::Words),
        said(&decision.note).map(Change::Note),
    ]
    .into_iter()
    .flatten()
}

fn alone<'a>(quotations: impl Iterator<Item = &'a Decided>) -> Vec<Proposal> {
    let proposal = |decided: &Decided| {
        let origin = if decided.is_decided() { ProposalOrigin::One } else { ProposalOrigin::Noted };
        decided.decision.stamp.is_some().then(|| Proposal { decided: decided.clone(), origin })
    };
    quotations.filter_map(proposal).collect()
}

/// What the two say of a quotation that both have; nothing when neither has touched it.
fn joined(pair: [&Decided; 2], labels: [&str; 2], text: &str) -> Option<Proposal> {
    let [first, second] = pair;
    let names = names(pair, labels);
    let (mut decided, origin) = match (first.is_decided(), second.is_decided()) {
        (true, true) if aspects(pair).is_empty() => (first.clone(), ProposalOrigin::Both),
        (true, true) => (differing(pair, &names, text), ProposalOrigin::Differing),
        (true, false) => (first.clone(), ProposalOrigin::One),
        (false, true) => (second.clone(), ProposalOrigin::One),
        (false, false) if first.decision.stamp.is_some() => (first.clone(), ProposalOrigin::Noted),
        (false, false) => (second.clone(), ProposalOrigin::Noted),
    };
    if origin == ProposalOrigin::Both {
        decided.new_speaker |= second.new_speaker;
        decided.new_kind |= second.new_kind;
    }
    decided.decision.stamp = Some(stamp(pair, &names, origin)?);
    join_what_is_besides(&mut decided.decision, pair, &names);
    Some(Proposal { decided, origin })
}

/// Open again, with both opinions.
fn differing(pair: [&Decided; 2], names: &[String; 2], text: &str) -> Decided {
    let aspects = aspects(pair);
    let opinion = |(decided, name): (&Decided, &String)| Opinion {
        reviewer: name.clone(),
        verdict: decided.decision.verdict,
        speaker: decided.speaker.clone().filter(|_| decided.is_accepted()),
        kind: aspects.contains(&Aspect::Kind).then_some(decided.kind),
        content: aspects.contains(&Aspect::Boundaries).then(|| decided.content.of(text).to_owned()),
    };
    let opinions = pair.into_iter().zip(names).map(opinion).collect();
    let [first, _] = pair;
    Decided {
        content: first.subject,
        new_speaker: false,
        new_kind: false,
        decision: Decision { opinions, ..Decision::default() },
        ..first.clone()
    }
}

/// How the two are called. Two decisions of one name are told apart, unless they are one and the same.
fn names(pair: [&Decided; 2], labels: [&str; 2]) -> [String; 2] {
    let name = |(decided, label): (&Decided, &str)| {
        decided.decision.stamp.as_ref().map_or(label.to_owned(), |stamp| stamp.reviewer.clone())
    };
    let [first, second] = pair;
    let names = [name((first, labels[0])), name((second, labels[1]))];
    if names[0] == names[1] && first != second {
        let [one, other] = names;
        return [format!("{one} ({})", labels[0]), format!("{other} ({})", labels[1])];
    }
    names
}

/// Who said it, and when the last of it. Nothing when nobody did.
fn stamp(pair: [&Decided; 2], names: &[String; 2], origin: ProposalOrigin) -> Option<Stamp> {
    let speak = pair.map(|decided| match origin {
        ProposalOrigin::One => decided.is_decided(),
        _ => decided.decision.stamp.is_some(),
    });
    let stamps = pair.into_iter().zip(speak).filter(|(_, speaks)| *speaks);
    let stamps: Vec<&Stamp> = stamps.filter_map(|(decided, _)| decided.decision.stamp.as_ref()).collect();
    let at = stamps.iter().map(|stamp| stamp.at).max()?;
    let mut who: Vec<&str> =
        names.iter().zip(speak).filter(|(_, speaks)| *speaks).map(|(name, _)| name.as_str()).collect();
    who.dedup();
    Some(Stamp { reviewer: who.join(", "), at, tool: String::new() })
}

/// Notes, sources and verification of both.
fn join_what_is_besides(decision: &mut Decision, pair: [&Decided; 2], names: &[String; 2]) {
    let [first, second] = pair.map(|decided| &decided.decision);
    decision.flagged = first.flagged || second.flagged;
    decision.skipped = decision.verdict == Verdict::Pending && first.skipped && second.skipped;
    decision.source = both([&first.source, &second.source], names);
    decision.words = both([&first.words, &second.words], names);
    decision.verification = graver(first.verification, second.verification);
    let mut note = both([&first.note, &second.note], names);
    let mut add = |said: [Option<&str>; 2]| {
        if let [Some(one), Some(other)] = said
            && one != other
        {
            let line = format!("{}: {one}; {}: {other}", names[0], names[1]);
            note = if note.is_empty() { line } else { format!("{note}\n{line}") };
        }
    };
    let checked = |state: Verification| (state != Verification::Unchecked).then(|| state.said());
    add([checked(first.verification), checked(second.verification)]);
    if let (Verdict::Rejected(one), Verdict::Rejected(other)) = (first.verdict, second.verdict) {
        decision.verdict = Verdict::Rejected(if one == other { one } else { None });
        add([one.map(Reason::said), other.map(Reason::said)]);
    }
    decision.note = note;
}

/// What both wrote, with their names; the same words once and without.
fn both([first, second]: [&String; 2], names: &[String; 2]) -> String {
    if first == second {
        return first.clone();
    }
    let written = [first, second].into_iter().zip(names).filter(|(words, _)| !words.is_empty());
    let lines = written.map(|(words, name)| {
        if words.starts_with(&format!("{name}: ")) { words.clone() } else { format!("{name}: {words}") }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The state that asks for more care: what one checked is not lost, and a doubt is not outvoted.
fn graver(one: Verification, other: Verification) -> Verification {
    use Verification::{CannotVerify, Differs, Matches, Unchecked};
    let graveness = [Unchecked, Matches, CannotVerify, Differs];
    let place = |state: Verification| graveness.iter().position(|other| *other == state);
    if place(other) > place(one) { other } else { one }
}

#[cfg(test)]
#[path = "merge_tests.rs"]
mod tests;
