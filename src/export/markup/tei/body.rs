//! The text in paragraphs with everything marked in it, followed by notes on its quotations.

use super::scope::TeiScope;
use crate::analysis::{EntityKind, MentionKind, QuotationKind};
use crate::article::Role;
use crate::export::markup::nest::{NestStep, Nesting, nest};
use crate::export::markup::xml;
use crate::export::provenance::Names;
use crate::export::rows::{ExportRow, non_empty};
use crate::review::Decision;
use crate::text::Span;
use crate::text::codepoints::CodePoints;
use crate::text::date;
use std::io::{self, Write};

/// An element that can have several parts.
struct Element {
    span: Span,
    name: &'static str,
    /// The attributes of every part, with a space before them.
    attributes: String,
    /// The `xml:id` of the first part; `None` if nothing points to it.
    id: Option<String>,
}

/// Writes the text of an article.
pub(super) fn write(out: &mut dyn Write, scope: &TeiScope<'_>) -> io::Result<()> {
    writeln!(out, "<text>\n<body>\n<div>")?;
    let elements = elements(scope);
    let spans: Vec<Span> = elements.iter().map(|element| element.span).collect();
    let paragraphs = &scope.of.article.paragraphs;
    let nesting = nest(paragraphs, &spans);
    let mut text = TeiTextWriter {
        out,
        scope,
        elements: &elements,
        nesting: &nesting,
        written: vec![0; elements.len()],
    };
    let mut begun = false;
    for (paragraph, steps) in paragraphs.iter().zip(&nesting.paragraphs) {
        let (open, close) = match paragraph.role {
            // TEI allows a heading only at the beginning of a division.
            Role::Headline if begun => ("</div>\n<div>\n<head>".to_owned(), "</head>"),
            Role::Headline => ("<head>".to_owned(), "</head>"),
            Role::Body | Role::Speaker => ("<p>".to_owned(), "</p>"),
            Role::Quoted => ("<quote><p>".to_owned(), "</p></quote>"),
            Role::Furniture(kind) => {
                (format!("<ab type=\"furniture\" subtype=\"{}\">", kind.word()), "</ab>")
            }
        };
        begun = true;
        write!(text.out, "{open}")?;
        steps.iter().try_for_each(|step| text.step(*step))?;
        writeln!(text.out, "{close}")?;
    }
    if paragraphs.is_empty() {
        writeln!(text.out, "<p/>")?;
    }
    writeln!(text.out, "</div>\n</body>")?;
    notes(text.out, scope)?;
    writeln!(text.out, "</text>")
}

/// Quotations come before mentions, so that a name at the same place is nested inside.
fn elements(scope: &TeiScope<'_>) -> Vec<Element> {
    let mut elements: Vec<Element> = scope.rows.iter().map(|row| quotation(scope, row)).collect();
    let cues = scope.rows.iter().filter_map(|row| {
        let attributes = format!(" type=\"cue\" corresp=\"#{}\"", id(scope, row));
        Some(Element { span: row.cue?.span, name: "seg", attributes, id: None })
    });
    elements.extend(cues);
    // Speakers who are only described have no mentions in the analysis.
    elements.extend(scope.rows.iter().filter_map(|row| {
        let voice = row.speaker.as_ref().filter(|voice| voice.entity.is_none())?;
        let attributes = format!(" type=\"nominal\" ref=\"#{}\"", scope.speaker(row.speaker.as_ref()?)?);
        Some(Element { span: voice.mention?.span, name: "rs", attributes, id: None })
    }));
    let analysis = &scope.of.review.analysis;
    let names = Names::of(analysis);
    let mentions = analysis.mentions.iter().filter_map(|mention| {
        let entity = analysis.entity(mention.entity)?;
        let name = match (mention.kind, &entity.kind) {
            (MentionKind::Name, EntityKind::Person { .. }) => "persName",
            (MentionKind::Name, EntityKind::Organization) => "orgName",
            (MentionKind::Name, EntityKind::Country(_)) => "country",
            _ => "rs",
        };
        let kind = if name == "rs" { format!(" type=\"{}\"", mention.kind.word()) } else { String::new() };
        let attributes = format!("{kind} ref=\"#{}\"", scope.entity(names.get(entity)));
        Some(Element { span: mention.span, name, attributes, id: None })
    });
    elements.extend(mentions);
    elements
}

