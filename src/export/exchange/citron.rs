//! Rows -> the annotation format of Citron, the quotation extractor of the BBC: text, quotations with their cue, sources and
//! contents, and groups of mentions. Positions are characters, as in Python. A quotation that the reporter broke is one with
//! several contents there.

use crate::analysis::MentionId;
use crate::export::escape;
use crate::export::rows::{Excerpt, ExportRow, ReviewedArticle};
use crate::review::Verdict;
use crate::text::codepoints::CodePoints;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct CitronDocument<'a> {
    text: &'a str,
    quotes: Vec<CitronQuote<'a>>,
    coreference_groups: Vec<Vec<CitronSpan<'a>>>,
}

#[derive(Serialize)]
struct CitronQuote<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    cue: Option<CitronSpan<'a>>,
    sources: Vec<CitronSpan<'a>>,
    contents: Vec<CitronSpan<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<f64>,
}

#[derive(Serialize)]
struct CitronSpan<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

/// Writes an article. A quotation that was rejected is left out: the format has no verdicts.
///
/// # Errors
/// If `out` cannot be written.
pub fn article(out: &mut dyn Write, of: &ReviewedArticle<'_>, rows: &[ExportRow<'_>]) -> io::Result<()> {
    let text = of.article.text.as_str();
    let mut quotes: Vec<(usize, CitronQuote<'_>)> = Vec::new();
    for row in rows.iter().filter(|row| !matches!(row.decision.verdict, Verdict::Rejected(_))) {
        let content = CitronSpan { start: row.marks.start, end: row.marks.end, text: row.marked.of(text) };
        let first = row.part_of.and_then(|part| quotes.iter().position(|(number, _)| *number == part));
        if let Some((_, quote)) = first.and_then(|at| quotes.get_mut(at)) {
            quote.contents.push(content);
            continue;
        }
        let excerpt = |words: Excerpt<'_>| CitronSpan {
            start: words.place.start,
            end: words.place.end,
            text: words.span.of(text),
        };
        let sources = row.speaker.iter().chain(&row.also).filter_map(|one| one.mention).map(excerpt);
        quotes.push((
            row.number,
            CitronQuote {
                id: row.number.to_string(),
                cue: row.cue.map(excerpt),
                sources: sources.collect(),
                contents: vec![content],
                confidence: row.confidence,
            },
        ));
    }
    let document = CitronDocument {
        text,
        quotes: quotes.into_iter().map(|(_, quote)| quote).collect(),
        coreference_groups: groups(of),
    };
    escape::write(out, &document)
}

/// The mentions of each person and organisation that is mentioned more than once.
fn groups<'a>(of: &ReviewedArticle<'a>) -> Vec<Vec<CitronSpan<'a>>> {
    let text = of.article.text.as_str();
    let analysis = &of.review.analysis;
    let mut points = CodePoints::new(text);
    let people = analysis.entities.iter().filter(|entity| entity.mentions.len() > 1);
    let mut span = |id: &MentionId| {
        let span = analysis.mention(*id)?.span;
        let (start, end) = points.of(span);
        Some(CitronSpan { start, end, text: span.of(text) })
    };
    people.map(|entity| entity.mentions.iter().filter_map(&mut span).collect()).collect()
}
