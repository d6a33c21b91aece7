//! Reporting verb -> where the clause that it introduces begins: after "that", at once, at a question word, or at
//! the demand or denial that follows.

use super::clause;
use crate::analysis::grammar::{Outline, TokenKind};
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use std::ops::Range;

/// Returns the first token of the clause that the verb at `cue` introduces.
pub(super) fn find_clause_start(
    outline: &Outline<'_, '_>,
    cue: &Range<usize>,
    class: CueClass,
) -> Option<usize> {
    let (verb, at) = (cue.start, cue.end);
    let states = matches!(class, CueClass::Say | CueClass::Report | CueClass::Tell);
    let statement = || after_that(outline, at, class).or_else(|| bare_clause(outline, at, class));
    let start = if states { statement() } else { None };
    start
        .or_else(|| question(outline, at, class))
        .or_else(|| demand(outline, verb))
        .or_else(|| denial(outline, verb))
}

/// "said that …", "told the court on Friday that …".
///
/// Gets right: told reporters in Oslo that the bridge was shut. Leaves alone: hinted at that in May; announced that
/// day.
fn after_that(outline: &Outline<'_, '_>, at: usize, class: CueClass) -> Option<usize> {
    const MAX_TOKENS: usize = 14;
    let that = (at..at + MAX_TOKENS).find(|&index| outline.passage.word(index) == "that")?;
    let is_clear = (at..that).all(|index| {
        !matches!(
            outline.kind(index),
            TokenKind::Stop | TokenKind::Colon | TokenKind::Quoted | TokenKind::Cue(_)
        )
    });
    let is_conjunction = !follows_preposition(outline, that) && !points(outline, that);
    (is_clear && is_conjunction && may_stand_between(outline, at..that, class)).then_some(that + 1)
}

/// Whether the words between the verb and "that" are its listener, a time or an aside.
fn may_stand_between(outline: &Outline<'_, '_>, between: Range<usize>, class: CueClass) -> bool {
    let at = between.start;
    between.is_empty()
        || class == CueClass::Tell
        || outline.is(at - 1, List::VerbsWithListener)
        || skip_time(outline, at) > 0
        || outline.passage.word(at) == "however"
        || match outline.kind(at) {
            TokenKind::Break => true,
            TokenKind::Function(FunctionWord::Preposition | FunctionWord::Time | FunctionWord::Adverb) => {
                true
            }
            TokenKind::Comma => outline.kind_before(between.end) == TokenKind::Comma,
            _ => false,
        }
}

/// "hinted at that": "that" is the object of a preposition.
fn follows_preposition(outline: &Outline<'_, '_>, that: usize) -> bool {
    outline.is(that - 1, List::BeforePronounThat)
}

/// "announced that day", "that is", "that said": "that" points at something and introduces no clause.
fn points(outline: &Outline<'_, '_>, that: usize) -> bool {
    let next = that + 1;
    outline.is(next, List::AfterDeterminerThat)
        || matches!(outline.passage.word(next), "," | ".")
        || matches!(outline.kind(next), TokenKind::Cue(_) | TokenKind::Function(FunctionWord::Auxiliary))
        || outline.lowercase_word(next).ends_with("ed")
}

/// "said he was …", "insists the bridge is safe": a clause without "that".
fn bare_clause(outline: &Outline<'_, '_>, at: usize, class: CueClass) -> Option<usize> {
    const REACH: usize = 24;
    let start = at + skip_time(outline, at);
    let start = if class == CueClass::Tell { listener_end(outline, start)? } else { start };
    let begins_clause = match outline.kind(start) {
        TokenKind::Name | TokenKind::Number => true,
        TokenKind::Function(FunctionWord::Subject | FunctionWord::Determiner | FunctionWord::Possessor) => {
            true
        }
        TokenKind::Word => class == CueClass::Say,
        _ => outline.passage.word(start) == "there",
    };
    if !begins_clause || outline.is(at - 1, List::VerbsWithObject) {
        return None;
    }
    // "said the words": what follows is the object.
    if outline.passage.word(start + 1) == "words" {
        return None;
    }
    let has_verb = match class {
        CueClass::Say | CueClass::Tell => clause::has_verb(outline, start, REACH),
        _ => clause::has_auxiliary(outline, start),
    };
    has_verb.then_some(start)
}

