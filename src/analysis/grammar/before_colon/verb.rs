//! A verb that sends or shouts words, before a colon -> the clause of whoever does: "Lopez’s family issued a statement: “…”",
//! "heard a man shout: “…”", "was taunted by fans: “…”".

use super::clause::{by_nobody, report_of};
use crate::analysis::grammar::inherited::heard_before;
use crate::analysis::grammar::noun_phrase::{NounPhrase, PhraseKind, describes_speaker};
use crate::analysis::grammar::outline::Outline;
use crate::analysis::grammar::phrase_before::phrase_ending_at;
use crate::analysis::grammar::reporting_clause::{ReportingClause, SubjectOrder};
use crate::analysis::grammar::token_kind::TokenKind;
use crate::analysis::grammar::verb::agent;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use std::ops::Range;

/// "Lopez’s family issued a statement: “…”", "Lopez’s wife emailed him: “…”": whoever sends the words.
///
/// Leaves alone: the family got a statement: “…”.
pub(super) fn issued_words(outline: &Outline<'_, '_>, clause: &Range<usize>) -> Option<ReportingClause> {
    const MAX_TEXT: usize = 6;
    let near = clause.end.saturating_sub(MAX_TEXT).max(clause.start)..clause.end;
    let verb = near.rev().find(|&at| !is_of_object(outline, at))?;
    let object = verb + 1..clause.end;
    let is_text = object.clone().any(|at| outline.is_speech_noun(at));
    let sends = outline.is(verb, List::VerbsOfMessaging) && !object.is_empty()
        || is_text && outline.is(verb, List::VerbsOfSending);
    if !sends {
        return None;
    }
    let end = outline.end_before_helpers(clause.start, verb);
    // "was sent a note", but not "is sending a note".
    if !outline.lowercase_word(verb).ends_with("ing") && (end..verb).any(|at| outline.is(at, List::FormsOfBe))
    {
        return Some(by_nobody(verb..clause.end));
    }
    let subject = phrase_ending_at(outline, clause.start, end)?;
    let opens = subject.full.start == clause.start
        || matches!(outline.kind_before(subject.full.start), TokenKind::Comma | TokenKind::Break);
    let acts = opens || subject.kind == PhraseKind::Pronoun;
    let tokens = subject.full.start..clause.end;
    acts.then(|| report_of(subject, verb, SubjectOrder::SubjectFirst, tokens))
}

/// "Heard a man shout: “…”": somebody else speaks.
pub(super) fn heard_words(outline: &Outline<'_, '_>, clause: &Range<usize>) -> Option<ReportingClause> {
    let last = clause.end.checked_sub(1)?;
    let verb = if outline.is(last, List::SpeechParticles) { last.checked_sub(1)? } else { last };
    if !outline.is(verb, List::BareSpeech) {
        return None;
    }
    let subject = heard_before(outline, clause.start, verb)?;
    let tokens = subject.full.start..clause.end;
    Some(report_of(subject, verb, SubjectOrder::SubjectFirst, tokens))
}

/// "Was taunted by fans: “…”" and "the crowd booed Lopez: “…”" name who shouts; "was heckled: “…”" names nobody, and its
/// subject only hears the words.
pub(super) fn shouted_words(outline: &Outline<'_, '_>, clause: &Range<usize>) -> Option<ReportingClause> {
    const MAX_ADVERBS: usize = 3;
    let verb = clause.clone().rev().find(|&at| outline.is(at, List::ShoutedAt))?;
    let ends =
        |at: usize| matches!(outline.kind(at), TokenKind::Comma | TokenKind::Cue(_) | TokenKind::Quoted);
    if (verb..clause.end).any(ends) {
        return None;
    }
    let tokens = verb..clause.end;
    // "was interrupted by a heckler but went on: “…”".
    if (verb..clause.end).any(|at| outline.is(at, List::Coordinators)) {
        return None;
    }
    let by = (verb..clause.end).any(|at| outline.passage.word(at) == "by");
    let mut before = (verb.saturating_sub(MAX_ADVERBS).max(clause.start)..verb).rev();
    let is_passive = before.any(|at| outline.is(at, List::FormsOfBe));
    if by {
        let speaks =
            |agent: &NounPhrase| agent.kind == PhraseKind::Name || describes_speaker(outline, &agent.core);
        let agent = agent(outline, verb).filter(|agent| speaks(agent) && agent.full.end == clause.end)?;
        return Some(report_of(agent, verb, SubjectOrder::Agent, tokens));
    }
    if is_passive {
        return Some(by_nobody(tokens));
    }
    let subject = phrase_ending_at(outline, clause.start, verb)?;
    let tokens = subject.full.start..clause.end;
    Some(report_of(subject, verb, SubjectOrder::SubjectFirst, tokens))
}

/// Whether token `at` can belong to the object of a verb of sending: "him", "a short statement".
fn is_of_object(outline: &Outline<'_, '_>, at: usize) -> bool {
    let is_verb = outline.is(at, List::VerbsOfMessaging) || outline.is(at, List::VerbsOfSending);
    !is_verb
        && matches!(
            outline.kind(at),
            TokenKind::Word
                | TokenKind::Name
                | TokenKind::Function(
                    FunctionWord::Determiner | FunctionWord::Possessor | FunctionWord::Object
                )
        )
}
