//! An audit -> one page with charts, to look at, mail and print.
//!
//! Charts are SVG with their numbers as text beside the bars; there is no script, nothing is fetched, and the page reads as
//! a list of numbers where no picture is drawn.

use super::audit_report::AuditReport;
use super::bar::percent;
use super::sections::{FIRST_VOICES, sections, size, summary};
use crate::audit::{AuditGroup, Measures};
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
        let rows = report.audit.months.iter().map(|(month, quotations)| (month.as_str(), *quotations));
        chart(page, ("Quotations by month", 2), &rows.collect::<Vec<_>>());
    }
}

fn measures(page: &mut String, level: usize, measures: &Measures) {
    for section in sections(measures) {
        let rows: Vec<(&str, usize)> =
            section.counts.iter().map(|(class, count)| (class.as_str(), count.words)).collect();
        chart(page, (&format!("{}, by words", section.heading), level), &rows);
        if !section.note.is_empty() {
            let _ = writeln!(page, "<p class=\"note\">{}</p>", shown(section.note));
        }
    }
    for ((_, title), voices) in FIRST_VOICES.iter().zip(&measures.first_voices) {
        let rows: Vec<(&str, usize)> =
            voices.iter().map(|(class, articles)| (class.as_str(), *articles)).collect();
        chart(page, (&format!("{title}, by articles"), level), &rows);
    }
}

fn most_quoted(page: &mut String, report: AuditReport<'_>) {
    let speakers = report.audit.all.speakers.iter().take(report.top);
    let rows: Vec<(&str, usize)> = speakers.map(|speaker| (speaker.name.as_str(), speaker.words)).collect();
    chart(page, ("Most quoted, by words", 2), &rows);
}

/// A table of numbers with a bar in every row.
fn chart(page: &mut String, (title, level): (&str, usize), rows: &[(&str, usize)]) {
    if rows.is_empty() {
        return;
    }
    let all: usize = rows.iter().map(|(_, number)| number).sum();
    let largest = rows.iter().map(|(_, number)| *number).max().unwrap_or_default().max(1);
    let _ = writeln!(page, "<h{level}>{}</h{level}>\n<table>", shown(title));
    for (name, number) in rows {
        let width = (number * BAR_UNITS).div_ceil(largest);
        let _ = writeln!(
            page,
            "<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td><td class=\"number\">{}</td>\
             <td><svg width=\"{BAR_UNITS}\" height=\"12\" role=\"presentation\">\
             <rect width=\"{width}\" height=\"12\"/></svg></td></tr>",
            shown(name),
            grouped(*number),
            percent(*number, all).replace('<', "&lt;")
        );
    }
    page.push_str("</table>\n");
}

#[cfg(test)]
mod tests {
    use super::super::audit_report::sample::{AUDITED, audited};
    use super::*;

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
        let rows = read.descendants().filter(|node| node.has_tag_name("tr")).count();
        assert_eq!(bars, rows);
        assert!(read.descendants().any(|node| node.text() == Some("The <Port> Authority")), "{page}");
    }
}
