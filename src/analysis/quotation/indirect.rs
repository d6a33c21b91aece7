//! Reports without marks -> indirect quotations: "According to Seoul, …", "the minister said that …".
//!
//! Only safe shapes are read: what is shown as said by somebody must have been said. Each shape says where the
//! clause begins; where it ends is told in [`super::clause`].

use super::clause;
use super::quoted::Quoted;
use crate::analysis::grammar::cue::{self, Frame, Order, Report, span_of};
use crate::analysis::grammar::noun_phrase::{NounPhrase, PhraseKind, describes_speaker};
use crate::analysis::grammar::outline::{Outline, Part};
use crate::analysis::{Cue, QuotationKind};
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use std::ops::Range;

/// The indirect quotations of the reports, in text order.
#[must_use]
pub(super) fn find(outline: &Outline<'_, '_>, reports: &[Report]) -> Vec<Quoted> {
    let mut found: Vec<Quoted> = Vec::new();
    let mut end = 0;
    for (index, report) in reports.iter().enumerate() {
        let next = reports.get(index + 1);
        let content = clause_of(outline, report, next).filter(|content| clause::is_clean(outline, content));
        let Some(content) = content.filter(|content| content.start >= end) else { continue };
        end = content.end;
        let span = span_of(outline, &content);
        let cue = Some(Cue { span: report.cue_span(outline) });
        let kind = QuotationKind::Indirect;
        found.push(Quoted { kind, content: span, marks: span, cue, tokens: content, report: Some(index) });
    }
    found
}

/// The tokens of the clause that a report introduces or closes.
fn clause_of(outline: &Outline<'_, '_>, report: &Report, next: Option<&Report>) -> Option<Range<usize>> {
    let subject = report.subject.as_ref().filter(|subject| !cue::is_first_person(outline, subject))?;
    let start = match report.frame {
        Frame::AccordingTo => opening_frame(outline, report),
        Frame::Verb(class) if report.order != Order::VerbFirst => introduced(outline, report, subject, class),
        Frame::Verb(_) | Frame::Line => None,
    };
    match start {
        Some(start) => Some(start..clause::end(outline, start, report, next)),
        None => closed_by(outline, report, subject),
    }
}

/// "According to Seoul, North Korea gave …": the rest of the sentence, when the frame opens it.
fn opening_frame(outline: &Outline<'_, '_>, report: &Report) -> Option<usize> {
    let opens = outline.sentence_start(outline.sentence(report.cue.start)) == report.cue.start;
    let comma = report.tokens.end;
    (opens && outline.part(comma) == Part::Comma && outline.part(comma + 1) != Part::Cue(CueClass::Report))
        .then_some(comma + 1)
}

/// Where the clause behind a verb begins.
fn introduced(
    outline: &Outline<'_, '_>,
    report: &Report,
    subject: &NounPhrase,
    class: CueClass,
) -> Option<usize> {
    let at = report.cue.end;
    let goes_on = report.order != Order::Borrowed || participle(outline, report);
    let trusted = goes_on && is_speaker(outline, report, subject);
    let reports = matches!(class, CueClass::Say | CueClass::Report | CueClass::Tell);
    let start =
        if reports { behind_that(outline, at, class).or_else(|| bare(outline, at, class)) } else { None };
    let start = start.or_else(|| question(outline, at, class));
    let start =
        start.or_else(|| demand(outline, report.cue.start)).or_else(|| denial(outline, report.cue.start));
    start.filter(|_| trusted)
}

/// ", saying that", "and warned that": the report of the sentence's subject goes on.
fn participle(outline: &Outline<'_, '_>, report: &Report) -> bool {
    let at = report.cue.start;
    let joined = at.checked_sub(1).map_or("", |before| outline.small(before));
    match outline.part_before(at) {
        Part::Comma | Part::Quoted => outline.small(at).ends_with("ing"),
        _ => matches!(joined, "and" | "but") && outline.small(at).ends_with(['d', 's']),
    }
}

/// Whether the subject can be trusted to speak: only words for somebody who speaks show and suggest by saying.
fn is_speaker(outline: &Outline<'_, '_>, report: &Report, subject: &NounPhrase) -> bool {
    let verb = outline.small(report.cue.start);
    let shows =
        ["suggest", "indicat", "impl", "underlin", "underscor", "signal", "reveal", "hint", "estimat"];
    let doubtful = shows.iter().any(|stem| verb.starts_with(stem))
        || matches!(verb, "states" | "notes" | "claims" | "reports" | "charges" | "points");
    subject.kind != PhraseKind::Description || describes_speaker(outline, &subject.core) || !doubtful
}

