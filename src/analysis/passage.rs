//! The stretch of text that is analysed at once, cut into tokens and sentences.

use super::sentence::{self, Sentence};
use super::token::{self, Token};
use crate::article::Paragraph;
use crate::lexicon::words::{self, WordClass};
use crate::text::Span;

/// Whole paragraphs of an article with their tokens and sentences.
///
/// All spans are bytes of the article's whole text, which is borrowed with them. Furniture has no tokens.
#[derive(Debug)]
pub struct Passage<'a> {
    /// The article's whole text.
    pub text: &'a str,
    /// The paragraphs of this passage.
    pub paragraphs: &'a [Paragraph],
    /// The tokens of its headlines and body paragraphs, in text order.
    pub tokens: Vec<Token>,
    /// What is known about the word of each token; nothing about marks and numbers.
    classes: Vec<WordClass>,
    /// Its sentences, in text order.
    pub sentences: Vec<Sentence>,
}

impl<'a> Passage<'a> {
    /// Cuts paragraphs of `text` into tokens and sentences.
    #[must_use]
    pub fn new(text: &'a str, paragraphs: &'a [Paragraph]) -> Self {
        let mut passage =
            Self { text, paragraphs, tokens: Vec::new(), classes: Vec::new(), sentences: Vec::new() };
        for (index, paragraph) in paragraphs.iter().enumerate().filter(|(_, p)| !p.role.is_furniture()) {
            token::tokenize(text, paragraph.span, &mut passage.tokens);
            sentence::split_sentences(text, &passage.tokens, index, &mut passage.sentences);
        }
        let class = |token: &Token| {
            if token.is_word() { words::class_of(token.span.of(text)) } else { WordClass::default() }
        };
        passage.classes = passage.tokens.iter().map(class).collect();
        passage
    }

    /// The words under a span.
    #[must_use]
    pub fn words(&self, span: Span) -> &'a str {
        span.of(self.text)
    }

    /// The words of token `index`; nothing beyond the last one.
    #[must_use]
    pub fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| token.span.of(self.text))
    }

    /// The classes of token `index`; none beyond the last one.
    #[must_use]
    pub fn class(&self, index: usize) -> WordClass {
        self.classes.get(index).copied().unwrap_or_default()
    }

    /// The index of the first token that ends after byte `offset`.
    #[must_use]
    pub fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.span.end <= offset)
    }

    /// The index of the sentence in which token `index` stands.
    #[must_use]
    pub fn sentence_of(&self, index: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end as usize <= index)
    }
}
