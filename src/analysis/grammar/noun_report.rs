//! Noun for a statement with its owner -> a reporting clause: "Mensah’s claim that".

use super::noun_phrase::NounPhrase;
use super::outline::Outline;
use super::phrase_before::phrase_ending_at;
use super::reporting_clause::{CueKind, ReportingClause, SubjectOrder};
use super::token_kind::TokenKind;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

/// The reporting clause of the noun at `at`, whose owner makes the statement.
///
/// Gets right: rejected Mensah’s claim that the road was safe; her May 3 announcement that. Leaves alone: the claim that
/// was rejected; his hope for a deal.
pub(super) fn noun_report(outline: &Outline<'_, '_>, at: usize) -> Option<ReportingClause> {
    const MAX_BETWEEN: usize = 3;
    let states = outline.is(at, List::NounsOfStatements)
        && outline.passage.word(at + 1) == "that"
        && outline.kind(at + 2) != TokenKind::Function(FunctionWord::Auxiliary);
    if !states {
        return None;
    }
    let near = at.saturating_sub(MAX_BETWEEN + 1)..at;
    let between = |index: &usize| {
        matches!(
            outline.kind(*index),
            TokenKind::Word
                | TokenKind::Number
                | TokenKind::Function(FunctionWord::Time | FunctionWord::Adverb)
        )
    };
    let owner = near.rev().find(|index| !between(index))?;
    let subject = match outline.kind(owner) {
        TokenKind::Function(FunctionWord::Possessor) => NounPhrase::pronoun(owner),
        TokenKind::Possessive => {
            let start = outline.sentence_start(outline.sentence(owner));
            phrase_ending_at(outline, start, owner)?
        }
        _ => return None,
    };
    Some(ReportingClause {
        cue: at..at + 1,
        kind: CueKind::Verb(CueClass::Report),
        tokens: subject.full.start..at + 1,
        subject: Some(subject),
        order: SubjectOrder::SubjectFirst,
    })
}
