//! Position in an outline -> the noun phrase that ends there: the subject before a verb, read backwards.

use super::head::{before_participle, can_be_head, is_object_of_gerund, relative_before};
use super::noun_phrase::{
    MAX_PHRASE, NounPhrase, PhraseKind, can_act, describes_speaker, is_hyphenated, is_verb_like, join_before,
    kind_of, share_before,
};
use super::outline::Outline;
use super::phrase_after::{FollowedBy, phrase_starting_at};
use super::token_kind::TokenKind;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use crate::lexicon::speakers;
use crate::lexicon::words::WordClass;
use std::ops::Range;

/// The longest aside between a name and its verb, in tokens.
const MAX_ASIDE: usize = 32;

/// Returns the phrase that ends right before token `end` and begins at or after `from`.
///
/// A time, a bracket and an aside between the phrase and `end` are skipped: "Blinken on Friday", "Lopez (D-Calif.)",
/// "Blinken, who is in Seoul,".
#[must_use]
pub fn phrase_ending_at(outline: &Outline<'_, '_>, from: usize, end: usize) -> Option<NounPhrase> {
    let end = skip_bracket_back(outline, from, skip_time_back(outline, from, end));
    let from = from.max(end.saturating_sub(MAX_ASIDE * 2));
    if end <= from {
        return None;
    }
    match outline.kind(end - 1) {
        TokenKind::Comma | TokenKind::Break => before_aside(outline, from, end),
        TokenKind::Function(FunctionWord::Relative) => {
            let before = skip_comma_back(outline, end - 1);
            (before > from).then(|| read_back(outline, from, before)).flatten()
        }
        TokenKind::Function(FunctionWord::Subject) => Some(NounPhrase::pronoun(end - 1)),
        TokenKind::Function(FunctionWord::Object) => some_of_them(outline, from, end),
        TokenKind::Number | TokenKind::Function(FunctionWord::Determiner)
            if let Some(share) = share_before(outline, from, end) =>
        {
            Some(share)
        }
        _ => {
            let phrase = read_back(outline, from, end)?;
            Some(match before_relative(outline, from, &phrase) {
                Some(head) => head,
                None => join_before(outline, from, phrase, |end| read_back(outline, from, end)),
            })
        }
    }
}

/// "one of them said", "some of us think": a few of a group that was named before.
///
/// Leaves alone: she told them; he laughed at them.
fn some_of_them(outline: &Outline<'_, '_>, from: usize, end: usize) -> Option<NounPhrase> {
    const TOKENS: usize = 3;
    let start = end.checked_sub(TOKENS).filter(|&start| start >= from)?;
    let is_some = outline.is(start, List::StandaloneDeterminers) || outline.is(start, List::CountingWords);
    let phrase = start..end;
    (is_some && outline.passage.word(start + 1) == "of")
        .then(|| NounPhrase::new(phrase.clone(), phrase, PhraseKind::Description))
}

/// "Blinken on Friday said": skips the time between a name and its verb.
fn skip_time_back(outline: &Outline<'_, '_>, from: usize, end: usize) -> usize {
    let mut at = end;
    while at > from && matches!(outline.kind(at - 1), TokenKind::Function(FunctionWord::Time)) {
        // "the columnist Li Jun said": a short form of a month that belongs to a name.
        if outline.passage.word(at - 1).len() == 3 && outline.kind_before(at - 1) == TokenKind::Name {
            break;
        }
        at -= 1;
        while at > from && leads_to_time(outline, at - 1) {
            at -= 1;
        }
    }
    // If there is only a time, it is the phrase: "Friday said".
    if at > from { at } else { end }
}

/// "on", "late" and "last" before "Friday".
fn leads_to_time(outline: &Outline<'_, '_>, at: usize) -> bool {
    matches!(outline.kind(at), TokenKind::Function(FunctionWord::Determiner) | TokenKind::Number)
        || outline.is(at, List::BeforeTimes)
}

