//! The report as a sheet: each quotation beside its passage, with boxes for whoever checks it.

use super::beside::{QuotedDifference, VerificationReport, VerifiedQuotation};
use crate::export::markdown::escaped;
use crate::review::Verification;
use crate::text::phrase::counted;
use crate::version::TOOL;
use std::io::{self, Write};

pub(super) fn write(report: &VerificationReport, out: &mut dyn Write) -> io::Result<()> {
    for article in &report.articles {
        let against: Vec<String> = report.sources.iter().map(|name| escaped(name)).collect();
        let count = counted(article.quotations.len(), "quotation", "quotations");
        writeln!(out, "# {}\n", escaped(&article.name))?;
        writeln!(out, "{count} against {} · {TOOL} · text SHA-256 {}\n", against.join(", "), article.hash)?;
        for quotation in &article.quotations {
            section(out, quotation, &report.sources)?;
        }
    }
    Ok(())
}

fn section(out: &mut dyn Write, quotation: &VerifiedQuotation, sources: &[String]) -> io::Result<()> {
    let speaker = quotation.speaker.as_deref().map_or_else(|| "No speaker".to_owned(), escaped);
    writeln!(
        out,
        "## {}. {speaker}: {}\n\n| | |\n| --- | --- |",
        quotation.number,
        quotation.verdict.label()
    )?;
    for (name, value) in rows(quotation, sources) {
        writeln!(out, "| {name} | {value} |")?;
    }
    writeln!(out)
}

fn rows(quotation: &VerifiedQuotation, sources: &[String]) -> [(&'static str, String); 7] {
    let passage = quotation.passage.as_ref();
    let told: Vec<String> = quotation.differences.iter().map(QuotedDifference::words).collect();
    let place = passage.map(|passage| {
        let name = sources.get(passage.source).map_or("", String::as_str);
        format!("{name}, {}", passage.location)
    });
    let boxes = Verification::ALL.iter().skip(1).map(|&(state, _, words)| {
        let mark = if quotation.verification == state { '☒' } else { '☐' };
        format!("{mark} {words}")
    });
    let checked = quotation.checked.as_ref().map(|(by, at)| escaped(&format!("{by}, {at}")));
    [
        ("Quotation", format!("“{}”", escaped(&quotation.marked))),
        ("Source", passage.map(|passage| format!("“{}”", escaped(&passage.marked))).unwrap_or_default()),
        (
            "Speaker in source",
            passage.and_then(|passage| passage.speaker.as_deref()).map(escaped).unwrap_or_default(),
        ),
        ("Differences", escaped(&told.join("; "))),
        ("Place", place.map(|place| escaped(&place)).unwrap_or_default()),
        ("Verification", boxes.collect::<Vec<_>>().join("  ")),
        ("Checked by, at", checked.unwrap_or_else(|| "☐".to_owned())),
    ]
}
