//! An audit -> Markdown with tables.

use super::audit_report::AuditReport;
use super::bar::percent;
use super::sections::{FIRST_VOICES, Section, sections, summary};
use crate::audit::{AuditGroup, Measures};
use crate::export::markdown::escaped;
use crate::text::phrase::single_spaced;
use std::fmt::Write;

/// The report, with a section for every group.
#[must_use]
pub fn markdown(report: AuditReport<'_>) -> String {
    let mut page = "# Source audit\n\n".to_owned();
    for line in summary(report) {
        let _ = writeln!(page, "- {}", cell(&line));
    }
    measures(&mut page, "##", &report.audit.all);
    most_quoted(&mut page, report);
    for AuditGroup { name, measures: found } in &report.audit.groups {
        let _ = writeln!(page, "\n## {}: {}", cell(report.compared), cell(name));
        measures(&mut page, "###", found);
    }
    page
}

fn measures(page: &mut String, level: &str, measures: &Measures) {
    for section in sections(measures) {
        table(page, level, &section);
    }
    for ((_, title), voices) in FIRST_VOICES.iter().zip(&measures.first_voices) {
        let all: usize = voices.iter().map(|(_, articles)| articles).sum();
        let _ = write!(page, "\n{level} {title}\n\n| | articles | share |\n| --- | ---: | ---: |\n");
        for (class, articles) in voices {
            let _ = writeln!(page, "| {} | {articles} | {} |", cell(class), percent(*articles, all));
        }
    }
}

fn table(page: &mut String, level: &str, section: &Section<'_>) {
    let words: usize = section.counts.iter().map(|(_, count)| count.words).sum();
    let _ = writeln!(page, "\n{level} {}\n", section.heading);
    if !section.note.is_empty() {
        let _ = writeln!(page, "{}\n", section.note);
    }
    page.push_str(
        "| | speakers | quotations | words | share of words |\n| --- | ---: | ---: | ---: | ---: |\n",
    );
    for (class, count) in section.counts {
        let share = percent(count.words, words);
        let (speakers, quotations) = (count.speakers, count.quotations);
        let _ = writeln!(page, "| {} | {speakers} | {quotations} | {} | {share} |", cell(class), count.words);
    }
}

fn most_quoted(page: &mut String, report: AuditReport<'_>) {
    let all = &report.audit.all;
    page.push_str("\n## Most quoted\n\n| | articles | quotations | words | share |\n| --- | ---: | ---: | ---: | ---: |\n");
    for speaker in all.speakers.iter().take(report.top) {
        let share = percent(speaker.words, all.named_words);
        let (articles, quotations) = (speaker.articles, speaker.quotations);
        let _ = writeln!(
            page,
            "| {} | {articles} | {quotations} | {} | {share} |",
            cell(&speaker.name),
            speaker.words
        );
    }
}

fn cell(text: &str) -> String {
    escaped(&single_spaced(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::audit::audit_report::sample::{AUDITED, audited};

    #[test]
    fn names_stay_text_in_the_tables() {
        let audit = audited();
        let page = markdown(AuditReport { audit: &audit, compared: "outlet", counted: AUDITED, top: 5 });
        assert!(page.contains("| official | 1 | 1 | 8 | 44% |"), "{page}");
        assert!(page.contains("\n## outlet: The Hill Gazette\n"), "{page}");
        assert!(!page.contains("<Port>"), "{page}");
    }
}