fn skip_comma_back(outline: &Outline<'_, '_>, end: usize) -> usize {
    if outline.kind_before(end) == TokenKind::Comma { end - 1 } else { end }
}

/// "Lopez (D-Calif.) said": skips a bracket that ends right before `end`.
fn skip_bracket_back(outline: &Outline<'_, '_>, from: usize, end: usize) -> usize {
    const MAX_TOKENS: usize = 12;
    if end <= from || outline.passage.word(end - 1) != ")" {
        return end;
    }
    let reach = from.max(end.saturating_sub(MAX_TOKENS))..end - 1;
    let opening = reach.rev().find(|&at| outline.passage.word(at) == "(");
    opening.filter(|&at| at > from).unwrap_or(end)
}

/// "Blinken, who is in Seoul, said": the name before the aside that ends with the comma before `end`.
///
/// Gets right: Mr. Adebayo, 45, of Lagos, said. Leaves alone: "On Saturday, said".
fn before_aside(outline: &Outline<'_, '_>, from: usize, end: usize) -> Option<NounPhrase> {
    const MAX_ASIDES: usize = 5;
    let limit = from.max(end.saturating_sub(MAX_ASIDE));
    if let Some(name) = name_of_described(outline, limit, end) {
        return Some(name);
    }
    let mut at = end - 1;
    let mut described = None;
    for _ in 0..MAX_ASIDES {
        let is_edge = |&index: &usize| {
            matches!(outline.kind(index), TokenKind::Comma | TokenKind::Break | TokenKind::Stop)
        };
        let Some(opening) = (limit..at).rev().find(is_edge) else { break };
        // The full stop after an initial ends no sentence.
        if outline.kind(opening) == TokenKind::Stop
            && outline.passage.word(opening.saturating_sub(1)).len() > 1
        {
            break;
        }
        let phrase = read_back(outline, from, opening)
            .filter(|p| !follows_preposition(outline, from, p) && !goes_on_with_place(outline, p));
        match phrase {
            Some(phrase) if is_no_subject(outline, &phrase.core) => {}
            Some(phrase) if stands_for_name(outline, from, &phrase) => {
                return Some(name_in_aside(outline, opening + 1..at).unwrap_or(phrase));
            }
            Some(phrase) if phrase.kind == PhraseKind::Name => return Some(phrase),
            Some(phrase) if names_examples(outline, opening) && can_act(outline, &phrase) => {
                return Some(phrase);
            }
            Some(phrase) if describes_speaker(outline, &phrase.core) => {
                if let Some(name) = name_in_aside(outline, opening + 1..at) {
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

/// Whether a phrase with a capital, or of any "the", at the start of a clause describes whoever is named behind it.
///
/// Gets right: Counsel for the family, Ama Lopez, said; The Swiss, Urs Keller, said; its Head of Works, Kofi Osei, said. Leaves
/// alone: Lopez, Labour MP, said; President Mensah, Grace Osei and others said.
fn stands_for_name(outline: &Outline<'_, '_>, from: usize, phrase: &NounPhrase) -> bool {
    let core = &phrase.core;
    let the = core.start == from && outline.passage.word(core.start) == "The" && core.len() == 2;
    let is_office = core.len() == 1 || phrase.full.end > core.end;
    the || is_office && phrase.kind == PhraseKind::Name && is_role(outline, core.end - 1)
}

/// Whether the word at `at`, perhaps with a capital, is what a person is or does: "Counsel".
fn is_role(outline: &Outline<'_, '_>, at: usize) -> bool {
    speakers::is_role(&outline.passage.word(at).to_lowercase())
}

/// "liberal groups, including the unions, said": the examples are no subject.
fn names_examples(outline: &Outline<'_, '_>, comma: usize) -> bool {
    outline.passage.word(comma + 1) == "including"
}

/// The name behind the clause that describes its owner.
///
/// Gets right: The group that owns the mill, Clean Hands, said. Leaves alone: The mill that feeds the town, Tema, said.
fn name_of_described(outline: &Outline<'_, '_>, from: usize, end: usize) -> Option<NounPhrase> {
    let comma = (from..end - 1).rev().find(|&at| outline.kind(at) == TokenKind::Comma)?;
    let name = name_in_aside(outline, comma + 1..end - 1)?;
    let described = phrase_starting_at(outline, from, comma, FollowedBy::Verb)
        .filter(|phrase| describes_speaker(outline, &phrase.core))?;
    let clause = described.full.end..comma;
    let relative = matches!(outline.passage.word(clause.start), "that" | "who" | "which");
    let whole = clause.clone().all(|at| !matches!(outline.kind(at), TokenKind::Comma | TokenKind::Break));
    let other = outline.passage.can_speak(comma - 1);
    (relative && whole && !other).then_some(name)
}

/// The place in "Grace Adebayo, 30, of Springfield, Ill., said" or "of St. Louis, MO, said", and the state in "Grace Adebayo (D-Calif.), a lawyer,".
fn is_no_subject(outline: &Outline<'_, '_>, core: &Range<usize>) -> bool {
    is_abbreviation(outline, core) || outline.passage.word(core.start.wrapping_sub(1)) == "("
}

fn is_abbreviation(outline: &Outline<'_, '_>, core: &Range<usize>) -> bool {
    core.len() == 1
        && (outline.passage.word(core.start).ends_with('.') || outline.is(core.start, List::StateCodes))
}

/// "her spokesman, Kofi Mensah, said": an aside that is a name.
fn name_in_aside(outline: &Outline<'_, '_>, aside: Range<usize>) -> Option<NounPhrase> {
    let phrase = read_back(outline, aside.start, aside.end)?;
    let links = |at: usize| {
        matches!(outline.kind(at), TokenKind::Function(FunctionWord::Preposition | FunctionWord::Relative))
    };
    // "the Ministry of the Sea, Transport and Works, said": the rest of a name.
    let goes_on = aside.clone().any(|at| outline.passage.word(at) == "and")
        && aside.start >= 2
        && outline.kind(aside.start - 2) == TokenKind::Name;
    let is_name = phrase.kind == PhraseKind::Name
        && !goes_on
        && !aside.clone().any(links)
        && !is_abbreviation(outline, &phrase.core);
    (is_name && !is_verb_like(outline, aside.start)).then_some(phrase)
}

/// Whether a phrase begins with "the" or "her": it refers to someone without needing a name.
fn is_definite(outline: &Outline<'_, '_>, phrase: &NounPhrase) -> bool {
    matches!(outline.passage.word(phrase.core.start), "the" | "The")
        || outline.kind(phrase.core.start) == TokenKind::Function(FunctionWord::Possessor)
}

/// "In Seoul, …", "During the visit, …": the phrase belongs to a preposition and is no subject.
fn follows_preposition(outline: &Outline<'_, '_>, from: usize, phrase: &NounPhrase) -> bool {
    phrase.full.start > from
        && matches!(
            outline.kind_before(phrase.full.start),
            TokenKind::Function(FunctionWord::Preposition | FunctionWord::Time)
        )
}

/// "Lopez, who is head of the board said": the phrase before the relative clause, not the title inside it.
///
/// Gets right: the name before "who"; the judge who sentenced Mensah said. Leaves alone: those who think Mensah said.
fn before_relative(outline: &Outline<'_, '_>, from: usize, phrase: &NounPhrase) -> Option<NounPhrase> {
    if let Some(who) = relative_before(outline, from, phrase) {
        let head = read_back(outline, from, skip_comma_back(outline, who))?;
        return can_be_head(outline, &head, who).then_some(head);
    }
    // "The man accused of killing Mensah said".
    let first = phrase_starting_at(outline, from, phrase.core.start, FollowedBy::Verb);
    first
        .filter(|_| is_object_of_gerund(outline, phrase))
        .filter(|head| describes_speaker(outline, &head.core))
}

/// Whether the phrase goes on with the places of an aside: the school in "Lopez, a vet at the Tema Zoo, and Accra College".
///
/// Leaves alone: Lopez, of Tema, and Grace Mensah, of Accra, said.
fn goes_on_with_place(outline: &Outline<'_, '_>, phrase: &NounPhrase) -> bool {
    let Some(and) = phrase.full.start.checked_sub(1) else { return false };
    phrase.kind == PhraseKind::Name
        && outline.passage.word(and) == "and"
        && outline.kind_before(and) == TokenKind::Comma
        && !outline.passage.class(phrase.core.start).is(WordClass::GIVEN)
        && !describes_speaker(outline, &phrase.core)
}

/// Reads the phrase that ends at `end`, from its last chunk back over the prepositions that link it to earlier ones:
/// "a spokesman for the ministry of health".
fn read_back(outline: &Outline<'_, '_>, from: usize, end: usize) -> Option<NounPhrase> {
    let end = skip_bracket_back(outline, from, end);
    let from = from.max(end.saturating_sub(MAX_PHRASE));
    let mut core = chunk_start(outline, from, end)..end;
    let mut kind = kind_of(outline, &core)?;
    let tail_start = core.start;
    while core.start > from && is_linked(outline, from, core.start) {
        let chunk_end = core.start - 1;
        let chunk = chunk_start(outline, from, chunk_end)..chunk_end;
        let Some(outer) = kind_of(outline, &chunk) else { break };
        (core, kind) = (chunk, outer);
    }
    if core.start < tail_start && kind == PhraseKind::Description && !describes_speaker(outline, &core) {
        // "the visit to Seoul Blinken", "the future of Europe Macron": the name next to the verb is the subject.
        if outline.kind_before(end) == TokenKind::Name
            && !matches!(outline.passage.word(tail_start - 1), "of" | "for")
        {
            let near = tail_start..end;
            return Some(NounPhrase::new(near.clone(), near, PhraseKind::Name));
        }
    }
    if kind == PhraseKind::Name
        && let Some(head) = before_participle(outline, &core)
    {
        return Some(NounPhrase { full: core.start..end, ..head });
    }
    Some(NounPhrase::new(core.start..end, core, kind))
}

/// Returns the start of the run of words before `end` that can be one phrase without prepositions.
fn chunk_start(outline: &Outline<'_, '_>, from: usize, end: usize) -> usize {
    let mut at = end;
    while at > from {
        let fits = match outline.kind(at - 1) {
            TokenKind::Name | TokenKind::Number | TokenKind::Hyphen | TokenKind::Possessive => true,
            // "Blinken visited Seoul": the verb between two names belongs to neither.
            TokenKind::Word => {
                at == end || !is_verb_like(outline, at - 1) || outline.kind(at - 2) != TokenKind::Name
            }
            TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor) => {
                // "that" is more often a conjunction: "insisted that Blinken said".
                let start = if outline.passage.word(at - 1) == "that" { at } else { at - 1 };
                let counted = start > from
                    && at < end
                    && outline.is(start, List::CountingWords)
                    && matches!(outline.passage.word(start - 1), "the" | "The" | "these" | "those");
                return start - usize::from(counted);
            }
            // "the claims", "a report": a reporting verb right after a determiner is a noun.
            TokenKind::Cue(_) => {
                at == end && at >= 2 && outline.kind(at - 2) == TokenKind::Function(FunctionWord::Determiner)
            }
            TokenKind::Mark => matches!(outline.passage.word(at - 1), "&" | "/" | "’" | "'" | "%"),
            TokenKind::Function(_) => is_hyphenated(outline, at - 1),
            _ => false,
        };
        if !fits {
            break;
        }
        at -= 1;
    }
    at
}

/// Whether a preposition before `start` links the phrase to the one before it.
fn is_linked(outline: &Outline<'_, '_>, from: usize, start: usize) -> bool {
    start > from + 1
        && outline.kind(start - 1) == TokenKind::Function(FunctionWord::Preposition)
        && outline.is(start - 1, List::LinkingPrepositions)
        && matches!(outline.kind(start - 2), TokenKind::Name | TokenKind::Word | TokenKind::Number)
}
