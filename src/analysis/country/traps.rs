//! Phrases spelt like a country -> those that mean a country, by the words around them.
//!
//! A list alone is not enough: "Jordan" is a country in one sentence and a player in the next.

use super::phrase::CountryPhrase;
use super::states::{self, Georgia};
use crate::analysis::Passage;
use crate::analysis::token::{Shape, Token};
use crate::lexicon::countries::{CountryTrap, SpellingKind};
use crate::lexicon::government;
use crate::lexicon::lists::List;
use crate::lexicon::words::WordClass;

/// Removes the phrases that do not mean a country.
pub(super) fn remove(passage: &Passage<'_>, phrases: &mut Vec<CountryPhrase>) {
    let states = states::meant(passage, phrases);
    let kept: Vec<bool> = (0..phrases.len()).map(|at| means_country(passage, phrases, at, states)).collect();
    let persons = NamedPersons::of(passage, phrases, &kept);
    let mut at = 0;
    phrases.retain(|phrase| {
        let keep = kept[at] && !persons.has(passage, phrase);
        at += 1;
        keep
    });
}

fn means_country(passage: &Passage<'_>, phrases: &[CountryPhrase], at: usize, states: Georgia) -> bool {
    let phrase = &phrases[at];
    let other = match phrase.meaning.trap() {
        Some(CountryTrap::Given) => is_given_name(passage, phrase) || is_among_names(passage, phrases, at),
        Some(CountryTrap::Surname) => is_surname(passage, phrases, at),
        Some(CountryTrap::Both) => {
            is_given_name(passage, phrase)
                || is_surname(passage, phrases, at)
                || is_among_names(passage, phrases, at)
        }
        Some(CountryTrap::State) => {
            states::is_state(passage, phrases, at, states)
                || (phrase.meaning.kind() == SpellingKind::Name && is_given_name(passage, phrase))
        }
        None => false,
    };
    !(other
        || states::is_town(passage, phrase)
        || is_in_address(passage, phrase)
        || is_after_arabic_article(passage, phrase)
        || is_state_by_name(passage, phrase)
        || is_carrier(passage, phrase)
        || is_club(passage, phrase)
        || is_local_place(passage, phrase)
        || is_title_or_school(passage, phrase)
        || is_plain_number(passage, phrase)
        || is_titled_surname(passage, phrase)
        || is_person_with_age(passage, phrase)
        || is_language(passage, phrase)
        || is_pronoun_in_capitals(passage, phrase)
        || is_bird(passage, phrase)
        || is_verb_to_polish(passage, phrase))
}

/// Whether it is a given name before a surname. Gets right: "Chad Okafor said". Leaves alone: "Chad said", "Israel
/// Police said", "in Chad Tuesday".
fn is_given_name(passage: &Passage<'_>, phrase: &CountryPhrase) -> bool {
    let Some(next) = phrase.token_after(passage) else { return false };
    next.shape == Shape::Title
        && next.spaced
        && !phrase.before_is(passage, 0, List::InsideCountries)
        && !phrase.after_is(passage, 0, List::NotSurnames)
        && !phrase.after_is(passage, 0, List::NotGivenNames)
        && !phrase.after_is(passage, 1, List::NotSurnames)
        && !in_title_case(passage, phrase)
}

/// Whether it is a surname after a given name. Gets right: "Bill Holland said". Leaves alone: "But Holland said",
/// "Northern Ireland".
fn is_surname(passage: &Passage<'_>, phrases: &[CountryPhrase], at: usize) -> bool {
    let phrase = &phrases[at];
    let start = phrase.tokens.start;
    if start == phrase.sentence.start
        || !passage.tokens[start].spaced
        || !is_name_like(passage, phrase, start - 1)
    {
        return false;
    }
    let beside_country = at > 0 && phrases[at - 1].tokens.end == start;
    let adjective_with_noun = phrase.meaning.kind() == SpellingKind::Demonym
        && is_adjective(phrase.span(passage).of(passage.text))
        && phrase.token_after(passage).is_some_and(Token::is_word)
        && !government::is_act(passage.lists(phrase.tokens.end))
        && !passage.is(phrase.tokens.end, List::NotAfterAdjectives)
        && !(acts(passage, phrase) && passage.class(start - 1).is(WordClass::GIVEN));
    !beside_country && !adjective_with_noun && !in_title_case(passage, phrase)
}

