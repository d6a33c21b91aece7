//! Outline -> the noun phrase on one side of a verb: who does it.
//!
//! A phrase is read word by word, away from the verb, until a word that cannot belong to it. This needs no
//! grammar and no part-of-speech model, and where it reads too much the head still stands where it should.

use super::outline::{Outline, Part};
use crate::analysis::token::Shape;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::speakers;
use crate::lexicon::words::{self, WordClass};
use std::ops::Range;

/// The token behind the dateline of the paragraph in which token `at` stands: "GENEVA, March 8 (Acme News) — The".
#[must_use]
pub fn behind_dateline(outline: &Outline<'_, '_>, at: usize) -> Option<usize> {
    const LONGEST_DATELINE: usize = 16;
    let start = outline.sentence_start(outline.sentence(at));
    let opens = start == 0 || outline.paragraph(start - 1) != outline.paragraph(start);
    let shouted = |at: usize| outline.passage.tokens.get(at).is_some_and(|token| token.shape == Shape::Upper);
    if !opens || !shouted(start) || outline.passage.word(start).len() < 4 {
        return None;
    }
    let dash = (start + 1..start + LONGEST_DATELINE).find(|&index| {
        matches!(outline.passage.word(index), "—" | "–" | "-") && outline.part(index) == Part::Break
    })?;
    let calm = (start + 1..dash).all(|index| !matches!(outline.part(index), Part::Stop | Part::Cue(_)));
    (calm && outline.paragraph(dash) == outline.paragraph(start)).then_some(dash + 1)
}

/// The words for somebody who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NounPhrase {
    /// All its tokens: "a spokesman for the ministry".
    pub full: Range<usize>,
    /// The part with its head: "a spokesman".
    pub core: Range<usize>,
    /// What kind it is.
    pub kind: PhraseKind,
}

/// What kind of words a phrase is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhraseKind {
    /// "he".
    Pronoun,
    /// Ends in a capitalised word.
    Name,
    /// "the spokesman".
    Description,
}

/// Longest phrase, in tokens.
const LONGEST: usize = 24;
/// Longest aside between commas that stands between a name and its verb, in tokens.
const LONGEST_ASIDE: usize = 32;

/// The phrase that ends right before token `end` and begins at or after `from`.
#[must_use]
pub fn ending_at(outline: &Outline<'_, '_>, from: usize, end: usize) -> Option<NounPhrase> {
    let end = skip_bracket_back(outline, from, skip_time_back(outline, from, end));
    let from = from.max(end.saturating_sub(LONGEST_ASIDE * 2));
    if end <= from {
        return None;
    }
    match outline.part(end - 1) {
        Part::Comma | Part::Break => after_aside(outline, from, end),
        Part::Small(FunctionWord::Relative) => {
            let before = skip_comma_back(outline, end - 1);
            (before > from).then(|| read_back(outline, from, before)).flatten()
        }
        Part::Small(FunctionWord::Subject) => Some(pronoun(end - 1)),
        _ => {
            let phrase = read_back(outline, from, end)?;
            Some(before_relative(outline, from, &phrase).unwrap_or(phrase))
        }
    }
}

/// What may follow a phrase that is read forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ahead {
    /// Its verb, which must not be taken for a part of it.
    Verb,
    /// The end of the clause: small words between names belong to it.
    End,
}

/// The phrase that begins at token `start` and ends at or before `to`.
#[must_use]
pub fn starting_at(outline: &Outline<'_, '_>, start: usize, to: usize, ahead: Ahead) -> Option<NounPhrase> {
    // "argues that": what follows is what is argued.
    if start >= to || outline.passage.word(start) == "that" {
        return None;
    }
    if outline.part(start) == Part::Small(FunctionWord::Subject) {
        return Some(pronoun(start));
    }
    let to = to.min(start + LONGEST);
    let core = start..chunk_forward(outline, start, to, ahead);
    let kind = kind_of(outline, &core)?;
    let mut full = core.clone();
    while full.end < to
        && links(outline, full.end, kind)
        && let next = chunk_forward(outline, full.end + 1, to, ahead)
        && next > full.end + 1
    {
        full.end = next;
    }
    let phrase = NounPhrase { full, core, kind };
    Some(if ahead == Ahead::End { name_beside(outline, &phrase).unwrap_or(phrase) } else { phrase })
}