/// Returns how many tokens from `at` on are an expression of time: "on Friday", "last week", "later".
fn skip_time(outline: &Outline<'_, '_>, at: usize) -> usize {
    const MAX_TOKENS: usize = 4;
    let is_time = |index: usize| {
        matches!(
            outline.kind(index),
            TokenKind::Function(FunctionWord::Time | FunctionWord::Adverb) | TokenKind::Number
        ) && outline.passage.word(index) != "there"
            || outline.is(index, List::TimesAfterVerb)
    };
    let leads = |index: usize| outline.is(index, List::BeforeTimes);
    let end = (at..at + MAX_TOKENS)
        .find(|&index| !is_time(index) && !(leads(index) && (is_time(index + 1) || leads(index + 1))));
    let end = end.unwrap_or(at);
    // A number at the end counts something: "said three people".
    if end > at && outline.kind(end - 1) != TokenKind::Number { end - at } else { 0 }
}

/// "told reporters he …", "told the court they …": returns the end of a listener of a few words, before a pronoun.
fn listener_end(outline: &Outline<'_, '_>, at: usize) -> Option<usize> {
    const MAX_TOKENS: usize = 4;
    let is_subject = |index: usize| outline.kind(index) == TokenKind::Function(FunctionWord::Subject);
    let end = (at + 1..=at + MAX_TOKENS).find(|&index| is_subject(index))?;
    let is_listener = |index: usize| {
        matches!(
            outline.kind(index),
            TokenKind::Name
                | TokenKind::Word
                | TokenKind::Function(
                    FunctionWord::Determiner | FunctionWord::Possessor | FunctionWord::Object
                )
        )
    };
    (at..end).all(is_listener).then_some(end)
}

/// "asked whether …", "asked the council if …".
fn question(outline: &Outline<'_, '_>, at: usize, class: CueClass) -> Option<usize> {
    const MAX_TOKENS: usize = 4;
    let asks = matches!(class, CueClass::Ask | CueClass::Report);
    let word =
        (at..at + MAX_TOKENS).find(|&index| matches!(outline.passage.word(index), "whether" | "if"))?;
    let is_clear = (at..word)
        .all(|index| !matches!(outline.kind(index), TokenKind::Stop | TokenKind::Quoted | TokenKind::Comma));
    (asks && is_clear && (word == at || class == CueClass::Ask)).then_some(word)
}

/// "urged herders to be patient", "promised to resign".
///
/// Gets right: ordered the crew to leave the ship. Leaves alone: asked the way to the station.
fn demand(outline: &Outline<'_, '_>, verb: usize) -> Option<usize> {
    const MAX_TOKENS: usize = 9;
    let mut reach = (verb + 1..verb + MAX_TOKENS).take_while(|&at| {
        !matches!(
            outline.kind(at),
            TokenKind::Stop | TokenKind::Quoted | TokenKind::Comma | TokenKind::Cue(_) | TokenKind::Break
        )
    });
    let to = reach.find(|&at| outline.passage.word(at) == "to")?;
    let word = |at: usize| outline.passage.word(at);
    let has_infinitive = matches!(outline.kind(to + 1), TokenKind::Word | TokenKind::Cue(_))
        && !outline.lowercase_word(to + 1).ends_with("ing")
        || outline.is(to + 1, List::AuxiliaryInfinitives);
    // "asked not to be named" is about the source, not about what it said.
    let asks_for_anonymity = word(verb + 1) == "not" && word(verb + 3) == "be";
    let demands = outline.is(verb, List::DemandingVerbs)
        && begins_listener(outline, verb + 1)
        && !asks_for_anonymity
        && to > verb + 1;
    let vows =
        outline.is(verb, List::VowingVerbs) && (to == verb + 1 || to == verb + 2 && word(verb + 1) == "not");
    (has_infinitive && (demands || vows)).then_some(verb + 1)
}

/// Whether the words for whom a demand is made of begin at `at`, or its "not".
fn begins_listener(outline: &Outline<'_, '_>, at: usize) -> bool {
    match outline.kind(at) {
        TokenKind::Name | TokenKind::Word => true,
        TokenKind::Function(
            FunctionWord::Determiner | FunctionWord::Possessor | FunctionWord::Object | FunctionWord::Subject,
        ) => true,
        _ => outline.passage.word(at) == "not",
    }
}

/// "denied knowing him".
fn denial(outline: &Outline<'_, '_>, verb: usize) -> Option<usize> {
    // Shorter words in -ing are nouns as often: "ring", "thing".
    const MIN_LENGTH: usize = 6;
    let denies = outline.is(verb, List::DenyingVerbs);
    let next = outline.passage.word(verb + 1);
    let is_gerund = next.len() >= MIN_LENGTH && next.ends_with("ing") && next.starts_with(char::is_lowercase);
    (denies && is_gerund).then_some(verb + 1)
}
