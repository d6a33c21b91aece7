//! Tokens of a reporter's sentence -> whether a verb is among them, judged by the words' spelling.

use crate::analysis::grammar::{Outline, TokenKind};
use crate::lexicon::function_words::{self, FunctionWord};
use crate::lexicon::lists::List;

/// Whether a verb is among the `reach` tokens from `start` on.
pub(super) fn has_verb(outline: &Outline<'_, '_>, start: usize, reach: usize) -> bool {
    let sentence = outline.sentence(start);
    let mut words = (start..start + reach).take_while(|&at| outline.sentence(at) == sentence);
    words.any(|at| is_verb(outline, at, start))
}

/// Whether a verb that does not belong to a relative clause is among the `reach` tokens from `start` on.
///
/// Gets right: the men who rowed were tired. Leaves alone: Kofi Mensah, who stood apart; a few men who rowed.
pub(super) fn has_main_verb(outline: &Outline<'_, '_>, start: usize, reach: usize) -> bool {
    let sentence = outline.sentence(start);
    let mut in_relative = false;
    for at in (start..start + reach).take_while(|&at| outline.sentence(at) == sentence) {
        match outline.kind(at) {
            TokenKind::Function(FunctionWord::Relative) => in_relative = true,
            TokenKind::Comma => in_relative = false,
            _ if is_verb(outline, at, start) && !in_relative => return true,
            // The verb of the relative clause.
            _ if is_verb(outline, at, start) => in_relative = false,
            _ => {}
        }
    }
    false
}

/// Whether the word at `at` is a verb with a finite form in a clause from `start` on.
fn is_verb(outline: &Outline<'_, '_>, at: usize, start: usize) -> bool {
    let word = outline.lowercase_word(at);
    let after_determiner = || outline.kind_before(at) == TokenKind::Function(FunctionWord::Determiner);
    matches!(outline.kind(at), TokenKind::Cue(_)) && at > start
        || outline.is(at, List::IrregularVerbs)
        || is_auxiliary(outline, at)
        || word.len() > 3 && word.ends_with("ed") && !after_determiner()
        || is_contraction(outline, at)
        || at > start && outline.kind(at) == TokenKind::Word && is_subject_pronoun(outline, at - 1)
}

/// Whether an auxiliary follows the noun phrase that begins at `start`: "the timber was".
pub(super) fn has_auxiliary(outline: &Outline<'_, '_>, start: usize) -> bool {
    near_phrase(outline, start).any(|at| is_auxiliary(outline, at) || is_contraction(outline, at))
}

/// The same, with nothing joined to the noun phrase: "the timber was", but not "a book and was".
pub(super) fn has_own_auxiliary(outline: &Outline<'_, '_>, start: usize) -> bool {
    near_phrase(outline, start)
        .take_while(|&at| !outline.is(at, List::Coordinators))
        .any(|at| is_auxiliary(outline, at) || is_contraction(outline, at))
}

/// Whether any verb follows the noun phrase that begins at `start`: "the timber burned".
pub(super) fn has_verb_near(outline: &Outline<'_, '_>, start: usize) -> bool {
    near_phrase(outline, start).any(|at| is_verb(outline, at, start))
}

/// The tokens from `start` on that can be a noun phrase and its verb.
fn near_phrase(outline: &Outline<'_, '_>, start: usize) -> impl Iterator<Item = usize> {
    const REACH: usize = 8;
    let in_phrase = move |at: &usize| {
        !matches!(
            outline.kind(*at),
            TokenKind::Comma
                | TokenKind::Stop
                | TokenKind::Break
                | TokenKind::Quoted
                | TokenKind::Function(FunctionWord::Relative)
        ) && !outline.is(*at, List::ClauseLinks)
    };
    (start..start + REACH).take_while(in_phrase)
}

/// "was", but not the month of May.
pub(super) fn is_auxiliary(outline: &Outline<'_, '_>, at: usize) -> bool {
    outline.kind(at) == TokenKind::Function(FunctionWord::Auxiliary)
        && !matches!(outline.lowercase_word(at), "" | "not")
}

/// "it’s", "they’re", "didn’t": an auxiliary that is written with the word before it.
fn is_contraction(outline: &Outline<'_, '_>, at: usize) -> bool {
    if outline.kind(at) == TokenKind::Possessive {
        return at > 0 && (is_subject_pronoun(outline, at - 1) || outline.passage.word(at - 1) == "there");
    }
    if !outline.passage.may_have_apostrophe(at) {
        return false;
    }
    let word = outline.lowercase_word(at);
    ["n't", "n’t", "'re", "’re", "'ll", "’ll", "'ve", "’ve", "'d", "’d"]
        .iter()
        .any(|ending| word.ends_with(ending))
}

/// "he", "they", also in "they’re".
pub(super) fn is_subject_pronoun(outline: &Outline<'_, '_>, at: usize) -> bool {
    outline.kind(at) == TokenKind::Function(FunctionWord::Subject)
        || outline
            .lowercase_word(at)
            .split_once(['\'', '’'])
            .is_some_and(|(pronoun, _)| function_words::class_of(pronoun) == Some(FunctionWord::Subject))
}
