//! The part of an article that is analysed at once, split into tokens and sentences.

use super::known_word::{self, KnownWord, WordStops};
use super::sentence::{self, Sentence};
use super::token::{self, Shape, Token};
use crate::article::Paragraph;
use crate::lexicon::cues::{self, CueClass};
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::{self, List, ListSet};
use crate::lexicon::speakers::SpeakerWord;
use crate::lexicon::words::WordClass;
use crate::text::Span;
use crate::text::span::offset;
use std::ops::Range;

/// Below the average of most texts, with the spaces between the tokens, so that room for them is made once.
const LOW_BYTES_PER_TOKEN: usize = 3;
/// The same of sentences.
const LOW_BYTES_PER_SENTENCE: usize = 64;

/// Whole paragraphs of an article with their tokens and sentences.
///
/// All spans are bytes of the article's whole text, which is borrowed with them. Furniture has no tokens.
#[derive(Debug)]
pub struct Passage<'a> {
    /// The article's whole text.
    pub text: &'a str,
    /// All paragraphs of the article, including those outside this passage.
    pub paragraphs: &'a [Paragraph],
    /// The tokens of its headlines and body paragraphs, in text order.
    pub tokens: Vec<Token>,
    /// What is known about the word of each token.
    known: Vec<KnownWord>,
    /// Its sentences, in text order.
    pub sentences: Vec<Sentence>,
    /// The number of tokens at the beginning that are context: they belong to an earlier passage.
    context: usize,
}

/// The tokens and sentences of a passage, or of its end, without the text that they are spans of.
#[derive(Debug, Default)]
pub(super) struct PassageWords {
    tokens: Vec<Token>,
    known: Vec<KnownWord>,
    sentences: Vec<Sentence>,
}

impl<'a> Passage<'a> {
    /// Splits all paragraphs of `text` into tokens and sentences.
    #[must_use]
    pub fn new(text: &'a str, paragraphs: &'a [Paragraph]) -> Self {
        let mut passage = Self::empty(text, paragraphs);
        passage.extend(0..paragraphs.len());
        passage
    }

    /// A passage without paragraphs.
    pub(super) fn empty(text: &'a str, paragraphs: &'a [Paragraph]) -> Self {
        Self { text, paragraphs, tokens: Vec::new(), known: Vec::new(), sentences: Vec::new(), context: 0 }
    }

    /// Adds paragraphs at the end, by index into the article's paragraphs.
    pub(super) fn extend(&mut self, range: Range<usize>) {
        let bytes =
            |index| self.paragraphs.get(index).map_or(0, |paragraph: &Paragraph| paragraph.span.len());
        let bytes = range.clone().map(bytes).sum::<usize>();
        self.tokens.reserve(bytes / LOW_BYTES_PER_TOKEN);
        self.sentences.reserve(bytes / LOW_BYTES_PER_SENTENCE);
        for index in range {
            let Some(paragraph) = self.paragraphs.get(index).filter(|p| !p.role.is_furniture()) else {
                continue;
            };
            token::tokenize(self.text, paragraph.span, &mut self.tokens);
            sentence::split_sentences(self.text, &self.tokens, index, &mut self.sentences);
        }
        // Everything that is known about a word is looked up here, once, however many rules ask for it.
        let tokens = self.tokens.get(self.known.len()..).unwrap_or_default();
        known_word::look_up(self.text, tokens, &mut self.known);
    }

    /// Drops a paragraph and those after it.
    pub(super) fn truncate(&mut self, paragraph: usize) {
        let kept = self.sentences.partition_point(|sentence| sentence.paragraph < paragraph);
        self.sentences.truncate(kept);
        let tokens = self.sentences.last().map_or(0, |sentence| sentence.tokens.end as usize);
        self.tokens.truncate(tokens);
        self.known.truncate(tokens);
    }

