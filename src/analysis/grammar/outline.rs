//! Tokens -> the outline of the reporter's own sentences: what each token can be, what stands in quotation marks,
//! and where the reporter's sentences begin.
//!
//! The reporter's sentence is not the sentence of the text: “Is it over? Nobody knows,” he said, is one of the
//! reporter's and two of the speaker's. Noun phrases and cues are read in the outline, which skips what is quoted.

use crate::analysis::Passage;
use crate::analysis::marks::Pair;
use crate::analysis::token::{Shape, Token};
use crate::lexicon::cues::{self, CueClass};
use crate::lexicon::function_words::{self, FunctionWord};

/// What a token can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A capitalised word.
    Name,
    /// Any other word.
    Word,
    /// A reporting verb.
    Cue(CueClass),
    /// A small word.
    Small(FunctionWord),
    /// A number.
    Number,
    /// "’s".
    Possessive,
    /// A hyphen inside a word.
    Hyphen,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A dash or a bracket or a semicolon.
    Break,
    /// What ends a sentence.
    Stop,
    /// Inside quotation marks, or a mark that pairs.
    Quoted,
    /// Any other mark.
    Mark,
}

/// The reporter's sentences of a passage.
#[derive(Debug)]
pub struct Outline<'p, 'a> {
    /// The passage.
    pub passage: &'p Passage<'a>,
    /// What each token can be.
    pub parts: Vec<Part>,
    /// The number of the reporter's sentence in which each token stands.
    pub sentences: Vec<u32>,
    /// The paragraph of each reporter's sentence.
    starts: Vec<(usize, usize)>,
}

impl<'p, 'a> Outline<'p, 'a> {
    /// The outline of a passage whose marks are paired.
    #[must_use]
    pub fn new(passage: &'p Passage<'a>, pairs: &[Pair]) -> Self {
        let mut parts: Vec<Part> = passage.tokens.iter().map(|&token| part_of(passage.text, token)).collect();
        for pair in pairs {
            if let Some(quoted) = parts.get_mut(pair.tokens.clone()) {
                quoted.fill(Part::Quoted);
            }
        }
        let mut outline = Self { passage, parts, sentences: Vec::new(), starts: Vec::new() };
        outline.number_sentences(pairs);
        outline
    }

    /// What token `index` can be; a full stop beyond the last one.
    #[must_use]
    pub fn part(&self, index: usize) -> Part {
        self.parts.get(index).copied().unwrap_or(Part::Stop)
    }

    /// What the token before `index` can be.
    #[must_use]
    pub fn part_before(&self, index: usize) -> Part {
        index.checked_sub(1).map_or(Part::Stop, |before| self.part(before))
    }

    /// The number of the reporter's sentence of token `index`.
    #[must_use]
    pub fn sentence(&self, index: usize) -> u32 {
        self.sentences.get(index).copied().unwrap_or(u32::MAX)
    }

    /// The first token of a reporter's sentence.
    #[must_use]
    pub fn sentence_start(&self, sentence: u32) -> usize {
        self.starts.get(sentence as usize).map_or(self.parts.len(), |start| start.0)
    }

    /// The paragraph of token `index`, by index into the passage's paragraphs.
    #[must_use]
    pub fn paragraph(&self, index: usize) -> usize {
        self.starts.get(self.sentence(index) as usize).map_or(usize::MAX, |start| start.1)
    }

