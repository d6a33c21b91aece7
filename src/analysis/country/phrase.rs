//! Tokens -> phrases in the lexicon of countries: the longest one at each word, within a sentence.

use crate::analysis::Passage;
use crate::analysis::token::{Shape, Token};
use crate::lexicon::countries::{SpellingKind, SpellingMeaning, SpellingWalk};
use crate::lexicon::lists::List;
use crate::text::Span;
use crate::text::quotation_marks::is_apostrophe;
use std::ops::Range;

/// A phrase in the text that the lexicon knows, with its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CountryPhrase {
    /// Its tokens, by index into the passage's tokens.
    pub(super) tokens: Range<usize>,
    /// The tokens of its sentence.
    pub(super) sentence: Range<usize>,
    /// What it means.
    pub(super) meaning: SpellingMeaning,
}

impl CountryPhrase {
    /// The bytes of the mention. The hyphen of a prefix is not part of it.
    pub(super) fn span(&self, passage: &Passage<'_>) -> Span {
        let last = match self.meaning.kind() {
            SpellingKind::Prefix => self.tokens.end.saturating_sub(2),
            _ => self.tokens.end - 1,
        };
        passage.tokens[self.tokens.start].span.to(passage.tokens[last].span)
    }

    /// The word `back` tokens before it in its sentence (0 is the previous one); "" beyond the sentence.
    pub(super) fn before<'a>(&self, passage: &Passage<'a>, back: usize) -> &'a str {
        word_before(passage, self.sentence.start, self.tokens.start, back)
    }

    /// The word `on` tokens after it in its sentence (0 is the next one); "" beyond the sentence.
    pub(super) fn after<'a>(&self, passage: &Passage<'a>, on: usize) -> &'a str {
        let at = self.tokens.end + on;
        if at < self.sentence.end { passage.word(at) } else { "" }
    }

    /// Whether the word `back` tokens before it in its sentence is in `list`.
    pub(super) fn before_is(&self, passage: &Passage<'_>, back: usize, list: List) -> bool {
        let at = self.tokens.start.checked_sub(back + 1).filter(|&at| at >= self.sentence.start);
        at.is_some_and(|at| passage.is(at, list))
    }

    /// Whether the word `on` tokens after it in its sentence is in `list`.
    pub(super) fn after_is(&self, passage: &Passage<'_>, on: usize, list: List) -> bool {
        let at = self.tokens.end + on;
        at < self.sentence.end && passage.is(at, list)
    }

    /// The token directly after it in its sentence.
    pub(super) fn token_after(&self, passage: &Passage<'_>) -> Option<Token> {
        (self.tokens.end < self.sentence.end).then(|| passage.tokens[self.tokens.end])
    }
}

/// Returns the word `back` tokens before token `at`, but not before token `start`.
pub(super) fn word_before<'a>(passage: &Passage<'a>, start: usize, at: usize, back: usize) -> &'a str {
    match at.checked_sub(back + 1) {
        Some(index) if index >= start => passage.word(index),
        _ => "",
    }
}

/// Finds the phrases of a passage, in text order; they do not overlap.
///
/// "New Mexico" is a phrase of the lexicon, too, but not of a country: no phrase is found inside it, and it is left
/// out here.
pub(super) fn find(passage: &Passage<'_>) -> Vec<CountryPhrase> {
    let mut phrases = Vec::new();
    for sentence in &passage.sentences {
        let sentence = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let mut free = sentence.start;
        loop {
            let first = passage.next_word(free..sentence.end, |word| word.begins_country);
            if first >= sentence.end {
                break;
            }
            let from = |start: usize| Some((start, longest(passage, start..sentence.end)?));
            let found = small_prefix(passage, free..first).and_then(from).or_else(|| from(first));
            let Some((start, (end, meaning))) = found else {
                free = first + 1;
                continue;
            };
            let phrase = CountryPhrase { tokens: start..end, sentence: sentence.clone(), meaning };
            if meaning.kind() != SpellingKind::Never && fits(passage, &phrase) {
                phrases.push(phrase);
            }
            free = end;
        }
    }
    phrases
}