/// Whether a token could be a given name: capitalised, and not a word that only begins a sentence or a phrase.
fn is_name_like(passage: &Passage<'_>, phrase: &CountryPhrase, at: usize) -> bool {
    let Some(token) = passage.tokens.get(at) else { return false };
    let word = passage.word(at);
    let initial = token.shape == Shape::Title && word.ends_with('.') && word.len() == 2;
    let opens = phrase.tokens.start == phrase.sentence.start + 1;
    (initial || (token.shape == Shape::Title && word.len() > 1 && !word.ends_with('.')))
        && !passage.is(at, List::NotGivenNames)
        && !(opens && (word.ends_with("ly") || government::is_act(passage.lists(at))))
}

/// "French", "Welsh" and "German" stand before a noun; "Finn" and "Turk" are nouns.
fn is_adjective(demonym: &str) -> bool {
    ["sh", "ch", "an"].into_iter().any(|ending| demonym.ends_with(ending))
}

/// Whether the phrase is in a headline that capitalises all words but the smallest, so that capitals say nothing.
fn in_title_case(passage: &Passage<'_>, phrase: &CountryPhrase) -> bool {
    const TITLE_CASE_WINDOW: usize = 20;
    let start = phrase.sentence.start.max(phrase.tokens.start.saturating_sub(TITLE_CASE_WINDOW));
    let end = phrase.sentence.end.min(phrase.tokens.end + TITLE_CASE_WINDOW);
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

/// The words of a phrase that can be a surname alone later: "Jordan scored" after "Michael Jordan".
fn surname_in<'a>(passage: &Passage<'a>, phrase: &CountryPhrase) -> &'a str {
    match phrase.meaning.trap() {
        Some(CountryTrap::Surname | CountryTrap::Both) => phrase.span(passage).of(passage.text),
        _ => "",
    }
}

/// The surnames that a passage introduces with a given name.
struct NamedPersons<'a> {
    surnames: Vec<&'a str>,
    /// Those that it also uses as a country: "in Jordan".
    shared: Vec<&'a str>,
}

impl<'a> NamedPersons<'a> {
    fn of(passage: &Passage<'a>, phrases: &[CountryPhrase], kept: &[bool]) -> Self {
        let surname = |phrase: &CountryPhrase| surname_in(passage, phrase);
        let named =
            phrases.iter().zip(kept).filter(|&(phrase, &kept)| !kept && !is_given_name(passage, phrase));
        let surnames: Vec<&str> =
            named.map(|(phrase, _)| surname(phrase)).filter(|surname| !surname.is_empty()).collect();
        let country = |phrase: &CountryPhrase| {
            phrase.before_is(passage, 0, List::BeforeCountries)
                || phrase.meaning.kind() == SpellingKind::Demonym && !acts(passage, phrase)
        };
        let used = phrases.iter().zip(kept).filter(|&(phrase, &kept)| kept && country(phrase));
        let shared =
            if surnames.is_empty() { Vec::new() } else { used.map(|(phrase, _)| surname(phrase)).collect() };
        Self { surnames, shared }
    }

    /// Whether the phrase is the surname of one of them: always before a verb, and elsewhere unless it is a country, too.
    fn has(&self, passage: &Passage<'a>, phrase: &CountryPhrase) -> bool {
        let surname = surname_in(passage, phrase);
        self.surnames.contains(&surname)
            && (!self.shared.contains(&surname)
                || acts(passage, phrase) && phrase.meaning.kind() == SpellingKind::Demonym)
    }
}

/// Whether a verb follows, which an adjective cannot have: "French told the crowd".
fn acts(passage: &Passage<'_>, phrase: &CountryPhrase) -> bool {
    let at = phrase.tokens.end;
    let verb = passage.class(at).is(WordClass::PERSON_VERB)
        || passage.cue(at).is_some()
        || passage.word(at).ends_with("ed") && passage.function_word(at + 1).is_some();
    verb && at < phrase.sentence.end && is_adjective(phrase.span(passage).of(passage.text))
}

