//! Rows -> an annotation page of the W3C Web Annotation model, in JSON-LD.
//!
//! There is one annotation per quotation. Its target has two selectors, the words with their context and the code
//! points, so that a reader can use the one it trusts more. The hash of the text is in the state, as the name of
//! exactly that text (`nih`, RFC 6920, with the digits that `sha256sum` prints). The decision is a list of bodies,
//! each with its purpose. Every key is a term of the context. The identifier of an annotation follows from text and
//! position: the same quotation of the same text has the same identifier in every export.

use super::escape;
use super::provenance::citation;
use super::rows::{ExportRow, ReviewedArticle, non_empty};
use crate::review::{Anchor, Passage};
use crate::text::Span;
use crate::text::codepoints::CodePoints;
use crate::text::date;
use crate::text::hash::TextHash;
use crate::version::{TOOL, VERSION};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use std::fmt::Write as _;
use std::io::{self, Write};

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Agent<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<String>,
    generator: Agent<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    body: Vec<TextualBody>,
    target: SpecificResource<'a>,
}

#[derive(Serialize)]
struct Agent<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    name: &'a str,
}

#[derive(Serialize)]
struct TextualBody {
    #[serde(rename = "type")]
    kind: &'static str,
    value: String,
    format: &'static str,
    purpose: &'static str,
}

#[derive(Serialize)]
struct SpecificResource<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    source: AnnotatedText<'a>,
    selector: (TextQuoteSelector<'a>, TextPositionSelector),
    state: TimeState<'a>,
}

#[derive(Serialize)]
struct AnnotatedText<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    creator: Vec<Agent<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<&'a str>,
}

#[derive(Serialize)]
struct TextQuoteSelector<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    exact: &'a str,
    prefix: String,
    suffix: String,
}

#[derive(Serialize)]
struct TextPositionSelector {
    #[serde(rename = "type")]
    kind: &'static str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct TimeState<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    cached: &'a str,
}

/// Writes the beginning of a page, up to its annotations.
///
/// # Errors
/// If `out` cannot be written.
pub fn begin(out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{{\"@context\":\"{CONTEXT}\",\"type\":\"AnnotationPage\",\"items\":[")
}

/// Writes the annotations of an article: its quotations, then the passages that a reviewer marked. `before` is the number
/// of annotations already on the page. Returns how many were written.
///
/// # Errors
/// If `out` cannot be written.
pub fn article(
    out: &mut dyn Write,
    of: &ReviewedArticle<'_>,
    rows: &[ExportRow<'_>],
    before: usize,
) -> io::Result<usize> {
    let page = AnnotatedPage::new(of);
    let mut written = 0;
    let mut begin = |out: &mut dyn Write| {
        written += 1;
        out.write_all(if before + written == 1 { b"\n" } else { b",\n" })
    };
    for row in rows {
        begin(out)?;
        escape::write(out, &page.quotation(of, row))?;
    }
    let mut points = CodePoints::new(&of.article.text);
    for passage in &of.review.marking.passages {
        if let Some(place) = passage.place {
            begin(out)?;
            escape::write(out, &page.passage(of, passage, (place, points.of(place))))?;
        }
    }
    Ok(written)
}

/// What all annotations of an article share.
struct AnnotatedPage {
    cached: String,
    generator: String,
    source: String,
}

impl AnnotatedPage {
    fn new(of: &ReviewedArticle<'_>) -> Self {
        let (cached, generator) = (named(of.hash), format!("{TOOL}, model {VERSION}"));
        let given = || of.provenance.source.as_deref().map_or_else(|| cached.clone(), address);
        let source = citation::link(&of.article.identity).map_or_else(given, str::to_owned);
        Self { cached, generator, source }
    }

    fn quotation<'a>(&'a self, of: &ReviewedArticle<'a>, row: &'a ExportRow<'a>) -> Annotation<'a> {
        let place = (row.content.start, row.content.end);
        Annotation {
            id: unique(of.hash, &[place.0, place.1]),
            kind: "Annotation",
            motivation: if row.decision.stamp.is_some() { "assessing" } else { "identifying" },
            creator: row.reviewer().map(|name| Agent { kind: "Person", name }),
            created: row.at(),
            generator: Agent { kind: "Software", name: &self.generator },
            body: bodies(row),
            target: self.target(of, row.text, (row.anchor(&of.article.text), place)),
        }
    }

    /// A passage with its highlight, codes and note.
    fn passage<'a>(
        &'a self,
        of: &ReviewedArticle<'a>,
        passage: &'a Passage,
        (span, place): (Span, (usize, usize)),
    ) -> Annotation<'a> {
        let codes = passage.codes.iter().map(|code| textual("tagging", code.clone()));
        let note = non_empty(&passage.note).map(|note| textual("commenting", note.to_owned()));
        let motivation = match (passage.highlighted, passage.note.is_empty()) {
            (true, _) => "highlighting",
            (false, false) => "commenting",
            (false, true) => "tagging",
        };
        Annotation {
            // Not that of a quotation at the same place.
            id: unique(of.hash, &[place.0, place.1, 1]),
            kind: "Annotation",
            motivation,
            creator: passage.stamp.as_ref().map(|stamp| Agent { kind: "Person", name: &stamp.reviewer }),
            created: passage.stamp.as_ref().map(|stamp| date::moment(stamp.at)),
            generator: Agent { kind: "Software", name: &self.generator },
            body: codes.chain(note).collect(),
            target: self.target(of, of.article.words(span), (Anchor::of(&of.article.text, span), place)),
        }
    }

    fn target<'a>(
        &'a self,
        of: &ReviewedArticle<'a>,
        exact: &'a str,
        (anchor, (start, end)): (Anchor, (usize, usize)),
    ) -> SpecificResource<'a> {
        let (prefix, suffix) = (anchor.prefix, anchor.suffix);
        SpecificResource {
            kind: "SpecificResource",
            source: AnnotatedText {
                id: &self.source,
                kind: "Text",
                language: of.review.analysis.language,
                label: of.article.title(),
                creator: authors(of),
                created: of.article.identity.published(),
                modified: of.article.identity.modified(),
            },
            selector: (
                TextQuoteSelector { kind: "TextQuoteSelector", exact, prefix, suffix },
                TextPositionSelector { kind: "TextPositionSelector", start, end },
            ),
            state: TimeState { kind: "TimeState", cached: &self.cached },
        }
    }
}

