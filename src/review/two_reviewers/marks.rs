//! What other reviewers marked on passages, names and articles -> acts for the journal.
//!
//! Codes and highlights add up, and a note is put below one that is there already, unless that is an older one of the same
//! reviewer alone: nothing is open, whoever differs. What was removed here after it was marked elsewhere stays removed, and
//! what has been recorded before is not recorded again.

use super::decided::{DecidedMark, MarkedSubject};
use crate::review::decision::Stamp;
use crate::review::journal::{Act, Anchor, Change, Journal, Recorded, Subject, acts_in_effect};
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
    let acts = acts_in_effect(journal).acts;
    let mut here = MarksHere { text, marking, journal, acts, states: HashMap::new() };
    marks.iter().map(|mark| here.outcome(mark)).collect()
}

/// What is marked in a library, with what the marks before have added.
struct MarksHere<'a> {
    text: &'a str,
    marking: &'a Marking,
    journal: &'a Journal,
    /// The acts of the journal that were not undone.
    acts: Vec<&'a Recorded>,
    states: HashMap<Subject, MarkState>,
}

/// What is marked on a subject.
#[derive(Debug, Clone, Default)]
struct MarkState {
    codes: Codes,
    note: String,
    highlighted: bool,
    /// Who wrote the whole note, and when; `None` if that were several, or if it is not known.
    author: Option<Stamp>,
}

impl MarksHere<'_> {
    fn outcome(&mut self, mark: &DecidedMark) -> MarkOutcome {
        let (subject, state) = self.subject(&mark.subject);
        let mut state = self.states.remove(&subject).unwrap_or(state);
        let changes = state.take(mark, &self.overruling(&subject, &mark.stamp));
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
                        author: None,
                    };
                    let subject = Subject::Passage(passage.anchor.clone());
                    let author = self.author(&subject, &state.note);
                    (subject, MarkState { author, ..state })
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

    /// What was done with a subject, oldest first.
    fn changes(&self, subject: &Subject) -> impl Iterator<Item = (&Stamp, &Change)> {
        self.acts
            .iter()
            .filter_map(|recorded| match &recorded.act {
                Act::Change(changes) => Some((&recorded.stamp, changes)),
                Act::Undo(_) | Act::Redo(_) => None,
            })
            .flat_map(|(stamp, changes)| changes.iter().map(move |change| (stamp, change)))
            .filter(move |(_, (other, _))| other == subject)
            .map(|(stamp, (_, change))| (stamp, change))
    }

    /// The changes that hold against what was marked then: what was removed later, and a note that the same reviewer wrote
    /// at that time or later.
    fn overruling(&self, subject: &Subject, marked: &Stamp) -> Vec<Change> {
        let overrules = |(stamp, change): &(&Stamp, &Change)| match change {
            Change::Uncode(_) | Change::Forget => stamp.at > marked.at,
            Change::Note(note) if note.trim().is_empty() => stamp.at > marked.at,
            Change::Note(_) => marked.at > 0 && stamp.at >= marked.at && stamp.reviewer == marked.reviewer,
            _ => false,
        };
        self.changes(subject).filter(overrules).map(|(_, change)| change.clone()).collect()
    }

    /// Who wrote all of a note.
    fn author(&self, subject: &Subject, note: &str) -> Option<Stamp> {
        let (mut before, mut author) = ("", None::<Stamp>);
        for (stamp, change) in self.changes(subject) {
            let after = match change {
                Change::Note(after) => after.as_str(),
                Change::Forget => "",
                _ => continue,
            };
            let is_theirs = author.as_ref().is_some_and(|author| author.reviewer == stamp.reviewer);
            author = (is_theirs || before.trim().is_empty()).then(|| stamp.clone());
            before = after;
        }
        author.filter(|_| before == note)
    }
}

impl MarkState {
    /// Adds a mark. Returns the changes that this takes.
    fn take(&mut self, mark: &DecidedMark, overruling: &[Change]) -> Vec<Change> {
        if overruling.contains(&Change::Forget) {
            return Vec::new();
        }
        let mut changes = Vec::new();
        if mark.highlighted && !self.highlighted {
            self.highlighted = true;
            changes.push(Change::Highlight);
        }
        for code in &mark.codes {
            let is_same = |other: &String| folded(other) == folded(code);
            let removes = |change: &Change| matches!(change, Change::Uncode(other) if is_same(other));
            if !self.codes.iter().any(is_same) && !overruling.iter().any(removes) {
                self.codes.insert(code.clone());
                changes.push(Change::Code(code.clone()));
            }
        }
        let has_note = !overruling.iter().any(|change| matches!(change, Change::Note(_)));
        if let Some(note) = has_note.then(|| self.joined_note(mark)).flatten() {
            self.author = self.author_with(&mark.stamp);
            self.note.clone_from(&note);
            changes.push(Change::Note(note));
        }
        changes
    }

    /// The note with that of a mark; `None` if that adds nothing.
    fn joined_note(&self, mark: &DecidedMark) -> Option<String> {
        let theirs = mark.note.trim();
        if theirs.is_empty() || self.note.contains(theirs) {
            return None;
        }
        // A note that was joined with this one elsewhere.
        let holds_all = self.note.lines().all(|line| theirs.lines().any(|other| other == line));
        if self.note.is_empty() || holds_all {
            return Some(theirs.to_owned());
        }
        // What the same reviewer wrote later takes the place of what they wrote before.
        match self.author.as_ref().filter(|author| author.reviewer == mark.stamp.reviewer) {
            Some(author) if author.at > mark.stamp.at => None,
            Some(author) if author.at == mark.stamp.at => Some(format!("{}\n{theirs}", self.note)),
            Some(_) => Some(theirs.to_owned()),
            None => Some(format!("{}\n{}: {theirs}", self.note, mark.stamp.reviewer)),
        }
    }