/// Whether it is part of an address or an account. Gets right: `@Queen_UK`, `?country=Peru`. Leaves alone: "US/UK",
/// "#Belgium".
fn is_in_address(passage: &Passage<'_>, phrase: &CountryPhrase) -> bool {
    !passage.tokens[phrase.tokens.start].spaced && matches!(phrase.before(passage, 0), "_" | "@" | "=" | "%")
}

/// Whether it is a surname of origin. Gets right: "Malik Al-Uzbek". Leaves alone: "anti-Uzbek".
fn is_after_arabic_article(passage: &Passage<'_>, phrase: &CountryPhrase) -> bool {
    !passage.tokens[phrase.tokens.start].spaced
        && phrase.before(passage, 0) == "-"
        && phrase.before_is(passage, 1, List::ArabicArticles)
}

/// Whether it is a given name in a list of given names. Gets right: "nephews, Jordan and Josué". Leaves alone:
/// "Egypt, Jordan and Lebanon".
fn is_among_names(passage: &Passage<'_>, phrases: &[CountryPhrase], at: usize) -> bool {
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

/// Whether it is a state of a federation that shares the name of a country. Gets right: "Niger State", "the US state
/// of Georgia". Leaves alone: "the state of Israel", "Niger’s state".
fn is_state_by_name(passage: &Passage<'_>, phrase: &CountryPhrase) -> bool {
    let called_state =
        phrase.after_is(passage, 0, List::StateNouns) && phrase.meaning.kind() == SpellingKind::Name;
    let state_of = phrase.before(passage, 0) == "of"
        && phrase.before(passage, 1) == "state"
        && phrase.meaning.trap() == Some(CountryTrap::State);
    called_state || state_of
}

/// Whether it is part of the name of an airline. Gets right: "Air France", "British Airways". Leaves alone: "France's
/// airlines".
fn is_carrier(passage: &Passage<'_>, phrase: &CountryPhrase) -> bool {
    phrase.before(passage, 0) == "Air" || phrase.after_is(passage, 0, List::Airlines)
}

/// Whether it is the city of a club. Gets right: "Real Madrid condemned". Leaves alone: "Madrid condemned".
fn is_club(passage: &Passage<'_>, phrase: &CountryPhrase) -> bool {
    phrase.meaning.kind() == SpellingKind::Capital && phrase.before_is(passage, 0, List::ClubPrefixes)
}

/// Whether it is the first word of the name of a street, a stream or a small town. Gets right: "China Grove", "Jordan
/// Lake". Leaves alone: "Kuwait City", "Kenya Road Safety Board", "China's lakes".
fn is_local_place(passage: &Passage<'_>, phrase: &CountryPhrase) -> bool {
    let goes_on = || {
        let next = phrase.tokens.end + 1;
        next < phrase.sentence.end && passage.tokens[next].is_capitalized(passage.text)
    };
    phrase.meaning.kind() == SpellingKind::Name
        && phrase.after_is(passage, 0, List::LocalPlaces)
        && !goes_on()
        && !in_title_case(passage, phrase)
}

/// Whether an adjective of a country begins the name of an award, a work or a university that is called so. Gets right:
/// "American Music Awards", "American University in Washington". Leaves alone: "American University of Beirut", "Chinese
/// University".
fn is_title_or_school(passage: &Passage<'_>, phrase: &CountryPhrase) -> bool {
    const MAX_WORDS: usize = 4;
    if phrase.meaning.kind() != SpellingKind::Demonym {
        return false;
    }
    let is_large = |at: &usize| *at < phrase.sentence.end && passage.tokens[*at].is_capitalized(passage.text);
    let mut rest = (phrase.tokens.end..phrase.tokens.end + MAX_WORDS).take_while(is_large);
    let american = phrase.span(passage).of(passage.text) == "American";
    let school =
        phrase.after(passage, 0) == "University" && !matches!(phrase.after(passage, 1), "of" | "for");
    american && (school || phrase.after_is(passage, 0, List::AmericanNames))
        || !in_title_case(passage, phrase) && rest.any(|at| passage.word(at) == "Awards")
}

/// Whether "No 10" is a number and no office. Gets right: "the No 10 shirt". Leaves alone: "No 10 said".
fn is_plain_number(passage: &Passage<'_>, phrase: &CountryPhrase) -> bool {
    let number =
        matches!(passage.word(phrase.tokens.start), "No" | "No." | "Number") && phrase.tokens.len() == 2;
    number && !phrase.after_is(passage, 0, List::AfterOfficeNumber)
}

/// Whether a title shows that it is a surname. Gets right: "Mr Germany". Leaves alone: "Sir, Germany".
fn is_titled_surname(passage: &Passage<'_>, phrase: &CountryPhrase) -> bool {
    let before = phrase.tokens.start.checked_sub(1).filter(|&at| at >= phrase.sentence.start);
    before.is_some_and(|at| {
        matches!(passage.word(at), "Mr" | "Mr." | "Mrs" | "Mrs." | "Ms" | "Ms." | "Miss" | "Dr" | "Dr.")
    }) && phrase.meaning.kind() != SpellingKind::Seat
}

/// Whether it is a forename of somebody whose age follows, or a clause that says who that is. Gets right: "said Georgia, 24,";
/// "India, who is nine,". Leaves alone: "Georgia, 24 years after"; "Jordan, who are third,".
fn is_person_with_age(passage: &Passage<'_>, phrase: &CountryPhrase) -> bool {
    const OLDEST: u32 = 120;
    let start = phrase.tokens.start;
    let is_forename = phrase.tokens.len() == 1 && passage.class(start).is(WordClass::GIVEN);
    if !is_forename || phrase.meaning.kind() == SpellingKind::Demonym || phrase.after(passage, 0) != "," {
        return false;
    }
    let is_age = phrase.after(passage, 1).parse().is_ok_and(|age: u32| (1..=OLDEST).contains(&age))
        && matches!(phrase.after(passage, 2), "," | "." | "”" | ";");
    let is_who =
        phrase.after(passage, 1) == "who" && matches!(phrase.after(passage, 2), "is" | "was" | "has");
    is_age || is_who
}

/// Whether it is a language. Gets right: "speaks Portuguese". Leaves alone: "speaks for Portuguese farmers". English
/// is spoken in so many countries that "in English" and "English-language" do not name one either.
fn is_language(passage: &Passage<'_>, phrase: &CountryPhrase) -> bool {
    if phrase.meaning.kind() != SpellingKind::Demonym {
        return false;
    }
    let hyphen = phrase.after(passage, 0) == "-";
    let noun = phrase.token_after(passage).is_some_and(|token| token.is_word() || (!token.spaced && hyphen));
    let ends = !noun
        || phrase.after_is(passage, 0, List::NotAfterAdjectives)
        || matches!(phrase.after(passage, 0), "alone" | "only" | "too");
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

/// Whether it is the pronoun "us" in a line of capitals. Gets right: "JOIN US TODAY". Leaves alone: "US STRIKES
/// SYRIA".
fn is_pronoun_in_capitals(passage: &Passage<'_>, phrase: &CountryPhrase) -> bool {
    phrase.span(passage).of(passage.text) == "US" && phrase.before_is(passage, 0, List::BeforeUsPronoun)
}

/// Whether it is the bird. Gets right: "Turkey breast". Leaves alone: "Turkey said".
fn is_bird(passage: &Passage<'_>, phrase: &CountryPhrase) -> bool {
    matches!(phrase.span(passage).of(passage.text), "Turkey" | "TURKEY")
        && (phrase.after_is(passage, 0, List::TurkeyDishes)
            || phrase.before_is(passage, 0, List::TurkeyPreparations))
}

/// Whether it is the verb. Gets right: "Polish the glass". Leaves alone: "Polish glass".
fn is_verb_to_polish(passage: &Passage<'_>, phrase: &CountryPhrase) -> bool {
    phrase.span(passage).of(passage.text) == "Polish"
        && phrase.tokens.start == phrase.sentence.start
        && phrase.after_is(passage, 0, List::AfterPolishVerb)
}
