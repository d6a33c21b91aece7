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
pub(in crate::analysis::grammar) fn is_verb(passage: &Passage<'_>, index: usize) -> bool {
    use FunctionWord::{Adverb, Auxiliary, Conjunction, Preposition, Relative, Subject};
    // "critics point out that"; otherwise a point is a place or a reason.
    if matches!(passage.word(index), "point" | "points") && passage.word(index + 1) == "out" {
        return true;
    }
    if let Some(is_verb) = by_word(passage, index) {
        return is_verb;
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

/// Whether a word that can be something else is a verb, if that shows beside it.
fn by_word(passage: &Passage<'_>, index: usize) -> Option<bool> {
    let before = index.checked_sub(1).map_or("", |before| passage.word(before));
    let is_infinitive = || {
        before == "to"
            || index.checked_sub(1).and_then(|before| passage.function_word(before))
                == Some(FunctionWord::Auxiliary)
    };
    match passage.word(index) {
        "point" => Some(false),
        // "ignored repeated warnings": an adjective between a verb and its object.
        "alleged" | "promised" | "proposed" | "repeated" | "reported" | "suggested"
            if before.ends_with("ed") && is_lower_noun(passage, index + 1) =>
        {
            Some(false)
        }
        // "pointing at a gate that hung open".
        "pointed" | "pointing" if passage.word(index + 1) == "at" => Some(false),
        // "critics reply that", but not "a written reply that".
        "reply" => Some(before.ends_with('s') && passage.word(index + 1) == "that" || before == "they"),
        // "the figures help explain why"; but "residents who needed help explained".
        "explain" if matches!(before, "help" | "helps" | "helped" | "helping") => Some(false),
        "calls" if are_calls(passage, index) => Some(false),
        _ if passage.is(index, List::PluralReports) => Some(is_of_several(passage, index)),
        _ if passage.is(index, List::PresentReports) && is_infinitive() => Some(false),
        _ => None,
    }
}

/// Whether a word is written small and is no function word.
fn is_lower_noun(passage: &Passage<'_>, at: usize) -> bool {
    let is_lower = passage.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower);
    is_lower && passage.function_word(at).is_none()
}

/// Whether several people do what a word says, and to whom stands behind it.
///
/// Gets right: his critics call him “the Sultan”; supporters, including Mensah, call it late; tourists often ask her. Leaves
/// alone: a call that woke him; they ask for help; biologists call it a trill; if you need help, call us.
fn is_of_several(passage: &Passage<'_>, index: usize) -> bool {
    const MAX_ASIDE: usize = 10;
    let adverb = |at: &usize| passage.function_word(*at) == Some(FunctionWord::Adverb);
    let Some(before) = (0..index).rev().take(MAX_ASIDE).find(|at| !adverb(at)) else { return false };
    let word = passage.word(before);
    let judges = passage.is(before, List::JudgingGroups);
    let is_plural = word.ends_with('s') && !word.ends_with("ss") && passage.can_speak(before);
    let asks = passage.word(index) == "ask" && (is_plural || passage.is(before, List::AskingGroups));
    let example = || (before.saturating_sub(MAX_ASIDE)..before).any(|at| passage.word(at) == "including");
    let next = passage.word(index + 1);
    let is_object =
        passage.is(index + 1, List::ObjectPronouns) || matches!(next, "her" | "it" | "that" | "this");
    let named = passage.tokens.get(index + 1).is_some_and(|token| token.shape == Shape::Title);
    let stands = matches!(next, "the" | "his" | "their") || named;
    (judges || asks) && (is_object || stands) || word == "," && is_object && example()
}

/// Whether a word is the noun "calls", as in "calls for change".
///
/// Gets right: renewed calls for change; region-wide calls for change; responded coldly to Mensah calls for help. Leaves
/// alone: the report calls for change; the family of Mensah calls for calm; the 29-year-old calls on her party.
fn are_calls(passage: &Passage<'_>, index: usize) -> bool {
    const MAX_NAME: usize = 4;
    let is_capital = |at: usize| passage.tokens.get(at).is_some_and(|one| one.is_capitalized(passage.text));
    let is_name = |&at: &usize| passage.function_word(at).is_none() && is_capital(at);
    let named = (index.saturating_sub(MAX_NAME)..index).rev().take_while(is_name).count();
    let Some(before) = index.checked_sub(named + 1) else { return false };
    let ahead = before.checked_sub(1).map_or("", |ahead| passage.word(ahead));
    let is_participle = |word: &str| word.len() > 4 && word.ends_with("ed");
    let is_joined = matches!(
        passage.function_word(index + 1),
        Some(FunctionWord::Preposition | FunctionWord::Conjunction)
    );
    is_joined
        && if named == 0 {
            let word = passage.word(before);
            is_participle(word) || ahead == "-" && word != "old"
        } else {
            match passage.word(before) {
                "Alongside" | "Amid" | "Despite" => true,
                // "gave in to Rovers calls", but "the adviser to Mensah calls".
                "to" => is_participle(ahead) || ahead.ends_with("ly") || ahead == "in",
                _ => false,
            }
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
