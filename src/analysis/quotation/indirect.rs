//! Reporting clauses without marks -> indirect quotations: "According to Seoul, …", "the minister said that …".
//!
//! Only safe shapes are read, because attributing words to someone who did not say them is worse than missing a quotation.
//! [`super::after_verb`] finds where a clause begins after its verb, [`super::clause`] where a clause ends.

use super::after_verb;
use super::clause;
use super::quoted::UnattributedQuotation;
use crate::analysis::grammar::{
    CueKind, NounPhrase, Outline, PhraseKind, ReportingClause, SubjectOrder, TokenKind, describes_speaker,
};
use crate::analysis::{Cue, QuotationKind};
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use std::ops::Range;

/// How often a clause that is read as reported speech is speech.
const SPEECH: f32 = 0.9;

/// Finds the indirect quotations of the reporting clauses, in text order.
#[must_use]
pub(super) fn find_indirect_speech(
    outline: &Outline<'_, '_>,
    reports: &[ReportingClause],
) -> Vec<UnattributedQuotation> {
    let mut found: Vec<UnattributedQuotation> = Vec::new();
    let mut end = 0;
    for (index, report) in reports.iter().enumerate() {
        let next = reports.get(index + 1);
        let content = reported_clause(outline, report, next);
        let content = content.filter(|content| clause::is_complete(outline, content));
        let Some(content) = content.filter(|content| content.start >= end) else { continue };
        end = content.end;
        let span = outline.span_of(&content);
        found.push(UnattributedQuotation {
            kind: QuotationKind::Indirect,
            content: span,
            marks: span,
            speech: SPEECH,
            cue: Some(Cue { span: report.cue_span(outline) }),
            inside: Vec::new(),
            continues: None,
            tokens: content,
            report: Some(index),
        });
    }
    found
}

/// Returns the tokens of the clause that a reporting clause introduces or closes.
fn reported_clause(
    outline: &Outline<'_, '_>,
    report: &ReportingClause,
    next: Option<&ReportingClause>,
) -> Option<Range<usize>> {
    let subject = report.subject.as_ref()?;
    if subject.is_first_or_second_person(outline) {
        return None;
    }
    let start = match report.kind {
        CueKind::AccordingTo => start_after_frame(outline, report),
        CueKind::Verb(class) if report.order != SubjectOrder::VerbFirst => {
            let trusted = is_ongoing(outline, report) && is_trusted_to_speak(outline, report, subject);
            trusted.then(|| after_verb::find_clause_start(outline, &report.cue, class)).flatten()
        }
        CueKind::Verb(_) | CueKind::NameAlone => None,
    };
    match start {
        Some(start) => Some(start..clause::clause_end(outline, start, report, next)),
        None => clause_before(outline, report, subject),
    }
}

/// "According to Seoul, North Korea gave …": the rest of the sentence that the frame opens.
fn start_after_frame(outline: &Outline<'_, '_>, report: &ReportingClause) -> Option<usize> {
    let opens = outline.sentence_start(outline.sentence(report.cue.start)) == report.cue.start;
    let comma = report.tokens.end;
    let closed = outline.kind(comma) == TokenKind::Comma
        && outline.kind(comma + 1) != TokenKind::Cue(CueClass::Report);
    (opens && closed).then_some(comma + 1)
}

/// Whether the verb has its own subject or continues the report of the sentence's: ", saying that", "and warned
/// that".
fn is_ongoing(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    let at = report.cue.start;
    let form = outline.lowercase_word(at);
    report.order != SubjectOrder::Inherited
        || match outline.kind_before(at) {
            TokenKind::Comma | TokenKind::Quoted => form.ends_with("ing"),
            _ => at > 0 && outline.is(at - 1, List::Coordinators) && form.ends_with(['d', 's']),
        }
}

/// Whether the subject says something with this verb: a study suggests without speaking, an official suggests by
/// speaking.
fn is_trusted_to_speak(outline: &Outline<'_, '_>, report: &ReportingClause, subject: &NounPhrase) -> bool {
    let is_doubtful = outline.is(report.cue.start, List::VerbsOfShowing);
    subject.kind != PhraseKind::Description || describes_speaker(outline, &subject.core) || !is_doubtful
}

/// "The road would open, the mayor said.", "…, according to the mayor.": returns the clause before a report that
/// ends the sentence or its first part.
fn clause_before(
    outline: &Outline<'_, '_>,
    report: &ReportingClause,
    subject: &NounPhrase,
) -> Option<Range<usize>> {
    let at = report.tokens.start;
    let closes_sentence = closes_sentence(outline, report);
    if !reports_words_before(outline, report, subject) || !is_followed_by_end(outline, report) {
        return None;
    }
    let start = clause::clause_start(outline, at);
    if !closes_sentence && clause::is_opener(outline, start) {
        return None;
    }
    let last = (start..at).rev().find(|&index| outline.kind(index) != TokenKind::Comma)?;
    let content = start..last + 1;
    clause::is_main_clause(outline, &content).then_some(content)
}

/// Whether the reporting clause is the end of its sentence.
fn closes_sentence(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    let (at, after) = (report.tokens.start, report.tokens.end);
    outline.sentence(after) != outline.sentence(at) || outline.kind(after) == TokenKind::Stop
}

/// Whether the reporting clause can report the words before it: a frame, or a plain verb of saying after a comma.
fn reports_words_before(outline: &Outline<'_, '_>, report: &ReportingClause, subject: &NounPhrase) -> bool {
    let says = match report.kind {
        CueKind::AccordingTo => return true,
        CueKind::Verb(CueClass::Say | CueClass::Tell) => true,
        CueKind::Verb(CueClass::Report) => closes_sentence(outline, report),
        _ => false,
    };
    says && outline.kind_before(report.tokens.start) == TokenKind::Comma
        && report.order != SubjectOrder::Inherited
        && is_trusted_to_speak(outline, report, subject)
}

/// Whether the words after the report are not a clause that it introduces.
fn is_followed_by_end(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    let after = report.tokens.end;
    closes_sentence(outline, report)
        || match outline.kind(after) {
            TokenKind::Comma => true,
            _ if report.kind == CueKind::AccordingTo => clause::is_rest_of_phrase(outline, after),
            TokenKind::Function(FunctionWord::Preposition | FunctionWord::Time | FunctionWord::Adverb) => {
                true
            }
            _ => report.class() == Some(CueClass::Tell),
        }
}
