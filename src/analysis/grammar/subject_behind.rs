//! Reporting verb behind a quotation -> the subject behind the verb: "“…,” said Blinken", "the paper quoted Lopez as saying".

use super::noun_phrase::{NounPhrase, PhraseKind, can_act};
use super::outline::Outline;
use super::phrase_after::{FollowedBy, phrase_starting_at};
use super::token_kind::TokenKind;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use std::ops::Range;

/// Whom somebody quotes: the paper quoted Mensah as saying; it quoted a minister, Ana Lopez: “…”.
///
/// Leaves alone: the paper quoted Mensah; Mensah was quoted as saying.
pub(super) fn quoted_speaker(outline: &Outline<'_, '_>, at: usize) -> Option<NounPhrase> {
    const MAX_CLAUSE: usize = 16;
    if !matches!(outline.passage.word(at), "quoted" | "quotes" | "quoting") {
        return None;
    }
    let is_pronoun =
        matches!(outline.kind(at + 1), TokenKind::Function(FunctionWord::Object | FunctionWord::Possessor));
    // "quoted him as saying".
    let quoted = if is_pronoun && outline.passage.word(at + 2) == "as" {
        NounPhrase::pronoun(at + 1)
    } else {
        phrase_starting_at(outline, at + 1, outline.kinds.len(), FollowedBy::ClauseEnd)?
    };
    let end = quoted.full.end;
    // "quoted a baker who had written to her: “…”".
    let is_colon = |&at: &usize| outline.kind(at) == TokenKind::Colon;
    let relative = outline.passage.word(end) == "who";
    let colon = if relative { (end..end + MAX_CLAUSE).find(is_colon).unwrap_or(end) } else { end };
    let speaks = outline.kind(colon) == TokenKind::Colon && outline.kind(colon + 1) == TokenKind::Quoted
        || outline.passage.word(end) == "as" && outline.passage.word(end + 1) == "saying";
    (speaks && can_act(outline, &quoted)).then_some(quoted)
}

/// “…,” said Blinken; “…” if it rains, said Blinken: the subject after its verb.
pub(super) fn inverted_subject(outline: &Outline<'_, '_>, at: usize, class: CueClass) -> Option<NounPhrase> {
    // "hit back Kofi Mensah", "chimed in Mensah".
    let start = at + 1 + usize::from(outline.is(at + 1, List::SpeechParticles));
    let read = || phrase_starting_at(outline, start, outline.kinds.len(), FollowedBy::ClauseEnd);
    if outline.lowercase_word(at).ends_with("ing") {
        return None;
    }
    if follows_aside_with_marks(outline, at) {
        // "The bridge fell, which was “a tragedy,” said Mayor Osei."
        let ends = |subject: &NounPhrase| outline.kind(subject.full.end) == TokenKind::Stop;
        return read().filter(|subject| ends(subject) && can_act(outline, subject));
    }
    if follows_quotation(outline, at) {
        // "The star of “The Mill,” thanked Mensah for": what follows is the object.
        let is_object = |subject: &NounPhrase| {
            class == CueClass::Judge && matches!(outline.passage.word(subject.full.end), "for" | "as")
        };
        // "Mensah, citing “the cost,” said the mayor should resign": the subject of what is reported.
        let reports = |subject: &NounPhrase| class == CueClass::Say && is_before_auxiliary(outline, subject);
        return read().filter(|subject| !is_object(subject) && !reports(subject));
    }
    let reports = matches!(class, CueClass::Say | CueClass::Report);
    if opens_with_age(outline, at) {
        return None;
    }
    // "Kofi Mensah, wrote on Twitter": without a quotation before it, the small word leads to a place.
    if !reports || start > at + 1 || outline.kind_before(at) != TokenKind::Comma {
        return None;
    }
    read().filter(|subject| {
        let ends = matches!(
            outline.kind(subject.full.end),
            TokenKind::Comma
                | TokenKind::Stop
                | TokenKind::Function(FunctionWord::Time | FunctionWord::Preposition)
        );
        // "Mensah, who farms there, confirmed it": an object.
        let is_object = subject.kind == PhraseKind::Pronoun && !outline.is(at, List::PlainVerbsOfSaying);
        // "Mensah, a farmer, said boats came back": a clause.
        let is_clause = has_past_or_auxiliary(outline, subject.full.clone()) && {
            let start = outline.sentence_start(outline.sentence(at));
            !has_past_or_auxiliary(outline, start..at)
        };
        ends && can_act(outline, subject) && !is_object && !is_clause
    })
}

