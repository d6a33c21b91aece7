//! Descriptions -> the entity described: "the minister", "the company", "a ministry statement".
//!
//! Only a description that begins with "the" refers back, and only to someone named nearby. Any other remains a
//! group, which is never wrong, even if a reader could know more.

use super::known::KnownEntities;
use super::memory::Memory;
use super::organization_kind::{self, OrganizationFit};
use super::place::SubjectPlace;
use super::resolved::Resolved;
use crate::analysis::grammar::{NounPhrase, Outline, PhraseKind};
use crate::analysis::{EntityKind, Mention, MentionKind, Speaker};
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::speakers;
use crate::text::Span;

/// The most mentions before a description that are examined.
const MAX_MENTIONS: usize = 40;
/// The most paragraphs between a description and the entity it refers to.
const MAX_PARAGRAPHS: usize = 4;

/// Returns the entity that a description refers to, or `None` if it remains a group.
pub(super) fn resolve(
    outline: &Outline<'_, '_>,
    known: &KnownEntities<'_>,
    subject: &NounPhrase,
    memory: &Memory,
) -> Option<Resolved> {
    let head = outline.lowercase_word(subject.core.end.checked_sub(1)?);
    let lists = ListSet::of(head);
    let span = outline.span_of(&subject.core);
    let description = Description { outline, known, subject, memory, span };
    let (speaker, certainty) = match head {
        _ if subject.kind != PhraseKind::Description => None,
        // Sources and witnesses are meant to stay anonymous, so never guess who they are.
        _ if lists.has(List::AnonymousSources) => None,
        _ if lists.has(List::Statements) => description.issuer(),
        _ if speakers::is_role(head) => description.person(head),
        _ if speakers::is_body(head) => description.organization(head),
        _ => None,
    }?;
    let (place, kind) = (SubjectPlace::of(outline, subject.core.start), subject.kind);
    Some(Resolved { speaker, mention: span, place, kind, certainty, can_speak: true })
}

struct Description<'s> {
    outline: &'s Outline<'s, 's>,
    known: &'s KnownEntities<'s>,
    subject: &'s NounPhrase,
    memory: &'s Memory,
    span: Span,
}

impl Description<'_> {
    /// Whether the description refers back: "the minister", with nothing after it.
    fn points_back(&self) -> bool {
        self.is_definite() && self.subject.full.end == self.subject.core.end
    }

    fn is_definite(&self) -> bool {
        matches!(self.outline.passage.word(self.subject.core.start), "the" | "The")
    }

    /// The mentions before the description, nearest first.
    fn before(&self) -> impl Iterator<Item = &Mention> {
        let to = self.known.mentions.partition_point(|mention| mention.span.start < self.span.start);
        let near = self.known.mentions.get(to.saturating_sub(MAX_MENTIONS)..to).unwrap_or_default();
        let paragraph = self.outline.paragraph(self.subject.core.start);
        near.iter().rev().filter(move |mention| {
            let place = self.outline.passage.token_at(mention.span.start);
            let distance = paragraph.saturating_sub(self.outline.own_paragraph(place));
            distance <= MAX_PARAGRAPHS && !matches!(mention.kind, MentionKind::Demonym | MentionKind::Place)
        })
    }

    /// Who issued a statement: whoever is named in it ("a ministry statement"), or who spoke last ("the statement").
    fn issuer(&self) -> Option<(Speaker, f32)> {
        let named =
            self.known.inside(self.span).last().filter(|mention| mention.kind != MentionKind::Demonym);
        if let Some(mention) = named {
            return Some((Speaker::Entity(mention.entity), 0.9));
        }
        self.points_back().then(|| self.memory.last(self.paragraph())).flatten().map(|last| (last, 0.6))
    }

    fn paragraph(&self) -> usize {
        self.outline.paragraph(self.subject.core.start)
    }

    /// The nearest person whose role says "minister", or else the person who spoke last.
    fn person(&self, head: &str) -> Option<(Speaker, f32)> {
        if !self.is_definite() || is_plural(head) {
            return None;
        }
        let has_role = |mention: &&Mention| match self.known.kind(mention.entity) {
            Some(EntityKind::Person { role: Some(role) }) => role_has(role, head),
            _ => false,
        };
        if let Some(mention) = self.before().find(has_role) {
            return Some((Speaker::Entity(mention.entity), 0.85));
        }
        if !self.points_back() {
            return None;
        }
        let last = self.memory.last_entity(self.paragraph()).filter(|&last| self.known.is_person(last));
        if let Some(last) = last {
            return Some((last, 0.55));
        }
        let mut people =
            self.before().filter(|mention| self.known.is_person(Speaker::Entity(mention.entity)));
        let first = people.next()?;
        people.all(|other| other.entity == first.entity).then_some((Speaker::Entity(first.entity), 0.6))
    }

    /// The nearest organisation that can be called "the company", preferably one whose name says so.
    fn organization(&self, head: &str) -> Option<(Speaker, f32)> {
        if !self.points_back() || is_plural(head) || self.subject.core.len() > 2 {
            return None;
        }
        let organizations: Vec<(Speaker, OrganizationFit)> = self
            .before()
            .filter(|mention| self.known.kind(mention.entity) == Some(&EntityKind::Organization))
            .map(|mention| {
                let name = self.known.name(mention.entity);
                (Speaker::Entity(mention.entity), organization_kind::fit(name, head))
            })
            .filter(|(_, fit)| *fit != OrganizationFit::Not)
            .collect();
        let called_so = organizations.iter().find(|(_, fit)| *fit == OrganizationFit::Same);
        if let Some(&(speaker, _)) = called_so {
            return Some((speaker, 0.85));
        }
        let last = self.memory.last_entity(self.paragraph());
        let spoke = organizations.iter().find(|(speaker, _)| Some(*speaker) == last);
        let certainty = if spoke.is_some() { 0.75 } else { 0.55 };
        spoke.or(organizations.first()).map(|&(speaker, _)| (speaker, certainty))
    }
}

fn is_plural(head: &str) -> bool {
    head.ends_with('s') && head != "boss"
        || head.ends_with("men")
        || matches!(head, "police" | "people" | "military")
}

/// Whether a role contains "minister" as a separate word.
fn role_has(role: &str, head: &str) -> bool {
    role.split(|c: char| !c.is_alphabetic()).any(|word| word.eq_ignore_ascii_case(head))
}