fn id(scope: &TeiScope<'_>, row: &ExportRow<'_>) -> String {
    format!("{}.{}", scope.prefix, row.id())
}

fn quotation(scope: &TeiScope<'_>, row: &ExportRow<'_>) -> Element {
    let who = scope.speakers(row).map(|who| format!(" who=\"{who}\"")).unwrap_or_default();
    let direct = row.kind != QuotationKind::Indirect;
    let cert = row.confidence.map(|confidence| format!(" cert=\"{confidence:.3}\"")).unwrap_or_default();
    let decision = row.decision;
    let mut ana = format!(
        "#kind.{} #state.{} #verification.{}",
        row.kind.word(),
        decision.state().word(),
        decision.verification.word()
    );
    ana.extend(row.reason().map(|reason| format!(" #reason.{reason}")));
    if decision.flagged {
        ana += " #flag.flagged";
    }
    let prev =
        row.part_of.map(|first| format!(" corresp=\"#{}.q{first}\"", scope.prefix)).unwrap_or_default();
    let attributes = format!("{who} direct=\"{direct}\"{prev}{cert} ana=\"{ana}\"");
    Element { span: row.span, name: "said", attributes, id: Some(id(scope, row)) }
}

/// Writes steps and chains the parts of each element.
struct TeiTextWriter<'a> {
    out: &'a mut dyn Write,
    scope: &'a TeiScope<'a>,
    elements: &'a [Element],
    nesting: &'a Nesting,
    /// How many parts of each element have been opened.
    written: Vec<usize>,
}

impl TeiTextWriter<'_> {
    fn step(&mut self, step: NestStep) -> io::Result<()> {
        match step {
            NestStep::Text(span) => write!(self.out, "{}", xml::exact(self.scope.of.article.words(span))),
            NestStep::Close(layer) => match self.elements.get(layer) {
                Some(element) => write!(self.out, "</{}>", element.name),
                None => Ok(()),
            },
            NestStep::Open(layer) => self.open(layer),
        }
    }

    fn open(&mut self, layer: usize) -> io::Result<()> {
        let (Some(element), Some(part)) = (self.elements.get(layer), self.written.get_mut(layer)) else {
            return Ok(());
        };
        *part += 1;
        write!(self.out, "<{}", element.name)?;
        if let Some(id) = &element.id {
            let all = self.nesting.parts.get(layer).copied().unwrap_or_default();
            let name = |part: usize| if part == 1 { id.clone() } else { format!("{id}.{part}") };
            write!(self.out, " xml:id=\"{}\"", name(*part))?;
            if *part < all {
                write!(self.out, " next=\"#{}\"", name(*part + 1))?;
            }
            if *part > 1 {
                write!(self.out, " prev=\"#{}\"", name(*part - 1))?;
            }
        }
        write!(self.out, "{}>", element.attributes)
    }
}

/// Writes the decisions, and how certain the speakers are.
fn notes(out: &mut dyn Write, scope: &TeiScope<'_>) -> io::Result<()> {
    let (orphans, marking) = (&scope.of.review.orphans, &scope.of.review.marking);
    let has_marks =
        !(marking.passages.is_empty() && marking.article.is_empty() && marking.entities.is_empty());
    if scope.rows.is_empty() && orphans.is_empty() && !has_marks {
        return Ok(());
    }
    writeln!(out, "<back>\n<div type=\"review\">\n<head>Review</head>")?;
    for row in scope.rows {
        let id = id(scope, row);
        if let (Some(confidence), Some(evidence)) = (row.confidence, row.evidence) {
            writeln!(
                out,
                "<certainty target=\"#{id}\" match=\"@who\" locus=\"value\" degree=\"{confidence:.3}\"><desc>{}</desc></certainty>",
                xml::exact(evidence)
            )?;
        }
        if row.decision.stamp.is_some() {
            let attributes = format!("type=\"decision\" target=\"#{id}\"");
            note(out, scope, row.decision, (&attributes, None))?;
        }
    }
    for orphan in orphans {
        note(out, scope, &orphan.decision, ("type=\"orphan\"", Some(&orphan.anchor.exact)))?;
    }
    marks(out, scope)?;
    writeln!(out, "</div>\n</back>")
}