/// Whether an auxiliary or the past form of a verb is among some words.
fn has_past_or_auxiliary(outline: &Outline<'_, '_>, mut words: Range<usize>) -> bool {
    words.any(|at| {
        outline.kind(at) == TokenKind::Function(FunctionWord::Auxiliary) || outline.is_past_verb(at)
    })
}

/// Whether an auxiliary follows a phrase, which is then its subject: "the mayor should".
fn is_before_auxiliary(outline: &Outline<'_, '_>, phrase: &NounPhrase) -> bool {
    let verb = phrase.full.end;
    let word = outline.lowercase_word(verb);
    outline.kind(verb) == TokenKind::Function(FunctionWord::Auxiliary)
        && !word.is_empty()
        && !matches!(word, "not" | "being" | "having")
}

/// Whether nothing but a name and an age stands before the verb in its sentence: "Mensah, 17, said his mother".
fn opens_with_age(outline: &Outline<'_, '_>, verb: usize) -> bool {
    const AGE: usize = 3;
    let start = outline.sentence_start(outline.sentence(verb));
    let Some(comma) = verb.checked_sub(AGE).filter(|&comma| comma > start) else { return false };
    outline.kind(comma) == TokenKind::Comma
        && outline.kind(comma + 1) == TokenKind::Number
        && (start..comma).all(|at| outline.kind(at) == TokenKind::Name)
}

/// Whether a quotation, perhaps with a comma after it, stands right before the verb.
pub(super) fn follows_quotation(outline: &Outline<'_, '_>, at: usize) -> bool {
    match outline.kind_before(at) {
        TokenKind::Quoted => true,
        TokenKind::Comma | TokenKind::Break => outline.kind_before(at - 1) == TokenKind::Quoted,
        _ => false,
    }
}

/// "Noting that the road was shut, Mensah left": the subject behind the clause of a participle that opens the sentence.
///
/// Leaves alone: Saying nothing. Nothing was said about the road, Mensah noted.
pub(super) fn subject_behind(outline: &Outline<'_, '_>, verb: usize) -> Option<NounPhrase> {
    const MAX_CLAUSE: usize = 40;
    let sentence = outline.sentence(verb);
    let opens = verb <= outline.sentence_start(sentence) + 2;
    let is_form = outline.passage.word(verb).ends_with("ing");
    if !opens || !is_form {
        return None;
    }
    let mut clause = (verb + 1..verb + MAX_CLAUSE).take_while(|&at| outline.sentence(at) == sentence);
    let comma = clause.find(|&at| outline.kind(at) == TokenKind::Comma)?;
    let phrase = phrase_starting_at(outline, comma + 1, outline.kinds.len(), FollowedBy::Verb)?;
    (outline.sentence(phrase.full.end) == sentence && can_act(outline, &phrase)).then_some(phrase)
}

/// Whether an aside with words in marks ends right before the verb at `at`.
///
/// Gets right: Mensah, nicknamed “the Nurse”, told; Mensah, who was called “late” by Lopez, said. Leaves alone: Mensah left,
/// “late”, Lopez said; “…,” said Mensah.
pub(super) fn follows_aside_with_marks(outline: &Outline<'_, '_>, at: usize) -> bool {
    const MAX_ASIDE: usize = 24;
    const MAX_LEAD: usize = 12;
    let start = outline.sentence_start(outline.sentence(at)).max(at.saturating_sub(MAX_ASIDE * 2));
    let end = outline.end_before_helpers(start, at);
    let is_quoted = |&index: &usize| outline.kind(index) == TokenKind::Quoted;
    let Some(mark) = (end.saturating_sub(MAX_ASIDE).max(start)..end).rev().find(is_quoted) else {
        return false;
    };
    let closed = outline.kind_before(end) == TokenKind::Comma
        || mark + 1 == end && outline.passage.word(mark.saturating_sub(1)) == ",";
    let rest = mark + 1..end;
    let by = rest.len() <= 1 || outline.kind(rest.start) == TokenKind::Function(FunctionWord::Preposition);
    let Some(first) = (start..mark).rev().find(|index| !is_quoted(index)) else { return false };
    let is_comma = |&index: &usize| outline.kind(index) == TokenKind::Comma;
    let lead = first.saturating_sub(MAX_LEAD).max(start + 1)..=first;
    let Some(comma) = lead.rev().find(is_comma) else { return false };
    let leads = matches!(outline.passage.word(comma + 1), "who" | "whom" | "which")
        || outline.lowercase_word(comma + 1).ends_with("ed")
        || outline.is(comma + 1, List::ParticiplesOfNames);
    closed && by && leads
}
