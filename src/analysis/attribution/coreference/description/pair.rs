//! "both", "the two", "they both" -> the two people named before.

use crate::analysis::attribution::coreference::known::KnownEntities;
use crate::analysis::grammar::{NounPhrase, Outline, TokenKind};
use crate::analysis::{EntityId, MentionKind, Speaker};
use crate::text::Span;

/// Two people who are meant together, the one named first first, and the words that mean them.
pub(in crate::analysis::attribution::coreference) struct Pair {
    pub(in crate::analysis::attribution::coreference) speakers: [Speaker; 2],
    pub(in crate::analysis::attribution::coreference) words: Span,
}

/// The two people whom a subject means together.
///
/// Gets right: Mensah met Lopez. “…,” both said. Leaves alone: Mensah met Lopez and Berg. “…,” both said.
pub(in crate::analysis::attribution::coreference) fn pair(
    outline: &Outline<'_, '_>,
    known: &KnownEntities<'_>,
    subject: &NounPhrase,
) -> Option<Pair> {
    let words = words_for_two(outline, subject)?;
    let [first, second] = two_named_before(outline, known, words.start)?;
    Some(Pair { speakers: [first, second].map(Speaker::Entity), words })
}

/// "both", "the two", "the two men", "they" before "both". "The couple" says itself who speaks.
fn words_for_two(outline: &Outline<'_, '_>, subject: &NounPhrase) -> Option<Span> {
    let (core, passage) = (&subject.core, outline.passage);
    let article = |at: usize| matches!(passage.word(at), "the" | "The");
    let is_two = |at: usize| passage.word(at).eq_ignore_ascii_case("two");
    let last = core.end.checked_sub(1)?;
    // Most subjects are one word, and few have the three or four letters of "two", "both" and "they".
    let length = |at: usize| passage.tokens.get(at).map_or(0, |token| token.span.len());
    if core.len() == 1 && !(3..=4).contains(&length(last)) {
        return None;
    }
    let word = passage.word(last);
    let start = match core.len() {
        1 if word.eq_ignore_ascii_case("both") => last,
        1 if word.eq_ignore_ascii_case("they") && passage.word(core.end) == "both" => last,
        1 if is_two(last) => last.checked_sub(1).filter(|&before| article(before))?,
        2 if is_two(core.start) => core.start.checked_sub(1).filter(|&before| article(before))?,
        3 if article(core.start) && is_two(core.start + 1) => core.start,
        _ => return None,
    };
    Some(outline.span_of(&(start..core.end)))
}

/// The only two people named in the last sentences before byte `at` that name anyone.
fn two_named_before(outline: &Outline<'_, '_>, known: &KnownEntities<'_>, at: u32) -> Option<[EntityId; 2]> {
    const MAX_MENTIONS: usize = 12;
    const MAX_SENTENCES: u32 = 4;
    let to = known.mentions.partition_point(|mention| mention.span.start < at);
    let near = known.mentions.get(to.saturating_sub(MAX_MENTIONS)..to).unwrap_or_default();
    let here = outline.sentence(outline.passage.token_at(at));
    let mut named: Vec<EntityId> = Vec::new();
    let mut sentence = None;
    for mention in near.iter().rev().filter(|mention| mention.kind == MentionKind::Name) {
        let place = mention.tokens.start;
        let own = outline.sentence(place);
        let is_person = known.is_person(Speaker::Entity(mention.entity));
        if !is_person || outline.kind(place) == TokenKind::Quoted || named.contains(&mention.entity) {
            continue;
        }
        // Whoever is named in a sentence before the two is not meant.
        if here.saturating_sub(own) > MAX_SENTENCES || named.len() == 2 && sentence != Some(own) {
            break;
        }
        sentence = Some(own);
        named.push(mention.entity);
    }
    match named.as_slice() {
        [second, first] => Some([*first, *second]),
        _ => None,
    }
}