/// "said the ministry’s spokesman, Kofi Mensah.": the name that a description is followed by.
///
/// Gets right: said another trader, Kofi Mensah. Leaves alone: said Kofi Mensah, a trader.
fn name_beside(outline: &Outline<'_, '_>, phrase: &NounPhrase) -> Option<NounPhrase> {
    let start = phrase.full.end + 1;
    let described =
        phrase.kind == PhraseKind::Description && speakers::is_role(outline.small(phrase.core.end - 1));
    if !described || outline.part(phrase.full.end) != Part::Comma || outline.part(start) != Part::Name {
        return None;
    }
    let core = start..chunk_forward(outline, start, start + LONGEST, Ahead::Verb);
    let closed = matches!(outline.part(core.end), Part::Comma | Part::Stop | Part::Quoted | Part::Colon);
    let named = kind_of(outline, &core) == Some(PhraseKind::Name) && closed;
    let full = phrase.full.start..core.end;
    named.then_some(NounPhrase { full, core, kind: PhraseKind::Name })
}

fn pronoun(at: usize) -> NounPhrase {
    NounPhrase { full: at..at + 1, core: at..at + 1, kind: PhraseKind::Pronoun }
}

/// "Blinken on Friday said": the time between a name and its verb.
fn skip_time_back(outline: &Outline<'_, '_>, from: usize, end: usize) -> usize {
    let mut at = end;
    while at > from && matches!(outline.part(at - 1), Part::Small(FunctionWord::Time)) {
        // "the columnist Li Jun said": a month that belongs to a name.
        if outline.passage.word(at - 1).len() == 3 && outline.part_before(at - 1) == Part::Name {
            break;
        }
        at -= 1;
        while at > from
            && (matches!(outline.part(at - 1), Part::Small(FunctionWord::Determiner) | Part::Number)
                || matches!(
                    outline.passage.word(at - 1),
                    "on" | "late" | "early" | "in" | "last" | "earlier"
                ))
        {
            at -= 1;
        }
    }
    if at > from && at < end || at == end { at } else { end }
}

fn skip_comma_back(outline: &Outline<'_, '_>, end: usize) -> usize {
    if outline.part_before(end) == Part::Comma { end - 1 } else { end }
}

/// "Blinken, who is in Seoul, said": the name before the aside.
///
/// Gets right: Mr. Adebayo, 45, of Lagos, said. Leaves alone: "On Saturday, said".
fn after_aside(outline: &Outline<'_, '_>, from: usize, end: usize) -> Option<NounPhrase> {
    const ASIDES: usize = 5;
    let limit = from.max(end.saturating_sub(LONGEST_ASIDE));
    let mut at = end - 1;
    let mut described = None;
    for _ in 0..ASIDES {
        let edge = |&index: &usize| matches!(outline.part(index), Part::Comma | Part::Break | Part::Stop);
        let Some(opening) = (limit..at).rev().find(edge) else { break };
        if outline.part(opening) == Part::Stop && outline.passage.word(opening.saturating_sub(1)).len() > 1 {
            break;
        }
        let phrase = read_back(outline, from, opening).filter(|p| !begins_with_preposition(outline, from, p));
        match phrase {
            Some(phrase) if is_abbreviation(outline, &phrase.core) => {}
            Some(phrase) if phrase.kind == PhraseKind::Name => return Some(phrase),
            Some(phrase) if describes_speaker(outline, &phrase.core) => {
                if let Some(name) = name_alone(outline, opening + 1..at) {
                    return Some(name);
                }
                if is_definite(outline, &phrase) {
                    return Some(phrase);
                }
                described = described.or(Some(phrase));
            }
            _ => {}
        }
        at = opening;
    }
    described.or_else(|| {
        // “…,” Grace, told reporters: a comma that should not be there.
        let phrase = read_back(outline, from, end - 1)?;
        (phrase.full.start == from && phrase.kind == PhraseKind::Name).then_some(phrase)
    })
}

/// "Grace Adebayo, 30, of Springfield, Ill., said": the short form of a place names nobody.
fn is_abbreviation(outline: &Outline<'_, '_>, core: &Range<usize>) -> bool {
    core.len() == 1 && outline.passage.word(core.start).ends_with('.')
}

/// "her spokesman, Kofi Mensah, said": an aside that is a name.
fn name_alone(outline: &Outline<'_, '_>, aside: Range<usize>) -> Option<NounPhrase> {
    let phrase = read_back(outline, aside.start, aside.end)?;
    let small = |at: usize| {
        matches!(outline.part(at), Part::Small(FunctionWord::Preposition | FunctionWord::Relative))
    };
    let named = phrase.kind == PhraseKind::Name
        && !aside.clone().any(small)
        && !is_abbreviation(outline, &phrase.core);
    (named && !is_verb_like(outline, aside.start)).then_some(phrase)
}

