//! `pullquote library stats`: how much there is, the progress of reviews, how often the program was right.

use super::page;
use crate::library::{ConfidenceBand, LibraryStats, VerdictCounts};
use crate::review::Verification;
use crate::text::date;
use crate::text::phrase::{counted, grouped};

/// The whole page.
pub(super) fn page(stats: &LibraryStats) -> String {
    let mut page = String::new();
    push_totals(&mut page, stats);
    section(&mut page, "Decisions by confidence in the speaker:");
    for (band, agreement) in &stats.by_confidence {
        let words =
            ConfidenceBand::ALL.iter().find(|(other, _)| other == band).map_or("", |(_, words)| words);
        page::push(&mut page, "  ", &format!("{words}: {}", decided(*agreement)));
    }
    section(&mut page, "Decisions by kind of quotation:");
    for (kind, agreement) in &stats.by_kind {
        page::push(&mut page, "  ", &format!("{kind}: {}", decided(*agreement)));
    }
    section(&mut page, "Verification:");
    let counted =
        |(state, count): &(Verification, usize)| format!("{} {}", grouped(*count), state.counted(*count));
    let verified = stats.verification.iter().map(counted);
    page::push(&mut page, "  ", &verified.collect::<Vec<_>>().join(", "));
    section(&mut page, "Reviewers:");
    push_reviewers(&mut page, stats);
    page
}

/// How much there is, and how far the review has come.
fn push_totals(page: &mut String, stats: &LibraryStats) {
    let all = stats.quotations;
    let summary = format!(
        "{}, {}, {}",
        counted(stats.articles, "article", "articles"),
        counted(all.all, "quotation", "quotations"),
        counted(stats.words, "word quoted", "words quoted")
    );
    page::push(page, "", &summary);
    let reviewed = format!(
        "{} accepted, {} edited, {} rejected, {} pending ({} of them skipped); {} flagged, {} added by reviewers",
        all.accepted,
        all.edited,
        all.rejected,
        all.left(),
        all.skipped,
        all.flagged,
        stats.added
    );
    page::push(page, "", &reviewed);
}

/// What each reviewer has done.
fn push_reviewers(page: &mut String, stats: &LibraryStats) {
    for reviewer in &stats.reviewers {
        let line = format!(
            "{}: {} on {}, last on {}",
            reviewer.name,
            counted(reviewer.acts, "act", "acts"),
            counted(reviewer.articles, "article", "articles"),
            date::day(reviewer.at)
        );
        page::push(page, "  ", &line);
    }
    if stats.reviewers.is_empty() {
        page::push(page, "  ", "none yet");
    }
}

fn section(page: &mut String, heading: &str) {
    page.push('\n');
    page::push(page, "", heading);
}

fn decided(agreement: VerdictCounts) -> String {
    let Some(right) = agreement.right() else { return "nothing decided yet".to_owned() };
    format!(
        "{right}% of them right; {} accepted, {} edited ({} with another speaker), {} rejected",
        agreement.accepted, agreement.edited, agreement.other_speaker, agreement.rejected
    )
}
