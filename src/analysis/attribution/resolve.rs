//! Reports -> speakers: the entity that the subject of each report names, describes or stands for.

use super::gender::{Leaning, Votes};
use super::memory::Memory;
use super::study::Observer;
use super::{description, pronoun};
use crate::analysis::entity::Registry;
use crate::analysis::grammar::cue::{Frame, Report, span_of};
use crate::analysis::grammar::noun_phrase::{self, Ahead, NounPhrase, PhraseKind, describes_speaker};
use crate::analysis::grammar::outline::{Outline, Part};
use crate::analysis::person::Gender;
use crate::analysis::quotation::Reading;
use crate::analysis::{EntityId, EntityKind, Mention, MentionKind, Speaker};
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::speakers;
use crate::lexicon::words::{self, WordClass};
use crate::text::Span;
use std::ops::Range;

/// What is known about an article while its quotations are read.
#[derive(Debug)]
pub(super) struct Known<'k> {
    /// The entities of the article so far.
    registry: &'k Registry,
    /// The mentions of this passage, in text order.
    pub(super) mentions: &'k [Mention],
    /// The pronouns beside the names of people.
    votes: Votes,
}

impl<'k> Known<'k> {
    /// What the recognisers found in a passage.
    pub(super) fn new(outline: &Outline<'_, '_>, registry: &'k Registry, mentions: &'k [Mention]) -> Self {
        Self { registry, mentions, votes: Votes::count(outline, registry, mentions) }
    }

    /// What an entity is.
    pub(super) fn kind(&self, id: EntityId) -> Option<&'k EntityKind> {
        self.registry.kind(id)
    }

    /// The name of an entity; nothing for one that is not known.
    pub(super) fn name(&self, id: EntityId) -> &'k str {
        self.registry.name(id).unwrap_or_default()
    }

    /// Whether a speaker is a person.
    pub(super) fn is_person(&self, speaker: Speaker) -> bool {
        matches!(speaker, Speaker::Entity(id) if matches!(self.kind(id), Some(EntityKind::Person { .. })))
    }

    /// The pronoun that fits a person, where the text tells.
    pub(super) fn pronoun_of(&self, speaker: Speaker) -> Option<&'static str> {
        let Speaker::Entity(id) = speaker else { return None };
        self.registry.gender(id).map(|gender| match gender {
            Gender::Female => "she",
            Gender::Male => "he",
        })
    }

    /// What the pronouns beside a person's name say about "he" or "she".
    pub(super) fn leaning(&self, speaker: Speaker, pronoun: &str) -> Leaning {
        match speaker {
            Speaker::Entity(id) if self.is_person(speaker) => self.votes.leaning(id, pronoun),
            _ => Leaning::Open,
        }
    }

    /// The mentions that begin inside `span`.
    pub(super) fn inside(&self, span: Span) -> &'k [Mention] {
        let from = self.mentions.partition_point(|mention| mention.span.start < span.start);
        let to = self.mentions.partition_point(|mention| mention.span.start < span.end);
        self.mentions.get(from..to.max(from)).unwrap_or_default()
    }
}

/// A subject and whom it stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Resolved {
    /// Who it is.
    pub(super) speaker: Speaker,
    /// The words in the text.
    pub(super) mention: Span,
    /// Its first token.
    pub(super) token: usize,
    /// What kind of words they are.
    pub(super) kind: PhraseKind,
    /// How sure it is that they stand for the speaker.
    pub(super) certainty: f32,
    /// Whether the words can be somebody who speaks.
    pub(super) can_speak: bool,
}

/// The speaker of each report; nothing where it has no subject.
pub(super) fn speakers(
    reading: &Reading<'_, '_>,
    known: &Known<'_>,
    observer: &mut impl Observer,
) -> Vec<Option<Resolved>> {
    let mut resolved: Vec<Option<Resolved>> = Vec::with_capacity(reading.reports.len());
    let outline = &reading.outline;
    for (index, report) in reading.reports.iter().enumerate() {
        let memory = Memory::before(reading, &resolved, index);
        let subject = report.subject.clone().and_then(|subject| without_dateline(outline, subject, report));
        let speaker = subject.as_ref().map(|subject| match subject.kind {
            PhraseKind::Pronoun => {
                let antecedents = pronoun::antecedents(outline, known, subject.core.start, &memory);
                observer.pronoun(span_of(outline, &subject.core), &antecedents);
                pronoun::choose(outline, subject.core.start, &antecedents)
            }
            PhraseKind::Name | PhraseKind::Description => by_words(outline, known, subject, &memory),
        });
        resolved.push(speaker);
    }
    resolved
}

/// "GENEVA (Acme News) — The ministry left, saying …": the subject stands behind the dateline.
fn without_dateline(outline: &Outline<'_, '_>, subject: NounPhrase, report: &Report) -> Option<NounPhrase> {
    match noun_phrase::behind_dateline(outline, subject.full.start) {
        Some(start) if subject.core.start < start => {
            noun_phrase::starting_at(outline, start, report.cue.start, Ahead::Verb)
        }
        _ => Some(subject),
    }
}

