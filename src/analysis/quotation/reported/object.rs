//! Reporting verb -> where the noun or the -ing form that says what was said begins: "denied knowing him", "accused
//! him of lying", "described him as a liar", "called for an inquiry".

use super::clue::ContentShape;
use super::content::Opening;
use crate::analysis::grammar::{Outline, TokenKind};
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;

/// Finds where the noun or the -ing form that a verb introduces begins.
pub(super) fn find_opening(outline: &Outline<'_, '_>, verb: usize) -> Option<Opening> {
    let opening = |shape: ContentShape| move |start: usize| Opening { start, shape };
    let denies = outline.is(verb, List::DenyingVerbs);
    let gerund = gerund(outline, verb);
    gerund
        .map(opening(if denies { ContentShape::Denial } else { ContentShape::Gerund }))
        .or_else(|| accusation(outline, verb).map(opening(ContentShape::Accusation)))
        .or_else(|| view(outline, verb).map(opening(ContentShape::View)))
        .or_else(|| {
            let phrase = outline.passage.phrase_at(verb, List::PhrasesWithObject);
            let shape = if phrase.is_some() { ContentShape::ObjectOfPhrase } else { ContentShape::Object };
            let announces = phrase.is_some() || outline.is(verb, List::AnnouncingVerbs);
            let start = verb + phrase.unwrap_or(1);
            (announces && begins_object(outline, verb, start)).then_some(start).map(opening(shape))
        })
        .or_else(|| {
            let tells = outline.is(verb, List::VerbsOfTopics) && begins_object(outline, verb, verb + 1);
            tells.then_some(verb + 1).map(opening(ContentShape::Topic))
        })
}

/// "denied knowing him", "proposed closing the road".
fn gerund(outline: &Outline<'_, '_>, verb: usize) -> Option<usize> {
    (outline.is(verb, List::VerbsWithGerund) && is_gerund(outline, verb + 1)).then_some(verb + 1)
}

pub(super) fn is_gerund(outline: &Outline<'_, '_>, at: usize) -> bool {
    // Shorter words in -ing are nouns as often: "ring", "thing".
    const MIN_LENGTH: usize = 6;
    let word = outline.lowercase_word(at);
    word.len() >= MIN_LENGTH && word.ends_with("ing") || matches!(word, "being" | "doing" | "going" | "using")
}

/// "accused him of lying", "is accused by critics of lying".
///
/// Gets right: accused the mayor of the town of theft. Leaves alone: accused the head of the union.
fn accusation(outline: &Outline<'_, '_>, verb: usize) -> Option<usize> {
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

/// "criticised the mayor for closing the road", "described the road as unsafe": who or what is viewed, and how.
///
/// Leaves alone: criticised the mayor; described the road; was described by the mayor as unsafe.
fn view(outline: &Outline<'_, '_>, verb: usize) -> Option<usize> {
    const MAX_TOKENS: usize = 14;
    let start = verb + 1;
    let begins = matches!(
        outline.kind(start),
        TokenKind::Name
            | TokenKind::Word
            | TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor | FunctionWord::Object)
    );
    let ends = |&at: &usize| {
        matches!(
            outline.kind(at),
            TokenKind::Stop | TokenKind::Comma | TokenKind::Quoted | TokenKind::Colon | TokenKind::Break
        )
    };
    let mut viewed = (start..start + MAX_TOKENS).take_while(|at| !ends(at));
    (begins && viewed.any(|at| links_view(outline, verb, at))).then_some(start)
}

/// Whether the word at `at` leads from what `verb` views to how: "described … as", "criticised … for".
pub(super) fn links_view(outline: &Outline<'_, '_>, verb: usize, at: usize) -> bool {
    match outline.passage.word(at) {
        "for" => outline.is(verb, List::VerbsOfBlame),
        "as" => outline.is(verb, List::VerbsOfDescription),
        _ => false,
    }
}

/// Whether the noun at `start` is what the verb says.
///
/// Gets right: announced a ban on fishing; warned of a long winter. Leaves alone: announced on Friday; denied the
/// allegations.
fn begins_object(outline: &Outline<'_, '_>, verb: usize, start: usize) -> bool {
    // "explains a good deal", "recalled its ambassador", "denied this".
    let noun = outline.is(start + 1, List::NothingSaid) || outline.is(start + 2, List::NothingSaid);
    if noun || outline.is(start, List::NothingSaid) || presents_marks(outline, verb, start) {
        return false;
    }
    match outline.kind(start) {
        TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor) => {
            outline.passage.word(start) != "that" && !outline.is(start + 1, List::NounsOfStatements)
        }
        TokenKind::Word | TokenKind::Number => true,
        TokenKind::Name => start > verb + 1 || outline.kind(start + 1) == TokenKind::Possessive,
        _ => false,
    }
}

/// Whether the object at `start` only presents the words in marks behind it, which are what was said.
///
/// Gets right: recalled her mother’s advice: “…”; recalls her last words. “…”; recalled a patient who wrote: “…”; recalled her
/// father telling her, “…”. Leaves alone: outlined a plan: “…”.
fn presents_marks(outline: &Outline<'_, '_>, verb: usize, start: usize) -> bool {
    const MAX_TOKENS: usize = 16;
    if !outline.is(verb, List::VerbsOfPresenting) {
        return false;
    }
    let ends = |&at: &usize| {
        matches!(outline.kind(at), TokenKind::Colon | TokenKind::Stop)
            || outline.kind(at) == TokenKind::Comma && outline.kind(at + 1) == TokenKind::Quoted
    };
    let Some(end) = (start..start + MAX_TOKENS).find(ends) else { return false };
    let words = if outline.kind(end) == TokenKind::Colon { start..end } else { end - 1..end };
    let says = |at: usize| outline.is(at, List::NounsOfMessage) && outline.kind(end) != TokenKind::Comma;
    let speaks = |at: usize| {
        matches!(outline.kind(at), TokenKind::Cue(_))
            && (outline.lowercase_word(at).ends_with("ing")
                || (start..at).any(|before| outline.passage.word(before) == "who"))
    };
    let leads = outline.kind(end) != TokenKind::Stop && (start..end).any(speaks);
    outline.kind(end + 1) == TokenKind::Quoted && (leads || words.clone().any(says))
}
