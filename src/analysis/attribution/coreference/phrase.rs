//! Noun phrase -> the entity that it names or describes; otherwise the words themselves, as an unknown name or a group.

use super::description;
use super::description::pair;
use super::known::KnownEntities;
use super::memory::Memory;
use super::place::SubjectPlace;
use super::placed_mention::PlacedMention;
use super::resolved::Resolved;
use crate::analysis::attribution::reference::Reference;
use crate::analysis::grammar::{
    NounPhrase, Outline, PhraseKind, TokenKind, describes_speaker, hangs_on_preposition,
};
use crate::analysis::{EntityKind, MentionKind, Speaker};
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use crate::lexicon::speakers;
use crate::lexicon::words::{self, WordClass};
use crate::text::Span;
use std::ops::Range;

/// The most certain that a country is meant which a person of the text is called by.
const MOST_FOR_FORENAME: f32 = 0.5;

/// How certain it is that a description has the name that follows it.
const OWN_NAME: f32 = 0.95;

/// The entity that a phrase names or describes; otherwise the phrase itself, as a group.
///
/// A mention knows its entity, so it is preferred to a description, which has to be resolved; words that are neither
/// still say as much as the article does.
pub(super) fn by_words(
    outline: &Outline<'_, '_>,
    known: &KnownEntities<'_>,
    subject: &NounPhrase,
    memory: &Memory,
) -> Resolved {
    both(outline, known, subject)
        .or_else(|| by_mention(outline, known, subject))
        .or_else(|| by_own_name(outline, known, subject))
        .or_else(|| description::resolve(outline, known, subject, memory))
        .unwrap_or_else(|| as_written(outline, subject, memory))
}

/// The entity that is mentioned in a phrase.
fn by_mention(
    outline: &Outline<'_, '_>,
    known: &KnownEntities<'_>,
    subject: &NounPhrase,
) -> Option<Resolved> {
    let core = outline.span_of(&without_letters(outline, &subject.core));
    let mention = head_mention(outline, known, core).or_else(|| name_at_end(outline, known, subject));
    let mention = mention.or_else(|| name_around_end(known, core))?;
    // "Brussels said": a city that is not its country's government speaks for itself.
    let (speaker, can_speak) = match mention.kind {
        MentionKind::Place => (Speaker::Unknown(mention.span), false),
        _ => (Speaker::Entity(mention.entity), true),
    };
    // "said Israel" where Israel Mensah plays.
    let certainty = if known.is_forename(outline.passage, mention) {
        MOST_FOR_FORENAME
    } else {
        known.certainty_of_name(outline.passage, mention)
    };
    let (place, kind) = (SubjectPlace::of(outline, subject.core.start), subject.kind);
    Some(Resolved { speaker, mention: mention.span, place, kind, certainty, reference: None, can_speak })
}

/// The entity whose name follows the description of it.
fn by_own_name(
    outline: &Outline<'_, '_>,
    known: &KnownEntities<'_>,
    subject: &NounPhrase,
) -> Option<Resolved> {
    let (speaker, mention) = description::own_name(outline, known, subject)?;
    let (place, kind) = (SubjectPlace::of(outline, subject.core.start), PhraseKind::Name);
    Some(Resolved { speaker, mention, place, kind, certainty: OWN_NAME, reference: None, can_speak: true })
}

/// The words of a phrase as they are: an unknown name, or a group that they describe.
fn as_written(outline: &Outline<'_, '_>, subject: &NounPhrase, memory: &Memory) -> Resolved {
    let is_name = subject.kind == PhraseKind::Name;
    let describes = describes_speaker(outline, &subject.core);
    let can_speak = if is_name { !is_opening_capital(outline, &subject.core) } else { describes };
    // "Critics of Mensah" with the capital of a sentence: the word alone says too little.
    let words = if is_name && !is_capital_role(outline, subject) {
        with_place(outline, subject, name_inside(outline, &subject.core))
    } else if subject.joined.is_empty() {
        subject.full.clone()
    } else {
        subject.core.clone()
    };
    let span = outline.span_of(&words);
    let itself = || if is_name && !describes { Speaker::Unknown(span) } else { Speaker::Group(span) };
    let speaker = memory.same_words(outline, span).unwrap_or_else(itself);
    let (place, kind) = (SubjectPlace::of(outline, subject.core.start), subject.kind);
    Resolved { speaker, mention: span, place, kind, certainty: 1.0, reference: None, can_speak }
}

