//! A run of tokens -> the noun phrase it is, if it is one.
//!
//! [`super::phrase_before`] and [`super::phrase_after`] read phrases word by word, away from the verb, until a word
//! that cannot belong to the phrase. This needs no grammar and no part-of-speech model, and where it reads too much
//! the head is still the right word.

use super::outline::Outline;
use super::token_kind::TokenKind;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use std::ops::Range;

/// The words for the subject of a verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NounPhrase {
    /// All its tokens: "a spokesman for the ministry".
    pub full: Range<usize>,
    /// The part with its head: "a spokesman".
    pub core: Range<usize>,
    /// What kind of phrase it is.
    pub kind: PhraseKind,
    /// The cores of the other subjects of the same verb: "Bolivia" in "Chile and Bolivia said".
    pub joined: Vec<Range<usize>>,
}

/// What kind of words a phrase is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhraseKind {
    /// "he".
    Pronoun,
    /// It ends with a capitalised word.
    Name,
    /// "the spokesman".
    Description,
}

/// The longest phrase, in tokens. It bounds the work that each verb takes in text without punctuation.
pub(super) const MAX_PHRASE: usize = 24;

impl NounPhrase {
    /// A phrase that is the only subject of its verb.
    #[must_use]
    pub fn new(full: Range<usize>, core: Range<usize>, kind: PhraseKind) -> Self {
        Self { full, core, kind, joined: Vec::new() }
    }

    /// The pronoun at token `at`.
    pub(super) fn pronoun(at: usize) -> Self {
        Self::new(at..at + 1, at..at + 1, PhraseKind::Pronoun)
    }

    /// Whether it is a pronoun of the first or second person. The reporter's own text hardly ever uses one for a
    /// speaker.
    #[must_use]
    pub fn is_first_or_second_person(&self, outline: &Outline<'_, '_>) -> bool {
        self.kind == PhraseKind::Pronoun && outline.is(self.core.start, List::FirstOrSecondPersonSubjects)
    }
}

/// Whether a phrase contains a word for someone who speaks, or an age: "the 46-year-old".
#[must_use]
pub fn describes_speaker(outline: &Outline<'_, '_>, core: &Range<usize>) -> bool {
    let is_age =
        |at: usize| outline.lowercase_word(at) == "old" && outline.kind_before(at) == TokenKind::Hyphen;
    core.clone().any(|at| outline.passage.can_speak(at) || is_age(at))
}

/// Returns the kind of the phrase made of the tokens `core`, or `None` if they are no phrase.
pub(super) fn kind_of(outline: &Outline<'_, '_>, core: &Range<usize>) -> Option<PhraseKind> {
    let last = core.end.checked_sub(1).filter(|&last| last >= core.start)?;
    match outline.kind(last) {
        TokenKind::Name => Some(PhraseKind::Name),
        TokenKind::Word | TokenKind::Cue(_) => Some(PhraseKind::Description),
        // "Some say", "others say".
        TokenKind::Function(FunctionWord::Determiner) => {
            outline.is(last, List::StandaloneDeterminers).then_some(PhraseKind::Description)
        }
        TokenKind::Mark if last > core.start => Some(PhraseKind::Description),
        TokenKind::Number if last > core.start => Some(PhraseKind::Name),
        _ => None,
    }
}

/// Whether a lower-case word has the ending of a verb.
pub(super) fn is_verb_like(outline: &Outline<'_, '_>, at: usize) -> bool {
    let word = outline.lowercase_word(at);
    word.ends_with("ed") || word.ends_with("ing")
}

/// Whether a lower-case word is a gerund by its ending. Shorter words in -ing are nouns as often: "ring", "thing".
pub(super) fn is_gerund(outline: &Outline<'_, '_>, at: usize) -> bool {
    const MIN_LENGTH: usize = 6;
    let word = outline.lowercase_word(at);
    word.len() >= MIN_LENGTH && word.ends_with("ing")
}

/// Whether a function word is a part of a compound: "the 46-year-old".
pub(super) fn is_hyphenated(outline: &Outline<'_, '_>, at: usize) -> bool {
    outline.kind_before(at) == TokenKind::Hyphen && outline.kind(at + 1) == TokenKind::Hyphen
}
