//! Reports -> speakers: the entity that the subject of each report names, describes or stands for.

use super::known::Known;
use super::memory::Memory;
use super::resolved::Resolved;
use super::{description, pronoun};
use crate::analysis::attribution::observer::Observer;
use crate::analysis::grammar::{
    FollowedBy, NounPhrase, Outline, PhraseKind, ReportingClause, TokenKind, after_dateline,
    describes_speaker, phrase_starting_at,
};
use crate::analysis::quotation::PassageReading;
use crate::analysis::{EntityKind, Mention, MentionKind, Speaker};
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::speakers;
use crate::lexicon::words::{self, WordClass};
use crate::text::Span;
use std::ops::Range;

/// The speaker of each report; nothing where it has no subject.
pub(crate) fn speakers(
    reading: &PassageReading<'_, '_>,
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
                observer.pronoun(outline.span_of(&subject.core), &antecedents);
                pronoun::choose(outline, subject.core.start, &antecedents)
            }
            PhraseKind::Name | PhraseKind::Description => by_words(outline, known, subject, &memory),
        });
        resolved.push(speaker);
    }
    resolved
}

/// "GENEVA (Acme News) — The ministry left, saying …": the subject stands behind the dateline.
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

/// The entity a phrase names, or the phrase itself as a group.
fn by_words(outline: &Outline<'_, '_>, known: &Known<'_>, subject: &NounPhrase, memory: &Memory) -> Resolved {
    let core = outline.span_of(&subject.core);
    let full = outline.span_of(&subject.full);
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
    let span = outline.span_of(&words);
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
    let fits = |at: usize| {
        matches!(
            outline.kind(at),
            TokenKind::Name | TokenKind::Hyphen | TokenKind::Possessive | TokenKind::Mark
        )
    };
    let mut start = core.end;
    while start > core.start && fits(start - 1) {
        start -= 1;
    }
    while start < core.end && outline.kind(start) != TokenKind::Name {
        start += 1;
    }
    let article =
        start > core.start && outline.kind(start - 1) == TokenKind::Function(FunctionWord::Determiner);
    if start >= core.end { core.clone() } else { start - usize::from(article)..core.end }
}
