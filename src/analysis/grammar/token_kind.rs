//! Token -> what it can be in a sentence, judged by its spelling alone.

use crate::analysis::Passage;
use crate::analysis::token::Shape;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use crate::text::quotation_marks::{is_double, is_one};

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

/// Whether a form of a reporting verb is no plural, no noun and no infinitive that reports nothing.
///
/// Gets right: a new study reports that; he claims he won; the road is shut, reports Mensah. Leaves alone: reports of
/// the crash; their territorial claims in the sea.
fn is_verb(passage: &Passage<'_>, index: usize) -> bool {
    use FunctionWord::{Adverb, Auxiliary, Conjunction, Preposition, Relative, Subject};
    // "critics point out that"; otherwise a point is a place or a reason.
    if matches!(passage.word(index), "point" | "points") && passage.word(index + 1) == "out" {
        return true;
    }
    let is_infinitive = || {
        index.checked_sub(1).is_some_and(|before| {
            passage.word(before) == "to" || passage.function_word(before) == Some(Auxiliary)
        })
    };
    if passage.word(index) == "point" || passage.is(index, List::PresentReports) && is_infinitive() {
        return false;
    }
    if !passage.is(index, List::PluralsLikeVerbs) {
        return true;
    }
    let Some(before) = index.checked_sub(1) else { return false };
    let next = index + 1;
    let is_joined = matches!(passage.function_word(next), Some(Preposition | Auxiliary | Conjunction))
        && passage.word(next) != "that";
    match passage.tokens.get(before).map(|token| token.shape) {
        _ if matches!(passage.function_word(before), Some(Subject | Relative | Adverb)) => true,
        // "sits down and then remarks that".
        _ if passage.word(before) == "then" => true,
        _ if passage.function_word(before).is_some() => false,
        Some(Shape::Title | Shape::Upper | Shape::Mixed) => !is_joined,
        Some(Shape::Lower) => {
            let opens = |at: usize| passage.word(at) == ",";
            let closes = matches!(passage.word(index), "reports" | "notes");
            passage.word(next) == "that" && passage.word(before) != "dozen"
                || closes
                    && matches!(passage.word(next), "." | ",")
                    && (index.saturating_sub(5)..before).any(opens)
                || passage.can_speak(before) && !is_joined && !matches!(passage.word(next), "." | ",")
                || is_beside_words_of_text(passage, index)
        }
        Some(Shape::Mark) => {
            let next = passage.tokens.get(next).map(|token| token.shape);
            passage.word(before) == "," && matches!(next, Some(Shape::Title | Shape::Upper))
        }
        _ => false,
    }
}

/// Whether a text says what stands in marks beside the word at `index`: the ad claims “…”; “…,” the ad states.
///
/// Leaves alone: a film of the claims; the letter’s demands, “…”.
fn is_beside_words_of_text(passage: &Passage<'_>, index: usize) -> bool {
    const MAX_TOKENS: usize = 9;
    let text = index.wrapping_sub(1);
    let singular = !passage.word(text).ends_with('s') && passage.is(text, List::TextsThatSay);
    let named = matches!(
        passage.function_word(text.wrapping_sub(1)),
        Some(FunctionWord::Determiner | FunctionWord::Possessor)
    );
    let is_mark = |at: usize| is_one(passage.word(at), is_double);
    let behind = || {
        (text.saturating_sub(MAX_TOKENS)..text)
            .any(|at| is_mark(at) && passage.word(at.wrapping_sub(1)) == ",")
    };
    let ends = matches!(passage.word(index + 1), "." | ",");
    singular && named && (is_mark(index + 1) || ends && behind())
}

/// "quickly", but not "family".
fn is_adverb(passage: &Passage<'_>, index: usize) -> bool {
    // Shorter words are no adverbs: "rely", "reply".
    const MIN_STEM: usize = 4;
    let stem = passage.word(index).strip_suffix("ly");
    stem.is_some_and(|stem| stem.len() >= MIN_STEM) && !passage.is(index, List::NotAdverbs)
}
