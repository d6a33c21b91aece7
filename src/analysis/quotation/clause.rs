//! Token of a reporter's sentence -> where the reported clause that holds it begins and ends.
//!
//! There is no grammar here: a clause ends with the sentence, before the next report, at a quotation, or where
//! the words around the report show that it was only an aside.

use crate::analysis::grammar::cue::{Frame, Order, Report};
use crate::analysis::grammar::outline::{Outline, Part};
use crate::analysis::token::Shape;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use std::ops::Range;

/// Longest clause, in tokens.
const LONGEST: usize = 120;

/// Where the clause that begins at `start` ends, one past its last token.
pub(super) fn end(outline: &Outline<'_, '_>, start: usize, report: &Report, next: Option<&Report>) -> usize {
    let sentence = outline.sentence(start);
    let beyond = |&index: &usize| {
        outline.sentence(index) != sentence
            || outline.part(index) == Part::Quoted
            || outline.passage.word(index) == ";"
    };
    let end = (start..start + LONGEST).find(beyond).unwrap_or(start + LONGEST);
    let end = aside_end(outline, start..end, report).unwrap_or(end);
    let end = next.and_then(|next| before_report(outline, start..end, next)).unwrap_or(end);
    let end = before_verb(outline, start..end).unwrap_or(end);
    let closing = |&index: &usize| {
        !matches!(
            outline.part(index),
            Part::Stop | Part::Comma | Part::Break | Part::Small(FunctionWord::Relative)
        ) && !matches!(outline.small(index), "and" | "but" | "that")
    };
    (start..end).rev().find(closing).map_or(start, |last| last + 1)
}

/// The report stands in an aside or a subordinate clause: what it reports ends at the next comma.
///
/// Right: Mensah, who said the road was shut, left early; While Mensah says it is safe, others doubt it.
/// Left alone: Mensah said that, if it rained, the road would be shut.
fn aside_end(outline: &Outline<'_, '_>, content: Range<usize>, report: &Report) -> Option<usize> {
    let subject = report.subject.as_ref()?;
    let relative = (subject.full.end.min(report.cue.start)..report.cue.start)
        .any(|at| outline.part(at) == Part::Small(FunctionWord::Relative));
    let opener = outline.sentence_start(outline.sentence(content.start));
    let subordinate = opener + 1 == subject.full.start
        && matches!(
            outline.passage.word(opener),
            "As" | "While"
                | "Although"
                | "Though"
                | "When"
                | "After"
                | "Because"
                | "Since"
                | "Whereas"
                | "Before"
        );
    let plain = report.frame != Frame::AccordingTo && report.order == Order::SubjectFirst;
    let mut rest = content;
    (plain && (relative || subordinate)).then(|| rest.find(|&at| outline.part(at) == Part::Comma)).flatten()
}

/// The comma or conjunction before the next report of the sentence: "…, while others said", "… and says he",
/// "…, adding".
fn before_report(outline: &Outline<'_, '_>, content: Range<usize>, next: &Report) -> Option<usize> {
    const NEAR: usize = 4;
    let begins =
        if next.order == Order::Borrowed { next.cue.start } else { next.tokens.start.min(next.cue.start) };
    if !content.contains(&begins) || begins <= content.start + 1 {
        return None;
    }
    let form = outline.small(next.cue.start);
    let speaks = match next.class() {
        Some(CueClass::Say | CueClass::Tell | CueClass::Report) => form.ends_with(['d', 's', 'g']),
        Some(_) => false,
        None => true,
    };
    if !speaks {
        return None;
    }
    let near = begins.saturating_sub(NEAR).max(content.start)..begins;
    let comma = near.clone().rev().find(|&at| matches!(outline.part(at), Part::Comma | Part::Break));
    let joined = outline.small(begins - 1);
    comma.or_else(|| matches!(joined, "and" | "but").then_some(begins - 1))
}

/// The comma before a report that closes the sentence and was not read as one: "…, critics noted".
fn before_verb(outline: &Outline<'_, '_>, content: Range<usize>) -> Option<usize> {
    const LONGEST_REPORT: usize = 6;
    let tail = content.end.saturating_sub(LONGEST_REPORT).max(content.start)..content.end;
    let comma = tail.clone().rev().find(|&index| outline.part(index) == Part::Comma)?;
    let reports = (comma + 1..tail.end).any(|index| {
        matches!(outline.part(index), Part::Cue(_)) && outline.small(index).ends_with("ed")
            || matches!(outline.small(index), "said" | "told" | "says" | "wrote")
            || matches!(outline.part(index), Part::Cue(_)) && outline.part(index + 1) == Part::Stop
    });
    reports.then_some(comma)
}

