//! An act -> words for it: what an undo reverts.

use super::journal::{Act, ActId, Change, Journal, Subject};
use crate::text::phrase::single_spaced;
use crate::text::sanitize;

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
