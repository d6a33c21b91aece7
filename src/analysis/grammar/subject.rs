//! Reporting verb -> its subject: before the verb, after it, or inherited from the sentence.

use super::inherited::{main_subject, own_subject, shared_subject};
use super::noun_phrase::{NounPhrase, PhraseKind, can_act, describes_speaker, share_before};
use super::outline::Outline;
use super::phrase_after::{FollowedBy, phrase_starting_at};
use super::phrase_before::phrase_ending_at;
use super::reporting_clause::{ReportingClause, SubjectOrder};
use super::scene::speaker_in_scene;
use super::subject_behind::{
    follows_aside_with_marks, follows_quotation, inverted_subject, quoted_speaker, subject_behind,
};
use super::token_kind::TokenKind;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use crate::lexicon::words::WordClass;

/// Finds the subject of the reporting verb at `at`; `previous` are the reporting clauses before it.
pub(super) fn find_subject(
    outline: &Outline<'_, '_>,
    at: usize,
    class: CueClass,
    previous: &[ReportingClause],
) -> (Option<NounPhrase>, SubjectOrder) {
    if let Some(subject) = quoted_speaker(outline, at).or_else(|| inverted_subject(outline, at, class)) {
        return (Some(subject), SubjectOrder::VerbFirst);
    }
    if let Some(subject) = speaker_in_scene(outline, at, previous) {
        return (Some(subject), SubjectOrder::SubjectFirst);
    }
    let from = clause_start(outline, at);
    let end = skip_helpers_back(outline, from, at);
    if !is_participle(outline, at, end)
        && let Some(subject) = phrase_ending_at(outline, from, end)
        && (!is_infinitive(outline, at)
            || can_act(outline, &subject)
                && outline.kind_before(subject.full.start) != TokenKind::Function(FunctionWord::Preposition))
        && !opens_aside(outline, subject.core.start, outline.sentence_start(outline.sentence(at)))
    {
        return (Some(subject), SubjectOrder::SubjectFirst);
    }
    if is_participle(outline, at, end)
        && let Some(subject) = own_subject(outline, from, at)
    {
        return (Some(subject), SubjectOrder::SubjectFirst);
    }
    let subject = shared_subject(outline, at, previous)
        .or_else(|| main_subject(outline, outline.sentence_start(outline.sentence(at)), at))
        .or_else(|| sentence_subject(outline, at))
        .or_else(|| subject_behind(outline, at));
    (subject, SubjectOrder::Inherited)
}

/// Whether a reporting verb's form is a noun or an adjective here: "the reported deal", "his claims" and "a promised
/// visit", but not "the report said".
pub(super) fn is_noun(outline: &Outline<'_, '_>, at: usize) -> bool {
    let after_determiner = matches!(
        outline.kind_before(at),
        TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor)
            | TokenKind::Possessive
            | TokenKind::Hyphen
            | TokenKind::Number
    );
    after_determiner
        && outline.passage.word(at.saturating_sub(1)) != "that"
        && share_before(outline, outline.sentence_start(outline.sentence(at)), at).is_none()
        && !is_office_number(outline, at.saturating_sub(1))
        && !stands_for_someone(outline, at)
        && !floats(outline, at.saturating_sub(1))
        && !follows_contraction(outline, at)
        && !matches!(outline.passage.word(at), "said" | "told")
        || is_plural_after_preposition(outline, at)
}

/// "he’s suggesting": the verb follows its subject and auxiliary.
fn follows_contraction(outline: &Outline<'_, '_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        outline.kind(before) == TokenKind::Possessive
            && outline.kind_before(before) == TokenKind::Function(FunctionWord::Subject)
    })
}

/// Whether the number at `at` is that of an office: "No 10 said".
fn is_office_number(outline: &Outline<'_, '_>, at: usize) -> bool {
    outline.kind(at) == TokenKind::Number
        && at.checked_sub(1).is_some_and(|before| outline.is(before, List::OfficeNumbers))
}

/// Whether the word at `at` counts the subject before it: "Mensah and Lopez both said".
fn floats(outline: &Outline<'_, '_>, at: usize) -> bool {
    let person = at.checked_sub(1).is_some_and(|before| {
        matches!(outline.kind(before), TokenKind::Name | TokenKind::Function(FunctionWord::Subject))
            || outline.passage.can_speak(before)
    });
    matches!(outline.passage.word(at), "both" | "all" | "each") && person
}

