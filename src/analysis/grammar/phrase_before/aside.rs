//! An aside before a verb -> whoever is named or described before it: "Blinken, who is in Seoul, said".

use super::chunks::read_back;
use crate::analysis::grammar::head::is_region;
use crate::analysis::grammar::noun_phrase::{
    NounPhrase, PhraseKind, can_act, describes_speaker, is_verb_like, join_before,
};
use crate::analysis::grammar::outline::Outline;
use crate::analysis::grammar::phrase_after::{FollowedBy, phrase_starting_at};
use crate::analysis::grammar::token_kind::TokenKind;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use crate::lexicon::speakers;
use crate::lexicon::words::WordClass;
use crate::text::fold::lowercase;
use std::ops::Range;

/// The longest aside between a name and its verb, in tokens.
pub(super) const MAX_ASIDE: usize = 32;

/// "Blinken, who is in Seoul, said": the name before the aside that ends with the comma before `end`.
///
/// Gets right: Mr. Adebayo, 45, of Lagos, said. Leaves alone: "On Saturday, said".
pub(super) fn before_aside(outline: &Outline<'_, '_>, from: usize, end: usize) -> Option<NounPhrase> {
    const MAX_ASIDES: usize = 5;
    let limit = from.max(end.saturating_sub(MAX_ASIDE));
    if let Some(name) = name_of_described(outline, limit, end) {
        return Some(name);
    }
    if let Some(owner) = before_whose(outline, limit, end) {
        return Some(owner);
    }
    if let Some(name) = before_titles(outline, limit, end) {
        return Some(name);
    }
    let mut at = end - 1;
    let mut described = None;
    for _ in 0..MAX_ASIDES {
        let Some(opening) = opening_of(outline, limit, at) else { break };
        match opener(outline, from, opening..at) {
            Some(Opener::Subject(phrase)) => return Some(phrase),
            Some(Opener::Description(phrase)) => described = described.or(Some(phrase)),
            None => {}
        }
        at = opening;
    }
    described.or_else(|| {
        // “…,” Grace, told reporters: a comma that should not be there.
        let phrase = read_back(outline, from, end - 1)?;
        (phrase.full.start == from && phrase.kind == PhraseKind::Name).then_some(phrase)
    })
}

/// Whoever is named before a title and an institution with capitals, as press releases write them: "Mensah" in "Kofi Mensah,
/// Chief Executive, Acme Foods,".
///
/// Leaves alone: Kofi Mensah, Chief Executive, Ama Lopez, said; Kofi Mensah, a vet, Tema Zoo, said; Jordan, Egypt, Mali, said.
fn before_titles(outline: &Outline<'_, '_>, from: usize, end: usize) -> Option<NounPhrase> {
    const MIN_ASIDES: usize = 2;
    let commas: Vec<usize> =
        (from..end).filter(|&at| outline.kind(at) == TokenKind::Comma).take(MIN_ASIDES * 2).collect();
    let first = *commas.first().filter(|_| commas.len() > MIN_ASIDES && commas.last() == Some(&(end - 1)))?;
    let is_title = |at: usize| {
        matches!(outline.kind(at), TokenKind::Name | TokenKind::Hyphen)
            || matches!(outline.passage.word(at), "and" | "of" | "for" | "the" | "&")
    };
    let is_given = |at: usize| outline.passage.class(at).is(WordClass::GIVEN);
    let is_aside = |pair: &[usize]| match *pair {
        [open, close] => {
            let words = open + 1..close;
            outline.kind(words.start) == TokenKind::Name
                && !is_given(words.start)
                && words.into_iter().all(is_title)
        }
        _ => false,
    };
    let name = read_back(outline, from, first)?;
    let is_office = |at: usize| is_role(outline, at);
    let titled = commas.get(1).is_some_and(|&second| (first + 1..second).any(is_office));
    let names = name.kind == PhraseKind::Name
        && name.full.start == from
        && name.core.len() > 1
        && is_given(from)
        && titled;
    (names && commas.windows(2).all(is_aside)).then_some(name)
}

