//! The stretch of text that is analysed at once, cut into tokens and sentences.

use super::sentence::{self, Sentence};
use super::token::{self, Shape, Token};
use crate::article::Paragraph;
use crate::lexicon::cues::{self, CueClass};
use crate::lexicon::function_words::{self, FunctionWord};
use crate::lexicon::lists::{self, List, ListSet};
use crate::lexicon::speakers::SpeakerWord;
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
    /// The classes of each token; marks and numbers have none.
    classes: Vec<WordClass>,
    /// The word lists that each token is in; marks and numbers are in none.
    lists: Vec<ListSet>,
    /// Its sentences, in text order.
    pub sentences: Vec<Sentence>,
}

impl<'a> Passage<'a> {
    /// Cuts paragraphs of `text` into tokens and sentences.
    #[must_use]
    pub fn new(text: &'a str, paragraphs: &'a [Paragraph]) -> Self {
        let mut passage = Self {
            text,
            paragraphs,
            tokens: Vec::new(),
            classes: Vec::new(),
            lists: Vec::new(),
            sentences: Vec::new(),
        };
        for (index, paragraph) in paragraphs.iter().enumerate().filter(|(_, p)| !p.role.is_furniture()) {
            token::tokenize(text, paragraph.span, &mut passage.tokens);
            sentence::split_sentences(text, &passage.tokens, index, &mut passage.sentences);
        }
        // Everything that is known about a word is looked up here, once, however many rules ask for it.
        let class = |word: Option<&str>| word.map(words::class_of).unwrap_or_default();
        let lists = |word: Option<&str>| word.map(ListSet::of).unwrap_or_default();
        let words = || passage.tokens.iter().map(|token| token.is_word().then(|| token.span.of(text)));
        let (classes, lists) = (words().map(class).collect(), words().map(lists).collect());
        Self { classes, lists, ..passage }
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

    /// Whether the word of token `index` is in `list`, spelt as it is in the text.
    #[must_use]
    pub fn is(&self, index: usize, list: List) -> bool {
        self.lists(index).has(list)
    }

    /// The word lists that token `index` is in; empty beyond the last token.
    #[must_use]
    pub fn lists(&self, index: usize) -> ListSet {
        self.lists.get(index).copied().unwrap_or_default()
    }

    /// What the small word at token `index` does in the sentence; `None` for other words.
    #[must_use]
    pub fn function_word(&self, index: usize) -> Option<FunctionWord> {
        function_words::class_in(self.lists(index))
    }

    /// How the word of token `index`, written in lower case, reports; `None` if it does not.
    #[must_use]
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
        let matches = |phrase: &&[&str]| {
            phrase.iter().zip(index..).all(|(listed, at)| lists::is_spelt(self.word(at), listed))
        };
        let matching = || lists::phrases(list).filter(matches).map(<[&str]>::len).max();
        self.is(index, list).then(matching).flatten()
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