/// Whether the word before the verb at `at` is its whole subject.
///
/// Gets right: and another yelled “Resign!”; some claimed that; “…,” the two said. Leaves alone: another claimed victory; no
/// one said “sorry”.
fn stands_for_someone(outline: &Outline<'_, '_>, at: usize) -> bool {
    let Some(subject) = at.checked_sub(1).filter(|&subject| outline.is(subject, List::StandaloneDeterminers))
    else {
        return false;
    };
    let article = matches!(outline.passage.word(subject.wrapping_sub(1)), "the" | "The");
    let start = if article { subject - 1 } else { subject };
    let begins = matches!(
        outline.kind_before(start),
        TokenKind::Stop
            | TokenKind::Comma
            | TokenKind::Break
            | TokenKind::Quoted
            | TokenKind::Function(FunctionWord::Conjunction)
    );
    let reports = matches!(outline.kind(at + 1), TokenKind::Quoted | TokenKind::Comma | TokenKind::Colon)
        || outline.passage.word(at + 1) == "that"
        || follows_quotation(outline, start);
    begins && reports
}

/// "according to reports", "in notes": a form in -s after a preposition is a noun.
fn is_plural_after_preposition(outline: &Outline<'_, '_>, at: usize) -> bool {
    outline.kind_before(at) == TokenKind::Function(FunctionWord::Preposition)
        && outline.lowercase_word(at).ends_with('s')
        // "The man who stepped down says": these belong to the verb before them.
        && !outline.is(at - 1, List::VerbParticles)
}

/// Returns the first token that the reporter's clause with token `at` can begin at: the one after the last
/// quotation, or the start of the sentence.
fn clause_start(outline: &Outline<'_, '_>, at: usize) -> usize {
    const MAX_TOKENS: usize = 64;
    let start = outline.sentence_start(outline.sentence(at)).max(at.saturating_sub(MAX_TOKENS));
    if follows_aside_with_marks(outline, at) {
        return start;
    }
    let quoted = (start..at).rev().find(|&index| outline.kind(index) == TokenKind::Quoted);
    quoted.map_or(start, |index| index + 1)
}

/// "has also said", "was quoted as saying", "went on to say": skips the words between a subject and its verb.
fn skip_helpers_back(outline: &Outline<'_, '_>, from: usize, at: usize) -> usize {
    let mut end = at;
    while end > from {
        // "both said": the word is the subject itself.
        let is_subject = outline.is(end - 1, List::StandaloneDeterminers) && !floats(outline, end - 1);
        let is_helper = outline.is(end - 1, List::VerbHelpers) && !is_subject
            || outline.is_helper(end - 1)
            || outline.is(end - 1, List::VerbsOfHabit) && outline.passage.word(end) == "to"
            || follows_contraction(outline, end);
        if let Some(verb) = quoted_by_before(outline, from, end) {
            end = verb;
            continue;
        }
        if !is_helper {
            break;
        }
        end -= 1;
    }
    end
}

/// Where "quoted by the paper as" begins, which ends before token `end`.
///
/// Gets right: Mensah was quoted by the Daily Mail as saying. Leaves alone: Mensah described it as.
fn quoted_by_before(outline: &Outline<'_, '_>, from: usize, end: usize) -> Option<usize> {
    const MAX_TOKENS: usize = 12;
    let link = end.checked_sub(1).filter(|&link| outline.passage.word(link) == "as")?;
    let by = (from.max(link.saturating_sub(MAX_TOKENS))..link)
        .rev()
        .find(|&at| outline.passage.word(at) == "by")?;
    let verb = by.checked_sub(1)?;
    matches!(outline.passage.word(verb), "quoted" | "cited").then_some(verb)
}

/// Whether the verb is an -ing form without "is" before it: its subject is the sentence's.
///
/// Gets right: left, publicly threatening. Leaves alone: is again threatening; he’s threatening.
fn is_participle(outline: &Outline<'_, '_>, at: usize, helpers_start: usize) -> bool {
    let adverbs =
        (helpers_start..at).all(|helper| outline.kind(helper) == TokenKind::Function(FunctionWord::Adverb));
    outline.lowercase_word(at).ends_with("ing") && adverbs
}

fn is_infinitive(outline: &Outline<'_, '_>, at: usize) -> bool {
    outline.passage.word(at.saturating_sub(1)) == "to"
}

/// Returns the first phrase of the sentence that does not belong to a preposition.
fn sentence_subject(outline: &Outline<'_, '_>, verb: usize) -> Option<NounPhrase> {
    const MAX_ATTEMPTS: usize = 4;
    let mut at = outline.sentence_start(outline.sentence(verb));
    for _ in 0..MAX_ATTEMPTS {
        at = skip_openers(outline, at, verb);
        if let Some(phrase) = phrase_starting_at(outline, at, verb, FollowedBy::Verb) {
            let phrase = short_of_verb(outline, phrase);
            let name = name_in_apposition(outline, &phrase, verb);
            return Some(name.or_else(|| name_of_two_offices(outline, &phrase, verb)).unwrap_or(phrase));
        }
        at += 1;
    }
    None
}

