//! Mentions of a passage -> the same with their places among its tokens.
//!
//! Nearly every rule of attribution asks where a mention stands, and a pronoun asks it of all mentions before it. The
//! places are looked up here, once.

use super::place::SubjectPlace;
use crate::analysis::grammar::Outline;
use crate::analysis::{EntityId, Mention, MentionKind, Passage};
use crate::text::Span;
use std::cell::OnceCell;
use std::ops::Range;

/// A mention of an entity in a passage.
#[derive(Debug, Clone)]
pub(crate) struct PlacedMention {
    /// The words, without title and possessive ending.
    pub(crate) span: Span,
    /// How the entity is mentioned.
    pub(crate) kind: MentionKind,
    /// The entity it mentions.
    pub(crate) entity: EntityId,
    /// Its tokens, the first and the last of which may begin before it and end behind it.
    pub(crate) tokens: Range<usize>,
    /// Its place as a subject, once a pronoun has asked for it.
    place: OnceCell<SubjectPlace>,
}

impl PlacedMention {
    /// The place of its first token, as seen from a later pronoun.
    pub(super) fn place(&self, outline: &Outline<'_, '_>) -> SubjectPlace {
        *self.place.get_or_init(|| SubjectPlace::of(outline, self.tokens.start))
    }

    /// Whether it is the subject of its sentence.
    pub(crate) fn is_subject(&self, outline: &Outline<'_, '_>) -> bool {
        self.place(outline).is_subject
    }

    /// The first token that does not begin before it: the next one if the mention begins inside a token.
    pub(super) fn first_token(&self, passage: &Passage<'_>) -> usize {
        let first = self.tokens.start;
        let begins_inside = passage.tokens.get(first).is_some_and(|first| first.span.start < self.span.start);
        first + usize::from(begins_inside)
    }

    /// The first token that ends behind it: its last one if the mention ends inside.
    pub(super) fn token_behind(&self, passage: &Passage<'_>) -> usize {
        let last = self.tokens.end.saturating_sub(1);
        let ends_inside = passage.tokens.get(last).is_some_and(|last| last.span.end > self.span.end);
        if ends_inside { last } else { self.tokens.end }
    }
}

/// The mentions, which are in text order, with their places in a passage.
pub(crate) fn place_mentions(passage: &Passage<'_>, mentions: &[Mention]) -> Vec<PlacedMention> {
    let mut from = 0;
    let placed = mentions.iter().map(|&Mention { span, kind, entity }| {
        let start = token_from(passage, from, span.start);
        let end = token_from(passage, start, span.end.saturating_sub(1)) + 1;
        from = start;
        PlacedMention { span, kind, entity, tokens: start..end, place: OnceCell::new() }
    });
    placed.collect()
}

/// The first token from `from` on that ends after byte `offset`: the next mention is never far, so it is looked for in
/// steps that grow, and only the last step by halves.
fn token_from(passage: &Passage<'_>, from: usize, offset: u32) -> usize {
    let tokens = passage.tokens.get(from..).unwrap_or_default();
    let is_before = |at: usize| tokens.get(at).is_some_and(|token| token.span.end <= offset);
    let (mut begin, mut step) = (0, 1);
    while is_before(begin + step - 1) {
        begin += step;
        step *= 2;
    }
    let last = tokens.get(begin..tokens.len().min(begin + step)).unwrap_or_default();
    from + begin + last.partition_point(|token| token.span.end <= offset)
}

#[cfg(test)]
mod tests {
    use super::place_mentions;
    use crate::analysis::{EntityId, Mention, MentionKind, Passage};
    use crate::article::Article;
    use crate::input::{Document, Media};
    use crate::text::Span;

    /// Compares the tokens of each of these words with those that a search of the whole passage finds. The passage is the
    /// second paragraph.
    #[track_caller]
    fn check(text: &str, mentioned: &[&str]) {
        let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
        let mut passage = Passage::empty(&article.text, &article.paragraphs);
        passage.extend(1..2);
        let mention = |words: &&str| {
            let start = article.text.find(words).expect("the words are in the text");
            let span = Span::new(start, start + words.len());
            Mention { span, kind: MentionKind::Name, entity: EntityId(0) }
        };
        let mentions: Vec<Mention> = mentioned.iter().map(mention).collect();
        for placed in place_mentions(&passage, &mentions) {
            let Span { start, end } = placed.span;
            let searched = passage.token_at(start)..passage.token_at(end - 1) + 1;
            assert_eq!(placed.tokens, searched, "{}", passage.words(placed.span));
        }
    }

    #[test]
    fn a_mention_has_the_tokens_that_a_search_finds() {
        let text = "Grace Mensah of Acme left.\n\nThe Accra-based Kofi Osei’s pro-Ghana fleet came.\n\nLars Berg saw it.";
        check(text, &["Accra", "Kofi Osei", "Osei", "Ghana"]);
        // Inside a token, and one mention inside another.
        check(text, &["ofi", "sei’s", "hana fl", "hana", "lee"]);
        // In the context that was carried along, in the passage, and after its last token.
        check(text, &["Grace Mensah", "Acme", "Kofi Osei", "came.", "Lars Berg"]);
        check(text, &["Lars", "Berg"]);
    }
}