/// The mark that opens the aside which ends with the one at token `end`.
fn opening_of(outline: &Outline<'_, '_>, from: usize, end: usize) -> Option<usize> {
    let is_edge =
        |&at: &usize| matches!(outline.kind(at), TokenKind::Comma | TokenKind::Break | TokenKind::Stop);
    let opening = (from..end).rev().find(is_edge)?;
    // The full stop after an initial ends no sentence.
    let ends_sentence =
        outline.kind(opening) == TokenKind::Stop && outline.passage.word(opening.saturating_sub(1)).len() > 1;
    (!ends_sentence).then_some(opening)
}

/// What stands before an aside.
enum Opener {
    /// The subject.
    Subject(NounPhrase),
    /// A description, which is the subject if nobody is named before it.
    Description(NounPhrase),
}

/// What stands before the aside between two marks, which begins with the first of them.
fn opener(outline: &Outline<'_, '_>, from: usize, aside: Range<usize>) -> Option<Opener> {
    let (opening, inside) = (aside.start, aside.start + 1..aside.end);
    let phrase = read_back(outline, from, opening)
        .filter(|p| !follows_preposition(outline, from, p) && !goes_on_with_place(outline, p))?;
    if is_no_subject(outline, &phrase.core) {
        return None;
    }
    if stands_for_name(outline, from, &phrase) {
        let name = name_in_aside(outline, inside).map(|name| named(&phrase, name));
        return Some(Opener::Subject(name.unwrap_or(phrase)));
    }
    if phrase.kind == PhraseKind::Name {
        return Some(Opener::Subject(phrase));
    }
    if let Some(name) = name_of_unlisted(outline, from, (&phrase, inside.clone())) {
        return Some(Opener::Subject(named(&phrase, name)));
    }
    if names_examples(outline, opening) && can_act(outline, &phrase) {
        return Some(Opener::Subject(phrase));
    }
    if !describes_speaker(outline, &phrase.core) {
        return None;
    }
    if let Some(described) = described_by_aside(outline, from, &phrase) {
        return Some(Opener::Subject(described));
    }
    let name = name_in_aside(outline, inside).map(|name| named(&phrase, name));
    if name.is_some() || is_definite(outline, &phrase) {
        return Some(Opener::Subject(name.unwrap_or(phrase)));
    }
    Some(Opener::Description(phrase))
}

/// The name behind a description, together with it: "the army chief, Kofi Osei".
fn named(description: &NounPhrase, name: NounPhrase) -> NounPhrase {
    NounPhrase { full: description.full.start.min(name.full.start)..name.full.end, ..name }
}

/// Whoever an aside describes that ends in somebody else: Lopez in "Lopez, a friend of the victim, Ana Osei,".
///
/// Leaves alone: In Tema, a friend of the victim, Ana Osei,; Lopez’s friend, a vet, Ana Osei.
fn described_by_aside(outline: &Outline<'_, '_>, from: usize, end: &NounPhrase) -> Option<NounPhrase> {
    const MAX_TOKENS: usize = 12;
    let reach = from.max(end.core.start.saturating_sub(MAX_TOKENS))..end.core.start;
    let comma = reach.rev().find(|&at| outline.kind(at) == TokenKind::Comma)?;
    let begins = matches!(outline.passage.word(comma + 1), "a" | "an" | "the");
    let is_longer = end.full.end > end.core.end || end.core.start > comma + 1;
    let described = |at: usize| {
        matches!(
            outline.kind(at),
            TokenKind::Word | TokenKind::Function(FunctionWord::Determiner | FunctionWord::Preposition)
        )
    };
    if !begins || !is_longer || !(comma + 1..end.core.start).all(described) {
        return None;
    }
    let subject = read_back(outline, from, comma)?;
    let opens = subject.full.start == from && subject.kind == PhraseKind::Name;
    (opens && !is_no_subject(outline, &subject.core)).then_some(subject)
}

