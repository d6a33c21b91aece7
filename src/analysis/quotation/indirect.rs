//! Reports without marks -> indirect quotations: "According to Seoul, …", "the minister said that …".
//!
//! Only a few safe shapes are read: what is shown as said by somebody must have been said.

use super::Quoted;
use crate::analysis::QuotationKind;
use crate::analysis::cue::{self, Frame, Order, Report};
use crate::analysis::noun_phrase::PhraseKind;
use crate::analysis::outline::{Outline, Part};
use crate::analysis::{Cue, cue::span_of};
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use std::ops::Range;

/// The indirect quotations of the reports, in text order.
#[must_use]
pub(super) fn find(outline: &Outline<'_, '_>, reports: &[Report]) -> Vec<Quoted> {
    let mut found: Vec<Quoted> = Vec::new();
    let mut end = 0;
    for (index, report) in reports.iter().enumerate() {
        let content = clause_of(outline, report).filter(|content| is_clean(outline, content));
        let Some(content) = content.filter(|content| content.start >= end) else { continue };
        end = content.end;
        let span = span_of(outline, &content);
        let cue = Some(Cue { span: report.cue_span(outline) });
        let kind = QuotationKind::Indirect;
        found.push(Quoted { kind, content: span, marks: span, cue, tokens: content, report: Some(index) });
    }
    found
}

/// The tokens of the clause that a report introduces.
fn clause_of(outline: &Outline<'_, '_>, report: &Report) -> Option<Range<usize>> {
    let subject = report.subject.as_ref().filter(|subject| !cue::is_first_person(outline, subject))?;
    match report.frame {
        Frame::AccordingTo => according_to(outline, report),
        Frame::Verb(class) if report.order == Order::SubjectFirst => {
            let trusted = subject.kind != PhraseKind::Description
                || crate::analysis::noun_phrase::describes_speaker(outline, &subject.core);
            let content = after_verb(outline, report.cue.end, class)?;
            trusted.then_some(content)
        }
        Frame::Verb(_) | Frame::Line => None,
    }
}

/// "According to Seoul, North Korea gave …": the rest of the sentence, when the frame opens it.
fn according_to(outline: &Outline<'_, '_>, report: &Report) -> Option<Range<usize>> {
    let opens = outline.sentence_start(outline.sentence(report.cue.start)) == report.cue.start;
    let comma = report.tokens.end;
    (opens && outline.part(comma) == Part::Comma).then(|| rest_of_sentence(outline, comma + 1))
}

/// "said that …" and, for "said" alone, "said he was …".
fn after_verb(outline: &Outline<'_, '_>, at: usize, class: CueClass) -> Option<Range<usize>> {
    if !matches!(class, CueClass::Say | CueClass::Report | CueClass::Tell) {
        return None;
    }
    let limit = at + if class == CueClass::Tell { 4 } else { 3 };
    if let Some(that) = (at..limit).find(|&index| outline.passage.word(index) == "that") {
        let plain =
            (at..that).all(|index| !matches!(outline.part(index), Part::Stop | Part::Quoted | Part::Cue(_)));
        return plain.then(|| rest_of_sentence(outline, that + 1));
    }
    let begins_clause = matches!(
        outline.part(at),
        Part::Name | Part::Small(FunctionWord::Subject | FunctionWord::Determiner | FunctionWord::Possessor)
    );
    let content = rest_of_sentence(outline, at);
    (class == CueClass::Say && begins_clause && has_verb(outline, &content)).then_some(content)
}

fn has_verb(outline: &Outline<'_, '_>, content: &Range<usize>) -> bool {
    content.clone().take(24).any(|at| {
        matches!(outline.part(at), Part::Small(FunctionWord::Auxiliary))
            || outline.small(at).ends_with("ed")
            || matches!(outline.part(at), Part::Cue(_))
    })
}

/// From token `start` to the end of the reporter's sentence, without its full stop.
fn rest_of_sentence(outline: &Outline<'_, '_>, start: usize) -> Range<usize> {
    const LONGEST: usize = 120;
    let sentence = outline.sentence(start);
    let beyond = |&index: &usize| outline.sentence(index) != sentence || outline.part(index) == Part::Quoted;
    let end = (start..start + LONGEST).find(beyond).unwrap_or(start + LONGEST);
    let end = another_report(outline, start..end).unwrap_or(end);
    let last = (start..end).rev().find(|&index| !matches!(outline.part(index), Part::Stop | Part::Comma));
    start..last.map_or(start, |last| last + 1)
}

/// The comma before a report that closes the sentence: "…, critics noted", "…, told the paper".
fn another_report(outline: &Outline<'_, '_>, content: Range<usize>) -> Option<usize> {
    const LONGEST_REPORT: usize = 6;
    let tail = content.end.saturating_sub(LONGEST_REPORT).max(content.start)..content.end;
    let comma = tail.clone().rev().find(|&index| outline.part(index) == Part::Comma)?;
    let reports = (comma + 1..tail.end).any(|index| {
        matches!(outline.part(index), Part::Cue(_)) && outline.small(index).ends_with("ed")
            || matches!(outline.small(index), "said" | "told" | "says" | "wrote")
    });
    reports.then_some(comma)
}

/// A clause that ends at a quotation is the beginning of that quotation's sentence, not a quotation of its own.
fn is_clean(outline: &Outline<'_, '_>, content: &Range<usize>) -> bool {
    const FEWEST: usize = 4;
    content.len() >= FEWEST && outline.part(content.end) != Part::Quoted
}
