//! Reporting verb -> where the words that it introduces begin: after "that", at once, at a question word, or at the
//! demand, denial or accusation that follows.

use super::bare;
use super::clue::ContentShape;
use super::content::Opening;
use super::object::{self, is_gerund};
use super::time::skip_time;
use super::verb::has_verb;
use crate::analysis::grammar::{Outline, ReportingClause, SubjectOrder, TokenKind};
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use std::ops::Range;

/// Finds where the words that a reporting verb introduces begin.
pub(super) fn find_opening(outline: &Outline<'_, '_>, report: &ReportingClause) -> Option<Opening> {
    let class = report.class()?;
    if report.order == SubjectOrder::VerbFirst {
        return None;
    }
    let verb = report.cue.start;
    // "pointed out": the particle belongs to the verb.
    let after = match (&report.subject, report.order) {
        // "was told by the mayor that".
        (Some(agent), SubjectOrder::Agent) => agent.full.end.max(report.cue.end),
        _ => report.cue.end,
    };
    let at = after + usize::from(matches!(outline.passage.word(after), "out" | "back"));
    let opening = |start, shape| Opening { start, shape };
    let states = matches!(class, CueClass::Say | CueClass::Report | CueClass::Tell);
    let bare = || if states { bare::find_clause(outline, report, at) } else { None };
    let that = after_that(outline, at, class).map(|start| opening(start, ContentShape::That));
    that.or_else(|| bare::find_gapped_clause(outline, report, at))
        .or_else(|| bare().map(|start| opening(start, ContentShape::Bare)))
        .or_else(|| demand(outline, verb))
        .or_else(|| question(outline, at, class).map(|start| opening(start, ContentShape::Question)))
        .or_else(|| passive_view(outline, report))
        .or_else(|| object::find_opening(outline, verb))
}

/// "was described by the mayor as unsafe", "was blamed by drivers for closing": how somebody views the subject.
///
/// Leaves alone: was described by the mayor in a book.
fn passive_view(outline: &Outline<'_, '_>, report: &ReportingClause) -> Option<Opening> {
    let agent = report.subject.as_ref().filter(|_| report.order == SubjectOrder::Agent)?;
    let start = agent.full.end.max(report.cue.end);
    let links = object::links_view(outline, report.cue.start, start);
    links.then_some(Opening { start, shape: ContentShape::View })
}

/// At most `count` tokens from `at` in its verb's sentence: a heading without a full stop is one, and what follows says
/// nothing of its verb.
fn in_sentence<'a>(
    outline: &'a Outline<'_, '_>,
    at: usize,
    count: usize,
) -> impl Iterator<Item = usize> + 'a {
    let sentence = outline.sentence(at.saturating_sub(1));
    (at..at + count).take_while(move |&index| outline.sentence(index) == sentence)
}

/// "said that …", "told the court on Friday that …".
///
/// Gets right: told reporters in Oslo that the bridge was shut. Leaves alone: hinted at that in May; announced that
/// day.
fn after_that(outline: &Outline<'_, '_>, at: usize, class: CueClass) -> Option<usize> {
    const MAX_TOKENS: usize = 14;
    let that = in_sentence(outline, at, MAX_TOKENS).find(|&index| outline.passage.is_spelt(index, "that"))?;
    let is_clear = (at..that).all(|index| match outline.kind(index) {
        // "announced Nov. 18 that".
        TokenKind::Stop => outline.kind_before(index) == TokenKind::Function(FunctionWord::Time),
        // "said in a written reply that", "voiced fears that".
        TokenKind::Cue(_) => {
            matches!(outline.kind_before(index), TokenKind::Function(FunctionWord::Determiner))
                || index == at && index + 1 == that && outline.is(index, List::NounsOfStatements)
        }
        TokenKind::Colon | TokenKind::Quoted => false,
        _ => true,
    });
    let is_conjunction = !follows_preposition(outline, that) && !points(outline, that);
    // "hopes that" is no speech, "voiced doubts that" and "accepted that" are.
    let states = class != CueClass::Judge
        || that > at && outline.is(that - 1, List::NounsOfStatements)
        || that == at && outline.is(at - 1, List::JudgingVerbsWithThat);
    // "said that, if it rained, the match was off".
    let start = that + 1 + usize::from(outline.kind(that + 1) == TokenKind::Comma);
    (is_clear && is_conjunction && states && may_stand_between(outline, at..that, class)).then_some(start)
}

