//! The mentions of a passage and the entities they belong to, as attribution looks them up.

use super::agreement::fitting;
use super::description::introductions::Introductions;
use super::gender::{Leaning, PronounVotes};
use super::placed_mention::PlacedMention;
use super::resolved::Resolved;
use super::speaker_words::SpeakerWords;
use crate::analysis::entity::Registry;
use crate::analysis::person::Gender;
use crate::analysis::{EntityId, EntityKind, MentionKind, Passage, Speaker};
use crate::lexicon::lists::{List, ListSet};
use crate::text::Span;
use foldhash::HashMap;
use std::cell::RefCell;

#[cfg(test)]
mod tests;

/// What is known about the entities of a passage while its quotations are attributed.
#[derive(Debug)]
pub(crate) struct KnownEntities<'k> {
    /// The entities of the article so far.
    registry: &'k Registry,
    /// The mentions of this passage and its context, in text order.
    pub(crate) mentions: &'k [PlacedMention],
    /// The pronouns near the names of people.
    votes: &'k PronounVotes,
    /// How the article introduces them.
    pub(super) introductions: &'k Introductions,
    /// What is known about the speakers whom pronouns have been compared with.
    signs: RefCell<HashMap<Speaker, SpeakerSigns>>,
    /// What pronouns stand for by all that is before them, by their tokens.
    pronouns: RefCell<HashMap<usize, Resolved>>,
    /// Whether the words for speakers without a name can stand for one.
    may_speak: RefCell<HashMap<Speaker, bool>>,
}

/// What the text says about a speaker, whatever the pronoun that may stand for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct SpeakerSigns {
    /// What the words say, if the speaker has no name.
    pub(super) words: SpeakerWords,
    /// The pronoun that the text gives.
    pub(super) given: Option<&'static str>,
    /// The pronoun that the forename goes with, if the text gives none.
    pub(super) of_forename: Option<&'static str>,
}

impl<'k> KnownEntities<'k> {
    /// Combines what the recognisers found in a passage with the votes and introductions up to its end.
    pub(crate) fn new(
        registry: &'k Registry,
        mentions: &'k [PlacedMention],
        (votes, introductions): (&'k PronounVotes, &'k Introductions),
    ) -> Self {
        Self {
            registry,
            mentions,
            votes,
            introductions,
            signs: RefCell::default(),
            pronouns: RefCell::default(),
            may_speak: RefCell::default(),
        }
    }

