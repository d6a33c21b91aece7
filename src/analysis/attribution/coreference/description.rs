//! Descriptions -> whom the article has named so: "the minister", "the company", "a ministry statement".
//!
//! Only a description that begins with "the" points back, and only to somebody named nearby; any other stays a
//! group by its words, which is true even when it is less than a reader could know.

use super::known::Known;
use super::memory::Memory;
use super::organization_kind::{self, Fit};
use super::resolved::Resolved;
use crate::analysis::grammar::{NounPhrase, Outline, PhraseKind};
use crate::analysis::{EntityKind, Mention, MentionKind, Speaker};
use crate::lexicon::speakers;
use crate::text::Span;

/// Mentions before a description that are looked at.
const MENTIONS: usize = 40;
/// Paragraphs before a description in which the one it means is named.
const PARAGRAPHS: usize = 4;

/// The entity that a description stands for; nothing when it stays a group.
pub(super) fn resolve(
    outline: &Outline<'_, '_>,
    known: &Known<'_>,
    subject: &NounPhrase,
    memory: &Memory,
) -> Option<Resolved> {
    let head = outline.lowercase_word(subject.core.end.checked_sub(1)?);
    let span = outline.span_of(&subject.core);
    let scene = Scene { outline, known, subject, memory, span };
    let (speaker, certainty) = match head {
        _ if subject.kind != PhraseKind::Description => None,
        // Whoever is called a source or a witness is not to be named: never guess who it is.
        "source" | "witness" | "insider" | "informant" => None,
        "statement" | "letter" | "tweet" | "post" | "memo" | "release" | "communique" | "document"
        | "message" | "email" | "e-mail" | "submission" | "submissions" | "filing" => scene.issuer(),
        _ if speakers::is_role(head) => scene.person(head),
        _ if speakers::is_body(head) => scene.organization(head),
        _ => None,
    }?;
    let (token, kind) = (subject.core.start, subject.kind);
    Some(Resolved { speaker, mention: span, token, kind, certainty, can_speak: true })
}

struct Scene<'s> {
    outline: &'s Outline<'s, 's>,
    known: &'s Known<'s>,
    subject: &'s NounPhrase,
    memory: &'s Memory,
    span: Span,
}

impl Scene<'_> {
    /// Whether the description points back: "the minister", with nothing behind it.
    fn points_back(&self) -> bool {
        self.is_definite() && self.subject.full.end == self.subject.core.end
    }

    fn is_definite(&self) -> bool {
        matches!(self.outline.passage.word(self.subject.core.start), "the" | "The")
    }

    /// The mentions before the description, the nearest first.
    fn before(&self) -> impl Iterator<Item = &Mention> {
        let to = self.known.mentions.partition_point(|mention| mention.span.start < self.span.start);
        let near = self.known.mentions.get(to.saturating_sub(MENTIONS)..to).unwrap_or_default();
        let paragraph = self.outline.paragraph(self.subject.core.start);
        near.iter().rev().filter(move |mention| {
            let place = self.outline.passage.token_at(mention.span.start);
            let distance = paragraph.saturating_sub(self.outline.own_paragraph(place));
            distance <= PARAGRAPHS && !matches!(mention.kind, MentionKind::Demonym | MentionKind::Place)
        })
    }

    /// "a ministry statement", "Mensah’s letter": whoever is named in it; "the statement": who spoke last.
    fn issuer(&self) -> Option<(Speaker, f32)> {
        let named =
            self.known.inside(self.span).last().filter(|mention| mention.kind != MentionKind::Demonym);
        if let Some(mention) = named {
            return Some((Speaker::Entity(mention.entity), 0.9));
        }
        self.points_back()
            .then(|| self.memory.last(self.outline, self.paragraph()))
            .flatten()
            .map(|last| (last, 0.6))
    }

    fn paragraph(&self) -> usize {
        self.outline.paragraph(self.subject.core.start)
    }

    /// "the minister": the nearest person whose role says so, or the person who spoke last.
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
        let last = self
            .memory
            .last_entity(self.outline, self.paragraph())
            .filter(|&last| self.known.is_person(last));
        if let Some(last) = last {
            return Some((last, 0.55));
        }
        let mut people =
            self.before().filter(|mention| self.known.is_person(Speaker::Entity(mention.entity)));
        let first = people.next()?;
        people.all(|other| other.entity == first.entity).then_some((Speaker::Entity(first.entity), 0.6))
    }

    /// "the company": the nearest organisation that can be called so, one that has the word in its name or role
    /// before all others.
    fn organization(&self, head: &str) -> Option<(Speaker, f32)> {
        if !self.points_back() || is_plural(head) || self.subject.core.len() > 2 {
            return None;
        }
        let organizations: Vec<(Speaker, Fit)> = self
            .before()
            .filter(|mention| self.known.kind(mention.entity) == Some(&EntityKind::Organization))
            .map(|mention| {
                let name = self.known.name(mention.entity);
                (Speaker::Entity(mention.entity), organization_kind::fit(name, head))
            })
            .filter(|(_, fit)| *fit != Fit::Not)
            .collect();
        let called_so = organizations.iter().find(|(_, fit)| *fit == Fit::Same);
        if let Some(&(speaker, _)) = called_so {
            return Some((speaker, 0.85));
        }
        let last = self.memory.last_entity(self.outline, self.paragraph());
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

/// Whether a role, in the article's words, says "minister" as a word of its own.
fn role_has(role: &str, head: &str) -> bool {
    role.split(|c: char| !c.is_alphabetic()).any(|word| word.eq_ignore_ascii_case(head))
}