/// Whether the words between the verb and "that" are its listener, a time or an aside.
fn may_stand_between(outline: &Outline<'_, '_>, between: Range<usize>, class: CueClass) -> bool {
    let at = between.start;
    between.is_empty()
        || class == CueClass::Tell
        || outline.is(at - 1, List::VerbsWithListener)
        || skip_time(outline, at) > 0
        || outline.passage.word(at) == "however"
        // "disputed the notion that", but not "said it was safe, a claim that".
        || outline.is(between.end - 1, List::NounsOfStatements)
            && between.clone().all(|index| outline.kind(index) != TokenKind::Comma)
        || match outline.kind(at) {
            TokenKind::Break => true,
            TokenKind::Function(FunctionWord::Time | FunctionWord::Adverb) => true,
            TokenKind::Function(FunctionWord::Preposition) => {
                // "agreed with the mayor that".
                let agrees = outline.passage.word(at) == "with"
                    && outline.passage.word(at - 1).starts_with("agree");
                class == CueClass::Say || agrees || outline.is(at, List::PrepositionsOfPlace)
            }
            TokenKind::Comma => outline.kind_before(between.end) == TokenKind::Comma,
            // "announced Nov. 18 that".
            TokenKind::Name => between.len() == 2 && outline.kind(at + 1) == TokenKind::Number,
            _ => false,
        }
}

/// "hinted at that": "that" is the object of a preposition.
fn follows_preposition(outline: &Outline<'_, '_>, that: usize) -> bool {
    outline.is(that - 1, List::BeforePronounThat)
}

/// "announced that day", "that is", "that said": "that" points at something and introduces no clause.
fn points(outline: &Outline<'_, '_>, that: usize) -> bool {
    const CLAUSE: usize = 12;
    let next = that + 1;
    let word = outline.lowercase_word(next);
    // "said that not everyone was there", "said that being there was a help".
    let begins_clause = word == "not" && has_verb(outline, next + 1, CLAUSE) || word.ends_with("ing");
    let is_auxiliary = outline.kind(next) == TokenKind::Function(FunctionWord::Auxiliary);
    outline.is(next, List::AfterDeterminerThat)
        || matches!(outline.passage.word(next), "," | ".")
            && outline.kind(next + 1) != TokenKind::Function(FunctionWord::Conjunction)
        || matches!(outline.kind(next), TokenKind::Cue(_) | TokenKind::Possessive)
        || is_auxiliary && !begins_clause
        || word.ends_with("ed")
}

