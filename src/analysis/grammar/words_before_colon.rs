//! Words before a colon and marks -> a reporting clause, where no verb reports but the words say whose words follow: "had
//! one message: “…”", "her coach’s favourite line: “…”", "an answer from the ministry: “…”", "taunted by fans: “…”".

use super::inherited::heard_before;
use super::noun_phrase::{NounPhrase, PhraseKind, describes_speaker};
use super::noun_report::owner_before;
use super::outline::Outline;
use super::phrase_after::{FollowedBy, phrase_starting_at};
use super::phrase_before::phrase_ending_at;
use super::reporting_clause::{CueKind, ReportingClause, SubjectOrder};
use super::token_kind::TokenKind;
use super::verb::agent;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use std::ops::Range;

/// The most tokens of the sentence before a colon that are read.
const MAX_CLAUSE: usize = 32;

/// The clause of whoever the words before the colon at `colon` say the quotation behind it is by.
pub(super) fn words_before_colon(outline: &Outline<'_, '_>, colon: usize) -> Option<ReportingClause> {
    let start = outline.sentence_start(outline.sentence(colon)).max(colon.saturating_sub(MAX_CLAUSE));
    let clause = start..colon;
    message(outline, &clause)
        .or_else(|| owned_words(outline, &clause))
        .or_else(|| sent_words(outline, &clause))
        .or_else(|| issued_words(outline, &clause))
        .or_else(|| heard_words(outline, &clause))
        .or_else(|| shouted_words(outline, &clause))
        .or_else(|| received_words(outline, &clause))
}

/// The clause of whoever the sentence before the marks at `start` names as the source of some words: "remembers her father’s
/// last words. “…”".
///
/// Leaves alone: remembers her father. “…”.
pub(super) fn words_before_marks(outline: &Outline<'_, '_>, start: usize) -> Option<ReportingClause> {
    let stop = start.checked_sub(1).filter(|&stop| outline.kind(stop) == TokenKind::Stop)?;
    let ends_with_words = stop > 0
        && matches!(outline.passage.word(stop - 1), "advice" | "motto" | "words")
        && outline.own_paragraph(stop) == outline.own_paragraph(start);
    if !ends_with_words {
        return None;
    }
    let clause = outline.sentence_start(outline.sentence(stop)).max(stop.saturating_sub(MAX_CLAUSE))..stop;
    let report = owned_words(outline, &clause).filter(|report| report.tokens.start > clause.start)?;
    Some(ReportingClause { tokens: report.tokens.start..start, ..report })
}

