//! Phrase -> the other subjects of the same verb: "Chile and Bolivia said", "said Mensah, Lopez and Berg".

use super::noun_phrase::{NounPhrase, PhraseKind, describes_speaker};
use super::outline::Outline;
use super::token_kind::TokenKind;
use std::ops::Range;

/// The most subjects of one verb.
const MAX_JOINED: usize = 5;

/// Joins the phrase before a verb with those before it; `read_back` reads the phrase that ends at a token. The first
/// one becomes the phrase, the others are joined to it.
///
/// Gets right: Chile and Bolivia said; police and residents say. Leaves alone: he met Chile and Bolivia said; Mensah
/// left and Lopez said.
pub(super) fn join_before(
    outline: &Outline<'_, '_>,
    from: usize,
    last: NounPhrase,
    read_back: impl Fn(usize) -> Option<NounPhrase>,
) -> NounPhrase {
    if outline.passage.word(last.full.start.wrapping_sub(1)) != "and" || !can_be_joined(outline, &last) {
        return last;
    }
    let mut phrases = vec![last.clone()];
    while let Some(first) = phrases.last()
        && phrases.len() < MAX_JOINED
        && first.full.start > from
        && is_separator(outline, first.full.start - 1, phrases.len())
        && let Some(phrase) = read_back(first.full.start - 1)
        && phrase.full.end + 1 == first.full.start
        && can_be_joined(outline, &phrase)
    {
        phrases.push(phrase);
    }
    let Some(first) = phrases.pop() else { return last };
    if phrases.is_empty() || !begins_clause(outline, from, first.full.start) {
        return last;
    }
    let joined: Vec<Range<usize>> = phrases.iter().rev().map(|phrase| phrase.core.clone()).collect();
    NounPhrase { full: first.full.start..last.full.end, joined, ..first }
}

/// Joins the phrase after a verb with those after it; `read` reads the phrase that begins at a token.
///
/// Gets right: said Chile and Bolivia. Leaves alone: said Mensah and left the room.
pub(super) fn join_after(
    outline: &Outline<'_, '_>,
    first: NounPhrase,
    read: impl Fn(usize) -> Option<NounPhrase>,
) -> NounPhrase {
    let is_and = |at: usize| outline.passage.word(at) == "and";
    let next = first.full.end;
    if !is_and(next) || !can_be_joined(outline, &first) {
        return first;
    }
    let ends = |at: usize| {
        matches!(
            outline.kind(at),
            TokenKind::Stop | TokenKind::Comma | TokenKind::Quoted | TokenKind::Colon | TokenKind::Break
        )
    };
    match read(next + 1).filter(|other| can_be_joined(outline, other) && ends(other.full.end)) {
        Some(other) => {
            NounPhrase { full: first.full.start..other.full.end, joined: vec![other.core], ..first }
        }
        None => first,
    }
}

/// "and" before the last of them, commas before the others.
fn is_separator(outline: &Outline<'_, '_>, at: usize, joined: usize) -> bool {
    if joined == 1 { outline.passage.word(at) == "and" } else { outline.kind(at) == TokenKind::Comma }
}

fn can_be_joined(outline: &Outline<'_, '_>, phrase: &NounPhrase) -> bool {
    phrase.joined.is_empty()
        && match phrase.kind {
            // A lower-case word in between may be a verb: "Mensah met Lopez".
            PhraseKind::Name => phrase
                .core
                .clone()
                .all(|at| outline.kind(at) != TokenKind::Word || outline.passage.can_speak(at)),
            PhraseKind::Description => describes_speaker(outline, &phrase.core),
            PhraseKind::Pronoun => false,
        }
}

/// Whether a clause begins at `at`: at its start, or after a mark or "that".
fn begins_clause(outline: &Outline<'_, '_>, from: usize, at: usize) -> bool {
    at <= from
        || matches!(
            outline.kind_before(at),
            TokenKind::Comma | TokenKind::Break | TokenKind::Colon | TokenKind::Quoted | TokenKind::Stop
        )
        || matches!(outline.passage.word(at - 1), "that" | "both" | "Both" | "But" | "And")
}
