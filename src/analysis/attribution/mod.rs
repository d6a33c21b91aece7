//! Quotation -> speaker.
//!
//! Every report has been given its subject; here each subject becomes an entity, or stays a described group, in
//! text order so that a pronoun finds those named before it. Then every quotation weighs the reports around it
//! and the speaker before it, and keeps the likeliest with the rule that speaks for it.

mod candidate;
mod coreference;
mod from_mentions;
mod from_reports;
mod observer;
mod ranking;
mod rule;
mod score;
pub mod study;
#[cfg(test)]
mod tests;

use super::entity::Registry;
use super::quotation::{PassageReading, UnattributedQuotation};
use super::{
    Analysis, Attribution, Cue, Mention, MentionKind, Passage, Quotation, QuotationId, RunnerUp, Speaker,
};
use crate::lexicon::speakers;
use candidate::{Candidate, Turn};
use observer::{NoObserver, Observer};

/// Runners-up that are kept.
const RUNNERS_UP: usize = 8;

/// Appends the quotations to `found`, each with its speaker, and the mentions (pronouns, described groups that
/// turned out to be a known entity) on which the attributions rest.
pub fn attribute(registry: &Registry, reading: &PassageReading<'_, '_>, found: &mut Analysis) {
    attribute_observed(registry, reading, found, &mut NoObserver);
}

fn attribute_observed(
    registry: &Registry,
    reading: &PassageReading<'_, '_>,
    found: &mut Analysis,
    observer: &mut impl Observer,
) {
    let passage = reading.outline.passage;
    let start = passage.paragraphs.first().map_or(0, |paragraph| paragraph.span.start);
    let first = found.mentions.partition_point(|mention| mention.span.start < start);
    let mentions = found.mentions.get(first..).unwrap_or_default();
    let known = coreference::Known::new(&reading.outline, registry, mentions);
    let speakers = coreference::speakers(reading, &known, observer);
    let mut turns: Vec<Turn> = Vec::new();
    let mut pronouns = Vec::new();
    let mut attributed = Vec::with_capacity(reading.quotations.len());
    for quoted in &reading.quotations {
        let candidates = from_reports::of(reading, quoted, (&known, &speakers), &turns);
        observer.quotation(quoted.content, &candidates);
        let quotation = choose(reading, quoted, candidates, &mut turns);
        pronouns.extend(pronoun_mention(passage, &quotation));
        attributed.push(quotation);
    }
    for mut quotation in attributed {
        quotation.id = QuotationId(u32::try_from(found.quotations.len()).unwrap_or(u32::MAX));
        found.quotations.push(quotation);
    }
    add_mentions(found, first, pronouns);
}

/// The quotation with the likeliest of its candidates.
fn choose(
    reading: &PassageReading<'_, '_>,
    quoted: &UnattributedQuotation,
    mut candidates: Vec<Candidate>,
    turns: &mut Vec<Turn>,
) -> Quotation {
    let shares = ranking::shares(&mut candidates);
    let mut ranked = candidates.iter().zip(&shares);
    let best = ranked.next();
    let mut runners_up: Vec<RunnerUp> = Vec::new();
    for (candidate, &confidence) in ranked {
        let speaker = candidate.speaker;
        let known = runners_up.iter().any(|other| other.speaker == speaker)
            || best.is_some_and(|(best, _)| best.speaker == speaker);
        if !known && runners_up.len() < RUNNERS_UP {
            runners_up.push(RunnerUp { speaker, confidence });
        }
    }
    let same_speaker = |speaker: Speaker| -> f32 {
        let same = candidates.iter().zip(&shares).filter(|(candidate, _)| candidate.speaker == speaker);
        same.map(|(_, share)| share).sum()
    };
    let cue = best.and_then(|(candidate, _)| candidate.cue).map(|span| Cue { span }).or(quoted.cue);
    let attribution = best.map(|(candidate, _)| Attribution {
        speaker: candidate.speaker,
        mention: candidate.mention,
        evidence: candidate.rule().words(),
        confidence: ranking::calibrated(same_speaker(candidate.speaker) * candidate.certainty)
            .min(most(reading.outline.passage, candidate.speaker)),
        runners_up,
    });
    if let Some((candidate, _)) = best {
        turns.push(Turn::new(reading, quoted, candidate));
    }
    let via = best.and_then(|(candidate, _)| candidate.via);
    let (kind, content, marks) = (quoted.kind, quoted.content, quoted.marks);
    Quotation { id: QuotationId(0), kind, content, marks, cue, attribution, via }
}

/// As certain as a speaker can be: words in which nothing names somebody who speaks ("the long report") are read
/// as a speaker by their place alone, and must be shown as unsure.
fn most(passage: &Passage<'_>, speaker: Speaker) -> f32 {
    let words = match speaker {
        Speaker::Entity(_) => return 0.99,
        Speaker::Group(span) | Speaker::Unknown(span) => passage.words(span),
    };
    let mut parts = words.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    let speaks = parts.clone().any(|word| speakers::can_speak(&word.to_lowercase()));
    let is_name = parts.clone().count() > 1 && parts.all(|word| word.starts_with(char::is_uppercase));
    if speaks || is_name { 0.99 } else { 0.65 }
}

/// The mention of an entity by a pronoun that an attribution rests on.
fn pronoun_mention(passage: &Passage<'_>, quotation: &Quotation) -> Option<Mention> {
    let attribution = quotation.attribution.as_ref()?;
    let (Speaker::Entity(entity), Some(span)) = (attribution.speaker, attribution.mention) else {
        return None;
    };
    let kind = match crate::lexicon::function_words::class_of(passage.words(span)) {
        Some(_) => MentionKind::Pronoun,
        None => MentionKind::Nominal,
    };
    Some(Mention { span, kind, entity })
}

/// Adds mentions that overlap none of those already there, and keeps the order.
fn add_mentions(found: &mut Analysis, first: usize, mut fresh: Vec<Mention>) {
    fresh.sort_by_key(|mention| (mention.span.start, mention.span.end));
    fresh.dedup_by_key(|mention| mention.span);
    let known = found.mentions.get(first..).unwrap_or_default();
    let longest = known.iter().map(|mention| mention.span.len()).max().unwrap_or(0);
    fresh.retain(|mention| {
        let reach = u32::try_from(longest).unwrap_or(u32::MAX);
        let from = known.partition_point(|other| other.span.start < mention.span.start.saturating_sub(reach));
        let mut near = known.iter().skip(from).take_while(|other| other.span.start < mention.span.end);
        !near.any(|other| other.span.overlaps(mention.span))
    });
    found.mentions.extend(fresh);
    if let Some(passage) = found.mentions.get_mut(first..) {
        passage.sort_by_key(|mention| (mention.span.start, mention.span.end));
    }
}
