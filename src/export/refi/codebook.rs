//! A codebook -> the XML of REFI-QDA: as a file of its own (`.qdc`) and as part of a project.

use super::identifier::of_code;
use crate::export::markup::exact;
use crate::library::{CodeDefinition, Codebook};
use crate::version::TOOL;
use std::collections::BTreeSet;
use std::fmt::Write;

/// A codebook as a `.qdc` file.
#[must_use]
pub fn write_codebook(codebook: &Codebook) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"{}\">\n{}</CodeBook>\n",
        exact(TOOL),
        codes(codebook)
    )
}

/// The codes, those that are a part of another inside it.
pub(super) fn codes(codebook: &Codebook) -> String {
    let mut out = String::from("<Codes>\n");
    let mut written = BTreeSet::new();
    let is_top = |code: &&CodeDefinition| !codebook.contains_key(&code.parent) || code.parent == code.name;
    for code in codebook.values().filter(is_top) {
        push(&mut out, (codebook, code), (&mut written, 0));
    }
    // Codes that are parts of each other in a circle have no top, and those that lie too deep are written beside them.
    for code in codebook.values() {
        push(&mut out, (codebook, code), (&mut written, 0));
    }
    out.push_str("</Codes>\n");
    out
}

/// Codes inside each other any deeper are a slip, and other programs would refuse them.
const MAX_DEPTH: usize = 50;

fn push<'a>(
    out: &mut String,
    (codebook, code): (&'a Codebook, &'a CodeDefinition),
    (written, depth): (&mut BTreeSet<&'a str>, usize),
) {
    if depth > MAX_DEPTH || !written.insert(&code.name) {
        return;
    }
    let colour =
        if code.colour.is_empty() { String::new() } else { format!(" color=\"{}\"", exact(&code.colour)) };
    let (guid, name) = (of_code(&code.name), exact(&code.name));
    let _ = writeln!(out, "<Code guid=\"{guid}\" name=\"{name}\" isCodable=\"true\"{colour}>");
    if !code.description.is_empty() {
        let _ = writeln!(out, "<Description>{}</Description>", exact(&code.description));
    }
    for part in codebook.values().filter(|part| part.parent == code.name) {
        push(out, (codebook, part), (written, depth + 1));
    }
    out.push_str("</Code>\n");
}
