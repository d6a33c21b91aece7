//! A clause without "who" or with "where" between a noun and a reporting verb -> the noun: "The hospital where she died said", "The
//! firm she founded said", "The woman Mensah attacked said".
//!
//! The verb right before the reporting verb then belongs to the clause, and whoever is named in it does not speak.

use crate::analysis::grammar::noun_phrase::{NounPhrase, PhraseKind, is_verb_like};
use crate::analysis::grammar::outline::Outline;
use crate::analysis::grammar::token_kind::TokenKind;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

/// The longest clause, in tokens.
const MAX_CLAUSE: usize = 12;
/// The longest noun before it, in tokens.
const MAX_NOUN: usize = 6;

/// The noun at token `from`, or behind a conjunction there, whose clause ends before token `end`.
///
/// Gets right: The hotel in which the men stayed said. Leaves alone: The accused said; The minister Kofi Mensah said; A man named
/// Mensah said.
pub(super) fn before_bare_relative(outline: &Outline<'_, '_>, from: usize, end: usize) -> Option<NounPhrase> {
    let verb = end.checked_sub(1).filter(|&verb| verb > from && is_finite_verb(outline, verb))?;
    let start = from + usize::from(outline.is(from, List::Coordinators));
    let determines = matches!(
        outline.kind(start),
        TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor)
    );
    let is_noun = |&at: &usize| matches!(outline.kind(at), TokenKind::Word | TokenKind::Hyphen);
    let clause = start + 1 + (start + 1..verb).take(MAX_NOUN).take_while(is_noun).count();
    let noun = clause - 1;
    let named = determines && noun > start && !is_finite_verb(outline, noun);
    if !named || clause >= verb || end - clause > MAX_CLAUSE || !opens_clause(outline, clause, verb) {
        return None;
    }
    let words = start..clause;
    (clause..verb)
        .all(|at| is_of_clause(outline, at))
        .then(|| NounPhrase::new(words.clone(), words, PhraseKind::Description))
}

/// Whether token `at` can be the past form of a verb: "died", "taught".
fn is_finite_verb(outline: &Outline<'_, '_>, at: usize) -> bool {
    matches!(outline.kind(at), TokenKind::Word | TokenKind::Cue(_))
        && !outline.passage.can_speak(at)
        && !outline.passage.is_role(at)
        && (outline.is(at, List::IrregularVerbs)
            || is_verb_like(outline, at) && outline.lowercase_word(at).ends_with("ed"))
}

/// Whether a clause about the noun before it begins at `at`: "where she", "in which the men", "she", "Mensah".
fn opens_clause(outline: &Outline<'_, '_>, at: usize, verb: usize) -> bool {
    let relates = |at: usize| {
        outline.kind(at) == TokenKind::Function(FunctionWord::Relative)
            || matches!(outline.passage.word(at), "that" | "where")
    };
    let acts = |at: usize| {
        matches!(
            outline.kind(at),
            TokenKind::Name
                | TokenKind::Function(
                    FunctionWord::Subject | FunctionWord::Determiner | FunctionWord::Possessor
                )
        )
    };
    let after_preposition = outline.kind(at) == TokenKind::Function(FunctionWord::Preposition)
        && outline.passage.word(at + 1) == "which";
    let subject = match outline.kind(at) {
        _ if after_preposition => at + 2,
        _ if relates(at) => at + 1,
        _ => at,
    };
    subject < verb && acts(subject)
}

/// Whether token `at` can stand in such a clause.
fn is_of_clause(outline: &Outline<'_, '_>, at: usize) -> bool {
    matches!(
        outline.kind(at),
        TokenKind::Word | TokenKind::Name | TokenKind::Number | TokenKind::Hyphen | TokenKind::Function(_)
    ) && !outline.is(at, List::Coordinators)
}
