//! A pair of marks -> what the words inside look like.

use super::clue::{Clue, Clues};
use crate::analysis::grammar::outline::Outline;
use crate::analysis::marks::Pair;
use crate::analysis::token::{Shape, Token};
use crate::lexicon::function_words::{self, FunctionWord};

/// What the marks hold, counted.
#[expect(clippy::struct_excessive_bools, reason = "each is a thing seen on its own")]
pub(super) struct Look {
    /// Words and numbers.
    pub(super) words: usize,
    /// The first word has a capital.
    pub(super) begins_large: bool,
    /// A full stop, "!" or "?" stands at the end.
    pub(super) ends_sentence: bool,
    /// A comma stands at the end, inside the marks.
    pub(super) ends_comma: bool,
    /// A word that is a verb by its form, or a pronoun that is a subject.
    pub(super) has_verb: bool,
    /// Every word that counts has a capital.
    pub(super) is_title: bool,
}

/// Tokens of a long quotation that are looked at.
const ENOUGH: usize = 200;

impl Look {
    pub(super) fn of(outline: &Outline<'_, '_>, pair: &Pair) -> Self {
        let text = outline.passage.text;
        let tokens = outline.passage.tokens.get(pair.inner.clone()).unwrap_or_default();
        let words = tokens.iter().filter(|token| token.is_word() || token.shape == Shape::Number);
        let heavy_lower = tokens.iter().take(ENOUGH).any(|&token| is_heavy_lower(outline, token));
        let capital = tokens.iter().take(ENOUGH).any(|token| token.is_capitalized(text));
        let first = tokens.iter().find(|token| token.is_word() || token.shape == Shape::Number);
        let last = tokens.last().map_or("", |token| token.span.of(text));
        Self {
            words: words.count(),
            begins_large: first.is_some_and(|token| token.is_capitalized(text)),
            ends_sentence: matches!(last, "." | "!" | "?" | "…"),
            ends_comma: last == ",",
            has_verb: words_of(outline, pair).any(is_verbal),
            is_title: capital && !heavy_lower,
        }
    }

    /// Adds what the words inside tell.
    pub(super) fn add_to(&self, outline: &Outline<'_, '_>, pair: &Pair, clues: &mut Clues) {
        use Clue::{
            BeginsDetermined, BeginsInside, BeginsLarge, EndsComma, EndsLoud, EndsStop, HasNumber,
            HasSpeaker, HasVerb, IsLoud, IsTitle, SixWords, TenWords, TwoWords, Unclosed,
        };
        let last = outline.passage.word(pair.inner.end.saturating_sub(1));
        let first = words_of(outline, pair).next().and_then(function_words::class_of);
        let tokens = outline.passage.tokens.get(pair.inner.clone()).unwrap_or_default();
        let near = || tokens.iter().take(ENOUGH);
        for (seen, clue) in [
            (self.words == 2, TwoWords),
            (self.words >= 6, SixWords),
            (self.words >= 10, TenWords),
            (self.has_verb, HasVerb),
            (words_of(outline, pair).any(is_speaker), HasSpeaker),
            (self.begins_large, BeginsLarge),
            (self.is_title, IsTitle),
            (near().all(|t| !t.is_word() || t.shape == Shape::Upper), IsLoud),
            (near().any(|token| token.shape == Shape::Number), HasNumber),
            (matches!(first, Some(FunctionWord::Determiner | FunctionWord::Possessor)), BeginsDetermined),
            (first.is_some_and(is_inside), BeginsInside),
            (last == ".", EndsStop),
            (matches!(last, "!" | "?"), EndsLoud),
            (last == ",", EndsComma),
            (!pair.closed, Unclosed),
        ] {
            clues.add_if(seen, clue);
        }
    }
}

/// Whether a word without a capital would have one in a title.
pub(super) fn is_heavy_lower(outline: &Outline<'_, '_>, token: Token) -> bool {
    token.shape == Shape::Lower
        && token.span.len() > 2
        && function_words::class_of(token.span.of(outline.passage.text)).is_none()
}

fn words_of<'a>(outline: &Outline<'_, 'a>, pair: &Pair) -> impl Iterator<Item = &'a str> {
    let passage = outline.passage;
    pair.inner
        .clone()
        .take(ENOUGH)
        .map(|at| passage.word(at))
        .filter(|word| word.starts_with(char::is_alphabetic))
}

/// A small word with which no sentence of its own begins.
fn is_inside(first: FunctionWord) -> bool {
    matches!(
        first,
        FunctionWord::Preposition
            | FunctionWord::Auxiliary
            | FunctionWord::Object
            | FunctionWord::Relative
            | FunctionWord::Adverb
    )
}

fn is_speaker(word: &str) -> bool {
    let head = word.split(['\'', '’']).next().unwrap_or_default();
    matches!(
        head,
        "I" | "we" | "We" | "you" | "You" | "me" | "us" | "my" | "My" | "our" | "Our" | "your" | "Your"
    )
}

/// Whether a word shows that a clause is there: an auxiliary or a pronoun that is a subject.
fn is_verbal(word: &str) -> bool {
    let contracted = ["n't", "n’t", "'re", "’re", "'m", "’m", "'ve", "’ve", "'ll", "’ll"];
    contracted.iter().any(|ending| word.ends_with(ending))
        || matches!(word, "let" | "Let" | "said" | "It’s" | "It's" | "it’s" | "it's" | "That's" | "That’s")
        || matches!(function_words::class_of(word), Some(FunctionWord::Auxiliary | FunctionWord::Subject))
            && !matches!(word, "US" | "IT")
}
