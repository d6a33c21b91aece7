//! A text and what it is about, before a verb -> who speaks: "The lawsuit against Mensah says", "A letter from Lopez to Mensah
//! said", "Lopez’s text to Mensah said".
//!
//! The name next to the verb is then the one to whom the text goes or whom it is about. A text speaks for whoever wrote it, if
//! the words say who that is.

use super::chunks::read_back;
use crate::analysis::grammar::noun_phrase::{NounPhrase, PhraseKind, is_verb_like};
use crate::analysis::grammar::outline::Outline;
use crate::analysis::grammar::phrase_after::{FollowedBy, phrase_starting_at};
use crate::analysis::grammar::token_kind::TokenKind;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use crate::lexicon::words::WordClass;
use std::ops::Range;

/// The most tokens from the start of the clause to the noun for the text.
const MAX_OPENING: usize = 6;
/// The text, a preposition and a name, at least: nearly every subject is shorter.
const MIN_TOKENS: usize = 4;
/// The most tokens behind that noun.
const MAX_ABOUT: usize = 14;

/// The subject that ends before token `end` if the clause from token `from` begins with a text that is about somebody.
///
/// Gets right: The lawsuit against Mensah says. Leaves alone: A report by Mensah said; The report, Mensah said; The case
/// against Mensah lawyer Kofi Osei took.
pub(super) fn text_about(outline: &Outline<'_, '_>, from: usize, end: usize) -> Option<NounPhrase> {
    if end < from + MIN_TOKENS {
        return None;
    }
    let text = (from..end.min(from + MAX_OPENING)).find(|&at| outline.is(at, List::TextsAboutSomebody))?;
    let about = text + 1..end;
    let opens = outline.kind(about.start) == TokenKind::Function(FunctionWord::Preposition)
        && !matches!(outline.passage.word(about.start), "under" | "before");
    if !opens || about.len() > MAX_ABOUT || !(from..text).all(|at| is_before_noun(outline, at)) {
        return None;
    }
    if !about.clone().all(|at| is_of_phrase(outline, at)) {
        return None;
    }
    let whole = from..end;
    if let Some(author) = author(outline, &about) {
        let goes_on = outline.kind(author.full.end) == TokenKind::Function(FunctionWord::Preposition);
        return (goes_on && author.full.end < end).then_some(NounPhrase { full: whole, ..author });
    }
    if let Some(owner) = (from..text).find(|&at| outline.kind(at) == TokenKind::Possessive) {
        return read_back(outline, from, owner).map(|owner| NounPhrase { full: whole, ..owner });
    }
    // Only a name next to the verb could be mistaken for the speaker.
    let names_last = outline.kind_before(end) == TokenKind::Name;
    names_last.then(|| NounPhrase::new(whole, from..text + 1, PhraseKind::Description))
}

/// Whoever wrote the text: "Lopez" in "from Lopez to Mensah".
fn author(outline: &Outline<'_, '_>, about: &Range<usize>) -> Option<NounPhrase> {
    let word = |wanted: &str| about.clone().find(|&at| outline.passage.word(at) == wanted);
    let is_place = |at: usize| outline.passage.class(at).is(WordClass::PLACE.with(WordClass::BIG_PLACE));
    let by = word("by").or_else(|| word("from").filter(|&from| !is_place(from + 1)))?;
    let phrase = phrase_starting_at(outline, by + 1, about.end, FollowedBy::Verb)?;
    let is_preposition = |&at: &usize| outline.kind(at) == TokenKind::Function(FunctionWord::Preposition);
    let end = phrase.core.clone().find(is_preposition).unwrap_or(phrase.core.end);
    Some(NounPhrase::new(phrase.core.start..end, phrase.core.start..end, phrase.kind))
}

/// Whether token `at` can stand before the noun for a text: "The criminal", "Lopez’s".
fn is_before_noun(outline: &Outline<'_, '_>, at: usize) -> bool {
    is_of_noun(outline, at) && !is_verb_like(outline, at)
}

/// Whether token `at` can belong to the words for whom a text is about.
fn is_of_phrase(outline: &Outline<'_, '_>, at: usize) -> bool {
    let links =
        matches!(outline.kind(at), TokenKind::Function(FunctionWord::Preposition | FunctionWord::Time));
    (links || is_of_noun(outline, at)) && !outline.is(at, List::IrregularVerbs)
}

/// Whether token `at` can be a noun, or stand before one.
fn is_of_noun(outline: &Outline<'_, '_>, at: usize) -> bool {
    matches!(
        outline.kind(at),
        TokenKind::Word
            | TokenKind::Name
            | TokenKind::Number
            | TokenKind::Hyphen
            | TokenKind::Possessive
            | TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor)
    )
}