/// Whoever is named before a clause with "whose" that ends with the comma before `end`: "Lopez, whose wife, Ana, was there,".
fn before_whose(outline: &Outline<'_, '_>, from: usize, end: usize) -> Option<NounPhrase> {
    let whose = (from + 2..end)
        .rev()
        .find(|&at| outline.passage.word(at) == "whose" && outline.kind_before(at) == TokenKind::Comma)?;
    let is_verb = |&at: &usize| {
        matches!(outline.kind(at), TokenKind::Function(FunctionWord::Auxiliary) | TokenKind::Cue(_))
            || outline.kind(at) == TokenKind::Word
                && (is_verb_like(outline, at) || outline.is(at, List::IrregularVerbs))
    };
    let verb = (whose + 2..end).find(is_verb)?;
    let closing = (verb..end).find(|&at| outline.kind(at) == TokenKind::Comma)?;
    let subject = read_back(outline, from, whose - 1)?;
    (closing + 1 == end && !follows_preposition(outline, from, &subject)).then_some(subject)
}

/// Whether a phrase with a capital, or of any "the", at the start of a clause describes whoever is named behind it.
///
/// Gets right: Counsel for the family, Ama Lopez, said; The Swiss, Urs Keller, said; its Head of Works, Kofi Osei, said. Leaves
/// alone: Lopez, Labour MP, said; President Mensah, Grace Osei and others said.
fn stands_for_name(outline: &Outline<'_, '_>, from: usize, phrase: &NounPhrase) -> bool {
    let core = &phrase.core;
    let begins = core.start == from && outline.passage.word(core.start) == "The";
    // "The Attorney-General".
    let hyphen = core.start + 2;
    let is_hyphenated = core.len() == 4
        && outline.kind(hyphen) == TokenKind::Hyphen
        && outline.passage.class(core.end + 1).is(WordClass::GIVEN.with(WordClass::HONORIFIC));
    let the = begins && (core.len() == 2 || is_hyphenated);
    let is_office = core.len() == 1 || phrase.full.end > core.end;
    the || is_office && phrase.kind == PhraseKind::Name && is_role(outline, core.end - 1)
}

/// Whether the word at `at`, perhaps with a capital, is what a person is or does: "Counsel".
fn is_role(outline: &Outline<'_, '_>, at: usize) -> bool {
    speakers::is_role(&lowercase(outline.passage.word(at)))
}

/// The name behind a description whose noun is in no list: "One Republican presidential hopeful, Ana Mensah, said".
///
/// Leaves alone: The mill in the valley, Tema, said.
fn name_of_unlisted(
    outline: &Outline<'_, '_>,
    from: usize,
    (phrase, aside): (&NounPhrase, Range<usize>),
) -> Option<NounPhrase> {
    let name = name_in_aside(outline, aside.clone())?;
    let opens = phrase.full.start == from
        && phrase.kind == PhraseKind::Description
        && outline.kind(from) == TokenKind::Function(FunctionWord::Determiner);
    let is_person = outline.passage.class(name.core.start).is(WordClass::GIVEN);
    (opens && is_person && name.core == aside && name.core.len() > 1).then_some(name)
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
    is_abbreviation(outline, core)
        || is_region(outline, core)
        || outline.passage.word(core.start.wrapping_sub(1)) == "("
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
        && !is_no_subject(outline, &phrase.core);
    (is_name && !is_verb_like(outline, aside.start)).then(|| {
        // "the owners, Tom Mensah and Ana Osei,", but not "the dean, the priest and scholar Ana Osei,".
        let all =
            join_before(outline, aside.start, phrase.clone(), |end| read_back(outline, aside.start, end));
        if all.kind == PhraseKind::Name { all } else { phrase }
    })
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
