//! Rows -> TEI P5: the text with its quotations, people and organisations marked, and the decisions as notes.
//!
//! Quotations of every kind are `<said>`, because `<quote>` cannot name a speaker. A quotation over several
//! paragraphs has a part in each, chained by `@next` and `@prev`. Kinds, states and reasons are categories of a
//! taxonomy that `@ana` points to. What a reviewer wrote is in notes after the text, so that the text itself stays
//! the article's.

mod body;
mod header;
mod scope;

use crate::export::format::ArticleCount;
use crate::export::rows::{ExportRow, ReviewedArticle};
use scope::TeiScope;
use std::io::{self, Write};

const NAMESPACE: &str = "http://www.tei-c.org/ns/1.0";

/// Writes the beginning of a file; of a corpus if it can hold several articles.
///
/// # Errors
/// If `out` cannot be written.
pub fn begin(out: &mut dyn Write, articles: ArticleCount) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    if articles == ArticleCount::Many {
        writeln!(out, "<teiCorpus xmlns=\"{NAMESPACE}\">")?;
        header::corpus(out)?;
    }
    Ok(())
}

/// Writes article `number` of a file, counted from one.
///
/// # Errors
/// If `out` cannot be written.
pub fn article(
    out: &mut dyn Write,
    of: &ReviewedArticle<'_>,
    rows: &[ExportRow<'_>],
    place: (usize, ArticleCount),
) -> io::Result<()> {
    let (number, articles) = place;
    let scope = TeiScope { of, rows, prefix: format!("a{number}"), groups: groups(rows) };
    let language = of.review.analysis.language.unwrap_or("und");
    let namespace =
        if articles == ArticleCount::One { format!(" xmlns=\"{NAMESPACE}\"") } else { String::new() };
    writeln!(out, "<TEI{namespace} xml:id=\"a{number}\" xml:lang=\"{language}\">")?;
    header::article(out, &scope, articles)?;
    body::write(out, &scope)?;
    writeln!(out, "</TEI>")
}

/// Writes the end of a file.
///
/// # Errors
/// If `out` cannot be written.
pub fn finish(out: &mut dyn Write, articles: ArticleCount) -> io::Result<()> {
    if articles == ArticleCount::Many { writeln!(out, "</teiCorpus>") } else { Ok(()) }
}

fn groups<'a>(rows: &'a [ExportRow<'a>]) -> Vec<(&'static str, &'a str)> {
    let mut groups = Vec::new();
    for voice in
        rows.iter().flat_map(|row| row.speaker.iter().chain(&row.also)).filter(|voice| voice.entity.is_none())
    {
        if !groups.contains(&(voice.kind, voice.name)) {
            groups.push((voice.kind, voice.name));
        }
    }
    groups
}
