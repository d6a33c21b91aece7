//! `pullquote library stats`: how much there is, the progress of reviews, how often the program was right.

use super::page;
use crate::library::{ConfidenceBand, LibraryStats, VerdictCounts};
use crate::text::date;
use crate::text::phrase::{counted, grouped};

pub(super) fn page(stats: &LibraryStats) -> String {
    let mut page = String::new();
    let all = stats.quotations;
    let summary = format!(
        "{}, {}, {}",
        counted(stats.articles, "article", "articles"),
        counted(all.all, "quotation", "quotations"),
        counted(stats.words, "word quoted", "words quoted")
    );
    page::push(&mut page, "", &summary);
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
    page::push(&mut page, "", &reviewed);
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
    let verified: Vec<String> = stats
        .verification
        .iter()
        .map(|(state, count)| format!("{} {}", grouped(*count), state.counted(*count)))
        .collect();
    page::push(&mut page, "  ", &verified.join(", "));
    section(&mut page, "Reviewers:");
    for reviewer in &stats.reviewers {
        let line = format!(
            "{}: {} on {}, last on {}",
            reviewer.name,
            counted(reviewer.acts, "act", "acts"),
            counted(reviewer.articles, "article", "articles"),
            date::day(reviewer.at)
        );
        page::push(&mut page, "  ", &line);
    }
    if stats.reviewers.is_empty() {
        page::push(&mut page, "  ", "none yet");
    }
    page
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