/// Writes a decision; for an orphan, the words it was about too.
fn note(
    out: &mut dyn Write,
    scope: &TeiScope<'_>,
    decision: &Decision,
    (attributes, words): (&str, Option<&str>),
) -> io::Result<()> {
    let stamp = decision.stamp.as_ref();
    let who = stamp.and_then(|stamp| scope.reviewer(&stamp.reviewer));
    let resp = who.map(|who| format!(" resp=\"{who}\"")).unwrap_or_default();
    write!(out, "<note {attributes}{resp}>")?;
    if let Some(stamp) = stamp {
        let when = date::moment(stamp.at);
        write!(out, "<date when=\"{when}\">{when}</date> ")?;
    }
    let speaker = decision.named().and_then(|named| non_empty(&named.name));
    for (kind, value) in [
        ("words", words),
        ("state", Some(decision.state().word())),
        ("speaker", speaker),
        ("verification", Some(decision.verification.word())),
        ("source", non_empty(&decision.source)),
        ("true-words", non_empty(&decision.words)),
        ("note", non_empty(&decision.note)),
    ] {
        if let Some(value) = value {
            segment(out, kind, value)?;
        }
    }
    decision.codes.iter().try_for_each(|code| segment(out, "code", code))?;
    writeln!(out, "</note>")
}

fn segment(out: &mut dyn Write, kind: &str, value: &str) -> io::Result<()> {
    write!(out, "<seg type=\"{kind}\">{}</seg> ", xml::exact(value))
}

/// Writes what is marked besides the quotations: passages with their words and their place in code points, the codes of names
/// and of the article.
fn marks(out: &mut dyn Write, scope: &TeiScope<'_>) -> io::Result<()> {
    let of = scope.of;
    let marking = &of.review.marking;
    let mut points = CodePoints::new(&of.article.text);
    for passage in &marking.passages {
        let place = passage.place.map(|place| points.of(place));
        let place = place.map(|(start, end)| format!(" n=\"{start}-{end}\"")).unwrap_or_default();
        let who = passage.stamp.as_ref().and_then(|stamp| scope.reviewer(&stamp.reviewer));
        let resp = who.map(|who| format!(" resp=\"{who}\"")).unwrap_or_default();
        let kind = if passage.highlighted { " subtype=\"highlighted\"" } else { "" };
        write!(out, "<note type=\"passage\"{kind}{place}{resp}>")?;
        let words = passage.place.map_or(passage.anchor.exact.as_str(), |place| of.article.words(place));
        segment(out, "words", words)?;
        if let Some(note) = non_empty(&passage.note) {
            segment(out, "note", note)?;
        }
        passage.codes.iter().try_for_each(|code| segment(out, "code", code))?;
        writeln!(out, "</note>")?;
    }
    for coded in &marking.entities {
        write!(out, "<note type=\"name\">")?;
        segment(out, "name", &coded.name.name)?;
        coded.codes.iter().try_for_each(|code| segment(out, "code", code))?;
        writeln!(out, "</note>")?;
    }
    if !marking.article.is_empty() {
        write!(out, "<note type=\"article\">")?;
        marking.article.iter().try_for_each(|code| segment(out, "code", code))?;
        writeln!(out, "</note>")?;
    }
    Ok(())
}
