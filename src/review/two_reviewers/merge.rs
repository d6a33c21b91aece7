//! The decisions of one or two reviewers -> acts for the journal of each article.
//!
//! There is one act for each quotation, with the name and time of the reviewer who decided it, so the journal says what
//! happened and one undo reverts one quotation. A decision both agree on carries both names. Where they differ, the
//! quotation is undecided again, with both answers. Merging the same files again records nothing: acts recorded before,
//! and quotations decided later in this library, stay as they are.

use super::agreement::{Aspect, aspects};
use super::decided::{Decided, DecidedArticle};
use super::pairing::{PairedArticle, pair};
use crate::analysis::Analysis;
use crate::article::Article;
use crate::review::decision::{Decision, Opinion, Reason, SeenAttribution, Stamp, Verdict, Verification};
use crate::review::journal::{Act, Anchor, Change, Journal, Recorded, Subject, acts_in_effect, anchors_of};
use crate::review::named::SpeakerName;
use crate::review::overlay::{Card, review};
use crate::sorting;
use crate::text::Span;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// An act proposed for the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The quotation as it should be.
    pub decided: Decided,
    /// Whose decision it is.
    pub origin: ProposalOrigin,
}

/// Whose decision a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProposalOrigin {
    /// Both reviewers decided the same.
    Both,
    /// Only one decided.
    One,
    /// Both decided, and they differ.
    Differing,
    /// Neither decided, but one made a note, set a flag or skipped it.
    Noted,
}

/// What becomes of a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProposalOutcome {
    /// It is recorded: the act, the reviewer and the time, which is `None` if unknown.
    Record(Act, String, Option<i64>),
    /// It has been recorded before.
    AlreadyRecorded,
    /// Something else was decided in this library later.
    DecidedLater,
}

/// The proposals from one reviewer's decisions on an article.
#[must_use]
pub fn proposals_of_one(article: &DecidedArticle) -> Vec<Proposal> {
    unpaired(article.quotations.iter())
}

/// The proposals from two reviewers' decisions on an article. `labels` distinguish two reviewers of the same name.
#[must_use]
pub fn proposals_of_two(paired: &PairedArticle<'_>, labels: [&str; 2]) -> Vec<Proposal> {
    let text = &paired.article.article.text;
    let joined = |pair: &[&Decided; 2]| joined(*pair, labels, text);
    let mut proposals: Vec<Proposal> = paired.both.iter().filter_map(joined).collect();
    proposals.extend(unpaired(paired.alone.iter().flatten().copied()));
    sorting::by_key(&mut proposals, |proposal| proposal.decided.subject);
    proposals
}

/// The proposals from any number of reviewers' decisions: those of the first two joined, the result joined with the next.
/// Each article comes as the first that has it.
#[must_use]
pub fn proposals_of_many(
    reviewers: &[Vec<DecidedArticle>],
    labels: &[&str],
) -> Vec<(DecidedArticle, Vec<Proposal>)> {
    let mut joined: Vec<DecidedArticle> = reviewers.first().cloned().unwrap_or_default();
    for (at, (next, label)) in reviewers.iter().zip(labels).enumerate().skip(1) {
        let pairing = pair(&joined, next);
        let before = if at == 1 { labels.first().copied().unwrap_or_default() } else { "earlier files" };
        let both = pairing.both.iter().map(|paired| {
            let proposals = proposals_of_two(paired, [before, label]);
            let quotations = proposals.into_iter().map(|proposal| proposal.decided).collect();
            let marks = paired.article.marks.iter().chain(&paired.other.marks).cloned().collect();
            DecidedArticle { quotations, marks, ..paired.article.clone() }
        });
        let alone = pairing.alone.iter().flatten().map(|article| (*article).clone());
        joined = both.chain(alone).collect();
    }
    let proposed = |article: DecidedArticle| {
        let touched = article.quotations.iter().filter(|decided| decided.decision.stamp.is_some());
        let proposals =
            touched.map(|decided| Proposal { decided: decided.clone(), origin: origin_of(decided) });
        let proposals = proposals.collect();
        (article, proposals)
    };
    joined.into_iter().map(proposed).collect()
}

