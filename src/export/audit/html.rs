//! An audit -> one page with charts, to look at, mail and print.
//!
//! Charts are SVG with their numbers as text beside the bars; there is no script, nothing is fetched, and the page reads as
//! a list of numbers where no picture is drawn.

use super::audit_report::AuditReport;
use super::bar::percent;
use super::sections::{FIRST_VOICES, sections, size, summary};
use crate::audit::{AuditGroup, Count, Measures, SpeakerShare};
use crate::export::markup::shown;
use crate::text::phrase::grouped;
use crate::version::TOOL;
use std::fmt::Write;

const STYLE: &str = include_str!("audit.css");

/// Units of the longest bar in a chart.
const BAR_UNITS: usize = 300;

/// The page. It is XML and HTML at once.
#[must_use]
pub fn html(report: AuditReport<'_>) -> String {
    let mut page = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n".to_owned();
    let policy = "default-src 'none'; style-src 'unsafe-inline'";
    let _ = write!(
        page,
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta name=\"generator\" content=\"{TOOL}\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"/>\n\
         <title>Source audit</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>Source audit</h1>\n<ul>\n"
    );
    for line in summary(report) {
        let _ = writeln!(page, "<li>{}</li>", shown(&line));
    }
    page.push_str("</ul>\n");
    months(&mut page, report);
    compared(&mut page, report);
    measures(&mut page, 2, &report.audit.all);
    most_quoted(&mut page, report);
    for AuditGroup { name, measures: found } in &report.audit.groups {
        let _ = writeln!(page, "<section>\n<h2>{}: {}</h2>", shown(report.compared), shown(name));
        let _ = writeln!(page, "<p>{}</p>", shown(&size(found)));
        measures(&mut page, 3, found);
        page.push_str("</section>\n");
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn months(page: &mut String, report: AuditReport<'_>) {
    if report.audit.months.len() > 1 {
        let rows = report.audit.months.iter().map(|(month, quotations)| ChartRow::of(month, &[*quotations]));
        let chart = Chart {
            title: "Quotations by month",
            columns: &["quotations"],
            rows: rows.collect(),
            whole: None,
        };
        chart.write(page, 2);
    }
}

/// The groups side by side.
fn compared(page: &mut String, report: AuditReport<'_>) {
    let rows = report.audit.groups.iter().map(|group| counts_row(&group.name, group.measures.total));
    let title = format!("By {}, by words", report.compared);
    Chart { title: &title, columns: &COUNTS, rows: rows.collect(), whole: None }.write(page, 2);
}

/// The columns of classes: each speaker counts once an article.
const COUNTS: [&str; 3] = ["speakers", "quotations", "words"];

fn counts_row(name: &str, count: Count) -> ChartRow<'_> {
    ChartRow::of(name, &[count.speakers, count.quotations, count.words])
}

fn measures(page: &mut String, level: usize, measures: &Measures) {
    for section in sections(measures) {
        let rows = section.counts.iter().map(|(class, count)| counts_row(class, *count)).collect();
        let title = format!("{}, by words", section.heading);
        Chart { title: &title, columns: &COUNTS, rows, whole: None }.write(page, level);
        if !section.note.is_empty() {
            let _ = writeln!(page, "<p class=\"note\">{}</p>", shown(section.note));
        }
    }
    for ((_, title), voices) in FIRST_VOICES.iter().zip(&measures.first_voices) {
        let rows = voices.iter().map(|(class, articles)| ChartRow::of(class, &[*articles])).collect();
        let title = format!("{title}, by articles");
        Chart { title: &title, columns: &["articles"], rows, whole: None }.write(page, level);
    }
}

fn most_quoted(page: &mut String, report: AuditReport<'_>) {
    let all = &report.audit.all;
    let rows = all.speakers.iter().take(report.top);
    let row = |speaker: &'_ SpeakerShare| [speaker.articles, speaker.quotations, speaker.words];
    Chart {
        title: "Most quoted, by words",
        columns: &["articles", "quotations", "words"],
        rows: rows.map(|speaker| ChartRow::of(&speaker.name, &row(speaker))).collect(),
        whole: Some(all.named_words),
    }
    .write(page, 2);
}

/// A table of numbers with a bar in every row.
struct Chart<'a> {
    title: &'a str,
    columns: &'a [&'a str],
    rows: Vec<ChartRow<'a>>,
    /// What the shares are of, if the rows are not all there is.
    whole: Option<usize>,
}

/// A row: its name, and its numbers, of which the last is drawn.
struct ChartRow<'a> {
    name: &'a str,
    numbers: Vec<usize>,
}

impl<'a> ChartRow<'a> {
    fn of(name: &'a str, numbers: &[usize]) -> Self {
        Self { name, numbers: numbers.to_vec() }
    }

    fn drawn(&self) -> usize {
        self.numbers.last().copied().unwrap_or_default()
    }
}

impl Chart<'_> {
    fn write(&self, page: &mut String, level: usize) {
        if self.rows.is_empty() {
            return;
        }
        let all = self.whole.unwrap_or_else(|| self.rows.iter().map(ChartRow::drawn).sum());
        let largest = self.rows.iter().map(ChartRow::drawn).max().unwrap_or_default().max(1);
        let _ = writeln!(page, "<h{level}>{}</h{level}>\n<table>\n<thead><tr><td></td>", shown(self.title));
        for column in self.columns.iter().copied().chain(["share"]) {
            let _ = write!(page, "<th scope=\"col\">{column}</th>");
        }
        page.push_str("<td></td></tr></thead>\n<tbody>\n");
        for row in &self.rows {
            let _ = write!(page, "<tr><th scope=\"row\">{}</th>", shown(row.name));
            for number in &row.numbers {
                let _ = write!(page, "<td class=\"number\">{}</td>", grouped(*number));
            }
            let (share, width) = (percent(row.drawn(), all), (row.drawn() * BAR_UNITS).div_ceil(largest));
            let _ = writeln!(
                page,
                "<td class=\"number\">{}</td><td><svg width=\"{BAR_UNITS}\" height=\"12\" role=\"presentation\">\
                 <rect width=\"{width}\" height=\"12\"/></svg></td></tr>",
                share.replace('<', "&lt;")
            );
        }
        page.push_str("</tbody>\n</table>\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::audit::audit_report::sample::{AUDITED, audited};

    #[test]
    fn the_page_is_well_formed_and_names_stay_text() {
        let audit = audited();
        let page = html(AuditReport { audit: &audit, compared: "outlet", counted: AUDITED, top: 5 });
        let read = roxmltree::Document::parse_with_options(
            &page,
            roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() },
        )
        .unwrap();
        let bars = read.descendants().filter(|node| node.has_tag_name("rect")).count();
        let tables = read.descendants().filter(|node| node.has_tag_name("table")).count();
        let rows = read.descendants().filter(|node| node.has_tag_name("tr")).count();
        assert_eq!(bars, rows - tables, "a bar in each row below the heads");
        assert!(page.contains("<h2>By outlet, by words</h2>"), "{page}");
        assert!(read.descendants().any(|node| node.text() == Some("The <Port> Authority")), "{page}");
    }
}
