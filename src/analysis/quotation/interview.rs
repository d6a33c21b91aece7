//! Answers of an interview -> who gives them.
//!
//! "Q:" and "A:" name no speaker; the person interviewed is named before the first question.

use crate::analysis::grammar::{CueKind, NounPhrase, Outline, PhraseKind, ReportingClause, SubjectOrder};
use crate::analysis::marks::{MarkFamily, MarkPair};
use crate::analysis::token::Shape;
use crate::lexicon::words::WordClass;

/// Adds a reporting clause for each answer of an interview. Its subject is the first person who is named in full
/// before the first answer.
pub(super) fn add_answers(outline: &Outline<'_, '_>, pairs: &[MarkPair], reports: &mut Vec<ReportingClause>) {
    let labelled = pairs.iter().filter(|pair| pair.family == MarkFamily::Label);
    let mut subject = None;
    let mut answers = Vec::new();
    for pair in labelled {
        let label = pair.tokens.start.saturating_sub(2);
        if outline.passage.word(label) != "A" {
            continue;
        }
        let subject: &Option<NounPhrase> = subject.get_or_insert_with(|| interviewee(outline, label));
        answers.push(ReportingClause {
            cue: pair.tokens.start - 1..pair.tokens.start,
            kind: CueKind::NameAlone,
            subject: subject.clone(),
            order: SubjectOrder::SubjectFirst,
            tokens: label..pair.tokens.start,
        });
    }
    if !answers.is_empty() {
        reports.extend(answers);
        reports.sort_by_key(|report| report.cue.start);
    }
}

/// Returns the first full name of a person before token `end`.
fn interviewee(outline: &Outline<'_, '_>, end: usize) -> Option<NounPhrase> {
    const MAX_NAME: usize = 4;
    let tokens = &outline.passage.tokens;
    let is_title_case = |at: usize| tokens.get(at).is_some_and(|token| token.shape == Shape::Title);
    let is_given_name = |at: usize| is_title_case(at) && outline.passage.class(at).is(WordClass::GIVEN);
    let mut starts = 0..end;
    let start = starts
        .find(|&at| is_given_name(at) && !is_given_name(at.wrapping_sub(1)) && is_title_case(at + 1))?;
    let last = (start..start + MAX_NAME).take_while(|&at| is_title_case(at)).last()?;
    let core = start..last + 1;
    Some(NounPhrase { full: core.clone(), core, kind: PhraseKind::Name })
}
