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
        if let Some(class) = passage.cue(index).filter(|_| is_verb(passage, index)) {
            return Self::Cue(class);
        }
        if is_adverb(passage, index) { Self::Function(FunctionWord::Adverb) } else { Self::Word }
    }
}

/// Whether a form of a reporting verb is no plural: "a new study reports that", but not "reports of the crash".
fn is_verb(passage: &Passage<'_>, index: usize) -> bool {
    if !passage.is(index, List::PluralsLikeVerbs) {
        return true;
    }
    let before = index.checked_sub(1);
    let shape = before.and_then(|at| passage.tokens.get(at)).map(|token| token.shape);
    let is_singular = |at: usize| passage.can_speak(at) || !passage.word(at).ends_with('s');
    let follows_subject = match shape {
        Some(Shape::Title | Shape::Upper | Shape::Mixed) => passage.function_word(index - 1).is_none(),
        Some(Shape::Lower) => before.is_some_and(is_singular),
        Some(Shape::Mark) => passage.word(index - 1) == ",",
        _ => false,
    };
    let next = passage.word(index + 1);
    let is_name =
        passage.tokens.get(index + 1).is_some_and(|token| matches!(token.shape, Shape::Title | Shape::Upper));
    let reports = matches!(next, "that" | "out" | "." | ",") && shape != Some(Shape::Mark)
        || next == "the" && shape != Some(Shape::Lower)
        || is_name && shape == Some(Shape::Mark);
    follows_subject && reports
}

/// "quickly", but not "family".
fn is_adverb(passage: &Passage<'_>, index: usize) -> bool {
    // Shorter words are no adverbs: "rely", "reply".
    const MIN_STEM: usize = 4;
    let stem = passage.word(index).strip_suffix("ly");
    stem.is_some_and(|stem| stem.len() >= MIN_STEM) && !passage.is(index, List::NotAdverbs)
}
