//! Phrase before a verb -> its head, where a clause or a participle in between names somebody else.
//!
//! "The judge who sentenced Mensah said" and "the lawyer representing Mensah said" end with a name, but not with that
//! of the speaker. The name next to the verb is then the object of another verb.

use super::noun_phrase::{NounPhrase, PhraseKind, describes_speaker, is_gerund, is_verb_like, kind_of};
use super::outline::Outline;
use super::token_kind::TokenKind;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use crate::lexicon::speakers;
use crate::lexicon::words::WordClass;
use std::ops::Range;

/// Returns the token "who" of the relative clause that the phrase stands in.
///
/// Gets right: the judge who sentenced Mensah; people who are close to Mensah. Leaves alone: those who think Mensah;
/// a man who gave his name as Mensah; Mensah, who left early, and Lopez.
pub(super) fn relative_before(outline: &Outline<'_, '_>, from: usize, phrase: &NounPhrase) -> Option<usize> {
    const MAX_TOKENS: usize = 16;
    let reach = from.max(phrase.full.start.saturating_sub(MAX_TOKENS))..phrase.full.end;
    let at = reach.clone().rev().find(|&at| {
        matches!(
            outline.kind(at),
            TokenKind::Function(FunctionWord::Relative)
                | TokenKind::Comma
                | TokenKind::Break
                | TokenKind::Colon
                | TokenKind::Quoted
        ) || outline.passage.word(at) == "that"
    })?;
    let is_who = matches!(outline.passage.word(at), "who" | "which") || is_relative_that(outline, at);
    let verb = (at + 1..reach.end).find(|&at| !outline.is_helper(at))?;
    let takes_object = match outline.kind(verb) {
        TokenKind::Word => true,
        // "who said Mensah lied", "who believe Mensah": a clause may follow, whose subject the name is. In "who answered
        // the phone" and "who asked for help" it cannot be.
        TokenKind::Cue(class) => {
            !matches!(class, CueClass::Say | CueClass::Think) && outline.passage.word(verb + 1) != "that"
                || outline.is(verb, List::VerbsOfMeeting)
                || is_of_preposition(outline, verb, phrase)
        }
        _ => verb > at + 1,
    };
    // "who gave his name as Mensah": the name is the head's own.
    let names_head =
        phrase.kind == PhraseKind::Name && outline.is(phrase.full.start - 1, List::BeforeOwnName);
    (is_who && at > from && takes_object && !names_head).then_some(at)
}

/// Whether "that" begins a relative clause: "the firm that represents Mensah".
///
/// Leaves alone: told the firm that Mensah represents it.
fn is_relative_that(outline: &Outline<'_, '_>, at: usize) -> bool {
    let follows_noun = at > 0 && outline.kind(at - 1) == TokenKind::Word && outline.passage.can_speak(at - 1);
    let acts = |verb: usize| {
        outline.kind(verb) == TokenKind::Word
            && !outline.passage.can_speak(verb)
            && (is_verb_like(outline, verb)
                || outline.is(verb, List::IrregularVerbs)
                || outline.lowercase_word(verb).ends_with('s'))
    };
    outline.passage.word(at) == "that" && follows_noun && acts(at + 1)
}

/// Whether the phrase is the object of a preposition right behind the verb: "help" in "asked for help".
fn is_of_preposition(outline: &Outline<'_, '_>, verb: usize, phrase: &NounPhrase) -> bool {
    let preposition = verb + 1;
    preposition < phrase.core.end
        && phrase.core.start <= preposition + 1
        && outline.kind(preposition) == TokenKind::Function(FunctionWord::Preposition)
}