/// The first of the two people whom "both" means.
pub(super) fn both(
    outline: &Outline<'_, '_>,
    known: &KnownEntities<'_>,
    subject: &NounPhrase,
) -> Option<Resolved> {
    let pair = pair::pair(outline, known, subject)?;
    Some(Resolved {
        speaker: pair.speakers[0],
        mention: pair.words,
        place: SubjectPlace::of(outline, subject.core.start),
        kind: PhraseKind::Description,
        certainty: 0.85,
        reference: Some(Reference::Both),
        can_speak: true,
    })
}

/// Whether the phrase is a single unrecognised word whose capital may come from the beginning of the sentence.
///
/// Gets right: "Hours later Adebayo replied". Leaves alone: "Acme’s Foods said", "Officials said".
fn is_opening_capital(outline: &Outline<'_, '_>, core: &Range<usize>) -> bool {
    if core.len() != 1 || outline.sentence_start(outline.sentence(core.start)) != core.start {
        return false;
    }
    let word = outline.passage.word(core.start).to_lowercase();
    words::class_of(&word).is(WordClass::COMMON) && !speakers::can_speak(&word)
}

/// Gets right: Critics of Mensah; Police in Batumi. Leaves alone: Traders to council; Foreign Ministry.
fn is_capital_role(outline: &Outline<'_, '_>, subject: &NounPhrase) -> bool {
    let (start, end) = (subject.core.start, subject.core.end);
    end == start + 1
        && outline.passage.word(end) != "to"
        && speakers::can_speak(&outline.passage.word(start).to_lowercase())
}

/// The phrase without the letters behind its name: "Imogen Thwaite KC".
fn without_letters(outline: &Outline<'_, '_>, core: &Range<usize>) -> Range<usize> {
    let last = core.end.saturating_sub(1);
    let letters = core.len() > 1 && outline.is(last, List::PostNominals);
    core.start..if letters { last } else { core.end }
}

/// The mention at the end of a phrase: "Li Wei" in "Foreign Ministry spokesman Li Wei".
fn head_mention<'k>(
    outline: &Outline<'_, '_>,
    known: &KnownEntities<'k>,
    core: Span,
) -> Option<&'k PlacedMention> {
    let inside = known.inside(core).iter().rev();
    let mut ending = inside.filter(|mention| {
        mention.span.end == core.end
            && mention.kind != MentionKind::Demonym
            && !is_of_firm(outline, known, mention)
            && !is_branch(outline, known, mention)
    });
    ending.next().or_else(|| {
        // A mention may begin before the phrase does.
        let near = known.mentions.partition_point(|mention| mention.span.start < core.start);
        let before = known.mentions.get(near.saturating_sub(2)..near).unwrap_or_default();
        before.iter().find(|mention| mention.span.end == core.end)
    })
}

/// Whether a mention of a person is a part of the name of a firm: "Finch" in "Harrow & Finch".
fn is_of_firm(outline: &Outline<'_, '_>, known: &KnownEntities<'_>, mention: &PlacedMention) -> bool {
    let ampersand =
        mention.tokens.start.checked_sub(1).is_some_and(|before| outline.passage.word(before) == "&");
    ampersand && known.is_person(Speaker::Entity(mention.entity))
}