/// "said that …", "told the court on Friday that …".
///
/// Right: told reporters in Oslo that the bridge was shut. Left alone: hinted at that in May; announced that day.
fn behind_that(outline: &Outline<'_, '_>, at: usize, class: CueClass) -> Option<usize> {
    const FURTHEST: usize = 14;
    let that = (at..at + FURTHEST).find(|&index| outline.passage.word(index) == "that")?;
    let plain = (at..that)
        .all(|index| !matches!(outline.part(index), Part::Stop | Part::Colon | Part::Quoted | Part::Cue(_)));
    let aside = that == at
        || class == CueClass::Tell
        || takes_listener(outline.small(at - 1))
        || skip_time(outline, at) > 0
        || outline.passage.word(at) == "however"
        || matches!(
            outline.part(at),
            Part::Break | Part::Small(FunctionWord::Preposition | FunctionWord::Time | FunctionWord::Adverb)
        )
        || outline.part(at) == Part::Comma && outline.part_before(that) == Part::Comma;
    let hangs = matches!(
        outline.passage.word(that - 1),
        "of" | "at"
            | "for"
            | "from"
            | "with"
            | "to"
            | "on"
            | "by"
            | "about"
            | "in"
            | "after"
            | "before"
            | "like"
    );
    let points =
        matches!(outline.passage.word(that + 1), "same" | "day" | "week" | "year" | "night" | "," | ".")
            || matches!(outline.part(that + 1), Part::Cue(_))
            || outline.part(that + 1) == Part::Small(FunctionWord::Auxiliary)
            || outline.small(that + 1).ends_with("ed");
    (plain && aside && !hangs && !points).then_some(that + 1)
}

/// "warned the public": the verb may name the listener before "that".
fn takes_listener(verb: &str) -> bool {
    ["warn", "assur", "advis", "inform", "remind", "promis"].iter().any(|stem| verb.starts_with(stem))
}

/// "said he was …", "insists the bridge is safe": a clause without "that".
fn bare(outline: &Outline<'_, '_>, at: usize, class: CueClass) -> Option<usize> {
    let start = at + skip_time(outline, at);
    let start = if class == CueClass::Tell { listener_end(outline, start)? } else { start };
    let begins = match outline.part(start) {
        Part::Name | Part::Number => true,
        Part::Small(FunctionWord::Subject | FunctionWord::Determiner | FunctionWord::Possessor) => true,
        Part::Word => class == CueClass::Say,
        _ => outline.passage.word(start) == "there",
    };
    let does = [
        "decid", "find", "found", "writ", "wrote", "agree", "repeat", "recount", "post", "propos", "sing",
        "sang",
    ];
    if does.iter().any(|stem| outline.small(at - 1).starts_with(stem)) {
        return None;
    }
    let words = outline.passage.word(start + 1) == "words";
    let verb = match class {
        _ if words => false,
        CueClass::Say | CueClass::Tell => clause::has_verb(outline, start, 24),
        _ => clause::has_auxiliary(outline, start),
    };
    (begins && verb).then_some(start)
}

/// How many tokens from `at` only tell when: "on Friday", "last week", "later".
fn skip_time(outline: &Outline<'_, '_>, at: usize) -> usize {
    const LONGEST: usize = 4;
    let when = |index: usize| {
        matches!(outline.part(index), Part::Small(FunctionWord::Time | FunctionWord::Adverb) | Part::Number)
            && outline.passage.word(index) != "there"
            || matches!(outline.passage.word(index), "afterwards" | "afterward" | "previously" | "separately")
    };
    let leads = |index: usize| {
        matches!(outline.passage.word(index), "on" | "late" | "early" | "last" | "this" | "earlier" | "in")
    };
    let end = (at..at + LONGEST)
        .find(|&index| !when(index) && !(leads(index) && (when(index + 1) || leads(index + 1))));
    let end = end.unwrap_or(at);
    if end > at && outline.part(end - 1) != Part::Number { end - at } else { 0 }
}

/// "told reporters he …", "told the court they …": the end of a listener of a few words, before a pronoun.
fn listener_end(outline: &Outline<'_, '_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    let subject = |index: usize| outline.part(index) == Part::Small(FunctionWord::Subject);
    let end = (at + 1..=at + LONGEST).find(|&index| subject(index))?;
    let words = |index: usize| {
        matches!(
            outline.part(index),
            Part::Name
                | Part::Word
                | Part::Small(FunctionWord::Determiner | FunctionWord::Possessor | FunctionWord::Object)
        )
    };
    (at..end).all(words).then_some(end)
}

