//! What other reviewers marked on passages, names and articles -> acts for the journal.
//!
//! Codes and highlights add up, and a note is put below one that is there already: nothing is open, whoever differs. What
//! was removed here after it was marked elsewhere stays removed, and what has been recorded before is not recorded again.

use super::decided::{DecidedMark, MarkedSubject};
use crate::review::decision::Stamp;
use crate::review::journal::{Act, Anchor, Change, Journal, Subject, acts_in_effect};
use crate::review::marking::{Codes, Marking};
use crate::text::fold::folded;
use std::collections::HashMap;

/// What becomes of a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkOutcome {
    /// It is recorded: the act, the reviewer and the time, which is `None` if unknown.
    Record(Act, String, Option<i64>),
    /// The library has all of it, or somebody removed it here later.
    AlreadyRecorded,
}

/// What becomes of each mark in a library with this journal, in which the article is marked like this.
#[must_use]
pub fn mark_outcomes(
    text: &str,
    (marking, journal): (&Marking, &Journal),
    marks: &[DecidedMark],
) -> Vec<MarkOutcome> {
    let mut here = MarksHere { text, marking, journal, states: HashMap::new() };
    marks.iter().map(|mark| here.outcome(mark)).collect()
}

/// What is marked in a library, with what the marks before have added.
struct MarksHere<'a> {
    text: &'a str,
    marking: &'a Marking,
    journal: &'a Journal,
    states: HashMap<Subject, MarkState>,
}

/// What is marked on a subject.
#[derive(Debug, Clone, Default)]
struct MarkState {
    codes: Codes,
    note: String,
    highlighted: bool,
    stamp: Option<Stamp>,
}

impl MarksHere<'_> {
    fn outcome(&mut self, mark: &DecidedMark) -> MarkOutcome {
        let (subject, state) = self.subject(&mark.subject);
        let mut state = self.states.remove(&subject).unwrap_or(state);
        let removed = self.removed_later(&subject, mark.stamp.at);
        let changes = state.take(mark, &removed);
        self.states.insert(subject.clone(), state);
        if changes.is_empty() {
            return MarkOutcome::AlreadyRecorded;
        }
        let act = Act::Change(changes.into_iter().map(|change| (subject.clone(), change)).collect());
        let Stamp { reviewer, at, .. } = &mark.stamp;
        // Also if it was undone since.
        let is_known =
            |known: &crate::review::Recorded| known.act == act && known.stamp.reviewer == *reviewer;
        if self.journal.acts.iter().any(is_known) {
            return MarkOutcome::AlreadyRecorded;
        }
        MarkOutcome::Record(act, reviewer.clone(), (*at > 0).then_some(*at))
    }

    /// The subject of acts, and what is marked on it.
    fn subject(&self, marked: &MarkedSubject) -> (Subject, MarkState) {
        match marked {
            MarkedSubject::Passage(span) => match self.marking.passage_at(*span) {
                Some(passage) => {
                    let state = MarkState {
                        codes: passage.codes.clone(),
                        note: passage.note.clone(),
                        highlighted: passage.highlighted,
                        stamp: passage.stamp.clone(),
                    };
                    (Subject::Passage(passage.anchor.clone()), state)
                }
                None => (Subject::Passage(Anchor::of(self.text, *span)), MarkState::default()),
            },
            MarkedSubject::Entity(name) => {
                let codes = self.marking.codes_of(name).cloned().unwrap_or_default();
                (Subject::Entity(name.clone()), MarkState { codes, ..MarkState::default() })
            }
            MarkedSubject::Article => {
                (Subject::Article, MarkState { codes: self.marking.article.clone(), ..MarkState::default() })
            }
        }
    }

    /// The changes that removed something from a subject after this time.
    fn removed_later(&self, subject: &Subject, at: i64) -> Vec<Change> {
        let later = acts_in_effect(self.journal).acts.into_iter().filter(|recorded| recorded.stamp.at > at);
        let changes = later.filter_map(|recorded| match &recorded.act {
            Act::Change(changes) => Some(changes),
            Act::Undo(_) | Act::Redo(_) => None,
        });
        let removes = |change: &Change| matches!(change, Change::Uncode(_) | Change::Forget);
        let here = changes.flatten().filter(|(other, change)| other == subject && removes(change));
        here.map(|(_, change)| change.clone()).collect()
    }
}

impl MarkState {
    /// Adds a mark. Returns the changes that this takes.
    fn take(&mut self, mark: &DecidedMark, removed: &[Change]) -> Vec<Change> {
        if removed.contains(&Change::Forget) {
            return Vec::new();
        }
        let mut changes = Vec::new();
        if mark.highlighted && !self.highlighted {
            self.highlighted = true;
            changes.push(Change::Highlight);
        }
        for code in &mark.codes {
            let is_there = self.codes.iter().any(|other| folded(other) == folded(code));
            if !is_there && !removed.contains(&Change::Uncode(code.clone())) {
                self.codes.insert(code.clone());
                changes.push(Change::Code(code.clone()));
            }
        }
        if let Some(note) = self.joined_note(mark) {
            self.note.clone_from(&note);
            changes.push(Change::Note(note));
        }
        if !changes.is_empty() {
            self.stamp = Some(mark.stamp.clone());
        }
        changes
    }

    /// The note with that of a mark; `None` if that adds nothing.
    fn joined_note(&self, mark: &DecidedMark) -> Option<String> {
        let theirs = mark.note.trim();
        if theirs.is_empty() || self.note.contains(theirs) {
            return None;
        }
        if self.note.is_empty() {
            return Some(theirs.to_owned());
        }
        // What the same reviewer wrote later takes the place of what they wrote before.
        let here = self.stamp.as_ref().filter(|here| here.reviewer == mark.stamp.reviewer);
        match here {
            Some(here) if here.at > mark.stamp.at => None,
            Some(_) => Some(theirs.to_owned()),
            None => Some(format!("{}\n{}: {theirs}", self.note, mark.stamp.reviewer)),
        }
    }
}