/// Where the clause begins that a report at token `at` closes: the sentence, without "But" and without a date line.
///
/// Right: "OSLO, May 3 - The road is shut, police said" begins with "The road". Left alone: The road - a new one -
/// is shut, police said.
pub(super) fn start(outline: &Outline<'_, '_>, at: usize) -> usize {
    const LONGEST_LINE: usize = 10;
    let start = outline.sentence_start(outline.sentence(at));
    let mut line = start..at.min(start + LONGEST_LINE);
    let dash = line.find(|&index| {
        matches!(outline.passage.word(index), "-" | "–" | "—" | ":") || !outline.small(index).is_empty()
    });
    let loud =
        |index: usize| outline.passage.tokens.get(index).is_some_and(|token| token.shape == Shape::Upper);
    if let Some(dash) = dash.filter(|&index| outline.small(index).is_empty() && loud(start)) {
        return dash + 1;
    }
    let opener = matches!(outline.passage.word(start), "But" | "And" | "Yet" | "So");
    start + usize::from(opener)
}

/// Whether a sentence begins with what is not its main clause: "If", "While", "In".
pub(super) fn is_opener(outline: &Outline<'_, '_>, start: usize) -> bool {
    let small =
        matches!(outline.part(start), Part::Small(FunctionWord::Preposition | FunctionWord::Conjunction));
    small && !matches!(outline.passage.word(start), "That" | "What" | "Still")
}

/// Whether nothing but the rest of a phrase stands between `at` and the sentence's end: "a study [published today]".
pub(super) fn is_rest_of_phrase(outline: &Outline<'_, '_>, at: usize) -> bool {
    const LONGEST: usize = 24;
    let sentence = outline.sentence(at);
    let mut rest = (at..at + LONGEST).take_while(|&index| outline.sentence(index) == sentence);
    rest.all(|index| {
        !is_auxiliary(outline, index) && !matches!(outline.part(index), Part::Quoted | Part::Cue(_))
    })
}

/// Whether a clause before its report is one: it has a verb, holds no quotation and no report of its own.
///
/// Right: The road would open, the mayor said. Left alone: In May, the mayor said on Friday.
pub(super) fn stands_alone(outline: &Outline<'_, '_>, content: &Range<usize>) -> bool {
    let plain = content.clone().all(|at| outline.part(at) != Part::Quoted && outline.passage.word(at) != ";");
    let says = content.clone().any(|at| matches!(outline.small(at), "said" | "says" | "told" | "according"));
    content.len() <= LONGEST && plain && !says && has_verb(outline, content.start, content.len())
}

/// Whether a verb stands among the `reach` tokens from `start`.
pub(super) fn has_verb(outline: &Outline<'_, '_>, start: usize, reach: usize) -> bool {
    let sentence = outline.sentence(start);
    let mut words =
        (start..start + reach).take_while(|&at| outline.sentence(at) == sentence).take_while(|&at| {
            reach > 12 || !matches!(outline.part(at), Part::Comma | Part::Small(FunctionWord::Relative))
        });
    words.any(|at| {
        let word = outline.small(at);
        is_auxiliary(outline, at)
            || word.len() > 3
                && word.ends_with("ed")
                && outline.part_before(at) != Part::Small(FunctionWord::Determiner)
            || matches!(outline.part(at), Part::Cue(_)) && at > start
            || is_irregular(word)
    })
}

/// Whether an auxiliary follows the noun phrase that begins at `start`: "the timber was".
pub(super) fn has_auxiliary(outline: &Outline<'_, '_>, start: usize) -> bool {
    const REACH: usize = 8;
    let within = |at: &usize| {
        !matches!(
            outline.part(*at),
            Part::Comma | Part::Stop | Part::Break | Part::Quoted | Part::Small(FunctionWord::Relative)
        ) && !matches!(outline.passage.word(*at), "that" | "to" | "when" | "where")
    };
    let mut words = (start..start + REACH).take_while(within);
    words.any(|at| is_auxiliary(outline, at))
}

/// "was", but not the month of May.
fn is_auxiliary(outline: &Outline<'_, '_>, at: usize) -> bool {
    outline.part(at) == Part::Small(FunctionWord::Auxiliary) && !matches!(outline.small(at), "" | "not")
}

/// Past forms that "-ed" does not show.
fn is_irregular(word: &str) -> bool {
    matches!(
        word,
        "came"
            | "went"
            | "took"
            | "gave"
            | "made"
            | "left"
            | "held"
            | "won"
            | "lost"
            | "knew"
            | "saw"
            | "ran"
            | "began"
            | "became"
            | "fell"
            | "rose"
            | "grew"
            | "met"
            | "paid"
            | "kept"
            | "brought"
            | "bought"
            | "built"
            | "broke"
            | "led"
            | "sent"
            | "spent"
            | "stood"
            | "struck"
            | "hit"
            | "shot"
            | "drove"
            | "flew"
            | "hung"
            | "needs"
            | "wants"
            | "remains"
            | "faces"
            | "means"
            | "has"
    )
}

/// A clause that ends at a quotation is the beginning of that quotation's sentence, not a quotation of its own.
pub(super) fn is_clean(outline: &Outline<'_, '_>, content: &Range<usize>) -> bool {
    const FEWEST: usize = 3;
    let quoted = outline.part(content.end) == Part::Quoted
        || outline.part(content.end + 1) == Part::Quoted
            && matches!(outline.part(content.end), Part::Comma | Part::Colon);
    content.len() >= FEWEST && !quoted
}
