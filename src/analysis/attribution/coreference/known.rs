//! What the recognisers found -> what attribution asks about: the mentions of a passage and the entities behind them.

use super::gender::{Leaning, Votes};
use crate::analysis::entity::Registry;
use crate::analysis::grammar::Outline;
use crate::analysis::person::Gender;
use crate::analysis::{EntityId, EntityKind, Mention, Speaker};
use crate::text::Span;

/// What is known about an article while its quotations are read.
#[derive(Debug)]
pub(crate) struct Known<'k> {
    /// The entities of the article so far.
    registry: &'k Registry,
    /// The mentions of this passage, in text order.
    pub(crate) mentions: &'k [Mention],
    /// The pronouns beside the names of people.
    votes: Votes,
}

impl<'k> Known<'k> {
    /// What the recognisers found in a passage.
    pub(crate) fn new(outline: &Outline<'_, '_>, registry: &'k Registry, mentions: &'k [Mention]) -> Self {
        Self { registry, mentions, votes: Votes::count(outline, registry, mentions) }
    }

    /// What an entity is.
    pub(crate) fn kind(&self, id: EntityId) -> Option<&'k EntityKind> {
        self.registry.kind(id)
    }

    /// The name of an entity; nothing for one that is not known.
    pub(crate) fn name(&self, id: EntityId) -> &'k str {
        self.registry.name(id).unwrap_or_default()
    }

    /// Whether a speaker is a person.
    pub(crate) fn is_person(&self, speaker: Speaker) -> bool {
        matches!(speaker, Speaker::Entity(id) if matches!(self.kind(id), Some(EntityKind::Person { .. })))
    }

    /// The pronoun that fits a person, where the text tells.
    pub(crate) fn pronoun_of(&self, speaker: Speaker) -> Option<&'static str> {
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
    pub(crate) fn inside(&self, span: Span) -> &'k [Mention] {
        let from = self.mentions.partition_point(|mention| mention.span.start < span.start);
        let to = self.mentions.partition_point(|mention| mention.span.start < span.end);
        self.mentions.get(from..to.max(from)).unwrap_or_default()
    }
}
