//! What was merged or imported -> the lines that say so.

use crate::command::outcome::Outcome;
use crate::error::Result;
use crate::library::{ArticleId, Library};
use crate::review::decided::{DecidedArticle, Unmerged};
use crate::review::marks::MarkOutcome;
use crate::review::merge::{Proposal, ProposalOrigin, ProposalOutcome};
use crate::text::phrase::counted;
use std::fmt::Write;

/// What was merged into the library.
#[derive(Debug, Default)]
pub(super) struct MergeReport {
    pub(super) articles: Vec<ArticleId>,
    /// Quotations on which both agree.
    both: usize,
    /// Quotations that only one decided.
    one: usize,
    /// Quotations that are undecided again because the two differ.
    differing: usize,
    /// Quotations that were added, or have a note, a flag or a skip, but no decision.
    noted: usize,
    /// Quotations merged before.
    already_there: usize,
    /// Quotations decided later in the library.
    decided_here: usize,
    /// Marks on passages, names and articles.
    marks: usize,
    /// Marks that were there before.
    marks_there: usize,
}

/// Articles are imported in steps of this many. A longer step would keep other programs waiting.
const STEP: usize = 256;

impl MergeReport {
    pub(super) fn import(
        &mut self,
        library: &mut Library,
        proposed: &[(&DecidedArticle, Vec<Proposal>)],
    ) -> Result<()> {
        for step in proposed.chunks(STEP) {
            for (imported, (_, proposals)) in library.import(step)?.into_iter().zip(step) {
                self.articles.push(imported.id);
                let pairs = proposals.iter().zip(&imported.quotations);
                pairs.for_each(|(proposal, outcome)| self.count(proposal.origin, outcome));
                let is_new = |outcome: &&MarkOutcome| matches!(outcome, MarkOutcome::Record(..));
                self.marks += imported.marks.iter().filter(is_new).count();
                self.marks_there += imported.marks.iter().filter(|outcome| !is_new(outcome)).count();
            }
        }
        Ok(())
    }

    fn count(&mut self, origin: ProposalOrigin, outcome: &ProposalOutcome) {
        *match (outcome, origin) {
            (ProposalOutcome::AlreadyRecorded, _) => &mut self.already_there,
            (ProposalOutcome::DecidedLater, _) => &mut self.decided_here,
            (ProposalOutcome::Record(..), ProposalOrigin::Both) => &mut self.both,
            (ProposalOutcome::Record(..), ProposalOrigin::One) => &mut self.one,
            (ProposalOutcome::Record(..), ProposalOrigin::Differing) => &mut self.differing,
            (ProposalOutcome::Record(..), ProposalOrigin::Noted) => &mut self.noted,
        } += 1;
    }

    pub(super) fn outcome(&self) -> Outcome {
        let all = self.both
            + self.one
            + self.differing
            + self.noted
            + self.already_there
            + self.decided_here
            + self.marks
            + self.marks_there;
        if all == 0 { Outcome::NothingFound } else { Outcome::Done }
    }

    /// One line for each count that is not zero.
    pub(super) fn text(&self, unmerged: Unmerged) -> String {
        let mut text = counted(self.articles.len(), "article", "articles") + "\n";
        for (count, what) in [
            (self.both, "on which both agree"),
            (self.one, "decided by one"),
            (self.differing, "pending again: the reviewers differ"),
            (self.noted, "added, noted, flagged or skipped, but pending"),
            (self.already_there, "already in the library"),
            (self.decided_here, "decided later in this library: unchanged"),
            (unmerged.orphans, "not merged: their text no longer exists"),
        ] {
            if count > 0 {
                let _ = writeln!(text, "  {} {what}", counted(count, "quotation", "quotations"));
            }
        }
        for (count, what) in [
            (self.marks, "on passages, names or articles"),
            (self.marks_there, "on passages, names or articles already in the library"),
            (unmerged.passages, "on passages not merged: their text no longer exists"),
        ] {
            if count > 0 {
                let _ = writeln!(text, "  {} {what}", counted(count, "mark", "marks"));
            }
        }
        if self.differing > 0 {
            text += "pullquote review --only differing shows where they differ\n";
        }
        text
    }
}
