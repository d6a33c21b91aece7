//! Where a subject stands, as a pronoun or a quotation further on sees it.

use crate::analysis::grammar::{Outline, TokenKind};
use crate::lexicon::function_words::FunctionWord;

/// Where a subject stands, kept without token numbers so that it outlives its passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SubjectPlace {
    /// The byte at which its first token begins.
    pub(crate) start: u32,
    /// The paragraph, by index into the article's paragraphs.
    pub(crate) paragraph: usize,
    /// Whether it is the subject of the reporter's sentence.
    pub(crate) is_subject: bool,
    /// Whether its sentence opens the paragraph.
    pub(crate) opens_paragraph: bool,
}

impl SubjectPlace {
    /// The place of token `at`.
    pub(crate) fn of(outline: &Outline<'_, '_>, at: usize) -> Self {
        let paragraph = outline.paragraph(at);
        let start = outline.sentence_start(outline.sentence(at));
        Self {
            start: outline.passage.tokens.get(at).map_or(u32::MAX, |token| token.span.start),
            paragraph,
            is_subject: is_subject(outline, at),
            opens_paragraph: start == 0 || outline.paragraph(start - 1) != paragraph,
        }
    }

    /// The number of the reporter's sentence it stands in, or `None` if that is before the passage.
    pub(crate) fn sentence(self, outline: &Outline<'_, '_>) -> Option<u32> {
        outline.passage.token_in_reach(self.start).map(|at| outline.sentence(at))
    }
}

/// Whether the words at `place` begin their sentence, or stand right behind its opening phrase: "In a second
/// statement, the ministry …".
pub(crate) fn is_subject(outline: &Outline<'_, '_>, place: usize) -> bool {
    let start = outline.sentence_start(outline.sentence(place));
    let opened = place > start && place - start <= 8 && outline.kind(place - 1) == TokenKind::Comma;
    start + 3 >= place || opened || titles_lead_to(outline, start, place)
}

/// "The ministry’s chief of staff Adebayo": nothing but the words of a title stands before a name.
fn titles_lead_to(outline: &Outline<'_, '_>, start: usize, place: usize) -> bool {
    const LONGEST_TITLE: usize = 10;
    let of_title = |at: usize| match outline.kind(at) {
        TokenKind::Name | TokenKind::Number | TokenKind::Hyphen | TokenKind::Possessive => true,
        TokenKind::Word => {
            !outline.lowercase_word(at).ends_with("ed") && !outline.lowercase_word(at).ends_with("ing")
        }
        TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor) => at == start,
        TokenKind::Function(FunctionWord::Preposition) => {
            at > start && matches!(outline.lowercase_word(at), "of" | "for")
        }
        TokenKind::Function(FunctionWord::Conjunction) => at > start && outline.lowercase_word(at) == "and",
        _ => false,
    };
    place < start + LONGEST_TITLE && (start..place).all(of_title)
}
