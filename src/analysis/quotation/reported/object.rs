//! Reporting verb -> where the noun or the -ing form that says what was said begins: "denied knowing him", "accused
//! him of lying", "called for an inquiry".

use crate::analysis::grammar::{Outline, TokenKind};
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

/// "denied knowing him", "proposed closing the road".
pub(super) fn gerund(outline: &Outline<'_, '_>, verb: usize) -> Option<usize> {
    (outline.is(verb, List::VerbsWithGerund) && is_gerund(outline, verb + 1)).then_some(verb + 1)
}

fn is_gerund(outline: &Outline<'_, '_>, at: usize) -> bool {
    // Shorter words in -ing are nouns as often: "ring", "thing".
    const MIN_LENGTH: usize = 6;
    let word = outline.lowercase_word(at);
    word.len() >= MIN_LENGTH && word.ends_with("ing") || matches!(word, "being" | "doing" | "going" | "using")
}

/// "accused him of lying", "is accused by critics of lying".
///
/// Gets right: accused the mayor of the town of theft. Leaves alone: accused the head of the union.
pub(super) fn accusation(outline: &Outline<'_, '_>, verb: usize) -> Option<usize> {
    const MAX_TOKENS: usize = 16;
    if !outline.is(verb, List::AccusingVerbs) {
        return None;
    }
    let reach = verb + 1..verb + MAX_TOKENS;
    let clear = reach.take_while(|&at| {
        !matches!(outline.kind(at), TokenKind::Stop | TokenKind::Quoted | TokenKind::Colon)
    });
    let mut links = clear.filter(|&at| matches!(outline.passage.word(at), "of" | "for") && at > verb + 1);
    let first = links.next()?;
    let acts = |at: usize| {
        let next = at + 1 + usize::from(outline.kind(at + 1) == TokenKind::Function(FunctionWord::Adverb));
        is_gerund(outline, next)
    };
    // "the head of the union of lying": the last link with an act.
    let link = if acts(first) { first } else { links.find(|&at| acts(at)).unwrap_or(first) };
    (outline.passage.word(link) == "of" || acts(link)).then_some(link + 1)
}

/// "announced a ban on fishing", "called for an inquiry", "denied any wrongdoing".
///
/// Gets right: warned of a long winter. Leaves alone: announced on Friday; was announced.
pub(super) fn find_object(outline: &Outline<'_, '_>, verb: usize) -> Option<usize> {
    let start = match outline.passage.phrase_at(verb, List::PhrasesWithObject) {
        Some(length) => verb + length,
        None if outline.is(verb, List::AnnouncingVerbs) => verb + 1,
        None => return None,
    };
    let begins = match outline.kind(start) {
        TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor) => true,
        TokenKind::Word | TokenKind::Number => true,
        TokenKind::Name => start > verb + 1 || outline.kind(start + 1) == TokenKind::Possessive,
        _ => false,
    };
    begins.then_some(start)
}