/// Where a joined decision came from, as it shows.
fn origin_of(decided: &Decided) -> ProposalOrigin {
    let reviewers = decided.decision.stamp.as_ref().map_or(0, |stamp| stamp.reviewers().count());
    match decided.is_decided() {
        _ if !decided.decision.opinions.is_empty() => ProposalOrigin::Differing,
        true if reviewers > 1 => ProposalOrigin::Both,
        true => ProposalOrigin::One,
        false => ProposalOrigin::Noted,
    }
}

/// What becomes of each proposal in a library with this journal.
#[must_use]
pub fn outcomes(
    article: &DecidedArticle,
    found: &Arc<Analysis>,
    journal: &Journal,
    proposals: &[Proposal],
) -> Vec<ProposalOutcome> {
    let here = RecordedHere::new(article, found, journal);
    let acts = acts(&article.article, found, proposals);
    proposals.iter().zip(acts).map(|(proposal, act)| here.fate(proposal, act)).collect()
}

/// What a library has recorded on an article, for looking proposals up: there may be thousands.
struct RecordedHere<'a> {
    /// Who changed each quotation last, by its subject.
    stamps: HashMap<Span, Stamp>,
    /// The acts in effect, by the subject of their first change.
    acts: HashMap<&'a Subject, Vec<&'a Recorded>>,
}

impl<'a> RecordedHere<'a> {
    fn new(article: &DecidedArticle, found: &Arc<Analysis>, journal: &'a Journal) -> Self {
        let before = review(&article.article, article.hash, found, journal);
        let stamp = |card: &Card| Some((card.subject, card.decision().stamp.clone()?));
        let mut acts: HashMap<&Subject, Vec<&Recorded>> = HashMap::new();
        for recorded in acts_in_effect(journal).acts {
            if let Some(subject) = first_subject(&recorded.act) {
                acts.entry(subject).or_default().push(recorded);
            }
        }
        Self { stamps: before.cards.iter().filter_map(stamp).collect(), acts }
    }