    /// The passage of `text` with these words.
    pub(super) fn with_words(text: &'a str, paragraphs: &'a [Paragraph], words: PassageWords) -> Self {
        let PassageWords { tokens, known, sentences } = words;
        Self { text, paragraphs, tokens, known, sentences, context: 0 }
    }

    /// Its words, without the text.
    pub(super) fn into_words(self) -> PassageWords {
        PassageWords { tokens: self.tokens, known: self.known, sentences: self.sentences }
    }

    /// Inserts the end of the previous passage at the beginning, because the first words may refer back to it.
    pub(super) fn prepend(&mut self, context: PassageWords) {
        let count = context.tokens.len();
        if count == 0 {
            return;
        }
        let shift = offset(count);
        for sentence in &mut self.sentences {
            sentence.tokens = sentence.tokens.start + shift..sentence.tokens.end + shift;
        }
        self.tokens.splice(0..0, context.tokens);
        self.known.splice(0..0, context.known);
        self.sentences.splice(0..0, context.sentences);
        self.context += count;
    }

    /// The tokens and sentences from sentence `from` on, as context for the next passage.
    pub(super) fn context_from(&self, from: usize) -> PassageWords {
        let mut sentences = self.sentences.get(from..).unwrap_or_default().to_vec();
        let start = sentences.first().map_or(self.tokens.len(), |first| first.tokens.start as usize);
        let shift = offset(start);
        for sentence in &mut sentences {
            sentence.tokens = sentence.tokens.start - shift..sentence.tokens.end - shift;
        }
        PassageWords { tokens: self.tokens[start..].to_vec(), known: self.known[start..].to_vec(), sentences }
    }

    /// The first byte after the context.
    #[must_use]
    pub fn fresh_start(&self) -> u32 {
        self.tokens.get(self.context).map_or(u32::MAX, |token| token.span.start)
    }

    /// Whether token `index` is context, which belongs to an earlier passage.
    #[must_use]
    pub fn is_context(&self, index: usize) -> bool {
        index < self.context
    }

    /// The length of the text from its first to its last token.
    pub(super) fn bytes(&self) -> usize {
        self.tokens.first().zip(self.tokens.last()).map_or(0, |(first, last)| first.span.to(last.span).len())
    }