/// "asked whether …", "asked the council if …".
fn question(outline: &Outline<'_, '_>, at: usize, class: CueClass) -> Option<usize> {
    const FURTHEST: usize = 4;
    let asks = matches!(class, CueClass::Ask | CueClass::Report);
    let word = (at..at + FURTHEST).find(|&index| matches!(outline.passage.word(index), "whether" | "if"))?;
    let plain =
        (at..word).all(|index| !matches!(outline.part(index), Part::Stop | Part::Quoted | Part::Comma));
    (asks && plain && (word == at || class == CueClass::Ask)).then_some(word)
}

/// "urged herders to be patient", "promised to resign".
///
/// Right: ordered the crew to leave the ship. Left alone: asked the way to the station.
fn demand(outline: &Outline<'_, '_>, verb: usize) -> Option<usize> {
    const LONGEST: usize = 9;
    let asks = matches!(
        outline.small(verb),
        "urged"
            | "urges"
            | "urging"
            | "asked"
            | "asks"
            | "asking"
            | "ordered"
            | "orders"
            | "advised"
            | "advises"
            | "told"
            | "warned"
            | "reminded"
    );
    let unnamed = outline.passage.word(verb + 1) == "not" && outline.passage.word(verb + 3) == "be";
    let vows = matches!(
        outline.small(verb),
        "promised"
            | "promises"
            | "promising"
            | "vowed"
            | "vows"
            | "vowing"
            | "pledged"
            | "pledges"
            | "pledging"
            | "threatened"
            | "threatens"
    );
    let mut to = (verb + 1..verb + LONGEST).take_while(|&at| {
        !matches!(outline.part(at), Part::Stop | Part::Quoted | Part::Comma | Part::Cue(_) | Part::Break)
    });
    let to = to.find(|&at| outline.passage.word(at) == "to")?;
    let infinitive = matches!(outline.part(to + 1), Part::Word | Part::Cue(_))
        && !outline.small(to + 1).ends_with("ing")
        || matches!(outline.passage.word(to + 1), "be" | "have" | "do" | "get");
    let object = match outline.part(verb + 1) {
        Part::Name | Part::Word => true,
        Part::Small(
            FunctionWord::Determiner | FunctionWord::Possessor | FunctionWord::Object | FunctionWord::Subject,
        ) => true,
        _ => outline.passage.word(verb + 1) == "not",
    };
    let asked = asks && object && !unnamed && to > verb + 1;
    let vowed = vows && (to == verb + 1 || to == verb + 2 && outline.passage.word(verb + 1) == "not");
    (infinitive && (asked || vowed)).then_some(verb + 1)
}

/// "denied knowing him".
fn denial(outline: &Outline<'_, '_>, verb: usize) -> Option<usize> {
    let denies = matches!(outline.small(verb), "denied" | "denies" | "denying" | "admitted" | "admits");
    let next = outline.passage.word(verb + 1);
    (denies && next.len() > 5 && next.ends_with("ing") && next.starts_with(char::is_lowercase))
        .then_some(verb + 1)
}

/// "The road would open, the mayor said.", "…, according to the mayor.": the clause before a report that ends the
/// sentence or its first part.
fn closed_by(outline: &Outline<'_, '_>, report: &Report, subject: &NounPhrase) -> Option<Range<usize>> {
    let frame = report.frame == Frame::AccordingTo;
    let (at, behind) = (report.tokens.start, report.tokens.end);
    let closes = outline.sentence(behind) != outline.sentence(at) || outline.part(behind) == Part::Stop;
    let says = match report.frame {
        Frame::Verb(CueClass::Say | CueClass::Tell) => true,
        Frame::Verb(CueClass::Report) => closes,
        _ => false,
    };
    let comma = outline.part_before(at) == Part::Comma;
    let ends = match outline.part(behind) {
        _ if closes => true,
        Part::Comma => true,
        _ if frame => clause::is_rest_of_phrase(outline, behind),
        Part::Small(FunctionWord::Preposition | FunctionWord::Time | FunctionWord::Adverb) => true,
        _ => report.class() == Some(CueClass::Tell),
    };
    let borrowed = report.order == Order::Borrowed;
    let reads = frame || says && comma && !borrowed && is_speaker(outline, report, subject);
    if !reads || !ends {
        return None;
    }
    let start = clause::start(outline, at);
    if !closes && clause::is_opener(outline, start) {
        return None;
    }
    let last = (start..at).rev().find(|&index| outline.part(index) != Part::Comma)?;
    let content = start..last + 1;
    clause::stands_alone(outline, &content).then_some(content)
}
