//! Token of a reporter's sentence -> where the reported clause with it begins and ends.
//!
//! Without a parser, a clause ends with the sentence, before the next reporting clause, at a quotation, or where the
//! words around the reporting clause show that it was only an aside.

use super::Content;
use super::clue::ContentShape;
use super::ending::{addition, aside_end, before_report, before_verb, own_clause};
use crate::analysis::grammar::{Outline, ReportingClause, TokenKind};
use crate::analysis::quotation::quoted::UnattributedQuotation;
use crate::analysis::token::Shape;
use crate::lexicon::function_words::{self, FunctionWord};
use crate::lexicon::lists::List;
use std::ops::Range;

/// The longest clause, in tokens.
const MAX_CLAUSE: usize = 120;

/// A passage with what is known about it when reported speech is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting<'s> {
    pub(super) outline: &'s Outline<'s, 's>,
    /// The reporting clauses, in text order.
    pub(super) reports: &'s [ReportingClause],
    /// What was found in marks, in text order.
    pub(super) speech: &'s [UnattributedQuotation],
}

impl Setting<'_> {
    /// Whether token `at` belongs to speech in marks. A title in marks is a part of the reporter's sentence.
    pub(super) fn is_speech(&self, at: usize) -> bool {
        if self.outline.kind(at) != TokenKind::Quoted {
            return false;
        }
        let next = self.speech.partition_point(|quoted| quoted.tokens.start <= at);
        let quoted = next.checked_sub(1).and_then(|index| self.speech.get(index));
        quoted.is_some_and(|quoted| quoted.tokens.contains(&at))
    }
}

/// Returns the end of the clause that begins at `start`, one past its last token; `index` is that of its report.
pub(super) fn clause_end(setting: &Setting<'_>, start: usize, index: usize) -> usize {
    let outline = setting.outline;
    let Some(report) = setting.reports.get(index) else { return start };
    let sentence = outline.sentence(start);
    let is_beyond = |&at: &usize| {
        outline.sentence(at) != sentence || setting.is_speech(at) || outline.passage.word(at) == ";"
    };
    let end = (start..start + MAX_CLAUSE).find(is_beyond).unwrap_or(start + MAX_CLAUSE);
    let end = aside_end(outline, start..end, report).unwrap_or(end);
    let end = before_report(setting, start..end, index).unwrap_or(end);
    let end = own_clause(outline, start..end).unwrap_or(end);
    let end = before_verb(outline, start..end).unwrap_or(end);
    let end = addition(outline, start..end).unwrap_or(end);
    let is_content = |&at: &usize| {
        !matches!(
            outline.kind(at),
            TokenKind::Stop | TokenKind::Comma | TokenKind::Function(FunctionWord::Relative)
        ) && (outline.kind(at) != TokenKind::Break || matches!(outline.passage.word(at), ")" | "]"))
            && !outline.is(at, List::Coordinators)
            && outline.passage.word(at) != "that"
    };
    (start..end).rev().find(is_content).map_or(start, |last| last + 1)
}

/// Returns the start of the clause that a report at token `at` closes: the start of the sentence, after "But" and
/// after a dateline.
///
/// Gets right: "OSLO, May 3 - The road is shut, police said" begins with "The road". Leaves alone: The road - a new
/// one - is shut, police said.
pub(super) fn clause_start(outline: &Outline<'_, '_>, at: usize) -> usize {
    const MAX_DATELINE: usize = 10;
    let start = outline.sentence_start(outline.sentence(at));
    let is_lowercase = |index: usize| !outline.lowercase_word(index).is_empty();
    let end = (start..at.min(start + MAX_DATELINE))
        .find(|&index| outline.is_dash(index) || outline.passage.word(index) == ":" || is_lowercase(index));
    let is_upper = outline.passage.tokens.get(start).is_some_and(|token| token.shape == Shape::Upper);
    if let Some(dash) = end.filter(|&index| is_upper && !is_lowercase(index)) {
        return dash + 1;
    }
    let opener = outline.is(start, List::SentenceJoiners);
    start + usize::from(opener)
}

/// Whether a sentence begins with a subordinate clause or an adverbial: "If", "While", "In".
fn is_opener(outline: &Outline<'_, '_>, start: usize) -> bool {
    matches!(outline.kind(start), TokenKind::Function(FunctionWord::Preposition | FunctionWord::Conjunction))
        && !outline.is(start, List::MainClauseOpeners)
}