/// Whether a country only ends the name of an institution: "NHS England", "Oxfam America".
///
/// Leaves alone: Meanwhile England said; the minister of France; US Germany.
fn is_branch(outline: &Outline<'_, '_>, known: &KnownEntities<'_>, mention: &PlacedMention) -> bool {
    let is_country = |entity| matches!(known.kind(entity), Some(EntityKind::Country(_)));
    let Some(before) = mention.tokens.start.checked_sub(1) else { return false };
    let class = outline.passage.class(before);
    let opens = outline.sentence_start(outline.sentence(before)) == before;
    let titles = WordClass::ROLE.with(WordClass::HONORIFIC).with(WordClass::RANK);
    let names_country = || {
        let span = outline.span_of(&(before..before + 1));
        known.inside(span).iter().any(|other| is_country(other.entity))
    };
    // "In Geneva Germany said": the name before belongs to the opening phrase.
    let is_named = |at: &usize| outline.kind(*at) == TokenKind::Name;
    let first = (0..before).rev().take_while(is_named).last().unwrap_or(before);
    let article = usize::from(outline.kind_before(first) == TokenKind::Function(FunctionWord::Determiner));
    let hangs = outline.kind_before(first - article) == TokenKind::Function(FunctionWord::Preposition);
    is_country(mention.entity)
        && !hangs
        && mention.kind == MentionKind::Name
        && outline.kind(before) == TokenKind::Name
        && !class.is(titles)
        && !(opens && class.is(WordClass::COMMON))
        && !names_country()
}

/// The mention that a longer phrase ends with: the person in "Secretary of State Anthony Blinken", or an organisation
/// whose name continues after the core, as in "the Bank of Ghana".
fn name_at_end<'k>(
    outline: &Outline<'_, '_>,
    known: &KnownEntities<'k>,
    subject: &NounPhrase,
) -> Option<&'k PlacedMention> {
    let (core, full) = (outline.span_of(&subject.core), outline.span_of(&subject.full));
    let is_head = |mention: &PlacedMention| {
        !is_of_firm(outline, known, mention) && !hangs_on_preposition(outline, subject, mention.tokens.start)
    };
    let ending = |mention: &&PlacedMention| mention.span.end == full.end && mention.kind == MentionKind::Name;
    let heads = |mention: &&PlacedMention| match known.kind(mention.entity) {
        Some(EntityKind::Person { .. }) => is_head(mention),
        Some(EntityKind::Organization) => mention.span.start < core.end,
        _ => false,
    };
    known.inside(full).iter().rev().filter(ending).find(heads)
}

/// The name with the "of" behind it, if it is made of common words: "the National Theatre of Peru", "the City of Tema".
///
/// Leaves alone: Mensah of Tema.
fn with_place(outline: &Outline<'_, '_>, subject: &NounPhrase, name: Range<usize>) -> Range<usize> {
    let first = name.clone().find(|&at| outline.kind(at) == TokenKind::Name);
    let is_common = |at: usize| {
        let class = outline.passage.class(at);
        class.is(WordClass::COMMON) && !class.is_name()
    };
    let full = &subject.full;
    let of = outline.passage.word(name.end) == "of" && full.end == name.end + 2;
    let named = outline.kind(full.end - 1) == TokenKind::Name;
    let is_seat = |at: usize| outline.is(at, List::NounsOfPlaces);
    let whole = |first: usize| {
        name.end > first + 1 && (first..name.end).all(is_common) || name.end == first + 1 && is_seat(first)
    };
    if of && named && first.is_some_and(whole) {
        return name.start..full.end;
    }
    name
}

/// The name that goes on where the phrase was cut off: "Ahmad bin Mat", "the Bank of Ghana in Accra".
fn name_around_end<'k>(known: &KnownEntities<'k>, core: Span) -> Option<&'k PlacedMention> {
    let goes_on = |mention: &&PlacedMention| mention.kind == MentionKind::Name && mention.span.end > core.end;
    known.inside(core).iter().find(goes_on)
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
