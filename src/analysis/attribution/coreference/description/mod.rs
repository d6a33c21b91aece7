//! Descriptions -> the entity described: "the minister", "the 29-year-old", "the company", "a ministry statement".
//!
//! What an article says of someone beside the name ([`introductions`]) is compared with the words of a later description
//! ([`wording`]). Only a definite description refers back. Any other remains a group, which is never wrong, even if a
//! reader could know more; and where two fit equally well, the certainty says so.

mod introductions;
mod organization;
mod organization_kind;
mod person;
mod statement;
#[cfg(test)]
mod tests;
mod wording;

use super::known::KnownEntities;
use super::memory::Memory;
use super::place::SubjectPlace;
use super::resolved::Resolved;
use crate::analysis::grammar::{NounPhrase, Outline, PhraseKind, TokenKind};
use crate::analysis::{EntityId, Mention, MentionKind};
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::speakers;
use crate::text::Span;
use introductions::Introduction;
pub(crate) use introductions::Introductions;
use wording::Wording;

/// The most mentions before a description that are examined.
const MAX_MENTIONS: usize = 40;
/// The most paragraphs between a description and the entity it refers to, unless its words introduce that entity.
const MAX_PARAGRAPHS: usize = 4;

/// Returns the entity that a description refers to, or `None` if it remains a group.
pub(super) fn resolve(
    outline: &Outline<'_, '_>,
    known: &KnownEntities<'_>,
    subject: &NounPhrase,
    memory: &Memory,
) -> Option<Resolved> {
    if subject.kind == PhraseKind::Pronoun {
        return None;
    }
    let span = outline.span_of(&subject.core);
    let description = Description { outline, known, subject, memory, span };
    let noun = description.wording().noun().to_lowercase();
    let lists = ListSet::of(&noun);
    let (speaker, certainty) = match noun.as_str() {
        // A name is one unless all of it could be written small: "the Minister", "the Dutchman".
        _ if subject.kind == PhraseKind::Name && !description.is_written_large() => None,
        // Sources and witnesses are meant to stay anonymous, so never guess who they are.
        _ if lists.has(List::AnonymousSources) => None,
        _ if lists.has(List::Statements) => statement::issuer(&description),
        noun if speakers::is_role(noun) || person::is_personal(description.wording()) => {
            person::find(&description)
        }
        noun if speakers::is_body(noun) || lists.has(List::OrganizationNouns) => {
            organization::find(&description)
        }
        _ => None,
    }?;
    let place = SubjectPlace::of(outline, subject.core.start);
    let kind = PhraseKind::Description;
    Some(Resolved { speaker, mention: span, place, kind, certainty, can_speak: true })
}

/// A description and the text before it.
struct Description<'s> {
    outline: &'s Outline<'s, 's>,
    known: &'s KnownEntities<'s>,
    subject: &'s NounPhrase,
    memory: &'s Memory,
    span: Span,
}

impl Description<'_> {
    fn wording(&self) -> Wording<'_> {
        Wording::of(self.outline.passage.text, self.outline.span_of(&self.subject.full), self.span)
    }

    fn wording_of(&self, introduction: &Introduction) -> Wording<'_> {
        Wording::of(self.outline.passage.text, introduction.words, introduction.head)
    }

    /// What was said of the entities before.
    fn introductions(&self) -> &[Introduction] {
        self.known.introductions.before(self.span.start)
    }

    /// Whether the description refers back: "the minister", with nothing after it.
    fn points_back(&self) -> bool {
        self.is_definite() && self.subject.full.end == self.subject.core.end
    }

    /// "the minister", "his lawyer", "the bank’s governor".
    fn is_definite(&self) -> bool {
        let start = self.subject.core.start;
        matches!(self.outline.passage.word(start), "the" | "The")
            || self.outline.kind(start) == TokenKind::Function(FunctionWord::Possessor)
            || self.subject.core.clone().any(|at| self.outline.kind(at) == TokenKind::Possessive)
    }

    fn is_plural(&self) -> bool {
        let noun = self.wording().noun().to_lowercase();
        noun.ends_with('s') && noun != "boss" && !noun.ends_with("ess")
            || noun.ends_with("men")
            || matches!(noun.as_str(), "police" | "people" | "military")
    }

    /// "the Minister", "the Prime Minister", "the Dutchman": no word of it has to be a name.
    fn is_written_large(&self) -> bool {
        let article = matches!(self.outline.passage.word(self.subject.core.start), "the" | "The");
        let noun = self.wording().noun();
        let lists = ListSet::of(&noun.to_lowercase());
        article
            && noun.chars().skip(1).all(char::is_lowercase)
            && (speakers::is_role(&noun.to_lowercase())
                || lists.has(List::OrganizationNouns)
                || speakers::is_body(&noun.to_lowercase())
                || self.wording().countries().next().is_some())
    }

    /// The mentions before the description, nearest first.
    fn before(&self) -> impl Iterator<Item = &Mention> {
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
    fn last_mention(&self, entity: EntityId) -> u32 {
        let to = self.known.mentions.partition_point(|mention| mention.span.start < self.span.start);
        let before = self.known.mentions.get(..to).unwrap_or_default();
        let unquoted =
            |mention: &&Mention| !self.is_quoted(self.outline.passage.token_at(mention.span.start));
        let mut own = before.iter().rev().filter(|mention| mention.entity == entity);
        own.find(unquoted).map_or(0, |mention| mention.span.start)
    }

    /// The number of paragraphs between two bytes.
    fn paragraphs_between(&self, one: u32, other: u32) -> usize {
        let paragraph = |byte| self.outline.own_paragraph(self.outline.passage.token_at(byte));
        paragraph(one).abs_diff(paragraph(other))
    }

    fn is_quoted(&self, at: usize) -> bool {
        self.outline.kind(at) == TokenKind::Quoted
    }

    fn paragraph(&self) -> usize {
        self.outline.paragraph(self.subject.core.start)
    }
}