/// Whether the words before a report that closes the sentence can be a clause of their own, though no verb is known
/// among them.
pub(super) fn can_be_clause(setting: &Setting<'_>, content: &Range<usize>) -> bool {
    const MIN_TOKENS: usize = 5;
    let outline = setting.outline;
    content.len() >= MIN_TOKENS
        && !is_opener(outline, content.start)
        && !content.clone().any(|at| outline.is(at, List::PlainVerbsOfSaying))
}

/// Whether the words before a report are a clause of their own: they have a verb and no report.
///
/// Gets right: The road would open, the mayor said. Leaves alone: In May, the mayor said on Friday; if it rains, the
/// mayor said.
pub(super) fn is_main_clause(setting: &Setting<'_>, content: &Range<usize>) -> bool {
    let outline = setting.outline;
    let reports = content
        .clone()
        .any(|at| outline.is(at, List::PlainVerbsOfSaying) && outline.kind_before(at) != TokenKind::Stop);
    let comma = content.clone().find(|&at| outline.kind(at) == TokenKind::Comma);
    // "After the vote, the road would open": the main clause is behind the comma.
    let main = match (is_opener(outline, content.start), comma) {
        (true, None) => return false,
        (true, Some(comma)) => comma + 1,
        (false, _) => content.start,
    };
    let length = content.end.saturating_sub(main);
    content.len() <= MAX_CLAUSE && !reports && has_verb(outline, main, length)
}

/// Whether a verb is among the `reach` tokens from `start` on.
pub(super) fn has_verb(outline: &Outline<'_, '_>, start: usize, reach: usize) -> bool {
    let sentence = outline.sentence(start);
    let mut words = (start..start + reach).take_while(|&at| outline.sentence(at) == sentence);
    words.any(|at| is_verb(outline, at, start))
}

/// Whether the word at `at` is a verb with a finite form in a clause from `start` on.
fn is_verb(outline: &Outline<'_, '_>, at: usize, start: usize) -> bool {
    let word = outline.lowercase_word(at);
    let after_determiner = outline.kind_before(at) == TokenKind::Function(FunctionWord::Determiner);
    is_auxiliary(outline, at)
        || is_contraction(outline, at)
        || word.len() > 3 && word.ends_with("ed") && !after_determiner
        || matches!(outline.kind(at), TokenKind::Cue(_)) && at > start
        || outline.is(at, List::IrregularVerbs)
        || at > start && is_subject_pronoun(outline, at - 1) && outline.kind(at) == TokenKind::Word
}

/// Whether an auxiliary follows the noun phrase that begins at `start`: "the timber was".
pub(super) fn has_auxiliary(outline: &Outline<'_, '_>, start: usize) -> bool {
    after_phrase(outline, start).any(|at| is_auxiliary(outline, at) || is_contraction(outline, at))
}

/// Whether any verb follows the noun phrase that begins at `start`: "the timber burned".
pub(super) fn has_verb_near(outline: &Outline<'_, '_>, start: usize) -> bool {
    after_phrase(outline, start).any(|at| is_verb(outline, at, start))
}

/// The tokens from `start` on that can be a noun phrase and its verb.
fn after_phrase(outline: &Outline<'_, '_>, start: usize) -> impl Iterator<Item = usize> {
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
    let word = outline.lowercase_word(at);
    word.contains(['\'', '’'])
        && ["n't", "n’t", "'re", "’re", "'ll", "’ll", "'ve", "’ve", "'d", "’d"]
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

/// Whether a clause is long enough and no speech in marks follows it. A clause that ends at marks is the beginning of
/// that quotation's sentence, not a quotation of its own.
pub(super) fn is_complete(setting: &Setting<'_>, content: &Content) -> bool {
    const MIN_TOKENS: usize = 3;
    let tokens = &content.tokens;
    let is_noun = matches!(content.shape, ContentShape::Object | ContentShape::ObjectOfPhrase);
    let is_long = tokens.len() >= MIN_TOKENS || is_noun;
    !tokens.is_empty() && is_long && !ends_at_speech(setting, tokens)
}

/// Whether speech in marks follows the words, perhaps after a comma.
fn ends_at_speech(setting: &Setting<'_>, tokens: &Range<usize>) -> bool {
    let outline = setting.outline;
    let near = tokens.end..tokens.end + 3;
    let mut rest = near.skip_while(|&at| {
        matches!(outline.kind(at), TokenKind::Comma | TokenKind::Colon) || outline.is(at, List::Coordinators)
    });
    rest.next().is_some_and(|at| setting.is_speech(at))
}
