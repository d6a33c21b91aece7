//! Token -> what it can be in a sentence, judged by its spelling alone.

use crate::analysis::Passage;
use crate::analysis::token::Shape;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

/// What a token can be in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A capitalised word.
    Name,
    /// Any other word.
    Word,
    /// A reporting verb.
    Cue(CueClass),
    /// A function word: "the", "of", "he".
    Function(FunctionWord),
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
    /// A dash, a bracket or a semicolon.
    Break,
    /// A mark that ends a sentence.
    Stop,
    /// A token inside quotation marks, or one of the paired marks.
    Quoted,
    /// Any other mark.
    Mark,
}

impl TokenKind {
    /// Classifies token `index`. Never returns [`TokenKind::Quoted`]: that depends on the marks around it.
    pub(super) fn of(passage: &Passage<'_>, index: usize) -> Self {
        let Some(token) = passage.tokens.get(index) else { return Self::Stop };
        match token.shape {
            Shape::Number => Self::Number,
            Shape::Possessive => Self::Possessive,
            Shape::Lower => Self::of_word(passage, index, false),
            Shape::Title => Self::of_word(passage, index, true),
            Shape::Upper | Shape::Mixed => Self::Name,
            Shape::Mark => Self::of_mark(passage.word(index), token.spaced),
        }
    }

    fn of_mark(mark: &str, spaced: bool) -> Self {
        match mark {
            "," => Self::Comma,
            ":" => Self::Colon,
            "." | "!" | "?" | "…" => Self::Stop,
            "-" | "‑" if !spaced => Self::Hyphen,
            "-" | "—" | "–" | ";" | "(" | ")" | "[" | "]" => Self::Break,
            _ => Self::Mark,
        }
    }

    fn of_word(passage: &Passage<'_>, index: usize, capitalized: bool) -> Self {
        if let Some(function) = passage.function_word(index) {
            return Self::Function(function);
        }
        if capitalized {
            return Self::Name;
        }
        if let Some(class) = passage.cue(index) {
            return Self::Cue(class);
        }
        if is_adverb(passage, index) { Self::Function(FunctionWord::Adverb) } else { Self::Word }
    }
}

/// "quickly", but not "family".
fn is_adverb(passage: &Passage<'_>, index: usize) -> bool {
    // Shorter words are no adverbs: "rely", "reply".
    const MIN_STEM: usize = 4;
    let stem = passage.word(index).strip_suffix("ly");
    stem.is_some_and(|stem| stem.len() >= MIN_STEM) && !passage.is(index, List::NotAdverbs)
}
