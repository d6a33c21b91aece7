//! The end of a phrase -> the phrase, read back chunk by chunk: a chunk is a run of words without a preposition.

use crate::analysis::grammar::head::before_participle;
use crate::analysis::grammar::noun_phrase::{
    MAX_PHRASE, NounPhrase, PhraseKind, describes_speaker, is_hyphenated, is_tie, is_verb_like, kind_of,
};
use crate::analysis::grammar::outline::Outline;
use crate::analysis::grammar::token_kind::TokenKind;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use crate::lexicon::speakers;
use std::ops::Range;

/// "Lopez (D-Calif.) said": skips a bracket that ends right before `end`.
pub(super) fn skip_bracket_back(outline: &Outline<'_, '_>, from: usize, end: usize) -> usize {
    const MAX_TOKENS: usize = 12;
    if end <= from || outline.passage.word(end - 1) != ")" {
        return end;
    }
    let reach = from.max(end.saturating_sub(MAX_TOKENS))..end - 1;
    let opening = reach.rev().find(|&at| outline.passage.word(at) == "(");
    opening.filter(|&at| at > from).unwrap_or(end)
}

/// Reads the phrase that ends at `end`, from its last chunk back over the prepositions that link it to earlier ones:
/// "a spokesman for the ministry of health".
pub(super) fn read_back(outline: &Outline<'_, '_>, from: usize, end: usize) -> Option<NounPhrase> {
    let end = skip_bracket_back(outline, from, end);
    let from = from.max(end.saturating_sub(MAX_PHRASE));
    let mut core = chunk_start(outline, from, end)..end;
    let mut kind = kind_of(outline, &core)?;
    if let Some(first) = topics_before(outline, from, &core) {
        core.start = first;
    }
    let tail_start = core.start;
    while core.start > from && is_linked(outline, from, core.start) {
        let chunk_end = core.start - 1;
        let chunk = chunk_start(outline, from, chunk_end)..chunk_end;
        let Some(outer) = kind_of(outline, &chunk) else { break };
        (core, kind) = (chunk, outer);
    }
    if let Some(few) = few_of(outline, from, core.start) {
        return Some(NounPhrase::new(few..end, few..end, PhraseKind::Description));
    }
    let silent = kind == PhraseKind::Description
        && !describes_speaker(outline, &core)
        && (!is_tie(outline, core.end - 1) || is_place(outline, from, core.start))
        && !speaks_with_capital(outline, core.start);
    if core.start < tail_start && silent {
        // "the visit to Seoul Blinken", "the future of Europe Macron": the name next to the verb is the subject.
        if outline.kind_before(end) == TokenKind::Name
            && !matches!(outline.passage.word(tail_start - 1), "of" | "for" | "in")
        {
            let near = tail_start..end;
            return Some(NounPhrase::new(near.clone(), near, PhraseKind::Name));
        }
    }
    if kind == PhraseKind::Name
        && let Some(head) = before_participle(outline, &core)
    {
        return Some(NounPhrase { full: core.start..end, ..head });
    }
    Some(NounPhrase::new(core.start..end, core, kind))
}

/// Whether the words from `start` on tell where something happens: "At a rally close to Accra".
fn is_place(outline: &Outline<'_, '_>, from: usize, start: usize) -> bool {
    start > from && outline.kind_before(start) == TokenKind::Function(FunctionWord::Preposition)
}

/// Whether a word with the capital of its sentence is somebody who speaks: "People familiar with Mensah".
fn speaks_with_capital(outline: &Outline<'_, '_>, at: usize) -> bool {
    outline.sentence_start(outline.sentence(at)) == at
        && speakers::can_speak(&outline.passage.word(at).to_lowercase())
}