    /// What an entity is.
    pub(crate) fn kind(&self, id: EntityId) -> Option<&'k EntityKind> {
        self.registry.kind(id)
    }

    /// The name of an entity, or "" if it is unknown.
    pub(crate) fn name(&self, id: EntityId) -> &'k str {
        self.registry.name(id).unwrap_or_default()
    }

    /// Whether a speaker is a person.
    pub(crate) fn is_person(&self, speaker: Speaker) -> bool {
        matches!(speaker, Speaker::Entity(id) if matches!(self.kind(id), Some(EntityKind::Person { .. })))
    }

    /// The pronoun for a person, if the text gives the gender.
    pub(crate) fn pronoun_of(&self, speaker: Speaker) -> Option<&'static str> {
        let Speaker::Entity(id) = speaker else { return None };
        let title = self.registry.gender(id).map(|gender| match gender {
            Gender::Female => "she",
            Gender::Male => "he",
        });
        let Some(EntityKind::Person { role }) = self.kind(id) else { return title };
        let role = || role.as_deref().and_then(fitting);
        title.or_else(role).or_else(|| self.introductions.pronoun_of(id))
    }

    /// The pronoun that a person's forename goes with in most countries. A weak sign, and never more than that.
    pub(super) fn pronoun_of_forename(&self, speaker: Speaker) -> Option<&'static str> {
        let Speaker::Entity(id) = speaker else { return None };
        let mut words = self.name(id).split_whitespace();
        let forename = words.next().filter(|_| self.is_person(speaker) && words.next().is_some())?;
        let lists = ListSet::of(&forename.to_lowercase());
        let goes_with = |list, pronoun| lists.has(list).then_some(pronoun);
        goes_with(List::ForenamesWithHe, "he").or_else(|| goes_with(List::ForenamesWithShe, "she"))
    }

    /// What the text says about a speaker; looked up once for all pronouns.
    pub(super) fn signs(&self, passage: &Passage<'_>, speaker: Speaker) -> SpeakerSigns {
        *self.signs.borrow_mut().entry(speaker).or_insert_with(|| {
            let words = match speaker {
                Speaker::Group(span) | Speaker::Unknown(span) => SpeakerWords::of(passage.words(span)),
                Speaker::Entity(_) => SpeakerWords::default(),
            };
            let given = self.pronoun_of(speaker).or(words.pronoun);
            let of_forename = if given.is_none() { self.pronoun_of_forename(speaker) } else { None };
            SpeakerSigns { words, given, of_forename }
        })
    }

    /// What the pronoun at token `at` stands for by all that is before it. `resolve` runs only the first time.
    pub(crate) fn pronoun_or_else(&self, at: usize, resolve: impl FnOnce() -> Resolved) -> Resolved {
        let known = self.pronouns.borrow().get(&at).copied();
        known.unwrap_or_else(|| {
            let resolved = resolve();
            self.note_pronoun(at, resolved);
            resolved
        })
    }

    /// Keeps what the pronoun at token `at` stands for, so that it is not resolved again.
    ///
    /// The subject of a report keeps it, and a quotation behind the pronoun asks for it. Both look back at the same
    /// reports if the one with the subject is the first whose verb follows the pronoun: then its index is the number of
    /// reports before the pronoun. It is kept before it is doubted, because a quotation does not doubt it.
    pub(super) fn note_pronoun(&self, at: usize, resolved: Resolved) {
        self.pronouns.borrow_mut().insert(at, resolved);
    }

    /// Whether the words for a speaker without a name can stand for one. `judge` runs only the first time.
    pub(crate) fn may_speak_or_else(&self, speaker: Speaker, judge: impl FnOnce() -> bool) -> bool {
        *self.may_speak.borrow_mut().entry(speaker).or_insert_with(judge)
    }

    /// What the pronouns near a person's name say about "he" or "she".
    pub(super) fn leaning(&self, speaker: Speaker, pronoun: &str) -> Leaning {
        match speaker {
            Speaker::Entity(id) if self.is_person(speaker) => self.votes.leaning(id, pronoun),
            _ => Leaning::Open,
        }
    }

    /// The mentions that begin inside `span`.
    pub(crate) fn inside(&self, span: Span) -> &'k [PlacedMention] {
        let from = self.mentions.partition_point(|mention| mention.span.start < span.start);
        let rest = self.mentions.get(from..).unwrap_or_default();
        let count = rest.iter().take_while(|mention| mention.span.start < span.end).count();
        rest.get(..count).unwrap_or_default()
    }

    /// The last mention of a person by name before byte `at`, if it is near.
    pub(super) fn last_name_before(&self, person: EntityId, at: u32) -> Option<&'k PlacedMention> {
        const MAX_MENTIONS: usize = 24;
        let to = self.mentions.partition_point(|mention| mention.span.start < at);
        let before = self.mentions.get(to.saturating_sub(MAX_MENTIONS)..to).unwrap_or_default();
        before.iter().rev().find(|mention| mention.entity == person && mention.kind == MentionKind::Name)
    }

    /// Whether a country's name is the first word of the name of a person before it.
    pub(super) fn is_forename(&self, passage: &Passage<'_>, mention: &PlacedMention) -> bool {
        if !matches!(self.kind(mention.entity), Some(EntityKind::Country(_))) {
            return false;
        }
        let word = passage.words(mention.span);
        let to = self.mentions.partition_point(|other| other.span.start < mention.span.start);
        let before = self.mentions.get(..to).unwrap_or_default();
        before.iter().any(|other| {
            let rest = passage.words(other.span).strip_prefix(word);
            rest.is_some_and(|rest| rest.starts_with(' ')) && self.is_person(Speaker::Entity(other.entity))
        })
    }

    /// The probability that a name of one word is that of the person it was taken for, because relatives share a surname.
    ///
    /// Gets right: "Mensah said" after Grace and Kofi Mensah. Leaves alone: "Ms Mensah said", if Kofi is a man.
    pub(super) fn certainty_of_name(&self, passage: &Passage<'_>, mention: &PlacedMention) -> f32 {
        if self.has_namesake(passage, mention, |_| true) { 0.7 } else { 1.0 }
    }

    /// Whether a name of one word is also that of another person named before, and one of whom `may_be_meant` holds.
    pub(super) fn has_namesake(
        &self,
        passage: &Passage<'_>,
        mention: &PlacedMention,
        may_be_meant: impl Fn(EntityId) -> bool,
    ) -> bool {
        const MAX_MENTIONS: usize = 40;
        let word = passage.words(mention.span);
        if word.contains(' ') || !self.is_person(Speaker::Entity(mention.entity)) {
            return false;
        }
        let to = self.mentions.partition_point(|other| other.span.start < mention.span.start);
        let before = self.mentions.get(to.saturating_sub(MAX_MENTIONS)..to).unwrap_or_default();
        let gender = self.registry.gender(mention.entity);
        let is_namesake = |other: &&PlacedMention| {
            let told_apart = gender.is_some()
                && self.registry.gender(other.entity).is_some_and(|other| Some(other) != gender);
            other.entity != mention.entity
                && !told_apart
                && self.is_person(Speaker::Entity(other.entity))
                && is_part_of(word, passage.words(other.span))
                && may_be_meant(other.entity)
        };
        before.iter().any(|other| is_namesake(&other))
    }
}

/// Whether `word` is the surname of `name`, which some languages put first: "Bang" of "Bang Seok-hyun", "Mensah" of "Ana
/// Mensah".
fn is_part_of(word: &str, name: &str) -> bool {
    let first = || name.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ') && rest.contains('-'));
    name.ends_with(word) || first()
}
