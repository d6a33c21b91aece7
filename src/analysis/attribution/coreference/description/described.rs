//! A description with the text before it: what rules ask about it.

use super::compared::ComparedWording;
use super::introductions::Introduction;
use super::wording::Wording;
use crate::analysis::attribution::coreference::agreement;
use crate::analysis::attribution::coreference::known::KnownEntities;
use crate::analysis::attribution::coreference::memory::Memory;
use crate::analysis::attribution::coreference::placed_mention::PlacedMention;
use crate::analysis::grammar::{NounPhrase, Outline, TokenKind};
use crate::analysis::{EntityId, MentionKind, Speaker};
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::speakers;
use crate::text::Span;
use crate::text::fold::lowercase;
use std::cell::OnceCell;

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
    pub(super) wording: Wording<'s>,
    /// The noun of the wording, as it is written.
    pub(super) noun: &'s str,
    /// What only some descriptions are asked for.
    compared: OnceCell<ComparedWording>,
    pronoun: OnceCell<Option<&'static str>>,
    is_personal: OnceCell<bool>,
}

impl<'s> Description<'s> {
    pub(super) fn new(
        outline: &'s Outline<'s, 's>,
        known: &'s KnownEntities<'s>,
        subject: &'s NounPhrase,
        memory: &'s Memory,
    ) -> Self {
        let span = outline.span_of(&subject.core);
        let wording = Wording::of(outline.passage.text, outline.span_of(&subject.full), span);
        Self {
            outline,
            known,
            subject,
            memory,
            span,
            wording,
            noun: wording.noun(),
            compared: OnceCell::new(),
            pronoun: OnceCell::new(),
            is_personal: OnceCell::new(),
        }
    }

    /// The wording as it is compared with introductions.
    pub(super) fn compared(&self) -> &ComparedWording {
        self.compared.get_or_init(|| ComparedWording::of(self.wording))
    }

    /// The pronoun that goes with the description: "she" for "the actress".
    pub(super) fn pronoun(&self) -> Option<&'static str> {
        *self.pronoun.get_or_init(|| agreement::fitting(self.outline.passage.words(self.span)))
    }

    /// Whether the words say what someone is like, not what they do, or point at whoever is spoken of: "the 29-year-old",
    /// "the Dutchman", "the former wing-back", "this slow-spoken man".
    pub(super) fn is_personal(&self) -> bool {
        *self.is_personal.get_or_init(|| self.wording.is_personal() || self.points_with_this())
    }

    /// "this slow-spoken man", "this minister".
    fn points_with_this(&self) -> bool {
        matches!(self.outline.passage.word(self.subject.core.start), "this" | "This")
            && speakers::is_role(&lowercase(self.noun))
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

    /// "the minister", "his lawyer", "this man", "the bank’s governor".
    pub(super) fn is_definite(&self) -> bool {
        let start = self.subject.core.start;
        matches!(self.outline.passage.word(start), "the" | "The")
            || self.outline.kind(start) == TokenKind::Function(FunctionWord::Possessor)
            || self.points_with_this()
            || self.subject.core.clone().any(|at| self.outline.kind(at) == TokenKind::Possessive)
    }

    /// "his agent", "her mother", "the president’s spokeswoman", "Mensah’s lawyer": somebody who belongs to somebody else.
    ///
    /// Leaves alone: the bank’s governor.
    pub(super) fn is_owned(&self) -> bool {
        let outline = self.outline;
        let owners = self.known.inside(self.span);
        let is_person = |at: usize| {
            let mut owners = owners.iter().filter(|mention| mention.tokens.end == at);
            owners.any(|mention| self.known.is_person(Speaker::Entity(mention.entity)))
        };
        let is_somebodys = |at: usize| {
            outline.kind(at) == TokenKind::Possessive
                && (is_person(at) || at.checked_sub(1).is_some_and(|owner| outline.passage.is_role(owner)))
        };
        outline.kind(self.subject.core.start) == TokenKind::Function(FunctionWord::Possessor)
            || self.subject.core.clone().any(is_somebodys)
    }

    pub(super) fn is_plural(&self) -> bool {
        let noun = lowercase(self.noun);
        noun.ends_with('s') && noun != "boss" && !noun.ends_with("ess")
            || noun.ends_with("men")
            || matches!(&*noun, "police" | "people" | "military")
    }

    /// "Minister", "Prime Minister", "Dutchman" behind "the": no word of it has to be a name.
    pub(super) fn is_written_large(&self) -> bool {
        if !self.noun.chars().skip(1).all(char::is_lowercase) {
            return false;
        }
        let noun = lowercase(self.noun);
        let lists = ListSet::of(&noun);
        speakers::is_role(&noun)
            || lists.has(List::OrganizationNouns)
            || lists.has(List::Bodies)
            || self.wording.countries().next().is_some()
    }

    /// The mentions before the description, nearest first.
    pub(super) fn before(&self) -> impl Iterator<Item = &PlacedMention> {
        let to = self.known.mentions.partition_point(|mention| mention.span.start < self.span.start);
        let near = self.known.mentions.get(to.saturating_sub(MAX_MENTIONS)..to).unwrap_or_default();
        let paragraph = self.paragraph();
        let is_near = move |mention: &&PlacedMention| {
            paragraph.saturating_sub(self.outline.own_paragraph(mention.tokens.start)) <= MAX_PARAGRAPHS
        };
        let is_named =
            |mention: &&PlacedMention| !matches!(mention.kind, MentionKind::Demonym | MentionKind::Place);
        near.iter().rev().filter(is_named).take_while(is_near)
    }

    /// The byte of an entity's last mention before the description; 0 if it is out of reach.
    pub(super) fn last_mention(&self, entity: EntityId) -> u32 {
        let to = self.known.mentions.partition_point(|mention| mention.span.start < self.span.start);
        let before = self.known.mentions.get(..to).unwrap_or_default();
        let unquoted = |mention: &&PlacedMention| !self.is_quoted(mention.tokens.start);
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
