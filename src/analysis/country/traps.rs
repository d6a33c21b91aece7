//! Throws out phrases that are spelt like a country and mean something else, by the words around them.
//!
//! A list alone cannot do it: "Jordan" is a country in one sentence and a player in the next.

use super::phrase::Phrase;
use super::states::{self, States};
use crate::analysis::Passage;
use crate::analysis::token::{Shape, Token};
use crate::lexicon::countries::{Kind, Trap};
use crate::lexicon::government;
use crate::lexicon::lists::List;

/// Keeps the phrases that mean a country.
pub(super) fn remove(passage: &Passage<'_>, phrases: &mut Vec<Phrase>) {
    let states = states::meant(passage, phrases);
    let kept: Vec<bool> = (0..phrases.len()).map(|at| means_country(passage, phrases, at, states)).collect();
    let persons = named_persons(passage, phrases, &kept);
    let mut at = 0;
    phrases.retain(|phrase| {
        let keep = kept[at] && !persons.contains(&surname_in(passage, phrase));
        at += 1;
        keep
    });
}

fn means_country(passage: &Passage<'_>, phrases: &[Phrase], at: usize, states: States) -> bool {
    let phrase = &phrases[at];
    let other = match phrase.meaning.trap() {
        Some(Trap::Given) => is_given_name(passage, phrase) || is_among_names(passage, phrases, at),
        Some(Trap::Surname) => is_surname(passage, phrases, at),
        Some(Trap::Both) => {
            is_given_name(passage, phrase)
                || is_surname(passage, phrases, at)
                || is_among_names(passage, phrases, at)
        }
        Some(Trap::State) => {
            states::is_state(passage, phrases, at, states)
                || (phrase.meaning.kind() == Kind::Name && is_given_name(passage, phrase))
        }
        None => false,
    };
    !(other
        || states::is_town(passage, phrase)
        || is_in_address(passage, phrase)
        || is_after_arabic_article(passage, phrase)
        || is_state_by_name(passage, phrase)
        || is_carrier(passage, phrase)
        || is_language(passage, phrase)
        || is_pronoun_in_capitals(passage, phrase)
        || is_bird(passage, phrase)
        || is_verb_to_polish(passage, phrase))
}

/// A given name before a surname. "Chad Okafor said" is a person; "Chad said", "Israel Police said", "in Chad
/// Tuesday" are not.
fn is_given_name(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    let Some(next) = phrase.token_after(passage) else { return false };
    next.shape == Shape::Title
        && next.spaced
        && !phrase.before_is(passage, 0, List::InsideCountries)
        && !phrase.after_is(passage, 0, List::NotSurnames)
        && !phrase.after_is(passage, 0, List::NotGivenNames)
        && !phrase.after_is(passage, 1, List::NotSurnames)
        && !in_title_case(passage, phrase)
}

/// A surname behind a given name. "Bill Holland said" is a person; "But Holland said", "Northern Ireland" are not.
fn is_surname(passage: &Passage<'_>, phrases: &[Phrase], at: usize) -> bool {
    let phrase = &phrases[at];
    let start = phrase.tokens.start;
    if start == phrase.sentence.start
        || !passage.tokens[start].spaced
        || !is_name_like(passage, phrase, start - 1)
    {
        return false;
    }
    let beside_country = at > 0 && phrases[at - 1].tokens.end == start;
    let adjective_with_noun = phrase.meaning.kind() == Kind::Demonym
        && is_adjective(phrase.span(passage).of(passage.text))
        && phrase.token_after(passage).is_some_and(Token::is_word)
        && !government::is_act(passage.lists(phrase.tokens.end))
        && !passage.is(phrase.tokens.end, List::NotAfterAdjectives);
    !beside_country && !adjective_with_noun && !in_title_case(passage, phrase)
}

/// Whether a token could be a given name: capitalised, and no word that only begins a sentence or a phrase.
fn is_name_like(passage: &Passage<'_>, phrase: &Phrase, at: usize) -> bool {
    let Some(token) = passage.tokens.get(at) else { return false };
    let word = passage.word(at);
    let initial = token.shape == Shape::Title && word.ends_with('.') && word.len() == 2;
    let opens = phrase.tokens.start == phrase.sentence.start + 1;
    (initial || (token.shape == Shape::Title && word.len() > 1 && !word.ends_with('.')))
        && !passage.is(at, List::NotGivenNames)
        && !(opens && (word.ends_with("ly") || government::is_act(passage.lists(at))))
}

/// "French", "Welsh", "German" stand before a noun; "Finn" and "Turk" are nouns.
fn is_adjective(demonym: &str) -> bool {
    ["sh", "ch", "an"].into_iter().any(|ending| demonym.ends_with(ending))
}

/// In a headline whose words are all capitalised, but for the smallest, the shapes say nothing.
fn in_title_case(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    const NEAR: usize = 20;
    let start = phrase.sentence.start.max(phrase.tokens.start.saturating_sub(NEAR));
    let end = phrase.sentence.end.min(phrase.tokens.end + NEAR);
    let mut capitals = 0;
    for at in (start..end).filter(|&at| passage.tokens[at].is_word()) {
        if passage.tokens[at].is_capitalized(passage.text) {
            capitals += 1;
        } else if !passage.is(at, List::TitleCaseExceptions) {
            return false;
        }
    }
    capitals >= 4
}

/// The words of a phrase that may be a surname on its own later: "Jordan scored" after "Michael Jordan".
fn surname_in<'a>(passage: &Passage<'a>, phrase: &Phrase) -> &'a str {
    match phrase.meaning.trap() {
        Some(Trap::Surname | Trap::Both) => phrase.span(passage).of(passage.text),
        _ => "",
    }
}