    /// Who wrote the whole note once this reviewer has added to it.
    fn author_with(&self, stamp: &Stamp) -> Option<Stamp> {
        let is_theirs = self.author.as_ref().is_some_and(|author| author.reviewer == stamp.reviewer);
        (self.note.is_empty() || is_theirs).then(|| stamp.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::journal::ActId;
    use crate::review::marking::Passage;
    use crate::text::Span;
    use crate::text::hash::TextHash;

    const TEXT: &str = "The ford is closed until the river falls.";

    fn stamp(reviewer: &str, at: i64) -> Stamp {
        Stamp { reviewer: reviewer.to_owned(), at, tool: String::new() }
    }

    fn note(words: &str) -> Change {
        Change::Note(words.to_owned())
    }

    fn mark((reviewer, at): (&str, i64), note: &str, codes: &[&str]) -> DecidedMark {
        DecidedMark {
            subject: MarkedSubject::Passage(Span::new(4, 8)),
            codes: codes.iter().map(|code| (*code).to_owned()).collect(),
            note: note.to_owned(),
            highlighted: false,
            stamp: stamp(reviewer, at),
        }
    }

    /// The passage "ford" after what was done with it here and after marks were imported, as "note [codes]".
    fn after(done: &[(&str, i64, Change)], marks: &[DecidedMark]) -> String {
        let anchor = Anchor::of(TEXT, Span::new(4, 8));
        let mut passage = Passage::new(anchor.clone(), Some(Span::new(4, 8)));
        let mut journal = Journal::default();
        for (number, (reviewer, at, change)) in done.iter().enumerate() {
            passage.apply(change);
            journal.acts.push(Recorded {
                id: ActId(i64::try_from(number).unwrap() + 1),
                stamp: stamp(reviewer, *at),
                text: TextHash::of(TEXT),
                act: Act::Change(vec![(Subject::Passage(anchor.clone()), change.clone())]),
            });
            passage.stamp = Some(stamp(reviewer, *at));
        }
        let marking = Marking { passages: vec![passage.clone()], ..Marking::default() };
        for outcome in mark_outcomes(TEXT, (&marking, &journal), marks) {
            if let MarkOutcome::Record(Act::Change(changes), ..) = outcome {
                for (_, change) in &changes {
                    passage.apply(change);
                }
            }
        }
        format!("{} {:?}", passage.note, passage.codes.iter().collect::<Vec<_>>())
    }

    #[test]
    fn a_later_note_takes_the_place_of_one_that_is_the_same_reviewers_alone() {
        let ben = |at: i64, words: &str| mark(("Ben", at), words, &[]);
        assert_eq!(after(&[("Ben", 10, note("b"))], &[ben(20, "c")]), "c []");
        assert_eq!(after(&[("Ben", 20, note("c"))], &[ben(10, "b")]), "c []");
        let ana = ("Ana", 10, note("A"));
        // Ben only gave a code to what Ana wrote on.
        let coded = ("Ben", 20, Change::Code("trade".to_owned()));
        assert_eq!(after(&[ana.clone(), coded], &[ben(30, "b")]), "A\nBen: b [\"trade\"]");
        let joined = ("Ben", 20, note("A\nBen: b"));
        assert_eq!(after(&[ana.clone(), joined.clone()], &[ben(30, "c")]), "A\nBen: b\nBen: c []");
        assert_eq!(after(&[ana.clone(), joined.clone()], &[ben(20, "b")]), "A\nBen: b []");
        assert_eq!(after(std::slice::from_ref(&ana), &[ben(20, "b"), ben(30, "c")]), "A\nBen: b\nBen: c []");
        // What was joined elsewhere is not joined again, and what Ana made of it stays.
        assert_eq!(after(std::slice::from_ref(&ana), &[ben(20, "A\nBen: b")]), "A\nBen: b []");
        assert_eq!(after(&[ana, joined, ("Ana", 30, note("C"))], &[ben(20, "b")]), "C []");
    }

    #[test]
    fn two_notes_of_one_time_are_both_kept() {
        let ben = |words: &str| mark(("Ben", 20), words, &[]);
        assert_eq!(after(&[], &[ben("first"), ben("second")]), "first\nsecond []");
    }

    #[test]
    fn what_was_removed_later_stays_removed_in_every_spelling() {
        let code = |words: &str| Change::Code(words.to_owned());
        let uncode = |words: &str| Change::Uncode(words.to_owned());
        let removed = [("Ana", 10, code("trade")), ("Ana", 30, uncode("trade")), ("Ana", 40, code("water"))];
        assert_eq!(after(&removed, &[mark(("Ben", 20), "", &["Trade"])]), " [\"water\"]");
        assert_eq!(after(&removed, &[mark(("Ben", 50), "", &["Trade"])]), " [\"Trade\", \"water\"]");
        let cleared = [("Ben", 10, note("b")), ("Ana", 30, note(""))];
        assert_eq!(after(&cleared, &[mark(("Ben", 10), "b", &[])]), " []");
        assert_eq!(after(&cleared, &[mark(("Cem", 20), "c", &["water"])]), " [\"water\"]");
        assert_eq!(after(&cleared, &[mark(("Ben", 40), "c", &[])]), "c []");
    }
}
