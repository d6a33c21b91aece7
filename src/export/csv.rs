//! Rows -> a table that spreadsheets open correctly (RFC 4180).
//!
//! It begins with a byte order mark: without one, Excel reads the file in the local code page and shows “ as â€œ.
//! Other readers of CSV skip the mark. A cell that begins like a formula gets an apostrophe, so that a hostile
//! article cannot make a spreadsheet compute or fetch something.

use super::rows::{Excerpt, ExportRow, ReviewedArticle, non_empty};
use crate::analysis::QuotationKind;
use crate::input::Identity;
use crate::review::{Decision, Orphan};
use crate::text::as_read::joined;
use crate::text::date;
use crate::text::hash::TextHash;
use crate::text::sanitize;
use crate::version::{TOOL, VERSION};
use std::io::{self, Write};

/// The columns, in order.
pub const COLUMNS: [&str; 44] = [
    "article",
    "source",
    "number",
    "quotation",
    "kind",
    "part_of",
    "speaker",
    "also_said_by",
    "speaker_type",
    "role",
    "mention",
    "cue",
    "via",
    "confidence",
    "evidence",
    "state",
    "reason",
    "flagged",
    "verification",
    "checked_against",
    "true_words",
    "note",
    "codes",
    "reviewer",
    "time",
    "added",
    "orphan",
    "start",
    "end",
    "tool",
    "model",
    "text_sha256",
    "authors",
    "published",
    "modified",
    "site",
    "url",
    "fetched_from",
    "fetched_at",
    "page_sha256",
    "warning",
    "found_speaker",
    "found_text",
    "found_kind",
];

/// Writes the byte order mark and the column names.
///
/// # Errors
/// If `out` cannot be written.
pub fn header(out: &mut dyn Write) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    write_row(out, &COLUMNS.map(str::to_owned))
}

/// Writes a line for every row, then one for every orphan (a decision whose text no longer exists).
///
/// # Errors
/// If `out` cannot be written.
pub fn article(out: &mut dyn Write, of: &ReviewedArticle<'_>, rows: &[ExportRow<'_>]) -> io::Result<()> {
    rows.iter().try_for_each(|row| write_row(out, &cells(of, row)))?;
    of.review.orphans.iter().try_for_each(|lost| write_row(out, &orphan(of, lost)))
}

fn cells(of: &ReviewedArticle<'_>, row: &ExportRow<'_>) -> [String; COLUMNS.len()] {
    let speaker = row.speaker.as_ref();
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let words = |words: Option<Excerpt<'_>>| joined(words.map_or("", |words| words.text)).into_owned();
    let (decision, corrected) = (row.decision, row.corrected());
    let identity = &of.article.identity;
    let [fetched_from, fetched_at, page_sha256] = evidence(identity).unwrap_or_default();
    [
        text(of.article.called(of.provenance.source.as_deref())),
        text(of.provenance.source.as_deref()),
        row.number.to_string(),
        row.joined.clone().into_owned(),
        row.kind.word().to_owned(),
        row.part_of.map(|number| number.to_string()).unwrap_or_default(),
        joined(row.speaker_name()).into_owned(),
        row.also.iter().map(|other| joined(other.name)).collect::<Vec<_>>().join("; "),
        text(speaker.map(|speaker| speaker.kind)),
        text(speaker.and_then(|speaker| speaker.role)),
        words(speaker.and_then(|speaker| speaker.mention)),
        words(row.cue),
        joined(row.via.as_ref().map_or("", |via| via.name)).into_owned(),
        row.confidence.map(|confidence| format!("{confidence:.3}")).unwrap_or_default(),
        text(row.evidence),
        decision.state().word().to_owned(),
        text(row.reason()),
        yes(decision.flagged),
        decision.verification.word().to_owned(),
        decision.source.clone(),
        decision.words.clone(),
        decision.note.clone(),
        codes(decision),
        text(row.reviewer()),
        row.at().unwrap_or_default(),
        yes(row.added),
        yes(false),
        row.content.start.to_string(),
        row.content.end.to_string(),
        TOOL.to_owned(),
        VERSION.to_owned(),
        of.hash.to_string(),
        identity.authors().join("; "),
        text(identity.published()),
        text(identity.modified()),
        text(identity.site()),
        text(identity.url()),
        fetched_from,
        fetched_at,
        page_sha256,
        row.warning().unwrap_or_default(),
        corrected.speaker.unwrap_or_default(),
        corrected.words.unwrap_or_default(),
        text(corrected.kind.map(QuotationKind::word)),
    ]
}

/// The address that answered, the time, and the SHA-256 of what came.
fn evidence(identity: &Identity) -> Option<[String; 3]> {
    let fetched = identity.fetched.as_ref()?;
    Some([fetched.address.clone(), date::moment(fetched.at), TextHash(fetched.sha256).to_string()])
}

