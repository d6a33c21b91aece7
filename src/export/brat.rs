//! Rows -> standoff annotations for brat: the `.ann` file beside the text.
//!
//! A brat span contains no line end, so a quotation over several lines becomes a discontinuous one, with a fragment
//! per line. Tabs and control characters, which readers of the format cannot handle, split fragments too. Offsets are
//! code points of the `.txt`, which is the article's text unchanged.

use super::rows::{CodePointRange, ExportRow, ReviewedArticle};
use crate::analysis::{EntityKind, QuotationKind};
use crate::text::codepoints::CodePoints;
use crate::text::span::offset;
use crate::text::{Span, sanitize};
use crate::version::{TOOL, VERSION};
use std::collections::HashMap;
use std::io::{self, Write};

/// The types that the annotations use; brat looks for them in the same folder.
pub const CONFIGURATION: &str = include_str!("brat/annotation.conf");

/// Writes the annotations of an article. They are only right beside its unchanged text.
///
/// # Errors
/// If `out` cannot be written.
pub fn article(out: &mut dyn Write, of: &ReviewedArticle<'_>, rows: &[ExportRow<'_>]) -> io::Result<()> {
    let text = &of.article.text;
    let points = CodePoints::new(text);
    let mut sheet = Sheet { out, text, points, bounds: HashMap::new(), counts: [0; 4] };
    entities(&mut sheet, of)?;
    rows.iter().try_for_each(|row| quotation(&mut sheet, of, row))
}

/// Writes every mention of a country, person or organisation.
fn entities(sheet: &mut Sheet<'_>, of: &ReviewedArticle<'_>) -> io::Result<()> {
    let analysis = &of.review.analysis;
    for mention in &analysis.mentions {
        let kind = match analysis.entity(mention.entity).map(|entity| &entity.kind) {
            Some(EntityKind::Country(_)) => "Country",
            Some(EntityKind::Person { .. }) => "Person",
            Some(EntityKind::Organization) => "Organization",
            None => continue,
        };
        sheet.bound(kind, mention.span)?;
    }
    Ok(())
}

fn quotation(sheet: &mut Sheet<'_>, of: &ReviewedArticle<'_>, row: &ExportRow<'_>) -> io::Result<()> {
    let kind = match row.kind {
        QuotationKind::Direct => "Direct",
        QuotationKind::Partial => "Partial",
        QuotationKind::Indirect => "Indirect",
    };
    let Some(quotation) = sheet.bound(kind, row.span)? else { return Ok(()) };
    if let Some(mention) = row.speaker.as_ref().and_then(|speaker| speaker.mention) {
        let speaker = match sheet.known(mention.span) {
            Some(known) => Some(known),
            None => sheet.bound("Speaker", mention.span)?,
        };
        sheet.relation("SaidBy", quotation, speaker)?;
    }
    if let Some(cue) = row.cue {
        let cue = sheet.bound("Cue", cue.span)?;
        sheet.relation("ReportedBy", quotation, cue)?;
    }
    sheet.attribute("State", quotation, row.decision.state().word())?;
    sheet.attribute("Verification", quotation, row.decision.verification.word())?;
    if let Some(reason) = row.reason() {
        sheet.attribute("Reason", quotation, reason)?;
    }
    if row.decision.flagged {
        sheet.attribute("Flagged", quotation, "")?;
    }
    sheet.note(quotation, &note(of, row))
}

