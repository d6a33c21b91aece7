//! An audit -> lines for a terminal, with bars.

use super::audit_report::AuditReport;
use super::bar::{bar, part_of, percent, sparkline};
use super::sections::{FIRST_VOICES, Section, sections, size, summary};
use crate::audit::{AuditGroup, Measures};
use crate::text::hanging;
use crate::text::phrase::{grouped, one_line};
use crate::text::width::{columns, fit};
use std::fmt::Write;

/// Columns of the names.
const NAME_COLUMNS: usize = 22;

/// Lists a speaker's country only this often: the list is long, and its end says little.
const MAX_COUNTRIES: usize = 10;

/// The report in lines.
#[must_use]
pub fn lines(report: AuditReport<'_>) -> String {
    let mut page = String::new();
    for line in summary(report) {
        hanging::push(&mut page, "", &line);
    }
    months(&mut page, report);
    for section in sections(&report.audit.all) {
        breakdown(&mut page, &section);
    }
    first_voices(&mut page, &report.audit.all);
    speakers(&mut page, report);
    groups(&mut page, report);
    page
}

fn months(page: &mut String, report: AuditReport<'_>) {
    let months = &report.audit.months;
    let (Some((first, _)), Some((last, _))) = (months.first(), months.last()) else { return };
    if months.len() > 1 {
        let line = sparkline(months.iter().map(|(_, quotations)| *quotations));
        hanging::push(page, "", &format!("Quotations by month, {first} to {last}: {line}"));
    }
}

fn breakdown(page: &mut String, section: &Section<'_>) {
    heading(page, section.heading, section.note);
    let words: usize = section.counts.iter().map(|(_, count)| count.words).sum();
    columns_of(page, &["speakers", "quotations", "words"]);
    for (class, count) in section.counts.iter().take(shown(section)) {
        let _ = writeln!(
            page,
            "  {} {:>8} {:>10} {:>8}  {}",
            name(class),
            grouped(count.speakers),
            grouped(count.quotations),
            grouped(count.words),
            bar(count.words, words)
        );
    }
}

fn shown(section: &Section<'_>) -> usize {
    if section.name == "country" { MAX_COUNTRIES } else { usize::MAX }
}

fn first_voices(page: &mut String, measures: &Measures) {
    for ((_, title), voices) in FIRST_VOICES.iter().zip(&measures.first_voices) {
        heading(page, title, "");
        columns_of(page, &["articles"]);
        let all = voices.iter().map(|(_, articles)| articles).sum();
        for (class, articles) in voices {
            let _ = writeln!(page, "  {} {:>8}  {}", name(class), grouped(*articles), bar(*articles, all));
        }
    }
}

fn speakers(page: &mut String, report: AuditReport<'_>) {
    let all = &report.audit.all;
    heading(page, "Most quoted", "");
    columns_of(page, &["articles", "quotations", "words"]);
    for speaker in all.speakers.iter().take(report.top) {
        let _ = writeln!(
            page,
            "  {} {:>8} {:>10} {:>8}  {}",
            name(&speaker.name),
            grouped(speaker.articles),
            grouped(speaker.quotations),
            grouped(speaker.words),
            bar(speaker.words, all.named_words)
        );
    }
}

fn groups(page: &mut String, report: AuditReport<'_>) {
    if report.audit.groups.is_empty() {
        return;
    }
    heading(page, &format!("By {}", report.compared), "");
    for group in &report.audit.groups {
        for (at, line) in group_lines(group).iter().enumerate() {
            hanging::push(page, if at == 0 { "  " } else { "      " }, line);
        }
    }
}

/// A group in a few lines: its size, its shares, its articles with a single speaker.
#[must_use]
pub fn group_lines(AuditGroup { name, measures }: &AuditGroup) -> Vec<String> {
    let mut lines = vec![format!("{}: {}", one_line(name), size(measures))];
    lines.extend(sections(measures).iter().take(3).map(in_one_line));
    if measures.with_speakers > 0 {
        let single = part_of(measures.single_speaker, measures.with_speakers, "articles");
        lines.push(format!("single speaker: {single}"));
    }
    lines.push(reviewed(measures));
    lines
}

/// "reviewed: 3 of 4 quotations (75%); 2 of 3 decided were right as found".
fn reviewed(measures: &Measures) -> String {
    let reviewed = part_of(measures.reviewed, measures.total.quotations, "quotations");
    let right = format!("{} of {} decided were right as found", measures.right, measures.decided);
    if measures.decided > 0 {
        format!("reviewed: {reviewed}; {right}")
    } else {
        format!("reviewed: {reviewed}")
    }
}

/// "women and men: women 12%, men 30%, not said 58% (of words)".
fn in_one_line(section: &Section<'_>) -> String {
    let words: usize = section.counts.iter().map(|(_, count)| count.words).sum();
    let shares: Vec<String> = section
        .counts
        .iter()
        .map(|(class, count)| format!("{class} {}", percent(count.words, words)))
        .collect();
    format!("{}, by words: {}", section.heading.to_lowercase(), shares.join(", "))
}

fn heading(page: &mut String, heading: &str, note: &str) {
    page.push('\n');
    hanging::push(page, "", heading);
    if !note.is_empty() {
        hanging::push(page, "  ", note);
    }
}

/// The heads of columns of numbers, which are as wide as the numbers below them.
fn columns_of(page: &mut String, heads: &[&str]) {
    let mut line = format!("  {}", name(""));
    for (head, wide) in heads.iter().zip([8, 10, 8]) {
        let _ = write!(line, " {head:>wide$}");
    }
    page.push_str(&line);
    page.push('\n');
}

/// A name in its columns, shortened if it is longer.
fn name(name: &str) -> String {
    let line = one_line(name);
    let short = fit(&line, NAME_COLUMNS);
    format!("{short}{}", " ".repeat(NAME_COLUMNS.saturating_sub(columns(&short))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::audit::audit_report::sample::{AUDITED, audited};

    #[test]
    fn the_report_says_who_is_quoted_in_lines_of_eighty_columns() {
        let audit = audited();
        let page = lines(AuditReport { audit: &audit, compared: "outlet", counted: AUDITED, top: 5 });
        let most = page.split("Most quoted\n").nth(1).unwrap_or_default();
        assert!(most.trim_start().starts_with("articles quotations    words\n"), "{most}");
        for line in [
            "Two articles: 2 articles, 4 quotations, 23 words",
            "Accepted by reviewers: 1 of 4 quotations (25%)",
            "  people                        3          3       18  ━━━━━━━━━━━━━━━━╌╌╌╌  78%",
            "  official                      1          1        8  ",
            "  The Coast Post: 1 article, 2 quotations, 13 words",
        ] {
            assert!(page.contains(line), "{line}\n{page}");
        }
        assert!(page.lines().all(|line| columns(line) <= 80), "{page}");
    }
}