fn textual(purpose: &'static str, value: String) -> TextualBody {
    TextualBody { kind: "TextualBody", value, format: "text/plain", purpose }
}

/// Writes the end of a page with `count` annotations; `first` is the hash of the first article on it.
///
/// # Errors
/// If `out` cannot be written.
pub fn finish(out: &mut dyn Write, first: TextHash, items: usize) -> io::Result<()> {
    writeln!(out, "\n],\"id\":\"{}\",\"startIndex\":0}}", unique(first, &[items]))
}

/// The authors of the article, otherwise the site that published it.
fn authors<'a>(of: &ReviewedArticle<'a>) -> Vec<Agent<'a>> {
    let identity = &of.article.identity;
    let site = identity.site().filter(|_| identity.authors().is_empty());
    let people = identity.authors().iter().map(|name| Agent { kind: "Person", name });
    people.chain(site.map(|name| Agent { kind: "Organization", name })).collect()
}

/// The bodies of an annotation, each with its purpose.
fn bodies(row: &ExportRow<'_>) -> Vec<TextualBody> {
    let decision = row.decision;
    let mut bodies = Vec::new();
    let mut say = |purpose: &'static str, value: Option<String>| {
        bodies.extend(value.map(|value| textual(purpose, value)));
    };
    say("identifying", row.speaker.as_ref().map(|speaker| speaker.name.to_owned()));
    for other in &row.also {
        say("identifying", Some(other.name.to_owned()));
    }
    say("classifying", row.speaker.as_ref().map(|speaker| format!("speaker: {}", speaker.kind)));
    say("classifying", Some(format!("quotation: {}", row.kind.word())));
    let confidence = row.confidence.zip(row.evidence);
    say("describing", confidence.map(|(sure, why)| format!("confidence {sure:.3}: {why}")));
    say("describing", row.via.as_ref().map(|via| format!("via: {}", via.name)));
    say("assessing", Some(format!("state: {}", decision.state())));
    say("assessing", row.reason().map(|reason| format!("reason: {reason}")));
    say("assessing", Some(format!("verification: {}", decision.verification.word())));
    say("questioning", decision.flagged.then(|| "flagged".to_owned()));
    say("linking", non_empty(&decision.source).map(str::to_owned));
    say("editing", non_empty(&decision.words).map(str::to_owned));
    for code in &decision.codes {
        say("tagging", Some(code.clone()));
    }
    say("commenting", non_empty(&decision.note).map(str::to_owned));
    bodies
}

/// The name of a text, derived from its hash.
fn named(hash: TextHash) -> String {
    format!("nih:sha-256;{hash}")
}

/// A UUID (version 8, RFC 9562) derived from a text and numbers.
fn unique(hash: TextHash, numbers: &[usize]) -> String {
    let seed: Vec<String> = numbers.iter().map(usize::to_string).collect();
    let TextHash(mut bytes) = TextHash::of(&format!("{hash} {}", seed.join(" ")));
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut name = String::from("urn:uuid:");
    for (index, byte) in bytes.iter().take(16).enumerate() {
        let dash = if [4, 6, 8, 10].contains(&index) { "-" } else { "" };
        let _ = write!(name, "{dash}{byte:02x}");
    }
    name
}

/// The source of an article as an IRI: a `file:` address for an absolute path, otherwise a relative reference.
fn address(source: &str) -> String {
    let scheme = if source.starts_with('/') { "file://" } else { "" };
    format!("{scheme}{}", utf8_percent_encode(source, PATH_ESCAPES))
}

/// Everything except the unreserved characters of RFC 3986 and the slash.
const PATH_ESCAPES: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_path_becomes_a_valid_address() {
        assert_eq!(address("/news/a b.txt"), "file:///news/a%20b.txt");
        assert_eq!(address("in/ü:?#.txt"), "in/%C3%BC%3A%3F%23.txt");
    }

    #[test]
    fn identifiers_depend_on_text_and_position() {
        let hash = TextHash::of("x");
        assert_eq!(unique(hash, &[1, 2]), unique(hash, &[1, 2]));
        assert_ne!(unique(hash, &[1, 2]), unique(hash, &[12]));
        let name = unique(hash, &[1]);
        assert_eq!((name.len(), name.as_bytes()[23], name.matches('-').count()), (45, b'8', 4), "{name}");
    }
}
