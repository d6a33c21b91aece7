//! An audit -> a table (RFC 4180): one row for every class of every breakdown of every group.
//!
//! Long rather than wide, so that a spreadsheet's pivot table and a statistics program can read it without knowing the classes.

use super::audit_report::AuditReport;
use super::sections::{FIRST_VOICES, sections};
use crate::audit::Measures;
use crate::export::csv::write_row;
use std::io::{self, Write};

const COLUMNS: [&str; 8] =
    ["group", "measure", "class", "articles", "speakers", "quotations", "words", "speaker_kind"];

/// Writes the table. The group of all articles together has no name.
///
/// # Errors
/// If `out` cannot be written.
pub fn csv(out: &mut dyn Write, report: AuditReport<'_>) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    write_row(out, &COLUMNS.map(str::to_owned))?;
    group(out, "", &report.audit.all)?;
    for found in &report.audit.groups {
        group(out, &found.name, &found.measures)?;
    }
    Ok(())
}

fn group(out: &mut dyn Write, name: &str, measures: &Measures) -> io::Result<()> {
    let total = measures.total;
    let whole = [total.speakers, total.quotations, total.words].map(Some);
    row(out, (name, "all", ""), Some(measures.articles), whole)?;
    row(out, (name, "single_speaker", ""), Some(measures.single_speaker), [None; 3])?;
    for (measure, quotations) in
        [("reviewed", measures.reviewed), ("decided", measures.decided), ("right", measures.right)]
    {
        row(out, (name, measure, ""), None, [None, Some(quotations), None])?;
    }
    for section in sections(measures) {
        for (class, count) in section.counts {
            let counts = [count.speakers, count.quotations, count.words].map(Some);
            row(out, (name, section.name, class), None, counts)?;
        }
    }
    for ((measure, _), voices) in FIRST_VOICES.iter().zip(&measures.first_voices) {
        for (class, articles) in voices {
            row(out, (name, measure, class), Some(*articles), [None; 3])?;
        }
    }
    for speaker in &measures.speakers {
        let numbers = [Some(speaker.articles), None, Some(speaker.quotations), Some(speaker.words)];
        let kind = speaker.sort.label();
        write_row(out, &cells((name, "speaker", &speaker.name), numbers, kind))?;
    }
    Ok(())
}

fn row(
    out: &mut dyn Write,
    names: (&str, &str, &str),
    articles: Option<usize>,
    [speakers, quotations, words]: [Option<usize>; 3],
) -> io::Result<()> {
    write_row(out, &cells(names, [articles, speakers, quotations, words], ""))
}

fn cells(
    (group, measure, class): (&str, &str, &str),
    numbers: [Option<usize>; 4],
    kind: &str,
) -> [String; COLUMNS.len()] {
    let [articles, speakers, quotations, words] =
        numbers.map(|number| number.map_or_else(String::new, |number| number.to_string()));
    [
        group.to_owned(),
        measure.to_owned(),
        class.to_owned(),
        articles,
        speakers,
        quotations,
        words,
        kind.to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::audit::audit_report::sample::audited;

    #[test]
    fn a_spreadsheet_reads_every_row_and_computes_nothing() {
        let (audit, mut table) = (audited(), Vec::new());
        csv(&mut table, AuditReport { audit: &audit, compared: "outlet", counted: "", top: 1 }).unwrap();
        let text = String::from_utf8(table).unwrap();
        assert!(text.contains(",all,,2,4,4,23,\r\n"), "{text}");
        assert!(text.contains("The Coast Post,role,official,,1,1,8,\r\n"), "{text}");
        assert!(text.contains(",speaker,\"'=Lee, Novak\",1,,1,4,people\r\n"), "{text}");
        let mut reader = ::csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        assert!(reader.records().all(|record| record.unwrap().len() == COLUMNS.len()));
    }
}