/// The entity a phrase names, or the phrase itself as a group.
fn by_words(outline: &Outline<'_, '_>, known: &Known<'_>, subject: &NounPhrase, memory: &Memory) -> Resolved {
    let core = span_of(outline, &subject.core);
    let full = span_of(outline, &subject.full);
    let (token, kind) = (subject.core.start, subject.kind);
    if let Some(mention) = head_mention(known, core).or_else(|| name_at_end(known, core, full)) {
        let speaker = Speaker::Entity(mention.entity);
        let can_speak = mention.kind != MentionKind::Place;
        return Resolved { speaker, mention: mention.span, token, kind, certainty: 1.0, can_speak };
    }
    if let Some(resolved) = description::resolve(outline, known, subject, memory) {
        return resolved;
    }
    let can_speak = match kind {
        PhraseKind::Name => !is_opening_capital(outline, &subject.core),
        _ => describes_speaker(outline, &subject.core),
    };
    let words = match kind {
        PhraseKind::Name => name_inside(outline, &subject.core),
        _ => subject.full.clone(),
    };
    let span = span_of(outline, &words);
    let named = kind == PhraseKind::Name && !describes_speaker(outline, &subject.core);
    let speaker = memory.same_words(outline, span).unwrap_or(if named {
        Speaker::Unknown(span)
    } else {
        Speaker::Group(span)
    });
    Resolved { speaker, mention: span, token, kind, certainty: 1.0, can_speak }
}

/// A single word that has its capital from the beginning of the sentence, and that nothing has recognised.
///
/// Right: "Hours later Adebayo replied". Left alone: "Acme’s Foods said", "Officials said".
fn is_opening_capital(outline: &Outline<'_, '_>, core: &Range<usize>) -> bool {
    let word = outline.passage.word(core.start).to_lowercase();
    core.len() == 1
        && outline.sentence_start(outline.sentence(core.start)) == core.start
        && words::class_of(&word).is(WordClass::COMMON)
        && !speakers::can_speak(&word)
}

/// The mention with which the head of a phrase ends: "Foreign Ministry spokesman Li Wei" is Li Wei.
fn head_mention(known: &Known<'_>, core: Span) -> Option<Mention> {
    let inside = known.inside(core).iter().rev();
    let mut ending =
        inside.filter(|mention| mention.span.end == core.end && mention.kind != MentionKind::Demonym);
    ending.next().copied().or_else(|| {
        // A mention may begin before the phrase was cut off.
        let near = known.mentions.partition_point(|mention| mention.span.start < core.start);
        let before = known.mentions.get(near.saturating_sub(2)..near).unwrap_or_default();
        before.iter().find(|mention| mention.span.end == core.end).copied()
    })
}

/// "Secretary of State Anthony Blinken": a person's name at the end of a phrase is its head; so is an organisation
/// that goes on behind the core: "the Bank of Ghana".
fn name_at_end(known: &Known<'_>, core: Span, full: Span) -> Option<Mention> {
    let ending = |mention: &&Mention| mention.span.end == full.end && mention.kind == MentionKind::Name;
    let heads = |mention: &&Mention| match known.kind(mention.entity) {
        Some(EntityKind::Person { .. }) => true,
        Some(EntityKind::Organization) => mention.span.start < core.end,
        _ => false,
    };
    known.inside(full).iter().rev().filter(ending).find(heads).copied()
}

/// The capitalised words at the end of a phrase: "spokesman John Adebayo".
fn name_inside(outline: &Outline<'_, '_>, core: &Range<usize>) -> Range<usize> {
    let fits =
        |at: usize| matches!(outline.part(at), Part::Name | Part::Hyphen | Part::Possessive | Part::Mark);
    let mut start = core.end;
    while start > core.start && fits(start - 1) {
        start -= 1;
    }
    while start < core.end && outline.part(start) != Part::Name {
        start += 1;
    }
    let article = start > core.start && outline.part(start - 1) == Part::Small(FunctionWord::Determiner);
    if start >= core.end { core.clone() } else { start - usize::from(article)..core.end }
}

/// Who passed the words on: "said, according to the news agency".
pub(super) fn relay(
    reading: &Reading<'_, '_>,
    speakers: &[Option<Resolved>],
    report: usize,
) -> Option<Speaker> {
    let relays = is_relayed(reading, report);
    relays.then(|| speakers.get(report + 1).copied().flatten().map(|resolved| resolved.speaker)).flatten()
}

/// Whether the next report only names who passed on the words of this one.
pub(super) fn is_relayed(reading: &Reading<'_, '_>, report: usize) -> bool {
    const NEAR: usize = 6;
    let (Some(this), Some(next)) = (reading.reports.get(report), reading.reports.get(report + 1)) else {
        return false;
    };
    let same = reading.outline.sentence(this.cue.start) == reading.outline.sentence(next.cue.start);
    let near = next.cue.start.saturating_sub(this.tokens.end) <= NEAR;
    same && near && next.frame == Frame::AccordingTo && this.frame != Frame::AccordingTo
}