    fn fate(&self, proposal: &Proposal, act: Act) -> ProposalOutcome {
        let Decided { subject, decision, .. } = &proposal.decided;
        let stamp = decision.stamp.clone().unwrap_or_default();
        let at = (stamp.at > 0).then_some(stamp.at);
        if self.has(&act, &stamp.reviewer) {
            return ProposalOutcome::AlreadyRecorded;
        }
        match self.stamps.get(subject) {
            Some(here) if here.reviewer == stamp.reviewer && here.at == stamp.at => {
                ProposalOutcome::AlreadyRecorded
            }
            Some(here) if at.is_none_or(|at| here.at > at) => ProposalOutcome::DecidedLater,
            _ => ProposalOutcome::Record(act, stamp.reviewer, at),
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

/// The acts that make the quotations what was decided, whatever was decided before.
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
        changes.push(Change::Speaker(decided.speaker.clone().unwrap_or_else(SpeakerName::unnamed)));
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

/// The changes other than the verdict.
fn besides(decision: &Decision) -> impl Iterator<Item = Change> + '_ {
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
    .chain(decision.codes.iter().cloned().map(Change::Code))
}

fn unpaired<'a>(quotations: impl Iterator<Item = &'a Decided>) -> Vec<Proposal> {
    let proposal = |decided: &Decided| {
        let origin = if decided.is_decided() { ProposalOrigin::One } else { ProposalOrigin::Noted };
        decided.decision.stamp.is_some().then(|| Proposal { decided: decided.clone(), origin })
    };
    quotations.filter_map(proposal).collect()
}

/// What two reviewers decided on a quotation; `None` if neither has touched it.
fn joined(pair: [&Decided; 2], labels: [&str; 2], text: &str) -> Option<Proposal> {
    let [first, second] = pair;
    let names = names(pair, labels);
    let (mut decided, origin) = match (first.is_decided(), second.is_decided()) {
        (true, true) if aspects(pair).is_empty() => (first.clone(), ProposalOrigin::Both),
        (true, true) => (differing(pair, &names, text), ProposalOrigin::Differing),
        (true, false) => (first.clone(), ProposalOrigin::One),
        // Others differ already: one more answer settles nothing.
        (false, true) if !first.decision.opinions.is_empty() => {
            (with_opinion(first, (second, &names[1]), text), ProposalOrigin::Differing)
        }
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

/// Undecided, with both answers.
fn differing(pair: [&Decided; 2], names: &[String; 2], text: &str) -> Decided {
    let aspects = aspects(pair);
    let opinion = |(decided, name): (&Decided, &String)| Opinion {
        reviewer: name.clone(),
        verdict: decided.decision.verdict,
        speaker: decided.speaker.clone().filter(|_| decided.is_accepted()),
        // Also what both corrected alike: the open quotation is as it was found.
        kind: (decided.new_kind || aspects.contains(&Aspect::Kind)).then_some(decided.kind),
        content: (is_moved(decided) || aspects.contains(&Aspect::Boundaries))
            .then(|| decided.content.of(text).to_owned()),
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

/// What others differ on, with one more answer.
fn with_opinion(open: &Decided, (decided, name): (&Decided, &String), text: &str) -> Decided {
    let others = &open.decision.opinions;
    // An opinion without a kind or ends has those of the open quotation.
    let kind = decided.new_kind || decided.kind != open.kind || others.iter().any(|one| one.kind.is_some());
    let ends = is_moved(decided) || others.iter().any(|one| one.content.is_some());
    let opinion = Opinion {
        reviewer: name.clone(),
        verdict: decided.decision.verdict,
        speaker: decided.speaker.clone().filter(|_| decided.is_accepted()),
        kind: (decided.is_accepted() && kind).then_some(decided.kind),
        content: (decided.is_accepted() && ends).then(|| decided.content.of(text).to_owned()),
    };
    let mut joined = open.clone();
    joined.decision.opinions.push(opinion);
    joined
}

fn is_moved(decided: &Decided) -> bool {
    decided.content != decided.subject
}

/// The names of two reviewers. If they are the same but the decisions are not, the labels are added.
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

/// Who decided, and when last; `None` if neither did.
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

/// Merges notes, sources and verification.
fn join_what_is_besides(decision: &mut Decision, pair: [&Decided; 2], names: &[String; 2]) {
    let [first, second] = pair.map(|decided| &decided.decision);
    decision.flagged = first.flagged || second.flagged;
    decision.codes = first.codes.union(&second.codes).cloned().collect();
    decision.skipped = decision.verdict == Verdict::Pending && first.skipped && second.skipped;
    decision.source = both([&first.source, &second.source], names);
    decision.words = both([&first.words, &second.words], names);
    decision.verification = more_serious(first.verification, second.verification);
    let mut note = both([&first.note, &second.note], names);
    let mut add = |said: [Option<&str>; 2]| {
        if let [Some(one), Some(other)] = said
            && one != other
        {
            let line = format!("{}: {one}; {}: {other}", names[0], names[1]);
            note = if note.is_empty() { line } else { format!("{note}\n{line}") };
        }
    };
    let checked = |state: Verification| (state != Verification::Unchecked).then(|| state.label());
    add([checked(first.verification), checked(second.verification)]);
    if let (Verdict::Rejected(one), Verdict::Rejected(other)) = (first.verdict, second.verdict) {
        decision.verdict = Verdict::Rejected(if one == other { one } else { None });
        add([one.map(Reason::label), other.map(Reason::label)]);
    }
    decision.note = note;
}

/// Both texts with the reviewers' names; if they are the same, once and without.
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

/// The more serious of two states wins: what one reviewer checked is kept, and a doubt is never outvoted.
fn more_serious(one: Verification, other: Verification) -> Verification {
    use Verification::{CannotVerify, Differs, Matches, Unchecked};
    let graveness = [Unchecked, Matches, CannotVerify, Differs];
    let place = |state: Verification| graveness.iter().position(|other| *other == state);
    if place(other) > place(one) { other } else { one }
}

#[cfg(test)]
#[path = "merge_tests.rs"]
mod tests;
