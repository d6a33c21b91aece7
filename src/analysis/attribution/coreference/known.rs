//! The mentions of a passage and the entities they belong to, as attribution looks them up.

use super::agreement::fitting;
use super::description::introductions::Introductions;
use super::gender::{Leaning, PronounVotes};
use crate::analysis::entity::Registry;
use crate::analysis::person::Gender;
use crate::analysis::{EntityId, EntityKind, Mention, MentionKind, Passage, Speaker};
use crate::lexicon::lists::{List, ListSet};
use crate::text::Span;

/// What is known about the entities of a passage while its quotations are attributed.
#[derive(Debug)]
pub(crate) struct KnownEntities<'k> {
    /// The entities of the article so far.
    registry: &'k Registry,
    /// The mentions of this passage and its context, in text order.
    pub(crate) mentions: &'k [Mention],
    /// The pronouns near the names of people.
    votes: &'k PronounVotes,
    /// How the article introduces them.
    pub(super) introductions: &'k Introductions,
}

impl<'k> KnownEntities<'k> {
    /// Combines what the recognisers found in a passage with the votes and introductions up to its end.
    pub(crate) fn new(
        registry: &'k Registry,
        mentions: &'k [Mention],
        (votes, introductions): (&'k PronounVotes, &'k Introductions),
    ) -> Self {
        Self { registry, mentions, votes, introductions }
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

    /// What the pronouns near a person's name say about "he" or "she".
    pub(super) fn leaning(&self, speaker: Speaker, pronoun: &str) -> Leaning {
        match speaker {
            Speaker::Entity(id) if self.is_person(speaker) => self.votes.leaning(id, pronoun),
            _ => Leaning::Open,
        }
    }

    /// The mentions that begin inside `span`.
    pub(crate) fn inside(&self, span: Span) -> &'k [Mention] {
        let from = self.mentions.partition_point(|mention| mention.span.start < span.start);
        let to = self.mentions.partition_point(|mention| mention.span.start < span.end);
        self.mentions.get(from..to.max(from)).unwrap_or_default()
    }

    /// The last mention of a person by name before byte `at`, if it is near.
    pub(super) fn last_name_before(&self, person: EntityId, at: u32) -> Option<&'k Mention> {
        const MAX_MENTIONS: usize = 24;
        let to = self.mentions.partition_point(|mention| mention.span.start < at);
        let before = self.mentions.get(to.saturating_sub(MAX_MENTIONS)..to).unwrap_or_default();
        before.iter().rev().find(|mention| mention.entity == person && mention.kind == MentionKind::Name)
    }

    /// Whether a country's name is the first word of the name of a person before it.
    pub(super) fn is_forename(&self, passage: &Passage<'_>, mention: &Mention) -> bool {
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
    pub(super) fn certainty_of_name(&self, passage: &Passage<'_>, mention: &Mention) -> f32 {
        if self.has_namesake(passage, mention, |_| true) { 0.7 } else { 1.0 }
    }

    /// Whether a name of one word is also that of another person named before, and one of whom `may_be_meant` holds.
    pub(super) fn has_namesake(
        &self,
        passage: &Passage<'_>,
        mention: &Mention,
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
        let is_namesake = |other: &&Mention| {
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
