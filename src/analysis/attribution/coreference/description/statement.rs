//! "the statement", "a ministry statement" -> who issued it.

use super::described::Description;
use crate::analysis::attribution::reference::Reference;
use crate::analysis::grammar::TokenKind;
use crate::analysis::{MentionKind, Speaker};
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::speakers;

/// Who issued a statement: whoever is named in it ("a ministry statement"), or the subject of the sentence that spoke of
/// it before ("denied this in a statement"), or who spoke last.
pub(super) fn issuer(description: &Description<'_>) -> Option<(Speaker, f32, Reference)> {
    let named = description.known.inside(description.span).last();
    if let Some(mention) = named.filter(|mention| mention.kind != MentionKind::Demonym) {
        return Some((Speaker::Entity(mention.entity), 0.9, Reference::Issuer));
    }
    if let Some(body) = body_in(description) {
        return Some((body, 0.9, Reference::Issuer));
    }
    if !description.points_back() {
        return None;
    }
    let last = || description.memory.last(description.paragraph()).map(|last| (last, 0.6, Reference::Issuer));
    spoken_of_before(description).or_else(last)
}

/// The body that a statement is of.
///
/// Gets right: a foreign ministry statement; a police statement. Leaves alone: a written statement.
fn body_in(description: &Description<'_>) -> Option<Speaker> {
    let outline = description.outline;
    let core = &description.subject.core;
    let body = core.end.checked_sub(2).filter(|&body| body >= core.start)?;
    let article = outline.kind(core.start) == TokenKind::Function(FunctionWord::Determiner);
    let words = core.start + usize::from(article)..body + 1;
    let named = speakers::is_body(outline.lowercase_word(body));
    (named && !words.is_empty()).then(|| Speaker::Group(outline.span_of(&words)))
}

/// Gets right: "The ministry denied it in a statement. … the statement said".
fn spoken_of_before(description: &Description<'_>) -> Option<(Speaker, f32, Reference)> {
    const MAX_TOKENS: usize = 300;
    let outline = description.outline;
    let noun = outline.lowercase_word(description.subject.core.end.checked_sub(1)?);
    let here = outline.sentence(description.subject.core.start);
    let reach = description.subject.core.start.saturating_sub(MAX_TOKENS)..description.subject.core.start;
    let is_first = |at: &usize| {
        outline.kind(*at) != TokenKind::Quoted
            && outline.sentence(*at) != here
            && outline.lowercase_word(*at) == noun
            && matches!(
                outline.passage.word(at.saturating_sub(1)),
                "a" | "an" | "separate" | "joint" | "written"
            )
    };
    let at = reach.rev().find(is_first)?;
    let sentence = outline.sentence(at);
    let spoke = description.memory.spoken.iter().find(|spoken| {
        let place = outline.passage.token_in_reach(spoken.at);
        place.is_some_and(|place| outline.sentence(place) == sentence)
    });
    if let Some(spoken) = spoke {
        return Some((spoken.resolved.speaker, 0.85, Reference::Issuer));
    }
    let start = outline.sentence_start(sentence);
    let from = outline.passage.tokens.get(start)?.span.start;
    let first = description.known.mentions.iter().find(|mention| mention.span.start >= from)?;
    let place = outline.passage.token_at(first.span.start);
    (outline.sentence(place) == sentence && place < at && outline.kind(place) != TokenKind::Quoted)
        .then_some((Speaker::Entity(first.entity), 0.7, Reference::Issuer))
}