/// "The council had one message: “…”", "She had a simple answer for them: “…”": whoever has something to say.
///
/// Leaves alone: the council had one problem: “the bridge”.
fn message(outline: &Outline<'_, '_>, clause: &Range<usize>) -> Option<ReportingClause> {
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
fn owned_words(outline: &Outline<'_, '_>, clause: &Range<usize>) -> Option<ReportingClause> {
    let noun = last_noun_of_speech(outline, clause)?;
    // "remembered her father saying": a verb.
    if outline.passage.word(noun) == "saying" && noun > 0 && outline.passage.can_speak(noun - 1) {
        return None;
    }
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
fn sent_words(outline: &Outline<'_, '_>, clause: &Range<usize>) -> Option<ReportingClause> {
    const MAX_DETERMINERS: usize = 4;
    let by = (clause.start + 1..clause.end)
        .rev()
        .find(|&at| matches!(outline.passage.word(at), "by" | "from" | "of"))?;
    let noun = by - 1;
    let author = phrase_starting_at(outline, by + 1, clause.end, FollowedBy::Verb)?;
    let speaks = author.kind == PhraseKind::Name || describes_speaker(outline, &author.core);
    let is_read =
        |at: usize| matches!(outline.passage.word(at), "read" | "reading" | "said" | "saying" | "says");
    let end = author.full.end;
    let ends =
        end == clause.end || is_tail(outline, end..clause.end) || is_read(end) && end + 1 == clause.end;
    let near = noun.saturating_sub(MAX_DETERMINERS).max(clause.start)..noun;
    let is_presented =
        near.clone().any(|at| outline.is(at, List::VerbsOfPresenting)) && speaks_for_itself(outline, clause);
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

/// "Lopez’s family issued a statement: “…”", "Lopez’s wife emailed him: “…”": whoever sends the words.
///
/// Leaves alone: the family got a statement: “…”.
fn issued_words(outline: &Outline<'_, '_>, clause: &Range<usize>) -> Option<ReportingClause> {
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
    let subject = phrase_ending_at(outline, clause.start, end)?;
    let opens = subject.full.start == clause.start
        || matches!(outline.kind_before(subject.full.start), TokenKind::Comma | TokenKind::Break);
    let acts = opens || subject.kind == PhraseKind::Pronoun;
    let tokens = subject.full.start..clause.end;
    acts.then(|| report_of(subject, verb, SubjectOrder::SubjectFirst, tokens))
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

/// "Heard a man shout: “…”": somebody else speaks.
fn heard_words(outline: &Outline<'_, '_>, clause: &Range<usize>) -> Option<ReportingClause> {
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
fn shouted_words(outline: &Outline<'_, '_>, clause: &Range<usize>) -> Option<ReportingClause> {
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

/// "Saw the message on her phone: “…”", "got a reply: “…”": somebody else wrote it, and nobody says who.
fn received_words(outline: &Outline<'_, '_>, clause: &Range<usize>) -> Option<ReportingClause> {
    const MAX_DETERMINERS: usize = 3;
    let noun = last_noun_of_speech(outline, clause).filter(|&noun| outline.is(noun, List::WrittenTexts))?;
    if !speaks_for_itself(outline, clause) {
        return None;
    }
    let verb = (noun.saturating_sub(MAX_DETERMINERS).max(clause.start)..noun)
        .rev()
        .find(|&at| !is_of_noun(outline, at) || outline.is(at, List::VerbsOfReceiving))?;
    outline.is(verb, List::VerbsOfReceiving).then(|| by_nobody(noun..clause.end))
}

/// Whether the words in marks behind the clause can be those that it is about, and do not speak of them or of whoever got them.
///
/// Gets right: “Leave tonight.” Leaves alone: “It was rude.”; “I was in shock.”
fn speaks_for_itself(outline: &Outline<'_, '_>, clause: &Range<usize>) -> bool {
    const MARKS: usize = 2;
    let opens = clause.end..clause.end + MARKS + 2;
    let first = opens.skip(MARKS).find(|&at| outline.passage.word(at).chars().any(char::is_alphanumeric));
    first.is_none_or(|first| {
        !matches!(outline.passage.word(first), "He" | "I" | "It" | "She" | "That" | "They" | "This")
    })
}

/// The clause of words whose speaker is not named.
fn by_nobody(tokens: Range<usize>) -> ReportingClause {
    let kind = CueKind::Verb(CueClass::Report);
    // The cue reaches over the colon: nothing may stand between it and the quotation.
    let cue = tokens.start..tokens.end + 1;
    ReportingClause { cue, kind, subject: None, order: SubjectOrder::Unnamed, tokens }
}

fn report_of(subject: NounPhrase, cue: usize, order: SubjectOrder, tokens: Range<usize>) -> ReportingClause {
    let kind = CueKind::Verb(CueClass::Report);
    ReportingClause { cue: cue..cue + 1, kind, subject: Some(subject), order, tokens }
}

/// The last noun for something said, if what follows it before the colon changes nothing: "her answer to them was plain:".
fn last_noun_of_speech(outline: &Outline<'_, '_>, clause: &Range<usize>) -> Option<usize> {
    let noun = clause.clone().rev().find(|&at| outline.is_speech_noun(at))?;
    is_tail(outline, noun + 1..clause.end).then_some(noun)
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

#[cfg(test)]
mod tests {
    use crate::analysis::{Speaker, analyze};
    use crate::article::Article;
    use crate::input::{Document, Media};

    /// The words that name the speaker of the last quotation, and how certain that is.
    fn speaker(text: &str) -> (String, f32) {
        let found = analyze(&Article::new(Document::record(String::new(), Media::Plain, text.to_owned())));
        let last = found.quotations.last().and_then(|quotation| quotation.attribution.clone()).unwrap();
        let named = last.mention.or(match last.speaker {
            Speaker::Group(span) | Speaker::Unknown(span) => Some(span),
            Speaker::Entity(_) => None,
        });
        (named.map_or(String::new(), |span| span.of(text).to_owned()), last.confidence)
    }

    #[test]
    fn words_are_of_whoever_they_are_said_to_be_of() {
        for (text, expected) in [
            ("The crew of the ferry had one message: “Let them go home now.”", "The crew of the ferry"),
            ("Her grandmother’s advice was simple: “Never lend a boat.”", "Her grandmother"),
            ("Ana Lopes still laughs at her coach’s favourite line: “Run first.”", "her coach"),
            ("Ana Lopes read out her brother’s message: “Do not wait.”", "her brother"),
            ("Ana Lopes remembers her father’s last words. “Feed the dog.”", "her father"),
            ("Ana Lopes recalled the words of her grandmother: “Never lend a boat.”", "her grandmother"),
            ("Ana Lopes got an answer from the ministry within a day: “Your form is late.”", "the ministry"),
            ("A message from Lund read: “Leave tonight.”", "Lund"),
            ("Ana Lopes heard a man shout: “Leave tonight!”", "a man"),
            ("Ana Lopes overheard Lund saying: “Leave tonight.”", "Lund"),
            ("Rania Hadid was taunted by fans: “Go home!”", "fans"),
            ("The crowd booed Lopes: “Shame!”", "The crowd"),
        ] {
            let (found, confidence) = speaker(text);
            assert_eq!(found, expected, "{text}");
            assert!(confidence > 0.5, "{text} {confidence}");
        }
    }

    #[test]
    fn who_only_judges_the_words_of_others_says_what_follows() {
        for text in [
            "Ana Lopes dismissed Berg’s remarks: “He is wrong.”",
            "Ana Lopes criticised a letter from the ministry: “It is rude.”",
            "In response to Berg’s question, Ana Lopes was short: “No.”",
            "Ana Lopes wrote about her mother’s words: “They were hard.”",
            "Ana Lopes remembers her mother. “She never slept.”",
            "Ana Lopes recalled her first game for the club: “I was cold.”",
            "Ana Lopes received an apology from the bank: “It is too late.”",
            "Ana Lopes received the council’s reply. “It was rude.”",
            "Ana Lopes remembers her father’s advice: “I never listened.”",
        ] {
            assert_eq!(speaker(text).0, "Ana Lopes", "{text}");
        }
    }

    #[test]
    fn a_text_may_begin_with_what_usually_follows_a_verb() {
        for text in ["out her message: “Go home now.”", "aloud his letter: “Go home now.”"] {
            assert!(speaker(text).1 < 0.7, "{text} {:?}", speaker(text));
        }
    }

    #[test]
    fn who_only_gets_the_words_is_not_certain_to_have_said_them() {
        for text in [
            "Kofi Osei was heckled: “Resign!”",
            "Kofi Osei was booed as he left: “Shame on you!”",
            "Ana Lopes saw the message on her phone: “Leave tonight.”",
        ] {
            assert!(speaker(text).1 <= 0.5, "{text} {:?}", speaker(text));
        }
    }
}
