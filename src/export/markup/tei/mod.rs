//! Rows -> TEI P5: the text with its quotations, people and organisations marked, and the decisions as notes.
//!
//! Quotations of every kind are `<said>`, because `<quote>` cannot name a speaker. A quotation over several
//! paragraphs has a part in each, chained by `@next` and `@prev`. Kinds, states and reasons are categories of a
//! taxonomy that `@ana` points to. What a reviewer wrote is in notes after the text, so that the text itself stays
//! the article's.

mod body;
mod header;

use crate::export::format::ArticleCount;
use crate::export::rows::{ExportRow, ReviewedArticle, people};
use std::io::{self, Write};

const NAMESPACE: &str = "http://www.tei-c.org/ns/1.0";

/// Writes the beginning of a file; of a corpus if it can hold several articles.
///
/// # Errors
/// If `out` cannot be written.
pub fn begin(out: &mut dyn Write, several: ArticleCount) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    if several == ArticleCount::Yes {
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
    let (number, several) = place;
    let scope = Scope { of, rows, prefix: format!("a{number}"), groups: groups(rows) };
    let language = of.review.analysis.language.unwrap_or("und");
    let namespace =
        if several == ArticleCount::No { format!(" xmlns=\"{NAMESPACE}\"") } else { String::new() };
    writeln!(out, "<TEI{namespace} xml:id=\"a{number}\" xml:lang=\"{language}\">")?;
    header::article(out, &scope, several)?;
    body::write(out, &scope)?;
    writeln!(out, "</TEI>")
}

/// Writes the end of a file.
///
/// # Errors
/// If `out` cannot be written.
pub fn finish(out: &mut dyn Write, several: ArticleCount) -> io::Result<()> {
    if several == ArticleCount::Yes { writeln!(out, "</teiCorpus>") } else { Ok(()) }
}

/// An article and the identifiers in it, which are unique in one file only.
struct Scope<'a> {
    of: &'a ReviewedArticle<'a>,
    rows: &'a [ExportRow<'a>],
    /// Precedes every identifier, because a file can hold several articles.
    prefix: String,
    /// Speakers without an entity: their type and the words that describe them.
    groups: Vec<(&'static str, &'a str)>,
}

impl Scope<'_> {
    /// The identifier of an entity with this public name.
    fn entity(&self, public: &str) -> String {
        format!("{}.{public}", self.prefix)
    }

    /// The identifier of the speaker of a row.
    fn speaker(&self, row: &ExportRow<'_>) -> Option<String> {
        let voice = row.speaker.as_ref()?;
        if let Some(entity) = &voice.entity {
            return Some(self.entity(entity));
        }
        let at = self.groups.iter().position(|group| *group == (voice.kind, voice.name))?;
        Some(format!("{}.g{}", self.prefix, at + 1))
    }

    /// Pointers to the reviewers a stamp names: "#a1.r1", "#a1.r1 #a1.r2".
    fn reviewer(&self, names: &str) -> Option<String> {
        let reviewers = self.of.reviewers();
        let at = people(names).map(|name| reviewers.iter().position(|reviewer| *reviewer == name));
        let pointers: Option<Vec<String>> =
            at.map(|at| at.map(|at| format!("#{}.r{}", self.prefix, at + 1))).collect();
        pointers.map(|pointers| pointers.join(" "))
    }
}

fn groups<'a>(rows: &'a [ExportRow<'a>]) -> Vec<(&'static str, &'a str)> {
    let mut groups = Vec::new();
    for voice in rows.iter().filter_map(|row| row.speaker.as_ref()).filter(|voice| voice.entity.is_none()) {
        if !groups.contains(&(voice.kind, voice.name)) {
            groups.push((voice.kind, voice.name));
        }
    }
    groups
}
