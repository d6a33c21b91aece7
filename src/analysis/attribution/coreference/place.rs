//! The position of a subject, as seen from a later pronoun or quotation.

use crate::analysis::grammar::{Outline, TokenKind};
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use crate::lexicon::speakers;
use crate::lexicon::words::WordClass;

/// The position of a subject. It holds no token numbers, so it can outlive its passage.
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
}

/// Whether the words at `place` begin their sentence, or directly follow its opening phrase, as in "In a second
/// statement, the ministry …".
fn is_subject(outline: &Outline<'_, '_>, place: usize) -> bool {
    // A subject may be preceded by an article, an adjective or a conjunction.
    const MAX_TOKENS_BEFORE: usize = 3;
    const MAX_OPENING_TOKENS: usize = 8;
    let start = outline.sentence_start(outline.sentence(place));
    let is_opened =
        place > start && place - start <= MAX_OPENING_TOKENS && outline.kind(place - 1) == TokenKind::Comma;
    start + MAX_TOKENS_BEFORE >= place && !is_in_opening_clause(outline, start, place)
        || is_opened
        || titles_lead_to(outline, start, place)
        || names_subject(outline, start, place)
}

/// Whether the words at `place` only name the subject of a clause that opens the sentence, and somebody else does what the
/// sentence says.
///
/// Gets right: As Osei waited, Lund left. Leaves alone: As Osei waited, he read; Osei, Lund and Berg left.
fn is_in_opening_clause(outline: &Outline<'_, '_>, start: usize, place: usize) -> bool {
    const MAX_CLAUSE: usize = 16;
    if !outline.is(start, List::Subordinators) || place == start {
        return false;
    }
    let is_comma = |&at: &usize| outline.kind(at) == TokenKind::Comma;
    let sentence = outline.sentence(start);
    let mut clause = (place..place + MAX_CLAUSE).take_while(|&at| outline.sentence(at) == sentence);
    let is_person = |at: usize| {
        let class = outline.passage.class(at);
        outline.kind(at) == TokenKind::Name && class.is_name() && !class.is(WordClass::BIG_PLACE)
    };
    clause.find(is_comma).is_some_and(|comma| is_person(comma + 1))
}

/// Whether the words at `place` name the subject of a clause, after its role.
///
/// Gets right: it rained, and their manager, Kofi Mensah, was glad. Leaves alone: she met the manager, Kofi Mensah, and left.
fn names_subject(outline: &Outline<'_, '_>, start: usize, place: usize) -> bool {
    const MAX_ROLE: usize = 5;
    const MAX_TITLES: usize = 2;
    // "Their leader, the Rev Kofi Mensah,".
    let is_title = |at: &usize| {
        outline.passage.class(*at).is(WordClass::HONORIFIC) || outline.passage.word(*at) == "the"
    };
    let titles = (start..place).rev().take(MAX_TITLES).take_while(is_title).count();
    let place = place - titles;
    let can_speak = |at: usize| {
        outline.passage.can_speak(at)
            || outline.kind(at) == TokenKind::Name
                && speakers::is_role(&outline.passage.word(at).to_lowercase())
    };
    if place <= start + 1 || outline.kind(place - 1) != TokenKind::Comma || !can_speak(place - 2) {
        return false;
    }
    let of_role = |at: &usize| {
        matches!(
            outline.kind(*at),
            TokenKind::Name
                | TokenKind::Word
                | TokenKind::Hyphen
                | TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor)
        )
    };
    let words = (start..place - 1).rev().take(MAX_ROLE).take_while(of_role).count();
    let first = place - 1 - words;
    first == start || outline.is(first - 1, List::Coordinators)
}

/// Whether only the words of a title precede a name: "The ministry’s chief of staff Adebayo".
fn titles_lead_to(outline: &Outline<'_, '_>, start: usize, place: usize) -> bool {
    const MAX_TITLE_TOKENS: usize = 10;
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
    place < start + MAX_TITLE_TOKENS && (start..place).all(of_title)
}
