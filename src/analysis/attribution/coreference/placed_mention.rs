//! Mentions of a passage -> the same with their places among its tokens.
//!
//! Nearly every rule of attribution asks where a mention stands, and a pronoun asks it of all mentions before it. The
//! places are looked up here, once.

use super::place::SubjectPlace;
use crate::analysis::grammar::Outline;
use crate::analysis::{EntityId, Mention, MentionKind, Passage};
use crate::text::Span;
use std::cell::OnceCell;

/// A mention of an entity in a passage.
#[derive(Debug, Clone)]
pub(crate) struct PlacedMention {
    /// The words, without title and possessive ending.
    pub(crate) span: Span,
    /// How the entity is mentioned.
    pub(crate) kind: MentionKind,
    /// The entity it mentions.
    pub(crate) entity: EntityId,
    /// Its first token.
    pub(crate) start: usize,
    /// The token after its last one.
    pub(crate) end: usize,
    /// Its place as a subject, once a pronoun has asked for it.
    place: OnceCell<SubjectPlace>,
}

impl PlacedMention {
    /// The place of its first token, as seen from a later pronoun.
    pub(super) fn place(&self, outline: &Outline<'_, '_>) -> SubjectPlace {
        *self.place.get_or_init(|| SubjectPlace::of(outline, self.start))
    }

    /// Whether it is the subject of its sentence.
    pub(crate) fn is_subject(&self, outline: &Outline<'_, '_>) -> bool {
        self.place(outline).is_subject
    }

    /// The first token that does not begin before it: the next one if the mention begins inside a token.
    pub(super) fn first_token(&self, passage: &Passage<'_>) -> usize {
        let begins_inside =
            passage.tokens.get(self.start).is_some_and(|first| first.span.start < self.span.start);
        self.start + usize::from(begins_inside)
    }

    /// The first token that ends behind it: its last one if the mention ends inside.
    pub(super) fn token_behind(&self, passage: &Passage<'_>) -> usize {
        let last = self.end.saturating_sub(1);
        let ends_inside = passage.tokens.get(last).is_some_and(|last| last.span.end > self.span.end);
        if ends_inside { last } else { self.end }
    }
}

/// The mentions, which are in text order, with their places in a passage.
pub(crate) fn place_mentions(passage: &Passage<'_>, mentions: &[Mention]) -> Vec<PlacedMention> {
    let mut from = 0;
    let placed = mentions.iter().map(|&Mention { span, kind, entity }| {
        let start = token_from(passage, from, span.start);
        let end = token_from(passage, start, span.end.saturating_sub(1)) + 1;
        from = start;
        PlacedMention { span, kind, entity, start, end, place: OnceCell::new() }
    });
    placed.collect()
}

/// The first token from `from` on that ends after byte `offset`: the next mention is never far.
fn token_from(passage: &Passage<'_>, from: usize, offset: u32) -> usize {
    let tokens = passage.tokens.get(from..).unwrap_or_default();
    from + tokens.iter().take_while(|token| token.span.end <= offset).count()
}