/// Whether a phrase begins with "the" or "her": it needs no name to be somebody.
fn is_definite(outline: &Outline<'_, '_>, phrase: &NounPhrase) -> bool {
    matches!(outline.passage.word(phrase.core.start), "the" | "The")
        || outline.part(phrase.core.start) == Part::Small(FunctionWord::Possessor)
}

/// "In Seoul, …", "During the visit, …": the phrase belongs to a preposition and does not act.
fn begins_with_preposition(outline: &Outline<'_, '_>, from: usize, phrase: &NounPhrase) -> bool {
    phrase.full.start > from
        && matches!(
            outline.part_before(phrase.full.start),
            Part::Small(FunctionWord::Preposition | FunctionWord::Time)
        )
}

fn read_back(outline: &Outline<'_, '_>, from: usize, end: usize) -> Option<NounPhrase> {
    let end = skip_bracket_back(outline, from, end);
    let from = from.max(end.saturating_sub(LONGEST));
    let mut core = chunk_back(outline, from, end)..end;
    let mut kind = kind_of(outline, &core)?;
    let tail_start = core.start;
    while core.start > from && links_back(outline, from, core.start) {
        let chunk_end = core.start - 1;
        let chunk = chunk_back(outline, from, chunk_end)..chunk_end;
        let Some(outer) = kind_of(outline, &chunk) else { break };
        (core, kind) = (chunk, outer);
    }
    if core.start < tail_start && kind == PhraseKind::Description && !describes_speaker(outline, &core) {
        // "the visit to Seoul Blinken", "the future of Europe Macron": what is near the verb acts.
        if outline.part_before(end) == Part::Name
            && !matches!(outline.passage.word(tail_start - 1), "of" | "for")
        {
            let near = tail_start..end;
            return Some(NounPhrase { full: near.clone(), core: near, kind: PhraseKind::Name });
        }
    }
    Some(NounPhrase { full: core.start..end, core, kind })
}

/// Where the run of words that can be one phrase, ending before `end`, begins.
fn chunk_back(outline: &Outline<'_, '_>, from: usize, end: usize) -> usize {
    let mut at = end;
    while at > from {
        let fits = match outline.part(at - 1) {
            Part::Name | Part::Number | Part::Hyphen | Part::Possessive => true,
            Part::Word => at == end || !is_verb_like(outline, at - 1) || outline.part(at - 2) != Part::Name,
            Part::Small(FunctionWord::Determiner | FunctionWord::Possessor) => {
                if outline.passage.word(at - 1) == "that" {
                    return at;
                }
                return at - 1;
            }
            Part::Cue(_) => {
                at == end && at >= 2 && outline.part(at - 2) == Part::Small(FunctionWord::Determiner)
            }
            Part::Mark => matches!(outline.passage.word(at - 1), "&" | "/" | "’" | "'"),
            Part::Small(_) => is_hyphened(outline, at - 1),
            _ => false,
        };
        if !fits {
            break;
        }
        at -= 1;
    }
    at
}

/// Whether a small word is part of a longer one: "the 46-year-old".
fn is_hyphened(outline: &Outline<'_, '_>, at: usize) -> bool {
    outline.part_before(at) == Part::Hyphen && outline.part(at + 1) == Part::Hyphen
}

/// Before a bracket that ends right before `end`: "Lopez (D-Calif.) said".
fn skip_bracket_back(outline: &Outline<'_, '_>, from: usize, end: usize) -> usize {
    const LONGEST: usize = 12;
    if end <= from || outline.passage.word(end - 1) != ")" {
        return end;
    }
    let opening =
        (from.max(end.saturating_sub(LONGEST))..end - 1).rev().find(|&at| outline.passage.word(at) == "(");
    opening.filter(|&at| at > from).unwrap_or(end)
}

/// "Lopez, who is head of the board said": what is said of a name is not who speaks.
///
/// Right: the name before "who". Left alone: "those who are officials say".
fn before_relative(outline: &Outline<'_, '_>, from: usize, phrase: &NounPhrase) -> Option<NounPhrase> {
    let start = phrase.full.start;
    let states = start > from + 2
        && outline.part(start - 1) == Part::Small(FunctionWord::Auxiliary)
        && outline.part(start - 2) == Part::Small(FunctionWord::Relative)
        && outline.part(start - 3) == Part::Comma;
    let name = states.then(|| read_back(outline, from, start - 3)).flatten()?;
    (name.kind == PhraseKind::Name).then_some(name)
}

/// A small word that ends as verbs do.
fn is_verb_like(outline: &Outline<'_, '_>, at: usize) -> bool {
    let word = outline.small(at);
    word.ends_with("ed") || word.ends_with("ing")
}

