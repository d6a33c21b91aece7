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
use crate::review::decision::{Decision, Opinion, Reason, Seen, Stamp, Verdict, Verification};
use crate::review::journal::{Act, Anchor, Change, Journal, Subject, standing};
use crate::review::named::Named;
use crate::review::overlay::{Review, review};
use std::sync::Arc;

/// An act that is proposed for the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The quotation as it is to stand.
    pub decided: Decided,
    /// Whether it is what both said, or only one.
    pub origin: Origin,
}

/// Who is behind a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
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
    let before = review(&article.article, article.hash, found, journal);
    let standing = standing(journal);
    let fate = |proposal: &Proposal| {
        let act = act(&article.article, found, &proposal.decided);
        let stamp = proposal.decided.decision.stamp.clone().unwrap_or_default();
        let at = (stamp.at > 0).then_some(stamp.at);
        let here = stamp_of(&before, &proposal.decided);
        if standing
            .acts
            .iter()
            .any(|recorded| recorded.act == act && recorded.stamp.reviewer == stamp.reviewer)
        {
            Fate::Standing
        } else {
            match here {
                Some(here) if here.reviewer == stamp.reviewer && here.at == stamp.at => Fate::Standing,
                Some(here) if at.is_none_or(|at| here.at > at) => Fate::DecidedHere,
                _ => Fate::Record(act, stamp.reviewer, at),
            }
        }
    };
    proposals.iter().map(fate).collect()
}

/// Who said the last of a quotation here.
fn stamp_of<'a>(review: &'a Review, decided: &Decided) -> Option<&'a Stamp> {
    let card = review.cards.iter().find(|card| card.subject == decided.subject)?;
    card.decision().stamp.as_ref()
}

/// The act that makes a quotation stand as it was decided, whatever was said of it before.
fn act(article: &Article, found: &Analysis, decided: &Decided) -> Act {
    let decision = &decided.decision;
    let mut changes = vec![Change::Forget];
    let seen = Seen { speaker: decided.speaker.clone(), kind: decided.kind };
    let is_found = found.quotations.iter().any(|quotation| quotation.content == decided.subject);
    if !is_found && decision.verdict == Verdict::Pending {
        changes.push(Change::Add(seen.clone()));
    }
    if decided.content != decided.subject {
        changes.push(Change::Bounds(Anchor::of(&article.text, decided.content)));
    }
    if decided.new_speaker {
        changes.push(Change::Speaker(decided.speaker.clone().unwrap_or_else(Named::nobody)));
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
    let subject = Subject::Quotation(Anchor::of(&article.text, decided.subject));
    Act::Change(changes.into_iter().map(|change| (subject.clone(), change)).collect())
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
        let origin = if decided.is_decided() { Origin::One } else { Origin::Noted };
        decided.decision.stamp.is_some().then(|| Proposal { decided: decided.clone(), origin })
    };
    quotations.filter_map(proposal).collect()
}

/// What the two say of a quotation that both have; nothing when neither has touched it.
fn joined(pair: [&Decided; 2], labels: [&str; 2], text: &str) -> Option<Proposal> {
    let [first, second] = pair;
    let names = names(pair, labels);
    let (mut decided, origin) = match (first.is_decided(), second.is_decided()) {
        (true, true) if aspects(pair).is_empty() => (first.clone(), Origin::Both),
        (true, true) => (differing(pair, &names, text), Origin::Differing),
        (true, false) => (first.clone(), Origin::One),
        (false, true) => (second.clone(), Origin::One),
        (false, false) if first.decision.stamp.is_some() => (first.clone(), Origin::Noted),
        (false, false) => (second.clone(), Origin::Noted),
    };
    if origin == Origin::Both {
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
fn stamp(pair: [&Decided; 2], names: &[String; 2], origin: Origin) -> Option<Stamp> {
    let speak = pair.map(|decided| match origin {
        Origin::One => decided.is_decided(),
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