/// The token of a lower-case prefix of the name after it: "i-Kiribati", "ni-Vanuatu".
fn small_prefix(passage: &Passage<'_>, before: Range<usize>) -> Option<usize> {
    let at = before.end.checked_sub(2).filter(|at| before.contains(at))?;
    (passage.word(at + 1) == "-" && matches!(passage.word(at), "i" | "ni")).then_some(at)
}

/// Returns the end and the meaning of the longest phrase from the first token of `tokens` on.
///
/// A hyphen or a dash joins two words of a name as a space does: "North-Korea" is North Korea, and never Korea. If
/// the first token is "i" or "ni", the caller has seen the hyphen behind it, as [`small_prefix`] does.
fn longest(passage: &Passage<'_>, tokens: Range<usize>) -> Option<(usize, SpellingMeaning)> {
    let first = passage.tokens[tokens.start];
    let word = match first.span.of(passage.text) {
        "i" => "I",
        "ni" => "Ni",
        word if matches!(first.shape, Shape::Title | Shape::Upper | Shape::Mixed) => word,
        _ => return None,
    };
    let walk = if word.is_ascii() { SpellingWalk::over(word)? } else { step(SpellingWalk::start()?, word)? };
    let found = walk.meaning().map(|meaning| (tokens.start + 1, meaning));
    goes_on(passage, walk, tokens.start + 1..tokens.end).or(found)
}

/// Returns the end and the meaning of the longest phrase that goes on with `tokens`; `None` if none of them belongs to it.
fn goes_on(
    passage: &Passage<'_>,
    start: SpellingWalk,
    tokens: Range<usize>,
) -> Option<(usize, SpellingMeaning)> {
    let (mut walk, mut found) = (start, None);
    for at in tokens.clone() {
        let token = passage.tokens[at];
        let word = token.span.of(passage.text);
        if !token.spaced && is_hyphen(word) {
            // Few spellings have a hyphen; all others may be written with one.
            let behind = |walk: Option<SpellingWalk>| goes_on(passage, walk?, at + 1..tokens.end);
            let spelt = walk.step(b'-');
            let ends = spelt.and_then(SpellingWalk::meaning).map(|meaning| (at + 1, meaning));
            return behind(spelt).or_else(|| behind(walk.step(b' '))).or(ends).or(found);
        }
        let spaced = if token.spaced { walk.step(b' ') } else { Some(walk) };
        let Some(next) = spaced.and_then(|walk| step(walk, word)) else { break };
        walk = next;
        found = walk.meaning().map(|meaning| (at + 1, meaning)).or(found);
    }
    found
}

fn is_hyphen(word: &str) -> bool {
    matches!(word, "-" | "‐" | "‑" | "–")
}

/// Walks over a word. Curly apostrophes count as straight ones, and all hyphens are equal.
fn step(walk: SpellingWalk, word: &str) -> Option<SpellingWalk> {
    if word.is_ascii() {
        return word.bytes().try_fold(walk, SpellingWalk::step);
    }
    word.chars().try_fold(walk, |walk, c| match c {
        c if is_apostrophe(c) => walk.step(b'\''),
        '‐' | '‑' | '–' => walk.step(b'-'),
        c => c.encode_utf8(&mut [0; 4]).bytes().try_fold(walk, SpellingWalk::step),
    })
}

/// Whether a phrase has what the lexicon says it needs beside it.
fn fits(passage: &Passage<'_>, phrase: &CountryPhrase) -> bool {
    let with_article = || {
        phrase.before_is(passage, 0, List::DefiniteArticle)
            || phrase.before(passage, 0) == "THE"
            || phrase.tokens.len() > 1
    };
    let with_word = || phrase.token_after(passage).is_some_and(|next| !next.spaced && next.is_word());
    (!phrase.meaning.needs_article() || with_article())
        && (phrase.meaning.kind() != SpellingKind::Prefix || with_word())
}