/// Where the run of words that can be one phrase, from `start` on, ends.
fn chunk_forward(outline: &Outline<'_, '_>, start: usize, to: usize, ahead: Ahead) -> usize {
    let mut at = start;
    let mut named = false;
    while at < to {
        let fits = match outline.part(at) {
            Part::Name => {
                named = true;
                true
            }
            Part::Possessive => {
                named = false;
                at > start
            }
            Part::Number | Part::Hyphen => at > start || outline.part(at) == Part::Number,
            Part::Word if named => joins_names(outline, at, ahead),
            Part::Word => at == start || !is_verb_like(outline, at) || speakers::can_speak(outline.small(at)),
            Part::Small(FunctionWord::Time) => {
                at > start && (outline.part(at + 1) == Part::Word || is_hyphened(outline, at))
            }
            Part::Small(FunctionWord::Conjunction) => {
                at > start && outline.small(at) == "and" && joins_roles(outline, at)
            }
            Part::Small(FunctionWord::Determiner | FunctionWord::Possessor) => at == start,
            Part::Mark => at > start && matches!(outline.passage.word(at), "&" | "/" | "."),
            _ => false,
        };
        if !fits {
            break;
        }
        at += 1;
    }
    at
}

/// "founder and director Kofi Mensah", "former Gov. and Senate Chairman Kofi Mensah": one person with two roles.
fn joins_roles(outline: &Outline<'_, '_>, at: usize) -> bool {
    let title = words::class_of(outline.passage.word(at.saturating_sub(1)));
    speakers::is_role(outline.small(at + 1))
        || title.is(WordClass::RANK) && outline.part(at + 1) == Part::Name
}

/// "leader Kim Jong Un", "university professor Grace Adebayo": a small word that goes on with a name.
fn joins_names(outline: &Outline<'_, '_>, at: usize, ahead: Ahead) -> bool {
    const FURTHEST: usize = 3;
    let hyphened = outline.part_before(at) == Part::Hyphen || outline.part(at + 1) == Part::Hyphen;
    if speakers::can_speak(outline.small(at)) || hyphened {
        return true;
    }
    let glued = outline.part_before(at) == Part::Possessive;
    let mut rest = at + 1..at + 1 + FURTHEST;
    let mut leads_on = || {
        let end =
            rest.find(|&next| outline.part(next) != Part::Word || speakers::is_role(outline.small(next)));
        end.is_some_and(|end| matches!(outline.part(end), Part::Name | Part::Word))
    };
    glued || ahead == Ahead::End && leads_on()
}

/// Whether a preposition before `start` hangs the phrase on one before it.
fn links_back(outline: &Outline<'_, '_>, from: usize, start: usize) -> bool {
    start > from + 1
        && outline.part(start - 1) == Part::Small(FunctionWord::Preposition)
        && matches!(
            outline.passage.word(start - 1),
            "of" | "for" | "at" | "in" | "from" | "with" | "to" | "on" | "by" | "near" | "against" | "behind"
        )
        && matches!(outline.part(start - 2), Part::Name | Part::Word | Part::Number)
}

/// Whether the preposition at `at` hangs what follows on the phrase before it.
fn links(outline: &Outline<'_, '_>, at: usize, kind: PhraseKind) -> bool {
    match outline.passage.word(at) {
        "of" => true,
        "for" | "at" | "from" | "with" => kind == PhraseKind::Description,
        _ => false,
    }
}

fn kind_of(outline: &Outline<'_, '_>, core: &Range<usize>) -> Option<PhraseKind> {
    let last = core.end.checked_sub(1).filter(|&last| last >= core.start)?;
    match outline.part(last) {
        Part::Name => Some(PhraseKind::Name),
        Part::Word | Part::Cue(_) => Some(PhraseKind::Description),
        Part::Small(FunctionWord::Determiner) => {
            matches!(outline.passage.word(last), "some" | "many" | "others" | "both" | "one" | "two" | "most")
                .then_some(PhraseKind::Description)
        }
        Part::Mark if last > core.start => Some(PhraseKind::Description),
        Part::Number if last > core.start => Some(PhraseKind::Name),
        _ => None,
    }
}

/// Whether a phrase holds a word for somebody who speaks, or an age: "the 46-year-old".
#[must_use]
pub fn describes_speaker(outline: &Outline<'_, '_>, core: &Range<usize>) -> bool {
    let aged = |at: usize| outline.small(at) == "old" && outline.part_before(at) == Part::Hyphen;
    core.clone().any(|at| speakers::can_speak(outline.small(at)) || aged(at))
}
