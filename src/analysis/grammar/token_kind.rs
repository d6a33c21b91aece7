//! Token -> what it can be in a sentence, judged by its spelling alone.

use crate::analysis::token::Shape;
use crate::lexicon::cues::{self, CueClass};
use crate::lexicon::function_words::{self, FunctionWord};
use crate::lexicon::lists::{List, ListSet};

/// What a token can be in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
    /// A mark that ends a sentence, or the end of the text.
    #[default]
    Stop,
    /// A token inside quotation marks, or one of the paired marks.
    Quoted,
    /// Any other mark.
    Mark,
}

impl TokenKind {
    /// Classifies a token by itself. A form of a reporting verb and a hyphen are taken for what they most often are: what
    /// they are depends on the tokens beside them. Never returns [`TokenKind::Quoted`], which depends on the marks around
    /// it.
    pub(in crate::analysis) fn of(word: &str, shape: Shape, lists: ListSet) -> Self {
        match shape {
            Shape::Number => Self::Number,
            Shape::Possessive => Self::Possessive,
            Shape::Lower => match function_words::class_in(lists) {
                Some(function) => Self::Function(function),
                None => cues::class_in(lists).map_or_else(|| Self::of_word(word, lists), Self::Cue),
            },
            Shape::Title => function_words::class_in(lists).map_or(Self::Name, Self::Function),
            Shape::Upper | Shape::Mixed => Self::Name,
            Shape::Mark => Self::of_mark(word),
        }
    }

    fn of_mark(mark: &str) -> Self {
        match mark {
            "," => Self::Comma,
            ":" => Self::Colon,
            "." | "!" | "?" | "…" => Self::Stop,
            "-" | "‑" => Self::Hyphen,
            "—" | "–" | ";" | "(" | ")" | "[" | "]" => Self::Break,
            _ => Self::Mark,
        }
    }

    /// Classifies a word in lower case that is neither a function word nor a reporting verb.
    pub(super) fn of_word(word: &str, lists: ListSet) -> Self {
        if is_adverb(word, lists) { Self::Function(FunctionWord::Adverb) } else { Self::Word }
    }
}

/// "quickly", but not "family".
fn is_adverb(word: &str, lists: ListSet) -> bool {
    // Shorter words are no adverbs: "rely", "reply".
    const MIN_STEM: usize = 4;
    let stem = word.strip_suffix("ly");
    stem.is_some_and(|stem| stem.len() >= MIN_STEM) && !lists.has(List::NotAdverbs)
}
