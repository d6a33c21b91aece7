//! A clause without "who" or with "where" between a noun and a reporting verb -> the noun: "The hospital where she died said", "The
//! firm she founded said", "The woman Mensah attacked said".
//!
//! The verb right before the reporting verb then belongs to the clause, and whoever is named in it does not speak.

use crate::analysis::grammar::noun_phrase::{NounPhrase, PhraseKind};
use crate::analysis::grammar::outline::Outline;
use crate::analysis::grammar::phrase_after::{FollowedBy, phrase_starting_at};
use crate::analysis::grammar::token_kind::TokenKind;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

/// The longest clause, in tokens.
const MAX_CLAUSE: usize = 12;
/// The longest noun before it, in tokens.
const MAX_NOUN: usize = 6;

/// The noun at token `from` whose clause ends before token `end`; whoever the clause is about if the noun is one for words.
///
/// Gets right: The hotel in which the men stayed said; The statement the family released said (the family). Leaves alone: The
/// accused said; The minister Kofi Mensah said; A man named Mensah said; The day the news broke.
pub(super) fn before_bare_relative(outline: &Outline<'_, '_>, from: usize, end: usize) -> Option<NounPhrase> {
    let verb = end.checked_sub(1).filter(|&verb| verb > from && is_finite_verb(outline, verb))?;
    let determines =
        matches!(outline.kind(from), TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor));
    let is_noun = |&at: &usize| matches!(outline.kind(at), TokenKind::Word | TokenKind::Hyphen);
    let clause = from + 1 + (from + 1..verb).take(MAX_NOUN).take_while(is_noun).count();
    let noun = clause - 1;
    let named = determines && noun > from && !is_finite_verb(outline, noun);
    let subject = clause_subject(outline, clause, verb)?;
    let plain = (clause..verb).all(|at| is_of_clause(outline, at));
    if !named || end - clause > MAX_CLAUSE || !plain {
        return None;
    }
    if outline.is_speech_noun(noun) {
        return phrase_starting_at(outline, subject, verb, FollowedBy::Verb).filter(|_| subject == clause);
    }
    let words = from..clause;
    Some(NounPhrase::new(words.clone(), words, PhraseKind::Description))
}

/// Whether token `at` can be the past form of a verb: "died", "taught".
fn is_finite_verb(outline: &Outline<'_, '_>, at: usize) -> bool {
    let is_cue = matches!(outline.kind(at), TokenKind::Cue(_)) && outline.lowercase_word(at).ends_with("ed");
    (outline.is_past_verb(at) || is_cue) && !outline.passage.can_speak(at) && !outline.passage.is_role(at)
}

/// Where the subject begins of the clause at `at` about the noun before it: "where she", "in which the men", "she", "Mensah".
fn clause_subject(outline: &Outline<'_, '_>, at: usize, verb: usize) -> Option<usize> {
    let relates = outline.kind(at) == TokenKind::Function(FunctionWord::Relative)
        || matches!(outline.passage.word(at), "that" | "where");
    let after_preposition = outline.kind(at) == TokenKind::Function(FunctionWord::Preposition)
        && outline.passage.word(at + 1) == "which";
    let subject = match (after_preposition, relates) {
        (true, _) => at + 2,
        (false, true) => at + 1,
        (false, false) => at,
    };
    let acts = matches!(
        outline.kind(subject),
        TokenKind::Name
            | TokenKind::Function(FunctionWord::Subject | FunctionWord::Determiner | FunctionWord::Possessor)
    );
    (subject < verb && acts).then_some(subject)
}

/// Whether token `at` can stand in such a clause.
fn is_of_clause(outline: &Outline<'_, '_>, at: usize) -> bool {
    matches!(
        outline.kind(at),
        TokenKind::Word | TokenKind::Name | TokenKind::Number | TokenKind::Hyphen | TokenKind::Function(_)
    ) && !outline.is(at, List::Coordinators)
}
