//! Word beside a quotation -> a reporting clause, although the word is in no list of reporting verbs.
//!
//! Speakers quip, rue and aver; no list holds all such verbs. Right behind “…,” a past or present form with a subject
//! reports the quotation by its place alone. Otherwise the words would go to whoever spoke before.

use crate::analysis::grammar::noun_phrase::{NounPhrase, PhraseKind, describes_speaker};
use crate::analysis::grammar::outline::Outline;
use crate::analysis::grammar::phrase_after::{FollowedBy, phrase_starting_at};
use crate::analysis::grammar::phrase_before::phrase_ending_at;
use crate::analysis::grammar::reporting_clause::{CueKind, ReportingClause, SubjectOrder};
use crate::analysis::grammar::token_kind::TokenKind;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

/// The longest subject between a quotation and its verb, in tokens.
const MAX_SUBJECT: usize = 12;

/// The reporting clause of the word at `at`, which is in no list, if it stands where such a verb stands.
///
/// Gets right: “It rains,” rued Kofi Mensah; “Never!” Mensah snapped back. Leaves alone: In “Home,” Mensah sings;
/// “Never.” Mensah walked off.
pub(in crate::analysis::grammar) fn clause_by_place(
    outline: &Outline<'_, '_>,
    at: usize,
) -> Option<ReportingClause> {
    let open = outline.sentence_start(outline.sentence(at));
    if outline.kind(open) != TokenKind::Quoted || open == at || outline.passage.can_speak(at) {
        return None;
    }
    let mark =
        (at.saturating_sub(MAX_SUBJECT)..at).rev().find(|&index| outline.kind(index) == TokenKind::Quoted)?;
    // The quotation must open the sentence, and its last mark must leave the sentence open.
    let is_first = (open..mark).all(|index| outline.kind(index) == TokenKind::Quoted);
    let closing = outline.passage.word(mark.saturating_sub(1));
    if !is_first || !matches!(closing, "," | "?" | "!" | "—" | "–") {
        return None;
    }
    let cue = at..at + 1;
    let kind = CueKind::Verb(CueClass::Manner);
    if mark + 1 == at {
        let subject = subject_behind(outline, at, closing)?;
        let tokens = at..subject.full.end;
        return Some(ReportingClause {
            cue,
            kind,
            subject: Some(subject),
            order: SubjectOrder::VerbFirst,
            tokens,
        });
    }
    let subject = subject_before(outline, mark + 1, at)?;
    let tokens = subject.full.start..at + 1;
    Some(ReportingClause { cue, kind, subject: Some(subject), order: SubjectOrder::SubjectFirst, tokens })
}

/// “…,” rued Kofi Mensah; “…,” chimed in Mensah.
fn subject_behind(outline: &Outline<'_, '_>, at: usize, closing: &str) -> Option<NounPhrase> {
    let reports = is_past(outline, at) || closing == "," && is_present(outline, at);
    if !reports {
        return None;
    }
    let particle = outline.is(at + 1, List::SpeechParticles);
    let start = at + 1 + usize::from(particle);
    let subject = phrase_starting_at(outline, start, outline.kinds.len(), FollowedBy::ClauseEnd)?;
    speaks(outline, &subject).then_some(subject)
}

/// “…,” Kofi Mensah finally snapped.
fn subject_before(outline: &Outline<'_, '_>, start: usize, at: usize) -> Option<NounPhrase> {
    if !is_past(outline, at) {
        return None;
    }
    let is_adverb = |&index: &usize| outline.kind(index) == TokenKind::Function(FunctionWord::Adverb);
    let end = (start..at).rev().find(|index| !is_adverb(index)).map_or(at, |last| last + 1);
    let subject = phrase_ending_at(outline, start, end)?;
    let goes_on = matches!(
        outline.kind(at + 1),
        TokenKind::Name | TokenKind::Word | TokenKind::Number | TokenKind::Function(FunctionWord::Determiner)
    ) && !outline.is(at + 1, List::SpeechParticles);
    (subject.full.start == start && speaks(outline, &subject) && !goes_on).then_some(subject)
}

fn speaks(outline: &Outline<'_, '_>, subject: &NounPhrase) -> bool {
    subject.kind != PhraseKind::Description || describes_speaker(outline, &subject.core)
}

fn is_past(outline: &Outline<'_, '_>, at: usize) -> bool {
    // "red", "bed": a stem of two letters and more.
    const MIN_LENGTH: usize = 4;
    let word = outline.lowercase_word(at);
    word.len() >= MIN_LENGTH && word.ends_with("ed") || outline.is(at, List::PastVerbsOfSpeech)
}

fn is_present(outline: &Outline<'_, '_>, at: usize) -> bool {
    const MIN_LENGTH: usize = 4;
    let word = outline.lowercase_word(at);
    word.len() >= MIN_LENGTH && word.ends_with('s') && !word.ends_with("ss")
}
