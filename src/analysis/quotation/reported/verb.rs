//! Tokens of a reporter's sentence -> whether a verb is among them, judged by the words' spelling.

use crate::analysis::grammar::{Outline, TokenKind};
use crate::lexicon::function_words::{self, FunctionWord};
use crate::lexicon::lists::List;
use std::ops::Range;

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

/// How many verbs or groups of verbs are in `words`: "has been shut" is one.
pub(super) fn count_verbs(outline: &Outline<'_, '_>, words: Range<usize>) -> usize {
    let is_one = |at: usize| is_verb(outline, at, words.start);
    words.clone().filter(|&at| is_one(at) && !(at > words.start && is_one(at - 1))).count()
}

/// Whether a plural noun and a verb without an ending stand side by side in `words`, before what the verb acts on.
///
/// Gets right: oil companies exploit workers; drivers earn too little. Leaves alone: the sales tax on cars; arms deals.
pub(super) fn has_plain_verb(outline: &Outline<'_, '_>, words: Range<usize>) -> bool {
    const MIN_PLURAL: usize = 4;
    let is_plural = |at: usize| {
        let word = outline.passage.word(at);
        let ends = word.len() >= MIN_PLURAL
            && word.ends_with('s')
            && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
        matches!(outline.kind(at), TokenKind::Word | TokenKind::Name) && ends
            || outline.is(at, List::PluralsWithoutS)
    };
    let is_plain = |at: usize| {
        let word = outline.lowercase_word(at);
        let has_ending =
            ["s", "ing", "ed"].iter().any(|ending| word.ends_with(ending)) && !word.ends_with("ss");
        outline.kind(at) == TokenKind::Word && !has_ending
    };
    let acts_on = |at: usize| {
        matches!(
            outline.kind(at),
            TokenKind::Number
                | TokenKind::Function(
                    FunctionWord::Determiner
                        | FunctionWord::Possessor
                        | FunctionWord::Object
                        | FunctionWord::Adverb
                )
        ) || outline.is(at, List::VerbParticles)
            || is_plural(at)
            || is_plural(at + 1) && outline.kind(at) == TokenKind::Word
    };
    let inside = words.start + 1..words.end.saturating_sub(1);
    inside.into_iter().any(|at| is_plain(at) && is_plural(at - 1) && acts_on(at + 1))
}

/// The dash that closes an insertion between a subject and its verb, which begins with the dash at `opening`.
///
/// Gets right: the plan – and the money behind it – came late. Leaves alone: the plan came late – and went.
pub(super) fn closing_dash(outline: &Outline<'_, '_>, opening: usize, end: usize) -> Option<usize> {
    let mut dashes = (opening + 1..end).filter(|&at| outline.is_dash(at));
    dashes.find(|&dash| is_verb(outline, dash + 1, opening))
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
        return at > 0 && (is_subject_pronoun(outline, at - 1) || outline.is(at - 1, List::BeforeShortIs));
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
