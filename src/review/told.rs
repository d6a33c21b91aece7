//! An act -> words for it: what an undo reverts.

use super::journal::{Act, ActId, Change, Journal, Subject};
use crate::text::phrase::single_spaced;
use crate::text::sanitize;
use std::mem;

/// Characters of a quotation that are enough to recognise it.
const WORDS: usize = 40;

/// What an act of the journal did, "accepted “We will wait”", or nothing special if it is not there.
#[must_use]
pub fn told(journal: &Journal, id: Option<ActId>) -> String {
    let recorded = journal.acts.iter().rfind(|recorded| Some(recorded.id) == id);
    let Some(Act::Change(changes)) = recorded.map(|recorded| &recorded.act) else {
        return "the last act".to_owned();
    };
    // The verdict says more than the correction that comes with it.
    let verdict = changes.iter().find(|(_, change)| matches!(change, Change::Accept(_)));
    let Some((subject, change)) = verdict.or(changes.first()) else { return "the last act".to_owned() };
    let others = changes.iter().filter(|(other, _)| other != subject).count();
    let more = if others > 0 { format!(" and {others} more") } else { String::new() };
    format!("{} {}{more}", verb(change), name(subject))
}

/// What the last of the new acts takes the place of, if another program recorded it after the act `known`: "ben had rejected
/// “We will wait” meanwhile: your decision holds now, and u takes it back".
#[must_use]
pub fn overtaken(new: &Journal, known: ActId) -> Option<String> {
    let (own, before) = new.acts.split_last()?;
    let Act::Change(own) = &own.act else { return None };
    let replaced = |(subject, change): &&(Subject, Change)| {
        own.iter().any(|(other, by)| other == subject && is_replaced(change, by))
    };
    let others = before.iter().rev().filter(|recorded| recorded.id > known);
    let mut found = others.filter_map(|recorded| match &recorded.act {
        Act::Change(changes) => {
            changes.iter().find(replaced).map(|change| (&recorded.stamp.reviewer, change))
        }
        Act::Undo(_) | Act::Redo(_) => None,
    });
    let (reviewer, (subject, change)) = found.next()?;
    let (who, what) = (sanitize::line(reviewer), name(subject));
    let did = match change {
        Change::Accept(_) | Change::Reject(_) | Change::Skip => format!("had {} {what}", verb(change)),
        _ => format!("had given {} {what}", verb(change)),
    };
    Some(format!("{who} {did} meanwhile: your decision holds now, and u takes it back"))
}

/// Whether one change takes the place of another of the same subject.
fn is_replaced(change: &Change, by: &Change) -> bool {
    let is_verdict = |change| matches!(change, &Change::Accept(_) | &Change::Reject(_) | &Change::Skip);
    let is_single = matches!(
        change,
        Change::Speaker(_)
            | Change::Kind(_)
            | Change::Bounds(_)
            | Change::Verify(_)
            | Change::Source(_)
            | Change::Words(_)
            | Change::Note(_)
    );
    is_verdict(change) && is_verdict(by)
        || is_single && mem::discriminant(change) == mem::discriminant(by) && change != by
}

fn verb(change: &Change) -> &'static str {
    match change {
        Change::Accept(_) => "accepted",
        Change::Reject(_) => "rejected",
        Change::Skip => "skipped",
        Change::Flag => "flagged",
        Change::Unflag => "flag removed from",
        Change::Speaker(_) => "another speaker for",
        Change::Kind(_) => "another kind for",
        Change::Bounds(_) => "other boundaries for",
        Change::Verify(_) => "the check of",
        Change::Source(_) => "the source of",
        Change::Words(_) => "the actual words of",
        Change::Note(_) => "the note on",
        Change::Add(_) => "added",
        Change::Differ(_) => "the difference on",
        Change::Move(_) => "a new place for",
        Change::Forget => "dropped",
        Change::Dismiss => "removed",
        Change::Rename(_) => "another name for",
        Change::Code(_) => "a code of",
        Change::Uncode(_) => "a code taken from",
        Change::Highlight => "highlighted",
    }
}

fn name(subject: &Subject) -> String {
    let anchor = match subject {
        Subject::Quotation(anchor) | Subject::Mention(anchor) | Subject::Passage(anchor) => anchor,
        Subject::Entity(entity) => return sanitize::line(&entity.name).into_owned(),
        Subject::Article => return "the article".to_owned(),
    };
    let words = single_spaced(&anchor.exact);
    let shown: String = words.chars().take(WORDS).collect();
    let cut = if shown.len() < words.len() { "…" } else { "" };
    format!("“{}{cut}”", sanitize::line(shown.trim_end()))
}
