//! A noun for something said, before a colon -> the clause of whoever it belongs to: "her coach’s favourite line: “…”", "an
//! answer from the ministry: “…”".

use super::clause::{by_nobody, report_of, speaks_for_itself};
use crate::analysis::grammar::noun_phrase::{PhraseKind, describes_speaker};
use crate::analysis::grammar::noun_report::owner_before;
use crate::analysis::grammar::outline::Outline;
use crate::analysis::grammar::phrase_after::{FollowedBy, phrase_starting_at};
use crate::analysis::grammar::phrase_before::phrase_ending_at;
use crate::analysis::grammar::reporting_clause::{ReportingClause, SubjectOrder};
use crate::analysis::grammar::token_kind::TokenKind;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use std::ops::Range;

/// "The council had one message: “…”", "She had a simple answer for them: “…”": whoever has something to say.
///
/// Leaves alone: the council had one problem: “the bridge”.
pub(super) fn message(outline: &Outline<'_, '_>, clause: &Range<usize>) -> Option<ReportingClause> {
    const MAX_TOKENS: usize = 8;
    let near = clause.start.max(clause.end.saturating_sub(MAX_TOKENS))..clause.end;
    let had = near.rev().find(|&at| matches!(outline.passage.word(at), "had" | "has" | "have"))?;
    let noun = (had + 1..clause.end).find(|&at| outline.is(at, List::NounsOfMessage))?;
    let leads =
        |at: usize| outline.kind(at) != TokenKind::Comma && !matches!(outline.kind(at), TokenKind::Cue(_));
    if !(had..noun).all(leads) {
        return None;
    }
    let subject = phrase_ending_at(outline, clause.start, had)?;
    let tokens = subject.full.start..noun + 1;
    Some(report_of(subject, noun, SubjectOrder::SubjectFirst, tokens))
}

/// "Her coach’s favourite line: “…”", "Lopez’s answer was simple: “…”", "recalled her father’s advice: “…”".
///
/// Leaves alone: rejected Lopez’s claim: “…”; in response to Lopez’s question: “…”.
pub(super) fn owned_words(outline: &Outline<'_, '_>, clause: &Range<usize>) -> Option<ReportingClause> {
    let noun = last_noun_of_speech(outline, clause)?;
    let owner =
        owner_before(outline, noun).filter(|owner| outline.passage.word(owner.core.start) != "its")?;
    let start = owner.full.start;
    let before = start.checked_sub(1);
    let is_subject = start == clause.start
        || matches!(outline.kind_before(start), TokenKind::Comma | TokenKind::Break)
        || before.is_some_and(|before| outline.is(before, List::Coordinators));
    // "read out her brother’s message".
    let is_particle = |at: &usize| matches!(outline.passage.word(*at), "aloud" | "out");
    let verb = before.filter(is_particle).map_or(before, |particle| particle.checked_sub(1));
    let is_presented = || {
        verb.is_some_and(|verb| outline.is(verb, List::VerbsOfPresenting))
            && speaks_for_itself(outline, clause)
    };
    let is_last = || {
        matches!(outline.passage.word(noun - 1), "final" | "last") && outline.passage.word(noun) == "words"
    };
    let is_judged = || verb.is_some_and(|verb| outline.is(verb, List::VerbsOfReacting));
    let is_favourite = || (outline.is(noun - 1, List::FavouriteWords) || is_last()) && !is_judged();
    let tokens = start..clause.end;
    (is_subject || is_presented() || is_favourite())
        .then(|| report_of(owner, noun, SubjectOrder::SubjectFirst, tokens))
}

