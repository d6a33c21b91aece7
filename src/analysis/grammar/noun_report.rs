//! Noun for a statement with its owner -> a reporting clause: "Mensah’s claim that", "warnings from doctors that", "her
//! promise to".

use super::noun_phrase::{NounPhrase, can_act};
use super::outline::Outline;
use super::phrase_after::{FollowedBy, phrase_starting_at};
use super::phrase_before::phrase_ending_at;
use super::reporting_clause::{CueKind, ReportingClause, SubjectOrder};
use super::token_kind::TokenKind;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

/// The reporting clause of the noun at `at`, whose owner makes the statement.
///
/// Gets right: rejected Mensah’s claim that the road was safe; her claim in May that it was; warnings from doctors that
/// it was not; his promise to open it. Leaves alone: the claim that was rejected; his hope for a deal.
pub(super) fn noun_report(outline: &Outline<'_, '_>, at: usize) -> Option<ReportingClause> {
    let states = outline.is(at, List::NounsOfStatements);
    let commits = outline.is(at, List::NounsOfVows)
        && outline.passage.word(at + 1) == "to"
        && matches!(outline.kind(at + 2), TokenKind::Word | TokenKind::Cue(_));
    if !states && !commits {
        return None;
    }
    let introduces = commits || clause_behind(outline, at);
    let before = introduces.then(|| owner_before(outline, at)).flatten();
    let (subject, order) = match before {
        Some(owner) => (owner, SubjectOrder::SubjectFirst),
        None => (author_behind(outline, at)?, SubjectOrder::Agent),
    };
    let tokens = subject.full.start.min(at)..subject.full.end.max(at + 1);
    let kind = CueKind::Verb(CueClass::Report);
    Some(ReportingClause { cue: at..at + 1, kind, subject: Some(subject), order, tokens })
}

/// Whether "that" follows the noun, perhaps behind a place or a time: "her claim in May that".
fn clause_behind(outline: &Outline<'_, '_>, noun: usize) -> bool {
    const MAX_BETWEEN: usize = 8;
    let sentence = outline.sentence(noun);
    let limit = if outline.is(noun + 1, List::AfterStatements) { MAX_BETWEEN } else { 1 };
    // But not the month of May.
    let is_auxiliary = |at: usize| {
        outline.kind(at) == TokenKind::Function(FunctionWord::Auxiliary)
            && !outline.lowercase_word(at).is_empty()
    };
    let ends = |&at: &usize| {
        outline.sentence(at) != sentence
            || matches!(
                outline.kind(at),
                TokenKind::Comma | TokenKind::Stop | TokenKind::Quoted | TokenKind::Cue(_)
            )
            || is_auxiliary(at)
    };
    let mut between = (noun + 1..=noun + limit).take_while(|at| !ends(at));
    let that = between.find(|&at| outline.passage.word(at) == "that");
    that.is_some_and(|that| !is_auxiliary(that + 1))
}

/// "Mensah’s", "her" before the noun, perhaps with an adjective between.
fn owner_before(outline: &Outline<'_, '_>, noun: usize) -> Option<NounPhrase> {
    const MAX_BETWEEN: usize = 3;
    let between = |index: &usize| {
        matches!(
            outline.kind(*index),
            TokenKind::Word
                | TokenKind::Number
                | TokenKind::Function(FunctionWord::Time | FunctionWord::Adverb)
        )
    };
    let mut near = (noun.saturating_sub(MAX_BETWEEN + 1)..noun).rev();
    let owner = near.find(|index| !between(index))?;
    match outline.kind(owner) {
        TokenKind::Function(FunctionWord::Possessor) => Some(NounPhrase::pronoun(owner)),
        TokenKind::Possessive => {
            let start = outline.sentence_start(outline.sentence(owner));
            phrase_ending_at(outline, start, owner)
        }
        _ => None,
    }
}

/// "from doctors", "by the ministry" between the noun and "that".
fn author_behind(outline: &Outline<'_, '_>, noun: usize) -> Option<NounPhrase> {
    if !matches!(outline.passage.word(noun + 1), "by" | "from") {
        return None;
    }
    let author = phrase_starting_at(outline, noun + 2, outline.kinds.len(), FollowedBy::ClauseEnd)?;
    let introduces = outline.passage.word(author.full.end) == "that";
    (introduces && can_act(outline, &author)).then_some(author)
}
