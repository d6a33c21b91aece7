//! Reports -> speakers: the entity that the subject of each report names, describes or refers to.

use super::antecedent;
use super::description::pair;
use super::known::KnownEntities;
use super::memory::{Memory, ReportSpeakers, SpokenReport};
use super::phrase::{both, by_words};
use super::pronoun;
use crate::analysis::Speaker;
use crate::analysis::attribution::observer::Observer;
use crate::analysis::grammar::{
    CueKind, FollowedBy, NounPhrase, Outline, PhraseKind, ReportingClause, TokenKind, after_dateline,
    phrase_starting_at,
};
use crate::analysis::quotation::PassageReading;
use std::ops::Range;

/// Returns the speaker of each report of a passage. `before` holds those of the passages before it.
pub(crate) fn resolve_subjects(
    reading: &PassageReading<'_, '_>,
    known: &KnownEntities<'_>,
    before: &ReportSpeakers,
    observer: &mut impl Observer,
) -> ReportSpeakers {
    let outline = &reading.outline;
    let start = outline.passage.tokens.first().map_or(u32::MAX, |token| token.span.start);
    let mut speakers = ReportSpeakers::after(before, start, reading.reports.len());
    for (index, report) in reading.reports.iter().enumerate() {
        let spoken = SpokenReport::new(reading, index);
        if outline.passage.is_context(report.cue.start)
            && let Some(resolved) = before.known(spoken.at())
        {
            speakers.push(resolved);
            continue;
        }
        let memory = speakers.memory_before(index);
        let subject = report.subject.clone().and_then(|subject| without_dateline(outline, subject, report));
        let mut resolve = || {
            subject.as_ref().map(|subject| match subject.kind {
                PhraseKind::Pronoun if let Some(both) = both(outline, known, subject) => both,
                PhraseKind::Pronoun => {
                    let at = subject.core.start;
                    let antecedents = pronoun::antecedents(outline, known, at, &memory);
                    observer.pronoun(outline.span_of(&subject.core), &antecedents);
                    let chosen = antecedent::choose(outline, at, &antecedents);
                    // A quotation after the pronoun asks again if no other report comes between.
                    if reading.reports.partition_point(|report| report.cue.start < at) == index {
                        known.note_pronoun(at, chosen);
                    }
                    antecedent::doubted(outline, known, chosen)
                }
                PhraseKind::Name | PhraseKind::Description => by_words(outline, known, subject, &memory),
            })
        };
        let speaker = match label(outline, report) {
            "A" => speakers.answering(resolve),
            "Q" => speakers.asking(resolve),
            _ => resolve(),
        };
        speakers.push(spoken.said_by(speaker));
    }
    speakers
}

/// Who speaks together with the subject of a report: Bolivia in "Chile and Bolivia said".
pub(crate) fn joined_speakers(
    reading: &PassageReading<'_, '_>,
    known: &KnownEntities<'_>,
    report: &ReportingClause,
    memory: impl FnOnce() -> Memory,
) -> Vec<Speaker> {
    let pair = report.subject.as_ref().and_then(|subject| pair::pair(&reading.outline, known, subject));
    if let Some(pair) = pair {
        return pair.speakers[1..].to_vec();
    }
    let Some(subject) = report.subject.as_ref().filter(|subject| !subject.joined.is_empty()) else {
        return Vec::new();
    };
    let memory = memory();
    let phrase = |core: &Range<usize>| {
        let kind = match reading.outline.kind(core.end.saturating_sub(1)) {
            TokenKind::Name => PhraseKind::Name,
            _ => PhraseKind::Description,
        };
        by_words(&reading.outline, known, &NounPhrase::new(core.clone(), core.clone(), kind), &memory).speaker
    };
    let names_it_too = |core: &&Range<usize>| !is_inside_name(&reading.outline, known, core);
    subject.joined.iter().filter(names_it_too).map(phrase).collect()
}

/// Whether the "and" before a phrase stands inside a name that goes on in the phrase.
///
/// Gets right: the Food and Drug Administration said. Leaves alone: Chile and Bolivia said.
fn is_inside_name(outline: &Outline<'_, '_>, known: &KnownEntities<'_>, core: &Range<usize>) -> bool {
    let Some(and) = core.start.checked_sub(1) else { return false };
    let joint = outline.span_of(&(and..core.start + 1));
    known.mentions.iter().any(|name| name.span.start < joint.start && joint.end <= name.span.end)
}

/// The label of an utterance if the report is one word and a colon: "A" for "A:", which names no one.
fn label<'a>(outline: &Outline<'_, 'a>, report: &ReportingClause) -> &'a str {
    let is_label = report.kind == CueKind::NameAlone && report.tokens.len() == 2;
    if is_label { outline.passage.word(report.tokens.start) } else { "" }
}

/// Returns the subject after a dateline: "the ministry" in "GENEVA (Acme News) — The ministry left, saying …".
fn without_dateline(
    outline: &Outline<'_, '_>,
    subject: NounPhrase,
    report: &ReportingClause,
) -> Option<NounPhrase> {
    match after_dateline(outline, subject.full.start) {
        Some(start) if subject.core.start < start => {
            phrase_starting_at(outline, start, report.cue.start, FollowedBy::Verb)
        }
        _ => Some(subject),
    }
}
