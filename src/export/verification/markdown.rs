//! The report as a sheet: each quotation beside its passage, with boxes for whoever checks it.

use super::beside::{VerificationReport, VerifiedQuotation};
use super::reported::ReportedSpeech;
use crate::export::markdown::escaped;
use crate::review::Verification;
use crate::text::phrase::counted;
use crate::verify::NONE_NEAR;
use crate::version::TOOL;
use std::io::{self, Write};

pub(super) fn write(report: &VerificationReport, out: &mut dyn Write) -> io::Result<()> {
    for article in &report.articles {
        let against: Vec<String> = report.sources.iter().map(|name| escaped(name)).collect();
        let count = counted(article.quotations.len(), "quotation", "quotations");
        writeln!(out, "# {}\n", escaped(&article.name))?;
        let left_out = article.left_out().map(|left_out| format!(" · {left_out}")).unwrap_or_default();
        let against = against.join(", ");
        writeln!(out, "{count} against {against}{left_out} · {TOOL} · text SHA-256 {}\n", article.hash)?;
        for quotation in &article.quotations {
            section(out, quotation, &report.sources)?;
        }
        for reported in &article.reported {
            reported_section(out, reported, &report.sources)?;
        }
    }
    Ok(())
}

fn section(out: &mut dyn Write, quotation: &VerifiedQuotation, sources: &[String]) -> io::Result<()> {
    let heading = (quotation.number, quotation.speaker.as_deref(), quotation.heading.as_str());
    table(out, heading, &rows(quotation, sources))
}

/// Reported speech: it is not compared, and the checker finds the passage to read.
fn reported_section(out: &mut dyn Write, report: &ReportedSpeech, sources: &[String]) -> io::Result<()> {
    let heading = (report.number, report.speaker.as_deref(), "reported speech, not compared");
    let nearest = report.nearest.as_ref();
    let shown =
        nearest.map_or_else(|| NONE_NEAR.to_owned(), |nearest| format!("“{}”", escaped(&nearest.text)));
    let shared = nearest.map(|nearest| escaped(&nearest.shared.join(", "))).unwrap_or_default();
    let remarks = nearest.map(|nearest| escaped(&nearest.remarks.join("; "))).unwrap_or_default();
    let place = nearest.map(|nearest| place(nearest.source, &nearest.location, sources)).unwrap_or_default();
    let speaker = nearest.and_then(|nearest| nearest.speaker.as_deref()).map(escaped).unwrap_or_default();
    let rows = [
        ("Report", escaped(&report.told())),
        ("Nearest passage", shown),
        ("Speaker in source", speaker),
        ("Shared words", shared),
        ("Remarks", remarks),
        ("Place", place),
        ("Verification", boxes(report.verification)),
        ("Checked by, at", checked(report.checked.as_ref())),
    ];
    table(out, heading, &rows)
}

fn table(
    out: &mut dyn Write,
    (number, speaker, verdict): (usize, Option<&str>, &str),
    rows: &[(&str, String)],
) -> io::Result<()> {
    let speaker = speaker.map_or_else(|| "No speaker".to_owned(), escaped);
    writeln!(out, "## {number}. {speaker}: {verdict}\n\n| | |\n| --- | --- |")?;
    for (name, value) in rows {
        writeln!(out, "| {name} | {value} |")?;
    }
    writeln!(out)
}

fn place(source: usize, location: &str, sources: &[String]) -> String {
    escaped(&format!("{}, {location}", sources.get(source).map_or("", String::as_str)))
}

fn boxes(verification: Verification) -> String {
    let boxes = Verification::ALL.iter().skip(1).map(|&(state, _, words)| {
        let mark = if verification == state { '☒' } else { '☐' };
        format!("{mark} {words}")
    });
    boxes.collect::<Vec<_>>().join("  ")
}

fn checked(checked: Option<&(String, String)>) -> String {
    checked.map_or_else(|| "☐".to_owned(), |(by, at)| escaped(&format!("{by}, {at}")))
}

fn rows(quotation: &VerifiedQuotation, sources: &[String]) -> [(&'static str, String); 7] {
    let passage = quotation.passage.as_ref();
    [
        ("Quotation", format!("“{}”", escaped(&quotation.marked))),
        ("Source", passage.map(|passage| format!("“{}”", escaped(&passage.marked))).unwrap_or_default()),
        (
            "Speaker in source",
            passage.and_then(|passage| passage.speaker.as_deref()).map(escaped).unwrap_or_default(),
        ),
        ("Differences", escaped(&quotation.findings().join("; "))),
        (
            "Place",
            passage.map(|passage| place(passage.source, &passage.location, sources)).unwrap_or_default(),
        ),
        ("Verification", boxes(quotation.verification)),
        ("Checked by, at", checked(quotation.checked.as_ref())),
    ]
}