/// Surnames that the passage introduces with a given name and never uses as a country ("in Jordan").
fn named_persons<'a>(passage: &Passage<'a>, phrases: &[Phrase], kept: &[bool]) -> Vec<&'a str> {
    let surname = |phrase: &Phrase| surname_in(passage, phrase);
    let mut persons: Vec<&str> = phrases
        .iter()
        .zip(kept)
        .filter(|&(phrase, &kept)| !kept && !is_given_name(passage, phrase))
        .map(|(phrase, _)| surname(phrase))
        .filter(|surname| !surname.is_empty())
        .collect();
    persons.sort_unstable();
    persons.dedup();
    if !persons.is_empty() {
        let country = |phrase: &Phrase| {
            phrase.before_is(passage, 0, List::BeforeCountries) || phrase.meaning.kind() == Kind::Demonym
        };
        let used = phrases.iter().zip(kept).filter(|&(phrase, &kept)| kept && country(phrase));
        let used: Vec<&str> = used.map(|(phrase, _)| surname(phrase)).collect();
        persons.retain(|person| !used.contains(person));
    }
    persons
}

/// Part of an address or an account: `@Queen_UK`, `?country=Peru`. "US/UK" and "#Belgium" are none.
fn is_in_address(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    !passage.tokens[phrase.tokens.start].spaced && matches!(phrase.before(passage, 0), "_" | "@" | "=" | "%")
}

/// A surname of origin. "Malik Al-Uzbek" is a person; "anti-Uzbek" is about a people.
fn is_after_arabic_article(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    !passage.tokens[phrase.tokens.start].spaced
        && phrase.before(passage, 0) == "-"
        && phrase.before_is(passage, 1, List::ArabicArticles)
}

/// A given name in a list of given names. "nephews, Jordan and Josué" are boys; "Egypt, Jordan and Lebanon" are not.
fn is_among_names(passage: &Passage<'_>, phrases: &[Phrase], at: usize) -> bool {
    let phrase = &phrases[at];
    let links = |word| matches!(word, "," | "and");
    let is_phrase =
        |at: usize, token: usize| phrases.get(at).is_some_and(|phrase| phrase.tokens.contains(&token));
    let name = |token: usize| {
        passage.tokens.get(token).is_some_and(|token| token.spaced) && is_name_like(passage, phrase, token)
    };
    let start = phrase.tokens.start;
    if !links(phrase.before(passage, 0))
        || !links(phrase.after(passage, 0))
        || start < phrase.sentence.start + 2
    {
        return false;
    }
    let (left, right) = (start - 2, phrase.tokens.end + 1);
    let kin = passage.is(left, List::KinPlurals);
    let beside_country = (at > 0 && is_phrase(at - 1, left)) || is_phrase(at + 1, right);
    right < phrase.sentence.end && name(right) && (kin || name(left)) && !beside_country
}

/// A state of a federation that a country is called like. "Niger State", "the US state of Georgia" are states;
/// "the state of Israel", "Niger’s state" are not.
fn is_state_by_name(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    let called_state = phrase.after_is(passage, 0, List::StateNouns) && phrase.meaning.kind() == Kind::Name;
    let state_of = phrase.before(passage, 0) == "of"
        && phrase.before(passage, 1) == "state"
        && phrase.meaning.trap() == Some(Trap::State);
    called_state || state_of
}

/// An airline or another company that carries a country in its name: "Air France", "American Airlines".
/// "British Airways" is no mention of Britain; "France's airlines" is one of France.
fn is_carrier(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    phrase.before(passage, 0) == "Air" || phrase.after_is(passage, 0, List::Airlines)
}

/// A language somebody speaks or learns. "speaks Portuguese" names no country; "speaks for Portuguese farmers"
/// does. English is spoken in so many countries that "in English", "English-language" name none either.
fn is_language(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    if phrase.meaning.kind() != Kind::Demonym {
        return false;
    }
    let hyphen = phrase.after(passage, 0) == "-";
    let noun = phrase.token_after(passage).is_some_and(|token| token.is_word() || (!token.spaced && hyphen));
    let ends = !noun || phrase.after_is(passage, 0, List::NotAfterAdjectives);
    let word = phrase.span(passage).of(passage.text);
    let english = word == "English";
    let spoken = phrase.before_is(passage, 0, List::SpeakingVerbs)
        || (phrase.before(passage, 0) == "in" && phrase.before(passage, 1) == "fluent");
    let language = phrase.after_is(passage, 0, List::LanguageNouns)
        || (hyphen && phrase.after_is(passage, 1, List::LanguageAdjectives));
    (ends
        && !word.ends_with('s')
        && (spoken || (english && phrase.before_is(passage, 0, List::BeforeEnglish))))
        || (english && language)
}

/// "us" in a line of capitals. "JOIN US TODAY" is the pronoun; "US STRIKES SYRIA" is the country.
fn is_pronoun_in_capitals(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    phrase.span(passage).of(passage.text) == "US" && phrase.before_is(passage, 0, List::BeforeUsPronoun)
}

/// The bird. "Turkey breast" is food; "Turkey said" is not.
fn is_bird(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    matches!(phrase.span(passage).of(passage.text), "Turkey" | "TURKEY")
        && (phrase.after_is(passage, 0, List::TurkeyDishes)
            || phrase.before_is(passage, 0, List::TurkeyPreparations))
}

/// The verb. "Polish the glass" is no country; "Polish glass" is one.
fn is_verb_to_polish(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    phrase.span(passage).of(passage.text) == "Polish"
        && phrase.tokens.start == phrase.sentence.start
        && phrase.after_is(passage, 0, List::AfterPolishVerb)
}