/// Returns the part of a name before a participle that belongs to a role: "the lawyer" of "the lawyer representing
/// Mensah".
///
/// Gets right: a doctor treating Mensah. Leaves alone: the acting mayor Mensah; a trader named Mensah.
pub(super) fn before_participle(outline: &Outline<'_, '_>, core: &Range<usize>) -> Option<NounPhrase> {
    // A noun of people before it and a name behind it: shorter forms than elsewhere are safe, as in "the woman suing".
    let takes_object = |&at: &usize| {
        outline.lowercase_word(at).ends_with("ing")
            && !outline.is(at, List::GerundsOfExamples)
            && outline.kind_before(at) == TokenKind::Word
            && outline.passage.can_speak(at - 1)
            && outline.kind(at + 1) == TokenKind::Name
            && !names_role(outline, at + 1)
    };
    let participle = (core.start + 1..core.end).find(takes_object)?;
    let head = core.start..participle;
    let kind = kind_of(outline, &head)?;
    Some(NounPhrase::new(core.clone(), head, kind))
}

/// Returns the -ing form whose object a name is, if whoever does that stands before it: "The woman suing Mensah".
///
/// Gets right: Prosecutors investigating Mensah. Leaves alone: Officials including Mensah; visiting Mensah.
pub(super) fn before_gerund(outline: &Outline<'_, '_>, from: usize, phrase: &NounPhrase) -> Option<usize> {
    const MIN_LENGTH: usize = 5;
    const MAX_HEAD: usize = 6;
    let gerund = phrase.full.start.checked_sub(1).filter(|&gerund| gerund > from)?;
    let word = outline.lowercase_word(gerund);
    let acts =
        word.len() >= MIN_LENGTH && word.ends_with("ing") && !outline.is(gerund, List::GerundsOfExamples);
    let heads = (gerund.saturating_sub(MAX_HEAD).max(from)..gerund).rev();
    let is_head = |at: &usize| matches!(outline.kind(*at), TokenKind::Word | TokenKind::Name);
    let head = heads.clone().next().filter(is_head)?;
    let speaks = is_of_people(outline, head) || outline.passage.can_speak(head);
    let is_name = outline.kind(gerund + 1) == TokenKind::Name && !names_role(outline, gerund + 1);
    (acts && phrase.kind == PhraseKind::Name && is_name && speaks).then_some(gerund)
}

/// Whether the phrase is the object of a gerund: "killing Mensah" in "the man accused of killing Mensah".
///
/// Gets right: of killing Mensah; for treating the king. Leaves alone: for outgoing mayor Mensah; visiting Mensah.
pub(super) fn is_object_of_gerund(outline: &Outline<'_, '_>, phrase: &NounPhrase) -> bool {
    let at = phrase.core.start;
    let after_preposition = outline.kind_before(at) == TokenKind::Function(FunctionWord::Preposition);
    after_preposition && is_gerund(outline, at) && !outline.passage.is_role(at + 1) && phrase.core.len() > 1
}

/// Whether the name that begins at token `name` belongs to the preposition before it, so that the words before the
/// preposition are the head of the phrase.
///
/// Gets right: a spokesman for Mensah; a friend of former mayor Kofi Mensah; the wife of Mr Mensah; a spokeswoman for EU
/// foreign policy chief Ana Mensah. Leaves alone:
/// Secretary of State Kofi Mensah; the ministry of health’s Kofi Mensah.
#[must_use]
pub fn hangs_on_preposition(outline: &Outline<'_, '_>, phrase: &NounPhrase, name: usize) -> bool {
    // "the lawyer representing Mensah", or the clause of "the judge who sentenced Mensah".
    if name > phrase.core.end && outline.lowercase_word(phrase.core.end).ends_with("ing") {
        return true;
    }
    let mut at = name;
    while at > phrase.core.end && is_title_word(outline, at - 1) {
        at -= 1;
    }
    // "on the eve of the match head coach Kofi Mensah said": an eve does not speak.
    if at < name && names_role(outline, name - 1) && is_of_people(outline, phrase.core.end - 1) {
        at = before_words_of_role(outline, phrase.core.end..at);
    }
    // "the bid to oust Mensah".
    let is_object = at > phrase.core.end + 2
        && outline.kind(at - 1) == TokenKind::Word
        && outline.passage.word(at - 2) == "to";
    let hangs = at > phrase.core.end
        && (outline.kind(at - 1) == TokenKind::Function(FunctionWord::Preposition) || is_object)
        && outline.kind(phrase.core.end) != TokenKind::Possessive;
    // "Minister of Justice Kofi Mensah": an office with a capital is a title, even if its last word is one, too.
    let is_office = at < name
        && outline.kind(at) == TokenKind::Name
        && outline.kind(phrase.core.end - 1) == TokenKind::Name
        && outline.sentence_start(outline.sentence(name)) != phrase.core.start;
    hangs && !is_office
}

