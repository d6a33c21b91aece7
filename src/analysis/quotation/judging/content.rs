//! Pair of marks -> clues of the words inside.

use super::clue::{PairClue, PairClues};
use crate::analysis::grammar::Outline;
use crate::analysis::marks::MarkPair;
use crate::analysis::token::Shape;
use crate::lexicon::function_words::{self, FunctionWord};
use crate::lexicon::lists::List;

/// What the words between two marks look like.
#[expect(clippy::struct_excessive_bools, reason = "each is seen independently of the others")]
pub(super) struct PairContent {
    /// How many words and numbers there are.
    pub(super) words: usize,
    /// The first word has a capital.
    pub(super) begins_with_capital: bool,
    /// It ends with a full stop, "!" or "?".
    pub(super) ends_sentence: bool,
    /// It ends with a comma, inside the marks.
    pub(super) ends_with_comma: bool,
    /// A word is a verb by its form, or a pronoun that is a subject.
    pub(super) has_verb: bool,
    /// Every content word has a capital, and so has the last word.
    pub(super) is_title: bool,
}

/// How many tokens of a long quotation are read: enough for every clue, and a bound on the work.
const MAX_TOKENS: usize = 200;

impl PairContent {
    pub(super) fn of(outline: &Outline<'_, '_>, pair: &MarkPair) -> Self {
        let text = outline.passage.text;
        let tokens = outline.passage.tokens.get(pair.inner.clone()).unwrap_or_default();
        let words = || tokens.iter().filter(|token| token.is_word() || token.shape == Shape::Number);
        let near = || tokens.iter().take(MAX_TOKENS);
        let has_capital = near().any(|token| token.is_capitalized(text));
        let last = tokens.last().map_or("", |token| token.span.of(text));
        let mut read = pair.inner.clone().take(MAX_TOKENS);
        // Titles are not ended with "of" or "out", whatever their house style does with small words.
        let last_word = words().next_back();
        let ends_as_title = last_word
            .is_none_or(|token| token.shape != Shape::Lower && !matches!(token.span.of(text), "I" | "I."));
        Self {
            words: words().count(),
            begins_with_capital: words().next().is_some_and(|token| token.is_capitalized(text)),
            ends_sentence: last.ends_with('.') || matches!(last, "!" | "?" | "…"),
            ends_with_comma: last == ",",
            has_verb: words_of(outline, pair).any(|at| shows_clause(outline, at)),
            is_title: has_capital && ends_as_title && !read.any(|at| is_lowercase_content_word(outline, at)),
        }
    }

    /// Adds the clues of the words inside.
    pub(super) fn add_to(&self, outline: &Outline<'_, '_>, pair: &MarkPair, clues: &mut PairClues) {
        use PairClue::{
            AllCapitals, BeginsMidSentence, BeginsWithCapital, BeginsWithDeterminer, EndsWithComma,
            EndsWithExclamationOrQuestion, EndsWithStop, HasFirstOrSecondPerson, HasNumber, HasVerb, IsTitle,
            SixWords, TenWords, TwoWords, Unclosed,
        };
        let last = outline.passage.word(pair.inner.end.saturating_sub(1));
        let first = words_of(outline, pair).next().and_then(|at| function_word(outline, at));
        let mut words = words_of(outline, pair);
        let tokens = outline.passage.tokens.get(pair.inner.clone()).unwrap_or_default();
        let near = || tokens.iter().take(MAX_TOKENS);
        let determined = matches!(first, Some(FunctionWord::Determiner | FunctionWord::Possessor));
        for (seen, clue) in [
            (self.words == 2, TwoWords),
            (self.words >= 6, SixWords),
            (self.words >= 10, TenWords),
            (self.has_verb, HasVerb),
            (words.any(|at| outline.is(at, List::FirstOrSecondPerson)), HasFirstOrSecondPerson),
            (self.begins_with_capital, BeginsWithCapital),
            (self.is_title, IsTitle),
            (near().all(|t| !t.is_word() || t.shape == Shape::Upper), AllCapitals),
            (near().any(|token| token.shape == Shape::Number), HasNumber),
            (determined, BeginsWithDeterminer),
            (first.is_some_and(is_mid_sentence), BeginsMidSentence),
            (last.ends_with('.'), EndsWithStop),
            (matches!(last, "!" | "?"), EndsWithExclamationOrQuestion),
            (last == ",", EndsWithComma),
            (!pair.closed, Unclosed),
        ] {
            clues.add_if(seen, clue);
        }
    }
}

/// Whether token `at` is a lower-case word that would have a capital in a title.
pub(super) fn is_lowercase_content_word(outline: &Outline<'_, '_>, at: usize) -> bool {
    let token = outline.passage.tokens.get(at);
    token.is_some_and(|token| token.shape == Shape::Lower && token.span.len() > 2)
        && outline.passage.function_word(at).is_none()
}

/// What the word of token `at` does in the sentence, even if it is written in capitals: "WE WIN" has a subject.
fn function_word(outline: &Outline<'_, '_>, at: usize) -> Option<FunctionWord> {
    match outline.passage.tokens.get(at)?.shape {
        Shape::Upper | Shape::Mixed => function_words::class_of(outline.passage.word(at)),
        _ => outline.passage.function_word(at),
    }
}

/// The words among the tokens that are read.
fn words_of(outline: &Outline<'_, '_>, pair: &MarkPair) -> impl Iterator<Item = usize> {
    let tokens = &outline.passage.tokens;
    pair.inner.clone().take(MAX_TOKENS).filter(|&at| tokens.get(at).is_some_and(|token| token.is_word()))
}

/// Whether a function word hardly ever begins a sentence.
fn is_mid_sentence(first: FunctionWord) -> bool {
    matches!(
        first,
        FunctionWord::Preposition
            | FunctionWord::Auxiliary
            | FunctionWord::Object
            | FunctionWord::Relative
            | FunctionWord::Adverb
    )
}

/// Whether a word shows that there is a clause: an auxiliary or a pronoun that is a subject.
fn shows_clause(outline: &Outline<'_, '_>, at: usize) -> bool {
    outline.is(at, List::ClauseSigns)
        || matches!(function_word(outline, at), Some(FunctionWord::Auxiliary | FunctionWord::Subject))
            && !matches!(outline.passage.word(at), "US" | "IT")
        || outline.passage.may_have_apostrophe(at) && is_contracted(outline.passage.word(at))
}

/// Gets right: we’re; didn’t. Leaves alone: O’Brien.
fn is_contracted(word: &str) -> bool {
    let endings = ["n't", "n’t", "'re", "’re", "'m", "’m", "'ve", "’ve", "'ll", "’ll"];
    endings.iter().any(|ending| word.ends_with(ending))
}