    /// The words of a token in small letters, when it is written in small letters; nothing otherwise.
    #[must_use]
    pub fn small(&self, index: usize) -> &'a str {
        match self.passage.tokens.get(index).map(|token| token.shape) {
            Some(Shape::Lower) => self.passage.word(index),
            _ => "",
        }
    }

    /// The paragraph in which token `index` stands, even inside a quotation of several paragraphs.
    #[must_use]
    pub fn own_paragraph(&self, index: usize) -> usize {
        let sentence = self.passage.sentences.get(self.passage.sentence_of(index));
        sentence.map_or(usize::MAX, |sentence| sentence.paragraph)
    }

    fn number_sentences(&mut self, pairs: &[Pair]) {
        let mut pairs = pairs.iter().peekable();
        let mut fresh = true;
        let mut paragraph_end = 0;
        let mut sentence_of_text = 0;
        let mut paragraph = 0;
        let mut at = 0;
        while at < self.parts.len() {
            if at >= paragraph_end {
                (paragraph, paragraph_end) = self.paragraph_from(&mut sentence_of_text, at);
                fresh = true;
            }
            if fresh {
                self.starts.push((at, paragraph));
            }
            let number = crate::text::span::offset(self.starts.len() - 1);
            let next = match pairs.next_if(|pair| pair.tokens.start <= at) {
                Some(pair) => pair.tokens.end.max(at + 1),
                None => at + 1,
            };
            self.sentences.resize(next.min(self.parts.len()), number);
            fresh = self.ends_sentence(at, next);
            if next > paragraph_end {
                // The words behind a quotation of several paragraphs go on with the sentence that began it.
                (paragraph, paragraph_end) = self.paragraph_from(&mut sentence_of_text, next - 1);
            }
            at = next;
        }
    }

    /// The paragraph that begins at token `at` and the end of its tokens.
    fn paragraph_from(&self, sentence: &mut usize, at: usize) -> (usize, usize) {
        let sentences = &self.passage.sentences;
        while sentences.get(*sentence).is_some_and(|s| s.tokens.end as usize <= at) {
            *sentence += 1;
        }
        let Some(first) = sentences.get(*sentence) else { return (usize::MAX, self.parts.len()) };
        let mut end = first.tokens.end as usize;
        while let Some(next) = sentences.get(*sentence + 1).filter(|next| next.paragraph == first.paragraph) {
            end = next.tokens.end as usize;
            *sentence += 1;
        }
        (first.paragraph, end)
    }

    /// Whether the reporter's sentence ends between the tokens `at..next`, one token or a quotation, and `next`.
    fn ends_sentence(&self, at: usize, next: usize) -> bool {
        let Some(following) = self.passage.tokens.get(next) else { return true };
        let capital = following.is_capitalized(self.passage.text) || following.shape == Shape::Number;
        let opens = self.part(next) == Part::Quoted;
        if self.part(at) == Part::Quoted && next > at + 1 {
            let last = self.passage.word(next.saturating_sub(2));
            return matches!(last, "." | "!" | "?" | "…") && following.spaced && (capital || opens);
        }
        self.part(at) == Part::Stop
            && following.spaced
            && (capital || opens || matches!(self.part(next), Part::Mark | Part::Break))
            || self.is_closing_abbreviation(at)
                && following.shape == Shape::Title
                && self.begins_freshly(next)
    }

    fn is_closing_abbreviation(&self, at: usize) -> bool {
        self.passage.tokens.get(at).is_some_and(|token| {
            token.shape == Shape::Upper && token.span.of(self.passage.text).ends_with('.')
        })
    }

    fn begins_freshly(&self, at: usize) -> bool {
        use FunctionWord::{Conjunction, Determiner, Preposition, Subject};
        matches!(self.part(at), Part::Small(Subject | Determiner | Conjunction | Preposition))
    }
}

fn part_of(text: &str, token: Token) -> Part {
    let word = token.span.of(text);
    match token.shape {
        Shape::Number => Part::Number,
        Shape::Possessive => Part::Possessive,
        Shape::Lower | Shape::Title => part_of_word(word, token.shape == Shape::Title),
        Shape::Upper | Shape::Mixed => Part::Name,
        Shape::Mark => match word {
            "," => Part::Comma,
            ":" => Part::Colon,
            "." | "!" | "?" | "…" => Part::Stop,
            "-" | "‑" if !token.spaced => Part::Hyphen,
            "-" | "—" | "–" | ";" | "(" | ")" | "[" | "]" => Part::Break,
            _ => Part::Mark,
        },
    }
}

fn part_of_word(word: &str, capital: bool) -> Part {
    if let Some(small) = function_words::class_of(word) {
        return Part::Small(small);
    }
    if capital {
        return Part::Name;
    }
    if let Some(class) = cues::class_of(word) {
        return Part::Cue(class);
    }
    match word.strip_suffix("ly") {
        Some(stem)
            if stem.len() > 3 && !matches!(word, "family" | "assembly" | "monthly" | "weekly" | "daily") =>
        {
            Part::Small(FunctionWord::Adverb)
        }
        _ => Part::Word,
    }
}
