//! A description with the text before it: what rules ask about it.

use super::compared::ComparedWording;
use super::introductions::Introduction;
use super::wording::Wording;
use crate::analysis::attribution::coreference::known::KnownEntities;
use crate::analysis::attribution::coreference::memory::Memory;
use crate::analysis::grammar::{NounPhrase, Outline, TokenKind};
use crate::analysis::{EntityId, Mention, MentionKind};
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::speakers;
use crate::text::Span;
use crate::text::fold::lowercase;

/// The most mentions before a description that are examined.
const MAX_MENTIONS: usize = 40;
/// The most paragraphs between a description and the entity it refers to, unless its words introduce that entity.
pub(super) const MAX_PARAGRAPHS: usize = 4;

/// A description and the text before it.
pub(super) struct Description<'s> {
    pub(super) outline: &'s Outline<'s, 's>,
    pub(super) known: &'s KnownEntities<'s>,
    pub(super) subject: &'s NounPhrase,
    pub(super) memory: &'s Memory,
    pub(super) span: Span,
}

impl Description<'_> {
    pub(super) fn wording(&self) -> Wording<'_> {
        Wording::of(self.outline.passage.text, self.outline.span_of(&self.subject.full), self.span)
    }

    /// The wording as it is compared with introductions.
    pub(super) fn compared(&self) -> ComparedWording {
        ComparedWording::of(self.wording())
    }

    pub(super) fn wording_of(&self, introduction: &Introduction) -> Wording<'_> {
        Wording::of(self.outline.passage.text, introduction.words, introduction.head)
    }

    /// What was said of the entities before.
    pub(super) fn introductions(&self) -> &[Introduction] {
        self.known.introductions.before(self.span.start)
    }

    /// Whether the description refers back: "the minister", with nothing after it.
    pub(super) fn points_back(&self) -> bool {
        self.is_definite() && self.subject.full.end == self.subject.core.end
    }

    /// "the minister", "his lawyer", "the bank’s governor".
    pub(super) fn is_definite(&self) -> bool {
        let start = self.subject.core.start;
        matches!(self.outline.passage.word(start), "the" | "The")
            || self.outline.kind(start) == TokenKind::Function(FunctionWord::Possessor)
            || self.subject.core.clone().any(|at| self.outline.kind(at) == TokenKind::Possessive)
    }

    /// "his agent", "her mother".
    pub(super) fn is_owned(&self) -> bool {
        self.outline.kind(self.subject.core.start) == TokenKind::Function(FunctionWord::Possessor)
    }

    pub(super) fn is_plural(&self) -> bool {
        let noun = lowercase(self.wording().noun());
        noun.ends_with('s') && noun != "boss" && !noun.ends_with("ess")
            || noun.ends_with("men")
            || matches!(&*noun, "police" | "people" | "military")
    }

    /// "the Minister", "the Prime Minister", "the Dutchman": no word of it has to be a name.
    pub(super) fn is_written_large(&self) -> bool {
        let article = matches!(self.outline.passage.word(self.subject.core.start), "the" | "The");
        let noun = self.wording().noun();
        let lists = ListSet::of(&lowercase(noun));
        article
            && noun.chars().skip(1).all(char::is_lowercase)
            && (speakers::is_role(&lowercase(noun))
                || lists.has(List::OrganizationNouns)
                || speakers::is_body(&lowercase(noun))
                || self.wording().countries().next().is_some())
    }

    /// The mentions before the description, nearest first.
    pub(super) fn before(&self) -> impl Iterator<Item = &Mention> {
        let to = self.known.mentions.partition_point(|mention| mention.span.start < self.span.start);
        let near = self.known.mentions.get(to.saturating_sub(MAX_MENTIONS)..to).unwrap_or_default();
        let paragraph = self.paragraph();
        near.iter().rev().filter(move |mention| {
            let place = self.outline.passage.token_at(mention.span.start);
            let distance = paragraph.saturating_sub(self.outline.own_paragraph(place));
            distance <= MAX_PARAGRAPHS && !matches!(mention.kind, MentionKind::Demonym | MentionKind::Place)
        })
    }

    /// The byte of an entity's last mention before the description; 0 if it is out of reach.
    pub(super) fn last_mention(&self, entity: EntityId) -> u32 {
        let to = self.known.mentions.partition_point(|mention| mention.span.start < self.span.start);
        let before = self.known.mentions.get(..to).unwrap_or_default();
        let unquoted =
            |mention: &&Mention| !self.is_quoted(self.outline.passage.token_at(mention.span.start));
        let mut own = before.iter().rev().filter(|mention| mention.entity == entity);
        own.find(unquoted).map_or(0, |mention| mention.span.start)
    }

    /// The number of paragraphs between two bytes.
    pub(super) fn paragraphs_between(&self, one: u32, other: u32) -> usize {
        let paragraph = |byte| self.outline.own_paragraph(self.outline.passage.token_at(byte));
        paragraph(one).abs_diff(paragraph(other))
    }

    pub(super) fn is_quoted(&self, at: usize) -> bool {
        self.outline.kind(at) == TokenKind::Quoted
    }

    pub(super) fn paragraph(&self) -> usize {
        self.outline.paragraph(self.subject.core.start)
    }
}