/// "asked whether …", "asked the council if …", "explained why …".
fn question(outline: &Outline<'_, '_>, at: usize, class: CueClass) -> Option<usize> {
    const MAX_TOKENS: usize = 6;
    // "said whether", "explained why": nothing is between.
    let reach = match class {
        CueClass::Ask | CueClass::Tell => MAX_TOKENS,
        CueClass::Say | CueClass::Report => 1,
        _ => return None,
    };
    let word = in_sentence(outline, at, reach).find(|&index| outline.is(index, List::QuestionWords))?;
    let is_clear = (at..word).all(|index| {
        !matches!(
            outline.kind(index),
            TokenKind::Stop | TokenKind::Quoted | TokenKind::Comma | TokenKind::Cue(_)
        )
    });
    let explains = outline.is(at - 1, List::VerbsOfExplaining);
    // “…,” she told me when I called: the time of what is in marks.
    let is_time = outline.passage.word(word) == "when" && class == CueClass::Tell && {
        let sentence = outline.sentence_start(outline.sentence(at));
        (sentence..at).any(|before| outline.kind(before) == TokenKind::Quoted)
    };
    // "told reporters people who live there": a relative clause.
    let is_relative = outline.passage.word(word) == "who"
        && word > at + 1
        && outline.is(word - 1, List::PluralsWithoutS)
        && outline.kind(word - 2) == TokenKind::Word;
    // "told reporters about people who live there".
    let is_topic = outline.passage.word(word) == "who"
        && (at..word).any(|before| outline.is(before, List::PrepositionsOfTopics));
    if is_time || is_relative || is_topic {
        return None;
    }
    let puts = matches!(outline.passage.word(word), "whether" | "if");
    let fits = match class {
        CueClass::Ask => true,
        CueClass::Tell => !puts && word > at,
        CueClass::Say => outline.passage.word(word) == "whether",
        _ => explains,
    };
    (is_clear && fits).then_some(word)
}

/// "urged herders to be patient", "promised to resign".
///
/// Gets right: ordered the crew to leave the ship. Leaves alone: asked the way to the station.
fn demand(outline: &Outline<'_, '_>, verb: usize) -> Option<Opening> {
    const MAX_TOKENS: usize = 12;
    const MAX_TO_NAME: usize = 6;
    // "called on the mayor to", "pleaded with them to".
    let first = verb + outline.passage.phrase_at(verb, List::DemandingPhrases).unwrap_or(1);
    let demands = outline.is(verb, List::DemandingVerbs) || first > verb + 1;
    let commits = outline.is(verb, List::VowingVerbs) || outline.is(verb, List::NounsOfVows);
    if !demands && !commits {
        return None;
    }
    let mut reach = in_sentence(outline, first, MAX_TOKENS).take_while(|&at| {
        !matches!(
            outline.kind(at),
            TokenKind::Stop | TokenKind::Quoted | TokenKind::Comma | TokenKind::Cue(_) | TokenKind::Break
        ) && !outline.is(at, List::QuestionWords)
    });
    let to = reach.find(|&at| outline.passage.word(at) == "to" && is_infinitive(outline, at + 1))?;
    let word = |at: usize| outline.passage.word(at);
    // "asked not to be named", "asked to remain anonymous": about the source, not about what it said.
    let asks_for_anonymity = word(verb + 1) == "not" && word(verb + 3) == "be"
        || (verb + 1..verb + MAX_TO_NAME)
            .any(|at| matches!(word(at), "anonymous" | "anonymously" | "called" | "identified" | "named"));
    let demands = demands && begins_listener(outline, first) && !asks_for_anonymity && to > first;
    let vows =
        commits && !asks_for_anonymity && (to == verb + 1 || to == verb + 2 && word(verb + 1) == "not");
    let shape = if vows { ContentShape::Vow } else { ContentShape::Demand };
    (demands || vows).then_some(Opening { start: first, shape })
}

/// Whether the word after "to" is the infinitive of a verb.
fn is_infinitive(outline: &Outline<'_, '_>, at: usize) -> bool {
    let at = at + usize::from(outline.kind(at) == TokenKind::Function(FunctionWord::Adverb));
    matches!(outline.kind(at), TokenKind::Word | TokenKind::Cue(_)) && !is_gerund(outline, at)
        || outline.is(at, List::AuxiliaryInfinitives)
}

/// Whether the words for whom a demand is made of begin at `at`, or its "not".
fn begins_listener(outline: &Outline<'_, '_>, at: usize) -> bool {
    match outline.kind(at) {
        TokenKind::Name | TokenKind::Word => true,
        TokenKind::Function(
            FunctionWord::Determiner | FunctionWord::Possessor | FunctionWord::Object | FunctionWord::Subject,
        ) => true,
        _ => outline.passage.word(at) == "not",
    }
}
