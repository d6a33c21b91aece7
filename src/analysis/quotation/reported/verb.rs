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

/// How many verbs behind a phrase with a preposition can be those of the sentence: not those of a pronoun, which are of a clause
/// about the phrase, and no participles.
///
/// Gets right: In 2019 the road was shut. Leaves alone: In a letter he sent; In a note released on Friday.
pub(super) fn main_verbs_behind_phrase(outline: &Outline<'_, '_>, words: Range<usize>) -> usize {
    let is_of_clause = |at: usize| {
        is_subject_pronoun(outline, at - 1)
            || matches!(outline.kind_before(at), TokenKind::Function(FunctionWord::Relative))
            || outline.passage.word(at - 1) == "that"
    };
    let is_participle = |at: usize| {
        outline.lowercase_word(at).ends_with("ed")
            && outline.kind(at + 1) == TokenKind::Function(FunctionWord::Preposition)
            && !is_auxiliary(outline, at - 1)
    };
    let is_first = |at: usize| is_verb(outline, at, words.start) && !is_verb(outline, at - 1, words.start);
    let inside = words.start + 1..words.end;
    inside.filter(|&at| is_first(at) && !is_of_clause(at) && !is_participle(at)).count()
}

/// Whether a plural noun and a verb without an ending stand side by side in `words`, before what the verb acts on.
///
/// Gets right: oil companies exploit workers; drivers earn too little. Leaves alone: the sales tax on cars; arms deals.
pub(super) fn has_plain_verb(outline: &Outline<'_, '_>, words: Range<usize>) -> bool {
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
            || is_plural(outline, at)
            || is_plural(outline, at + 1) && outline.kind(at) == TokenKind::Word
    };
    let inside = words.start + 1..words.end.saturating_sub(1);
    inside.into_iter().any(|at| is_plain(outline, at) && is_plural(outline, at - 1) && acts_on(at + 1))
}

/// Whether the word at `at` can be a noun in the plural, judged by its spelling.
fn is_plural(outline: &Outline<'_, '_>, at: usize) -> bool {
    const MIN_LENGTH: usize = 4;
    let word = outline.passage.word(at);
    let ends = word.len() >= MIN_LENGTH
        && word.ends_with('s')
        && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    matches!(outline.kind(at), TokenKind::Word | TokenKind::Name) && ends
        || outline.is(at, List::PluralsWithoutS)
}

/// Whether the word at `at` can be a verb without an ending, judged by its spelling.
fn is_plain(outline: &Outline<'_, '_>, at: usize) -> bool {
    let word = outline.lowercase_word(at);
    let has_ending = ["s", "ing", "ed"].iter().any(|ending| word.ends_with(ending)) && !word.ends_with("ss");
    outline.kind(at) == TokenKind::Word && (!has_ending || outline.is(at, List::PlainVerbsLikeForms))
}

/// Whether a dash at `at` opens an insertion between a subject and its verb, which another dash before `end` closes.
///
/// Gets right: the plan – and the money behind it – came late. Leaves alone: the plan came late – and went.
pub(super) fn opens_insertion(outline: &Outline<'_, '_>, at: usize, end: usize) -> bool {
    let mut behind = at + 1..end;
    outline.is_dash(at) && behind.any(|dash| outline.is_dash(dash) && is_verb(outline, dash + 1, at))
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

/// Whether a verb follows the noun phrase at `start` that is not of a clause about it: "about 40 people were", but not "about 40
/// people he had met".
pub(super) fn has_own_verb(outline: &Outline<'_, '_>, start: usize) -> bool {
    const REACH: usize = 10;
    let ends = |at: usize| {
        matches!(
            outline.kind(at),
            TokenKind::Comma
                | TokenKind::Stop
                | TokenKind::Break
                | TokenKind::Quoted
                | TokenKind::Function(FunctionWord::Relative)
        ) || is_subject_pronoun(outline, at)
            || outline.passage.word(at) == "that"
    };
    // "plans", "claims": nouns here.
    let is_noun = |at: usize| {
        matches!(outline.kind(at), TokenKind::Cue(_)) && outline.lowercase_word(at).ends_with('s')
    };
    (start..start + REACH).take_while(|&at| !ends(at)).any(|at| is_verb(outline, at, start) && !is_noun(at))
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