/// Whether a word is what a person is or does: "spokeswoman", and "Friends" at the beginning of a sentence.
fn is_of_people(outline: &Outline<'_, '_>, at: usize) -> bool {
    let opens = || outline.sentence_start(outline.sentence(at)) == at;
    outline.passage.is_role(at) || opens() && speakers::is_role(&outline.passage.word(at).to_lowercase())
}

/// Whether a word before a name is its role: "chief", "Mayor". A "Mr" or "Col" may belong to the head itself.
fn names_role(outline: &Outline<'_, '_>, at: usize) -> bool {
    let passage = outline.passage;
    passage.is_role(at) || outline.kind(at) == TokenKind::Name && passage.class(at).is(WordClass::ROLE)
}

/// Where the words begin that say what a role is of, at the end of some tokens: "EU foreign policy" before "chief".
fn before_words_of_role(outline: &Outline<'_, '_>, tokens: Range<usize>) -> usize {
    let of_phrase = |at: usize| match outline.kind(at) {
        TokenKind::Name | TokenKind::Hyphen => true,
        // "turned president Kofi Mensah".
        TokenKind::Word => !is_verb_like(outline, at),
        _ => is_title_word(outline, at),
    };
    let before = tokens.clone().rev().find(|&at| !of_phrase(at));
    before.map_or(tokens.start, |before| before + 1)
}

/// Whether a word can stand between a preposition and the name that belongs to it: "the", "former", "President".
fn is_title_word(outline: &Outline<'_, '_>, at: usize) -> bool {
    const TITLE: WordClass =
        WordClass::HONORIFIC.with(WordClass::RANK).with(WordClass::ROLE).with(WordClass::RELATION);
    match outline.kind(at) {
        TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor) => true,
        TokenKind::Word | TokenKind::Name => {
            outline.passage.class(at).is(TITLE) && outline.passage.word(at) != "Staff"
                || outline.is(at, List::BeforeTitles)
        }
        // "Mr." and "Gov.": the full stop of a title is a token of its own.
        TokenKind::Stop => outline.passage.word(at) == ".",
        _ => false,
    }
}

/// Whether a phrase can be the head before a relative clause: "the judge", "those", a name.
pub(super) fn can_be_head(outline: &Outline<'_, '_>, head: &NounPhrase, who: usize) -> bool {
    let after_comma = outline.kind_before(who) == TokenKind::Comma;
    match head.kind {
        PhraseKind::Name => true,
        PhraseKind::Description => !after_comma || describes_speaker(outline, &head.core),
        PhraseKind::Pronoun => false,
    }
}

/// The region of a place: "Maryland" in "Grace Adebayo, a scientist at a lab in Greenbelt, Maryland, said".
///
/// Leaves alone: In Greenbelt, Maryland said.
pub(super) fn is_region(outline: &Outline<'_, '_>, core: &Range<usize>) -> bool {
    const MAX_PLACE: usize = 4;
    let Some(comma) = core.start.checked_sub(1).filter(|&at| outline.kind(at) == TokenKind::Comma) else {
        return false;
    };
    let place = |at: usize| outline.passage.class(at).is(WordClass::PLACE.with(WordClass::BIG_PLACE));
    let mut before = (comma.saturating_sub(MAX_PLACE)..comma).rev();
    let first = before.find(|&at| outline.kind(at) != TokenKind::Name);
    let behind = first.is_some_and(|at| {
        at + 1 < comma && outline.is(at, List::PrepositionsOfRegion) && outline.kind(at) != TokenKind::Name
    });
    core.clone().all(place) && behind
}