/// "A message from Lopez read: “…”", "got an answer from the ministry within a day: “…”", "the words of her mother: “…”".
///
/// Leaves alone: attacked a letter from the ministry: “…”; a question of trust: “…”.
pub(super) fn sent_words(outline: &Outline<'_, '_>, clause: &Range<usize>) -> Option<ReportingClause> {
    const MAX_DETERMINERS: usize = 4;
    let by = (clause.start + 1..clause.end)
        .rev()
        .find(|&at| matches!(outline.passage.word(at), "by" | "from" | "of"))?;
    let noun = by - 1;
    let author = phrase_starting_at(outline, by + 1, clause.end, FollowedBy::Verb)?;
    let speaks = author.kind == PhraseKind::Name || describes_speaker(outline, &author.core);
    let end = author.full.end;
    let ends = end == clause.end || is_tail(outline, end..clause.end) || is_read(outline, end..clause.end);
    let near = noun.saturating_sub(MAX_DETERMINERS).max(clause.start)..noun;
    // "woke to a text from", but not "replied to a text from".
    let wakes = |at: usize| {
        let verb = at.checked_sub(1).map_or("", |verb| outline.passage.word(verb));
        outline.passage.word(at) == "to"
            && matches!(verb, "awoke" | "clung" | "listened" | "pointed" | "woke")
    };
    let presents = |at: usize| outline.is(at, List::VerbsOfPresenting) || wakes(at);
    let is_presented = near.clone().any(presents) && speaks_for_itself(outline, clause);
    let opens = near.start == clause.start && near.clone().all(|at| is_of_noun(outline, at));
    // "heard from the ministry".
    let is_heard = outline.is(noun, List::VerbsOfHearing) && outline.passage.word(by) == "from";
    let is_of_speech = if outline.passage.word(by) == "of" {
        matches!(outline.passage.word(noun), "advice" | "motto" | "words")
    } else {
        outline.is_speech_noun(noun)
    };
    (speaks && ends && (is_heard || is_of_speech && (is_presented || opens)))
        .then(|| report_of(author, noun, SubjectOrder::Agent, noun..clause.end))
}

/// "Saw the message on her phone: “…”", "got a reply: “…”": somebody else wrote it, and nobody says who.
pub(super) fn received_words(outline: &Outline<'_, '_>, clause: &Range<usize>) -> Option<ReportingClause> {
    const MAX_DETERMINERS: usize = 3;
    let noun = last_noun_of_speech(outline, clause).filter(|&noun| outline.is(noun, List::WrittenTexts))?;
    if !speaks_for_itself(outline, clause) {
        return None;
    }
    let verb = (noun.saturating_sub(MAX_DETERMINERS).max(clause.start)..noun)
        .rev()
        .find(|&at| !is_of_noun(outline, at) || outline.is(at, List::VerbsOfReceiving))?;
    if !outline.is(verb, List::VerbsOfReceiving) {
        return None;
    }
    // "got a letter saying": the letter says so, which is a report of its own.
    let start = if is_read(outline, noun + 1..clause.end) { clause.end - 1 } else { noun };
    Some(by_nobody(start..clause.end))
}

/// The last noun for something said, if what follows it before the colon changes nothing: "her answer to them was plain:".
fn last_noun_of_speech(outline: &Outline<'_, '_>, clause: &Range<usize>) -> Option<usize> {
    // "remembered her father saying", "got a letter saying": a verb.
    let is_verb = |at: usize| {
        outline.passage.word(at) == "saying"
            && at > clause.start
            && (outline.passage.can_speak(at - 1) || outline.is_speech_noun(at - 1))
    };
    let mut nouns = clause.clone().rev().filter(|&at| outline.is_speech_noun(at) && !is_verb(at));
    let noun = nouns.next()?;
    let rest = noun + 1..clause.end;
    (is_tail(outline, rest.clone()) || is_read(outline, rest)).then_some(noun)
}

/// Whether these words say that a text is read: "read", "that said", "saying".
fn is_read(outline: &Outline<'_, '_>, words: Range<usize>) -> bool {
    let relative = usize::from(matches!(outline.passage.word(words.start), "that" | "which"));
    let verb = words.start + relative;
    verb + 1 == words.end
        && matches!(outline.passage.word(verb), "read" | "reading" | "reads" | "said" | "saying" | "says")
}

/// Whether the words between a noun for something said and the colon only say how it is, or to whom or when it was said.
fn is_tail(outline: &Outline<'_, '_>, tail: Range<usize>) -> bool {
    const MAX_TAIL: usize = 8;
    let opens = outline.is(tail.start, List::FormsOfBe)
        || outline.kind(tail.start) == TokenKind::Function(FunctionWord::Preposition);
    let plain = |at: usize| {
        matches!(
            outline.kind(at),
            TokenKind::Word
                | TokenKind::Name
                | TokenKind::Number
                | TokenKind::Function(
                    FunctionWord::Preposition
                        | FunctionWord::Determiner
                        | FunctionWord::Possessor
                        | FunctionWord::Object
                        | FunctionWord::Adverb
                        | FunctionWord::Time
                        | FunctionWord::Auxiliary
                )
        )
    };
    tail.is_empty() || opens && tail.len() <= MAX_TAIL && tail.clone().all(plain)
}

/// Whether token `at` can stand before a noun that opens a sentence: "A short letter".
fn is_of_noun(outline: &Outline<'_, '_>, at: usize) -> bool {
    matches!(
        outline.kind(at),
        TokenKind::Word | TokenKind::Number | TokenKind::Function(FunctionWord::Determiner)
    )
}
