//! Reporting verb without a subject beside it -> the subject that it shares with its sentence: "Blinken left, saying".

use super::noun_phrase::{NounPhrase, can_act, describes_speaker};
use super::noun_report::sender;
use super::outline::Outline;
use super::phrase_before::phrase_ending_at;
use super::reporting_clause::{CueKind, ReportingClause, SubjectOrder};
use super::token_kind::TokenKind;
use crate::lexicon::cues::CueClass;
use crate::lexicon::lists::List;

/// The subject of the report in the same sentence that the verb at `at` goes on from; `reports` are those before it.
///
/// Gets right: Mensah said that the mayor had claimed it was safe, adding that (Mensah adds). Leaves alone: Mensah said
/// it was safe, but the mayor claimed it was not, adding that (the mayor adds).
pub(super) fn shared_subject(
    outline: &Outline<'_, '_>,
    at: usize,
    reports: &[ReportingClause],
) -> Option<NounPhrase> {
    let sentence = outline.sentence(at);
    let mut earlier = reports
        .iter()
        .rev()
        .take_while(|report| outline.sentence(report.cue.start) == sentence)
        .filter(|report| report.kind != CueKind::AccordingTo)
        // "asked for calm in a letter posted on Monday, saying": the letter’s verb has no subject that could go on.
        .filter(|report| report.subject.as_ref().is_none_or(|subject| can_act(outline, subject)));
    let mut report = earlier.next()?;
    for outer in earlier {
        if holds(outline, outer, report) {
            report = outer;
        }
    }
    report.subject.clone()
}

/// Whether `inner` is a part of what `outer` reports: nothing between them ends the words.
fn holds(outline: &Outline<'_, '_>, outer: &ReportingClause, inner: &ReportingClause) -> bool {
    let states = matches!(outer.class(), Some(CueClass::Say | CueClass::Tell | CueClass::Report));
    let between = outer.cue.end..inner.tokens.start;
    states
        && outer.order == SubjectOrder::SubjectFirst
        && inner.order == SubjectOrder::SubjectFirst
        && !between.is_empty()
        && between.clone().all(|at| {
            !matches!(outline.kind(at), TokenKind::Comma | TokenKind::Break | TokenKind::Quoted)
                && !outline.is(at, List::Coordinators)
                && !outline.is(at, List::Contrasts)
        })
}

/// The phrase right before an -ing form, if it is what reports: "with critics warning that", "a letter alleging that".
///
/// Gets right: with the river rising and officials warning that. Leaves alone: posted on Twitter accusing him; left
/// Oslo saying that; marched past the palace chanting. A text that somebody sends says what the sender says.
pub(super) fn own_subject(outline: &Outline<'_, '_>, from: usize, at: usize) -> Option<NounPhrase> {
    if !matches!(outline.kind_before(at), TokenKind::Name | TokenKind::Word) {
        return None;
    }
    let phrase = phrase_ending_at(outline, from, at)?;
    let after_with = phrase.full.start > from && outline.passage.word(phrase.full.start - 1) == "with";
    let is_text = outline.is(phrase.core.end - 1, List::TextsThatSay);
    let speaks = describes_speaker(outline, &phrase.core) && !is_passed(outline, from, phrase.full.start);
    if is_text && let Some(sender) = sender(outline, from, &phrase) {
        return Some(sender);
    }
    (after_with || is_text || speaks).then_some(phrase)
}

/// Whether the phrase at `start` is a place on somebody's way: "past the palace".
fn is_passed(outline: &Outline<'_, '_>, from: usize, start: usize) -> bool {
    start > from && outline.is(start - 1, List::WaysPast)
}
