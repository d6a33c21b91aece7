//! Position in an outline -> the noun phrase that ends there: the subject before a verb, read backwards.

mod aside;
mod bare_relative;
mod chunks;
mod examples;
mod object;
mod text_about;

use self::aside::{MAX_ASIDE, before_aside};
use self::bare_relative::before_bare_relative;
use self::chunks::{read_back, skip_bracket_back};
use self::examples::before_examples;
use self::object::before_object;
use self::text_about::text_about;
use super::head::{before_gerund, can_be_head, is_object_of_gerund, relative_before};
use super::noun_phrase::{
    NounPhrase, PhraseKind, describes_speaker, is_verb_like, join_before, share_before,
};
use super::outline::Outline;
use super::phrase_after::{FollowedBy, phrase_starting_at};
use super::token_kind::TokenKind;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

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
        TokenKind::Comma | TokenKind::Break => {
            let last = before_aside(outline, from, end)?;
            Some(join_before(outline, from, last, |end| described_before(outline, from, end)))
        }
        TokenKind::Function(FunctionWord::Relative) => before_pronoun(outline, from, end - 1),
        TokenKind::Function(FunctionWord::Subject) => {
            let pronoun = NounPhrase::pronoun(end - 1);
            // "A man who saw it said".
            let is_object =
                outline.passage.word(end - 1) == "it" && outline.is_past_verb(end.saturating_sub(2));
            let head = || is_object.then(|| before_relative(outline, from, &pronoun)).flatten();
            Some(head().unwrap_or(pronoun))
        }
        TokenKind::Possessive => friend_of_somebodys(outline, from, end),
        TokenKind::Function(FunctionWord::Object) => some_of_them(outline, from, end),
        // "got a letter that read".
        TokenKind::Function(FunctionWord::Determiner)
            if outline.passage.word(end - 1) == "that"
                && end > from + 1
                && outline.is(end - 2, List::WrittenTexts) =>
        {
            read_back(outline, from, end - 1)
        }
        TokenKind::Number | TokenKind::Function(FunctionWord::Determiner)
            if let Some(share) = share_before(outline, from, end) =>
        {
            Some(share)
        }
        _ => before_words(outline, from, end),
    }
}

/// The phrase that ends with a name or a noun before token `end`, or the one that those belong to.
fn before_words(outline: &Outline<'_, '_>, from: usize, end: usize) -> Option<NounPhrase> {
    let whole = text_about(outline, from, end).or_else(|| before_bare_relative(outline, from, end));
    if whole.is_some() {
        return whole;
    }
    let phrase = read_back(outline, from, end)?;
    let head = before_relative(outline, from, &phrase).or_else(|| before_object(outline, from, &phrase));
    if head.is_some() {
        return head;
    }
    let phrase = join_before(outline, from, phrase, |end| read_back(outline, from, end));
    Some(before_examples(outline, from, &phrase).unwrap_or(phrase))
}

/// The phrase before the relative pronoun at `pronoun`.
fn before_pronoun(outline: &Outline<'_, '_>, from: usize, pronoun: usize) -> Option<NounPhrase> {
    let end = skip_comma_back(outline, pronoun);
    let phrase = (end > from).then(|| read_back(outline, from, end)).flatten()?;
    Some(match outline.passage.word(pronoun) {
        "who" => person_of(outline, phrase),
        _ => phrase,
    })
}

/// Whom "who" behind a phrase means: the patient in "a letter from a patient who", "the story of a patient who".
///
/// Leaves alone: the head of the union who; the mother of a boy who; dozens of farmers who.
fn person_of(outline: &Outline<'_, '_>, phrase: NounPhrase) -> NounPhrase {
    let tells = || {
        let head = phrase.core.end - 1;
        outline.is_speech_noun(head) || matches!(outline.passage.word(head), "case" | "example" | "story")
    };
    let leads = |&at: &usize| match outline.passage.word(at) {
        "about" | "by" | "from" | "to" => true,
        "of" => tells(),
        _ => false,
    };
    let is_person =
        |phrase: &NounPhrase| phrase.kind == PhraseKind::Name || describes_speaker(outline, &phrase.core);
    let rest = phrase.core.end..phrase.full.end;
    let Some(link) = rest.rev().find(leads).filter(|_| !is_person(&phrase)) else { return phrase };
    read_back(outline, link + 1, phrase.full.end).filter(is_person).unwrap_or(phrase)
}

/// "A friend of Ellie’s said", "a colleague of the mayor’s said": not the one whose friend it is.
fn friend_of_somebodys(outline: &Outline<'_, '_>, from: usize, end: usize) -> Option<NounPhrase> {
    let phrase = read_back(outline, from, end - 1)?;
    let is_friend = outline.passage.word(phrase.core.end) == "of" && describes_speaker(outline, &phrase.core);
    is_friend.then_some(NounPhrase { full: phrase.full.start..end, ..phrase })
}

/// "Lopez, a vet," before "and Osei, a farmer, said": a name together with its aside.
fn described_before(outline: &Outline<'_, '_>, from: usize, end: usize) -> Option<NounPhrase> {
    const MAX_COMMAS: usize = 2;
    if outline.kind_before(end) != TokenKind::Comma {
        return read_back(outline, from, end);
    }
    let phrase = before_aside(outline, from, end)?;
    // "Lopez, 61, resigned, and Osei": a clause of its own.
    let acts = |at: usize| {
        matches!(outline.kind(at), TokenKind::Cue(_) | TokenKind::Function(FunctionWord::Auxiliary))
            || outline.kind(at) == TokenKind::Word
                && (is_verb_like(outline, at) || outline.is(at, List::IrregularVerbs))
    };
    let rest = phrase.core.end..end;
    let commas = rest.clone().filter(|&at| outline.kind(at) == TokenKind::Comma).count();
    let is_aside = commas <= MAX_COMMAS && !rest.clone().any(acts);
    is_aside.then_some(NounPhrase { full: phrase.full.start..end, ..phrase })
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

/// "Lopez, who is head of the board said": the phrase before the relative clause, not the title inside it.
///
/// Gets right: the name before "who"; the judge who sentenced Mensah said. Leaves alone: those who think Mensah said.
fn before_relative(outline: &Outline<'_, '_>, from: usize, phrase: &NounPhrase) -> Option<NounPhrase> {
    if let Some(who) = relative_before(outline, from, phrase) {
        // "Those who live nearby say".
        let those = who.checked_sub(1).filter(|&at| matches!(outline.passage.word(at), "Those" | "those"));
        if let Some(those) = those.filter(|&those| those >= from) {
            let (full, core) = (those..phrase.full.end, those..those + 1);
            return Some(NounPhrase::new(full, core, PhraseKind::Description));
        }
        let head = read_back(outline, from, skip_comma_back(outline, who))?;
        return can_be_head(outline, &head, who).then_some(head);
    }
    if let Some(gerund) = before_gerund(outline, from, phrase) {
        return read_back(outline, from, gerund);
    }
    // "The man accused of killing Mensah said".
    let first = phrase_starting_at(outline, from, phrase.core.start, FollowedBy::Verb);
    first
        .filter(|_| is_object_of_gerund(outline, phrase))
        .filter(|head| describes_speaker(outline, &head.core))
}