    /// The words under a span.
    #[must_use]
    pub fn words(&self, span: Span) -> &'a str {
        span.of(self.text)
    }

    /// The word of token `index`; empty beyond the last one.
    #[must_use]
    #[inline]
    pub fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| token.span.of(self.text))
    }

    /// Whether the word of token `index` is `word`.
    #[must_use]
    #[inline]
    pub fn is_spelt(&self, index: usize, word: &str) -> bool {
        let text = self.text.as_bytes();
        self.tokens.get(index).is_some_and(|token| {
            token.span.len() == word.len() && text.get(token.span.range()) == Some(word.as_bytes())
        })
    }

    /// The classes of token `index`; empty beyond the last one.
    #[must_use]
    #[inline]
    pub fn class(&self, index: usize) -> WordClass {
        self.known(index).class
    }

    /// Whether the word of token `index` is in `list`, spelt as it is in the text.
    #[must_use]
    #[inline]
    pub fn is(&self, index: usize, list: List) -> bool {
        self.lists(index).has(list)
    }

    /// The word lists that token `index` is in; empty beyond the last token.
    #[must_use]
    #[inline]
    pub fn lists(&self, index: usize) -> ListSet {
        self.known(index).lists
    }

    /// Whether the word of token `index` may report although it is no verb: "according", "claim".
    #[inline]
    pub(super) fn may_begin_report(&self, index: usize) -> bool {
        self.known(index).stops.has(WordStops::REPORT)
    }

    /// Whether token `index` may be a word with an apostrophe inside: "didn’t".
    #[inline]
    pub(super) fn may_have_apostrophe(&self, index: usize) -> bool {
        self.known(index).stops.has(WordStops::APOSTROPHE)
    }

    /// Whether token `index` is a word that begins with a capital.
    #[inline]
    pub(super) fn is_capitalized(&self, index: usize) -> bool {
        self.known(index).is_capitalized
    }

    /// What is known about the word of each token.
    pub(super) fn known_words(&self) -> &[KnownWord] {
        &self.known
    }

    /// A hash of the word of each token in lower case.
    pub(super) fn hashes(&self) -> impl Iterator<Item = u32> {
        self.known.iter().map(|word| word.hash)
    }

    /// A hash of the word of token `index` in lower case; zero beyond the last token.
    #[inline]
    pub(super) fn hash(&self, index: usize) -> u32 {
        self.known(index).hash
    }

    /// The first of some tokens whose word may be one that is looked for; their end if none may.
    #[inline]
    pub(super) fn next_word(&self, tokens: Range<usize>, may_be: impl Fn(&KnownWord) -> bool) -> usize {
        let words = self.known.get(tokens.clone()).unwrap_or_default();
        words.iter().position(may_be).map_or(tokens.end, |by| tokens.start + by)
    }

    #[inline]
    pub(super) fn known(&self, index: usize) -> KnownWord {
        self.known.get(index).copied().unwrap_or_default()
    }

    /// What the small word at token `index` does in the sentence; `None` for other words.
    #[must_use]
    #[inline]
    pub fn function_word(&self, index: usize) -> Option<FunctionWord> {
        self.known(index).function
    }

    /// How the word of token `index`, written in lower case, reports; `None` if it does not.
    #[must_use]
    #[inline]
    pub fn cue(&self, index: usize) -> Option<CueClass> {
        cues::class_in(self.lists(index))
    }

    /// Whether token `index`, written in lower case, is what a person is or does: "spokesman".
    #[must_use]
    pub fn is_role(&self, index: usize) -> bool {
        self.speaker_word(index).is_some_and(SpeakerWord::is_role)
    }

    /// Whether token `index`, written in lower case, is a body that speaks: "ministry".
    #[must_use]
    pub fn is_body(&self, index: usize) -> bool {
        self.is(index, List::Bodies)
    }

    /// Whether token `index`, written in lower case, can stand for a speaker.
    #[must_use]
    pub fn can_speak(&self, index: usize) -> bool {
        self.is_role(index) || self.is_body(index)
    }

    fn speaker_word(&self, index: usize) -> Option<SpeakerWord<'a>> {
        // A word with a capital is part of a name or a title, where its class says nothing about a speaker.
        let lower = self.tokens.get(index).is_some_and(|token| token.shape == Shape::Lower);
        let known =
            || SpeakerWord { word: self.word(index), lists: self.lists(index), class: self.class(index) };
        lower.then(known)
    }

    /// The number of tokens of the longest phrase in `list` that begins with token `index`.
    #[must_use]
    pub fn phrase_at(&self, index: usize, list: List) -> Option<usize> {
        if !self.is(index, list) {
            return None;
        }
        let first = self.word(index);
        let matches = |phrase: &&[&str]| {
            let mut words = phrase.iter().zip(index..);
            words.next().is_some_and(|(listed, _)| lists::is_listed_as(first, listed))
                && words.all(|(listed, at)| lists::is_listed_as(self.word(at), listed))
        };
        lists::phrases(list).filter(matches).map(<[&str]>::len).max()
    }

    /// The index of the first token that ends after byte `offset`.
    #[must_use]
    pub fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.span.end <= offset)
    }

    /// The index of the first token that ends after byte `offset`, or `None` if that byte is before the passage.
    #[must_use]
    pub fn token_in_reach(&self, offset: u32) -> Option<usize> {
        let first = self.tokens.first()?.span.start;
        (first <= offset).then(|| self.token_at(offset))
    }

    /// The index of the sentence that contains token `index`.
    #[must_use]
    pub fn sentence_of(&self, index: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end as usize <= index)
    }
}