/// A line without positions: the decision and the words it was about.
fn orphan(of: &ReviewedArticle<'_>, lost: &Orphan) -> [String; COLUMNS.len()] {
    let mut cells = [const { String::new() }; COLUMNS.len()];
    let decision = &lost.decision;
    let stamp = decision.stamp.as_ref();
    let identity = &of.article.identity;
    let [fetched_from, fetched_at, page_sha256] = evidence(identity).unwrap_or_default();
    for (name, value) in [
        ("article", of.article.called(of.provenance.source.as_deref()).map(str::to_owned)),
        ("source", of.provenance.source.clone()),
        ("quotation", Some(lost.anchor.exact.clone())),
        (
            "kind",
            decision.kind.or(decision.seen.as_ref().map(|seen| seen.kind)).map(|kind| kind.word().to_owned()),
        ),
        ("speaker", decision.named().and_then(|named| non_empty(&named.name)).map(str::to_owned)),
        ("state", Some(decision.state().word().to_owned())),
        ("flagged", Some(yes(decision.flagged))),
        ("verification", Some(decision.verification.word().to_owned())),
        ("checked_against", Some(decision.source.clone())),
        ("true_words", Some(decision.words.clone())),
        ("note", Some(decision.note.clone())),
        ("codes", Some(codes(decision))),
        ("reviewer", stamp.map(|stamp| stamp.reviewer.clone())),
        ("time", stamp.map(|stamp| date::moment(stamp.at))),
        ("orphan", Some(yes(true))),
        ("tool", Some(TOOL.to_owned())),
        ("model", Some(VERSION.to_owned())),
        ("text_sha256", Some(of.hash.to_string())),
        ("authors", Some(identity.authors().join("; "))),
        ("published", identity.published().map(str::to_owned)),
        ("modified", identity.modified().map(str::to_owned)),
        ("site", identity.site().map(str::to_owned)),
        ("url", identity.url().map(str::to_owned)),
        ("fetched_from", Some(fetched_from)),
        ("fetched_at", Some(fetched_at)),
        ("page_sha256", Some(page_sha256)),
    ] {
        let cell = COLUMNS.iter().position(|column| *column == name).and_then(|at| cells.get_mut(at));
        if let (Some(cell), Some(value)) = (cell, value) {
            *cell = value;
        }
    }
    cells
}

fn codes(decision: &Decision) -> String {
    decision.codes.iter().map(String::as_str).collect::<Vec<_>>().join("; ")
}

fn yes(is: bool) -> String {
    if is { "yes" } else { "no" }.to_owned()
}

/// Writes a row.
pub(super) fn write_row(out: &mut dyn Write, cells: &[String]) -> io::Result<()> {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.write_all(b",")?;
        }
        out.write_all(quoted(cell).as_bytes())?;
    }
    out.write_all(b"\r\n")
}

/// A cell, in quotation marks if it needs them.
fn quoted(cell: &str) -> String {
    let clean = sanitize::block(cell);
    let harmless =
        if is_formula(cell) || is_formula(&clean) { format!("'{clean}") } else { clean.into_owned() };
    if harmless.contains([',', '"', '\n', '\r']) || harmless.trim() != harmless {
        format!("\"{}\"", harmless.replace('"', "\"\""))
    } else {
        harmless
    }
}

/// Whether a spreadsheet may read a cell as a formula. The wide characters are those of Chinese and Japanese
/// keyboards.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_cell_is_quoted_where_it_must_and_never_a_formula() {
        for (cell, written) in [
            ("plain words", "plain words"),
            ("a, b", "\"a, b\""),
            ("say \"no\"", "\"say \"\"no\"\"\""),
            ("one\r\ntwo", "\"one\ntwo\""),
            ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "' =1"),
            ("\r=1", "\"'\n=1\""),
            ("\u{202e}=1", "'=1"),
            ("5=5", "5=5"),
            (" x", "\" x\""),
            ("\u{1b}[31mred", "␛[31mred"),
        ] {
            assert_eq!(quoted(cell), written, "{cell:?}");
        }
    }

    proptest! {
        /// Whatever it contains, a cell is one cell to a parser, holds the clean words, and is not a formula.
        #[test]
        fn any_cell_reads_back(cells in proptest::collection::vec("[=+@\\-\\t\\r\\n,\"' a-z“🇰\u{1b}\u{202e}]{0,12}", 2..4)) {
            let mut written = Vec::new();
            write_row(&mut written, &cells).unwrap();
            let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(written.as_slice());
            let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            // A row without a single character is an empty line, which parsers skip.
            prop_assume!(cells.iter().any(|cell| !sanitize::block(cell).is_empty()));
            prop_assert_eq!(rows.len(), 1);
            for (read, cell) in rows[0].iter().zip(&cells) {
                let clean = sanitize::block(cell);
                prop_assert!(read == clean || read == format!("'{clean}"), "{:?}", read);
                prop_assert!(!is_formula(read), "{:?}", read);
            }
        }
    }
}
