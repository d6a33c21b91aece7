//! Quotation -> speaker.
//!
//! First the subject of each report is resolved to an entity, or remains a described group. That happens in text
//! order, because a pronoun may stand for someone resolved before it. Then the possible speakers of each quotation
//! are ranked: the subjects of the reports around it, the previous speaker, and those named nearby. The likeliest
//! one is kept together with the rule that decided.

mod candidate;
mod choice;
mod claims;
mod coreference;
mod from_mentions;
mod from_reports;
mod observer;
mod phrases;
mod ranking;
mod reference;
mod repeated;
mod rule;
mod speaker_clue;
pub mod study;
#[cfg(test)]
mod tests;
mod weakened;

use super::entity::Registry;
use super::quotation::PassageReading;
use super::{Analysis, Mention, MentionKind, Passage, Quotation, QuotationId, Speaker};
use crate::lexicon::function_words;
use crate::sorting;
use crate::text::span::offset;
use candidate::Turn;
use coreference::{Introductions, KnownEntities, PronounVotes, ReportSpeakers};
use observer::{NoObserver, Observer};

/// What the attribution of one passage leaves for the next one.
#[derive(Debug, Default)]
pub struct Carried {
    /// The mentions in the context of the next passage, as the recognisers found them.
    mentions: Vec<Mention>,
    /// The speakers of the last reports.
    speakers: ReportSpeakers,
    /// Who said the last quotation.
    turn: Option<Turn>,
    /// The pronouns near the names of people, over the whole text so far.
    votes: PronounVotes,
    /// How the text so far introduces its people and organisations.
    introductions: Introductions,
}

/// Appends the quotations of a passage to `found`, each with its speaker. Also adds the mentions that the attributions
/// rely on: pronouns, and descriptions of known entities. `carried` is the state left by earlier passages.
pub fn attribute(
    registry: &Registry,
    reading: &PassageReading<'_, '_>,
    carried: &mut Carried,
    found: &mut Analysis,
) {
    attribute_observed((registry, reading), carried, found, &mut NoObserver);
}

fn attribute_observed(
    (registry, reading): (&Registry, &PassageReading<'_, '_>),
    carried: &mut Carried,
    found: &mut Analysis,
    observer: &mut impl Observer,
) {
    let passage = reading.outline.passage;
    let first = found.mentions.partition_point(|mention| mention.span.start < passage.fresh_start());
    let mut mentions = std::mem::take(&mut carried.mentions);
    mentions.extend_from_slice(found.mentions.get(first..).unwrap_or_default());
    let placed = coreference::place_mentions(passage, &mentions);
    carried.votes.add_passage(&reading.outline, registry, &placed);
    carried.introductions.add_passage(&reading.outline, registry, &placed);
    let known = KnownEntities::new(registry, &placed, (&carried.votes, &carried.introductions));
    let speakers = coreference::resolve_subjects(reading, &known, &carried.speakers, observer);
    let (mut pronouns, first_quotation) = (Vec::new(), found.quotations.len());
    found.quotations.reserve(reading.quotations.len());
    let fresh = reading.quotations.iter().filter(|quoted| !passage.is_context(quoted.tokens.start));
    for quoted in fresh {
        let candidates =
            from_reports::candidates_for(reading, quoted, (&known, &speakers), carried.turn.as_ref());
        observer.quotation(quoted, &candidates);
        let mut quotation = choice::choose(reading, quoted, (&known, &candidates), &mut carried.turn);
        pronouns.extend(pronoun_mention(passage, &quotation));
        quotation.id = QuotationId(offset(found.quotations.len()));
        found.quotations.push(quotation);
    }
    repeated::settle_headline(reading, found.quotations.get_mut(first_quotation..).unwrap_or_default());
    add_mentions(found, first, pronouns);
    carried.speakers = speakers;
    carried.mentions = mentions;
}

impl Carried {
    /// Drops the mentions before byte `start`, where the next passage's context begins.
    pub fn forget_before(&mut self, start: u32) {
        self.mentions.retain(|mention| mention.span.start >= start);
    }
}

/// The mention of an entity, by a pronoun or a description, that an attribution rests on.
fn pronoun_mention(passage: &Passage<'_>, quotation: &Quotation) -> Option<Mention> {
    let attribution = quotation.attribution.as_ref()?;
    let (Speaker::Entity(entity), Some(span)) = (attribution.speaker, attribution.mention) else {
        return None;
    };
    let words = passage.words(span);
    let is_pronoun = !words.contains(' ') && function_words::class_of(words).is_some();
    let kind = if is_pronoun { MentionKind::Pronoun } else { MentionKind::Nominal };
    Some(Mention { span, kind, entity })
}

/// Adds the mentions that overlap no existing one, keeping the text order.
fn add_mentions(found: &mut Analysis, first: usize, mut fresh: Vec<Mention>) {
    sorting::by_key(&mut fresh, |mention| (mention.span.start, mention.span.end));
    fresh.dedup_by_key(|mention| mention.span);
    let known = found.mentions.get(first..).unwrap_or_default();
    let longest = known.iter().map(|mention| mention.span.len()).max().unwrap_or(0);
    fresh.retain(|mention| {
        let reach = u32::try_from(longest).unwrap_or(u32::MAX);
        let from = known.partition_point(|other| other.span.start < mention.span.start.saturating_sub(reach));
        let mut near = known.iter().skip(from).take_while(|other| other.span.start < mention.span.end);
        !near.any(|other| other.span.overlaps(mention.span))
    });
    let place = |mention: &Mention| (mention.span.start, mention.span.end);
    let Some(earliest) = fresh.first().map(place) else { return };
    let from = first + known.partition_point(|mention| place(mention) < earliest);
    found.mentions.extend(fresh);
    if let Some(rest) = found.mentions.get_mut(from..) {
        sorting::by_key(rest, place);
    }
}