/// Everything that brat has no field for, on one line.
fn note(of: &ReviewedArticle<'_>, row: &ExportRow<'_>) -> String {
    let confidence = row.confidence.map(|confidence| format!("{confidence:.3}"));
    let parts = [
        ("number", Some(row.number.to_string())),
        ("speaker", row.speaker.as_ref().map(|_| row.speaker_names())),
        ("kind", Some(row.kind.word().to_owned())),
        ("via", row.via.as_ref().map(|via| via.name.to_owned())),
        ("confidence", confidence),
        ("evidence", row.evidence.map(str::to_owned)),
        ("reviewer", row.reviewer().map(str::to_owned)),
        ("time", row.at()),
        ("source", Some(row.decision.source.clone())),
        ("true words", Some(row.decision.words.clone())),
        ("note", Some(row.decision.note.clone())),
        ("tool", Some(format!("{TOOL}, model {VERSION}"))),
        ("text sha256", Some(of.hash.to_string())),
    ];
    let said =
        parts.into_iter().filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?)));
    said.map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join("; ")
}

/// Writes annotations and numbers them.
struct Sheet<'a> {
    out: &'a mut dyn Write,
    text: &'a str,
    points: CodePoints<'a>,
    bounds: HashMap<Span, usize>,
    /// The number of spans, relations, attributes and notes so far.
    counts: [usize; 4],
}

impl Sheet<'_> {
    /// Writes a span and returns its number; `None` if it consists of line ends only.
    fn bound(&mut self, kind: &str, span: Span) -> io::Result<Option<usize>> {
        let fragments = fragments(self.text, span);
        if fragments.is_empty() {
            return Ok(None);
        }
        let mut places = Vec::new();
        for fragment in &fragments {
            let (start, end) = self.points.of(*fragment);
            places.push(CodePointRange { start, end });
        }
        let places: Vec<String> =
            places.iter().map(|place| format!("{} {}", place.start, place.end)).collect();
        let words: Vec<&str> = fragments.iter().map(|fragment| fragment.of(self.text)).collect();
        let number = self.next(0);
        writeln!(self.out, "T{number}\t{kind} {}\t{}", places.join(";"), words.join(" "))?;
        self.bounds.insert(span, number);
        Ok(Some(number))
    }

    fn known(&self, span: Span) -> Option<usize> {
        self.bounds.get(&span).copied()
    }

    fn relation(&mut self, kind: &str, from: usize, to: Option<usize>) -> io::Result<()> {
        let Some(to) = to else { return Ok(()) };
        let number = self.next(1);
        writeln!(self.out, "R{number}\t{kind} Arg1:T{from} Arg2:T{to}")
    }

    fn attribute(&mut self, kind: &str, of: usize, value: &str) -> io::Result<()> {
        let number = self.next(2);
        let gap = if value.is_empty() { "" } else { " " };
        writeln!(self.out, "A{number}\t{kind} T{of}{gap}{value}")
    }

    fn note(&mut self, of: usize, note: &str) -> io::Result<()> {
        let number = self.next(3);
        writeln!(self.out, "#{number}\tAnnotatorNotes T{of}\t{}", sanitize::line(note))
    }

    fn next(&mut self, counted: usize) -> usize {
        self.counts.get_mut(counted).map_or(0, |count| {
            *count += 1;
            *count
        })
    }
}

/// A span without its line ends, tabs and control characters, and without white space next to them.
fn fragments(text: &str, span: Span) -> Vec<Span> {
    let words = span.of(text);
    let parts = words.split(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'));
    let mut fragments = Vec::new();
    let start = span.start as usize;
    for part in parts.map(|part| part.trim_matches(' ')).filter(|part| !part.is_empty()) {
        // `part` is a slice of `words`, so the distance of their starts is its offset.
        let at = start + (part.as_ptr().addr() - words.as_ptr().addr());
        fragments.push(Span { start: offset(at), end: offset(at + part.len()) });
    }
    fragments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_parted_where_a_line_ends() {
        let text = "x “one\r\n\r\n  two\tthree \u{1b}four” y";
        let from = text.find("one").unwrap();
        let to = text.find('”').unwrap();
        let words: Vec<&str> =
            fragments(text, Span::new(from, to)).into_iter().map(|fragment| fragment.of(text)).collect();
        assert_eq!(words, ["one", "two", "three", "four"]);
        assert_eq!(fragments("a\n\nb", Span::new(1, 3)), []);
    }
}