/// The phrase without a verb that is spelt like a noun, and what follows it: "The union" in "The union hit back".
fn short_of_verb(outline: &Outline<'_, '_>, phrase: NounPhrase) -> NounPhrase {
    let core = phrase.core.clone();
    let acts = |&at: &usize| {
        outline.is(at, List::IrregularVerbs)
            && outline.passage.can_speak(at - 1)
            && outline.is(at + 1, List::SpeechParticles)
    };
    let verb = (core.start + 1..core.end).find(acts).filter(|_| phrase.kind == PhraseKind::Description);
    verb.map_or(phrase, |verb| NounPhrase::new(core.start..verb, core.start..verb, PhraseKind::Description))
}

/// "Mensah’s son, the actor Kofi Osei (“The Mill”), recalled": the name behind the description.
///
/// Leaves alone: "The lawyer, Kofi Osei said, had left".
fn name_in_apposition(outline: &Outline<'_, '_>, phrase: &NounPhrase, verb: usize) -> Option<NounPhrase> {
    let described = phrase.kind == PhraseKind::Description && describes_speaker(outline, &phrase.core);
    if !described || outline.kind(phrase.full.end) != TokenKind::Comma {
        return None;
    }
    let name = phrase_starting_at(outline, phrase.full.end + 1, verb, FollowedBy::Verb)?;
    let closed = matches!(outline.kind(name.full.end), TokenKind::Comma | TokenKind::Break);
    (name.kind == PhraseKind::Name && closed && name.full.end < verb).then_some(name)
}

/// "Deputy party chief and acting minister Kofi Osei left, saying": the name behind two offices without an article.
///
/// Leaves alone: The party chief and minister Kofi Osei left; Party chiefs and minister Kofi Osei left.
fn name_of_two_offices(outline: &Outline<'_, '_>, phrase: &NounPhrase, verb: usize) -> Option<NounPhrase> {
    let (core, and) = (&phrase.core, phrase.full.end);
    let is_office = |at: usize| outline.passage.is_role(at) || outline.passage.class(at).is(WordClass::ROLE);
    let first = matches!(outline.kind(core.start), TokenKind::Name | TokenKind::Word)
        && is_office(core.end - 1)
        && !outline.lowercase_word(core.end - 1).ends_with('s');
    if !first || outline.passage.word(and) != "and" {
        return None;
    }
    let name = phrase_starting_at(outline, and + 1, verb, FollowedBy::Verb)?;
    let second = outline.kind(name.core.start) != TokenKind::Function(FunctionWord::Determiner)
        && name.core.clone().any(is_office);
    (name.kind == PhraseKind::Name && second).then_some(name)
}

/// Skips "But", "On Saturday," and "After the visit to Seoul," at the start of a sentence.
fn skip_openers(outline: &Outline<'_, '_>, start: usize, verb: usize) -> usize {
    let mut at = start;
    while at < verb {
        match outline.kind(at) {
            TokenKind::Function(FunctionWord::Preposition | FunctionWord::Conjunction)
                if opens_clause_with_comma(outline, at, verb) =>
            {
                let comma = (at..verb).find(|&index| outline.kind(index) == TokenKind::Comma);
                at = comma.map_or(verb, |comma| comma + 1);
            }
            TokenKind::Name if opens_aside(outline, at, start) => {
                let comma = (at..verb).find(|&index| outline.kind(index) == TokenKind::Comma);
                at = comma.map_or(at + 1, |comma| comma + 1);
            }
            TokenKind::Name
            | TokenKind::Word
            | TokenKind::Number
            | TokenKind::Function(
                FunctionWord::Determiner | FunctionWord::Possessor | FunctionWord::Subject,
            ) => break,
            _ => at += 1,
        }
    }
    at
}

/// Whether the capital at `at`, the first word of the sentence at `start`, is that of a participle or an adverb.
///
/// Gets right: Repeating her pledge, the mayor; Shortly after noon, Mensah. Leaves alone: Ewing left; Reed spoke.
fn opens_aside(outline: &Outline<'_, '_>, at: usize, start: usize) -> bool {
    let word = outline.passage.word(at);
    let class = outline.passage.class(at);
    let shaped = ["ing", "ed", "ly"].iter().any(|ending| word.ends_with(ending));
    at == start
        && shaped
        && class.is(WordClass::COMMON)
        && !class.is_name()
        && outline.kind(at + 1) != TokenKind::Name
}

/// Whether the preposition or conjunction at `from` opens a clause that a comma closes: "After the visit,". "But"
/// and "and" open none.
fn opens_clause_with_comma(outline: &Outline<'_, '_>, from: usize, to: usize) -> bool {
    const MAX_TOKENS: usize = 16;
    let joins = outline.is(from, List::Coordinators) || outline.is(from, List::SentenceJoiners);
    !joins && (from..to.min(from + MAX_TOKENS)).any(|index| outline.kind(index) == TokenKind::Comma)
}
