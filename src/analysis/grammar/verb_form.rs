//! Form of a reporting verb and the tokens beside it -> whether it is the verb, or a noun that is spelt alike.

use crate::analysis::Passage;
use crate::analysis::token::Shape;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use crate::text::quotation_marks::{is_double, is_one};

/// Whether a form of a reporting verb is no plural, no noun and no infinitive that reports nothing.
///
/// Gets right: a new study reports that; he claims he won; the road is shut, reports Mensah. Leaves alone: reports of
/// the crash; their territorial claims in the sea.
pub(super) fn is_verb(passage: &Passage<'_>, index: usize) -> bool {
    use FunctionWord::{Adverb, Auxiliary, Conjunction, Preposition, Relative, Subject};
    // "critics point out that"; otherwise a point is a place or a reason.
    if matches!(passage.word(index), "point" | "points") && passage.word(index + 1) == "out" {
        return true;
    }
    let before = index.checked_sub(1).map_or("", |before| passage.word(before));
    // "critics reply that", but not "a written reply that".
    if passage.word(index) == "reply" {
        return before.ends_with('s') && passage.word(index + 1) == "that" || before == "they";
    }
    // "the figures help explain why".
    if matches!(before, "help" | "helps" | "helped" | "helping") || is_call(passage, index) {
        return false;
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

/// Whether a word is the noun "calls", as in "calls for change".
///
/// Gets right: renewed calls for change; a reply to Mensah’s or to Taliban calls for help. Leaves alone: the union calls for
/// change; on Monday Lopez calls for calm; after Lopez calls on her party.
fn is_call(passage: &Passage<'_>, index: usize) -> bool {
    const MAX_NAME: usize = 4;
    let is_joined = matches!(
        passage.function_word(index + 1),
        Some(FunctionWord::Preposition | FunctionWord::Conjunction)
    ) || passage.word(index + 1) == "to";
    let Some(before) = index.checked_sub(1).filter(|_| is_joined && passage.word(index) == "calls") else {
        return false;
    };
    let is_name = |&at: &usize| {
        passage.function_word(at).is_none()
            && passage.tokens.get(at).is_some_and(|token| token.is_capitalized(passage.text))
    };
    let named = (index.saturating_sub(MAX_NAME)..index).rev().take_while(is_name).count();
    if named > 0 {
        return before.checked_sub(named).is_some_and(|ahead| {
            passage.function_word(ahead) == Some(FunctionWord::Preposition)
                && !matches!(passage.word(ahead), "after" | "before" | "until" | "since" | "as")
        });
    }
    passage.tokens.get(before).is_some_and(|token| token.shape == Shape::Lower)
        && passage.function_word(before).is_none()
        && !passage.can_speak(before)
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