/// Where the words begin that count a few of those named from token `at` on, or point at those in a place: "three of her
/// members", "one of the men", "those in favour".
///
/// Leaves alone: he gave some to the mayor; one in May.
fn few_of(outline: &Outline<'_, '_>, from: usize, at: usize) -> Option<usize> {
    let count = at.checked_sub(2).filter(|&count| count >= from)?;
    let counts = outline.is(count, List::CountingWords) || outline.is(count, List::StandaloneDeterminers);
    let pointed_at =
        matches!(outline.kind(at), TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor));
    let of = outline.passage.word(count + 1) == "of" && counts && pointed_at;
    let those = matches!(
        outline.passage.word(count),
        "Those" | "those" | "Some" | "some" | "Many" | "many" | "Others" | "others"
    ) && matches!(outline.passage.word(count + 1), "at" | "in" | "near" | "on")
        && (count == from
            || outline.is(count - 1, List::ClauseLinks)
            || outline.kind_before(count) == TokenKind::Comma);
    (of || those).then_some(count)
}

/// Where the words begin that name two topics of whoever is named before them: "the Commission on pollution and health".
fn topics_before(outline: &Outline<'_, '_>, from: usize, core: &Range<usize>) -> Option<usize> {
    let and = core.start.checked_sub(1).filter(|&and| and > from && outline.passage.word(and) == "and")?;
    let plain = |tokens: &Range<usize>| {
        !tokens.is_empty()
            && tokens.clone().all(|at| outline.kind(at) == TokenKind::Word && !outline.passage.can_speak(at))
    };
    let first = chunk_start(outline, from, and)..and;
    (plain(core) && plain(&first) && is_linked(outline, from, first.start)).then_some(first.start)
}

/// Returns the start of the run of words before `end` that can be one phrase without prepositions.
fn chunk_start(outline: &Outline<'_, '_>, from: usize, end: usize) -> usize {
    let mut at = end;
    while at > from {
        let fits = match outline.kind(at - 1) {
            TokenKind::Name | TokenKind::Number | TokenKind::Hyphen | TokenKind::Possessive => true,
            // "Blinken visited Seoul": the verb between two names belongs to neither.
            // "will hold banners": the verb of another clause.
            TokenKind::Word if at < end && at >= 2 && outline.is(at - 2, List::Modals) => false,
            TokenKind::Word => {
                at == end
                    || !is_verb_like(outline, at - 1)
                    || outline.kind_before(at - 1) != TokenKind::Name
                    || is_tie(outline, at - 1)
            }
            TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor) => {
                // "that" is more often a conjunction: "insisted that Blinken said".
                let start = if outline.passage.word(at - 1) == "that" { at } else { at - 1 };
                let counted = start > from
                    && at < end
                    && outline.is(start, List::CountingWords)
                    && matches!(outline.passage.word(start - 1), "the" | "The" | "these" | "those");
                return start - usize::from(counted);
            }
            // "the claims", "a report": a reporting verb right after a determiner is a noun.
            TokenKind::Cue(_) if is_tie(outline, at - 1) => true,
            TokenKind::Cue(_) => {
                at == end && at >= 2 && outline.kind(at - 2) == TokenKind::Function(FunctionWord::Determiner)
            }
            TokenKind::Mark => matches!(outline.passage.word(at - 1), "&" | "/" | "’" | "'" | "%"),
            TokenKind::Function(_) => is_hyphenated(outline, at - 1),
            _ => false,
        };
        if !fits {
            break;
        }
        at -= 1;
    }
    // "At Monday’s hearing prosecutors": the day belongs to no phrase, and neither does what it owns.
    if at + 1 < end && outline.kind(at) == TokenKind::Possessive { at + 1 } else { at }
}

/// Whether a preposition before `start` links the phrase to the one before it.
fn is_linked(outline: &Outline<'_, '_>, from: usize, start: usize) -> bool {
    start > from + 1
        && outline.kind(start - 1) == TokenKind::Function(FunctionWord::Preposition)
        && outline.is(start - 1, List::LinkingPrepositions)
        && (matches!(outline.kind(start - 2), TokenKind::Name | TokenKind::Word | TokenKind::Number)
            || is_tie(outline, start - 2))
}
