//! Report at the end or in the middle of a sentence -> the words that it reports: "The road is shut, police said.",
//! "Farmers, he noted, are angry.", "According to Seoul, …".

use super::clause;
use super::clue::ContentShape;
use super::content::Content;
use super::setting::Setting;
use super::time::skip_time;
use super::verb;
use crate::analysis::grammar::{
    CueKind, Outline, PhraseKind, ReportingClause, SubjectOrder, TokenKind, begins_limited_quantity,
    describes_speaker,
};
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use std::ops::Range;

/// Finds the words before, after and on both sides of a report that introduces none.
pub(super) fn find_words_around(setting: &Setting<'_>, index: usize) -> Option<Content> {
    let report = setting.reports.get(index)?;
    let outline = setting.outline;
    let says = match report.kind {
        CueKind::AccordingTo => true,
        CueKind::Verb(CueClass::Say | CueClass::Tell | CueClass::Report) => {
            report.order != SubjectOrder::Inherited
        }
        _ => false,
    };
    let aside = says.then(|| with_appositions(outline, report, aside_of(outline, report)))?;
    let sentence_start = outline.sentence_start(outline.sentence(aside.start));
    let content =
        if aside.start == sentence_start || clause::clause_start(outline, aside.start) >= aside.start {
            after_frame(setting, report, aside.end, index)?
        } else {
            beside(setting, &aside, index)?
        };
    clause::is_complete(setting, &content).then_some(content)
}

/// The tokens of the report with what belongs to it: "as the mayor noted on Friday", "according to people close to
/// her".
fn aside_of(outline: &Outline<'_, '_>, report: &ReportingClause) -> Range<usize> {
    const MAX_TOKENS: usize = 24;
    let start = report.tokens.start;
    let is_as = start > 0 && matches!(outline.passage.word(start - 1), "as" | "As");
    let end = report.tokens.end;
    let sentence = outline.sentence(start);
    let opens = report.kind == CueKind::AccordingTo && outline.sentence_start(sentence) == start;
    let in_phrase = |&at: &usize| {
        outline.sentence(at) == sentence
            && match outline.kind(at) {
                TokenKind::Comma
                | TokenKind::Stop
                | TokenKind::Break
                | TokenKind::Colon
                | TokenKind::Quoted => false,
                // "According to papers that were found in May and the police".
                TokenKind::Function(FunctionWord::Auxiliary) => opens,
                TokenKind::Function(FunctionWord::Conjunction) => opens && outline.is(at, List::Coordinators),
                TokenKind::Function(FunctionWord::Subject) => false,
                TokenKind::Cue(_) => report.kind == CueKind::AccordingTo,
                _ => true,
            }
    };
    // "In her view the road was safe": nothing belongs to a pronoun.
    let by_pronoun = report.kind == CueKind::AccordingTo
        && report.subject.as_ref().is_some_and(|subject| subject.kind == PhraseKind::Pronoun);
    let rest = if by_pronoun { 0 } else { (end..end + MAX_TOKENS).take_while(in_phrase).count() };
    start - usize::from(is_as)..end + rest
}

/// The tokens of the report with the words that say who its named source is: "according to Ana Ruiz, 45, an engineer".
///
/// Gets right: according to Ana Ruiz, an engineer, the bridge holds; the bridge holds, according to Ana Ruiz, 45, for now;
/// according to the Coast Council, an industry body, it holds; according to Reach Aid, a charity based in Leeds, it holds.
/// Leaves alone: according to Ana Ruiz, an engineer built it; in the end, according to Ana Ruiz, the mayor, a man of few
/// words, will resign.
fn with_appositions(
    outline: &Outline<'_, '_>,
    report: &ReportingClause,
    aside: Range<usize>,
) -> Range<usize> {
    const MAX_APPOSITIONS: usize = 4;
    let is_name = report.subject.as_ref().is_some_and(|subject| subject.kind == PhraseKind::Name);
    if report.kind != CueKind::AccordingTo || !is_name {
        return aside;
    }
    let before = outline.sentence_start(outline.sentence(aside.start));
    // Otherwise what looks like an apposition may be the subject of what follows.
    let is_told_before = verb::has_main_verb(outline, before, aside.start - before);
    let ends = std::iter::successors(Some(aside.end), |&comma| apposition_end(outline, comma));
    let belongs = |&end: &usize| is_told_before || is_clause_ahead(outline, end + 1);
    let last = ends.skip(1).take(MAX_APPOSITIONS).filter(belongs).last();
    aside.start..last.unwrap_or(aside.end)
}

/// The comma behind an age or a description of a speaker that begins behind the comma at `comma`.
fn apposition_end(outline: &Outline<'_, '_>, comma: usize) -> Option<usize> {
    if outline.kind(comma) != TokenKind::Comma {
        return None;
    }
    let start = comma + 1;
    let end = comma_after(outline, start)?;
    let is_age = end == start + 1 && outline.kind(start) == TokenKind::Number;
    let is_phrase = !verb::has_main_verb(outline, start, end - start);
    let is_description = is_phrase && describes_speaker(outline, &(start..end));
    // "An industry body" could not speak elsewhere, but here nothing else fits.
    let is_noun = || {
        matches!(outline.lowercase_word(start), "a" | "an")
            && (is_phrase || is_attributed(outline, start..end))
            && is_clause_ahead(outline, end + 1)
    };
    (is_age || is_description || is_noun()).then_some(end)
}

/// Whether the only verb of a phrase is a participle behind its noun: "a British charity based in Leeds". Before a
/// preposition a transitive verb has no object, so it is a participle here.
fn is_attributed(outline: &Outline<'_, '_>, phrase: Range<usize>) -> bool {
    const TRANSITIVE: [&str; 8] =
        ["based", "founded", "funded", "backed", "owned", "located", "headquartered", "financed"];
    let is_participle = |&at: &usize| {
        TRANSITIVE.contains(&outline.lowercase_word(at))
            && outline.kind(at + 1) == TokenKind::Function(FunctionWord::Preposition)
    };
    phrase.clone().find(is_participle).is_some_and(|at| {
        !verb::has_main_verb(outline, phrase.start, at - phrase.start)
            && !verb::has_main_verb(outline, at + 1, phrase.end.saturating_sub(at + 1))
    })
}

/// Whether words from `start` on, up to the next comma, have a subject and a verb.
fn is_clause_ahead(outline: &Outline<'_, '_>, start: usize) -> bool {
    const REACH: usize = 24;
    let sentence = outline.sentence(start);
    let is_inside = |&at: &usize| outline.sentence(at) == sentence && outline.kind(at) != TokenKind::Comma;
    let length = (start..start + REACH).take_while(is_inside).count();
    let begins = !matches!(
        outline.kind(start),
        TokenKind::Function(FunctionWord::Relative | FunctionWord::Conjunction)
    );
    begins && length > 1 && !verb::has_verb(outline, start, 1) && verb::has_main_verb(outline, start, length)
}

/// "According to Seoul, North Korea gave …", "As the mayor noted, …": the rest of the sentence.
fn after_frame(setting: &Setting<'_>, report: &ReportingClause, end: usize, index: usize) -> Option<Content> {
    let outline = setting.outline;
    let is_frame = report.kind == CueKind::AccordingTo
        || matches!(outline.passage.word(report.tokens.start.checked_sub(1)?), "As" | "as");
    // "In her view the road was safe": a frame with a pronoun needs no comma.
    let by_pronoun = report.subject.as_ref().is_some_and(|subject| subject.kind == PhraseKind::Pronoun);
    if by_pronoun && is_frame && end == report.tokens.end && outline.kind(end) != TokenKind::Comma {
        let tokens = end..clause::clause_end(setting, end, index);
        return Some(Content { tokens, shape: ContentShape::AfterFrame });
    }
    let closed =
        outline.kind(end) == TokenKind::Comma && outline.kind(end + 1) != TokenKind::Cue(CueClass::Report);
    // "According to the police, whose report came out in May, …": what follows the aside.
    let is_aside = outline.kind(end + 1) == TokenKind::Function(FunctionWord::Relative);
    let start = if is_aside { comma_after(outline, end + 1)? + 1 } else { end + 1 };
    (is_frame && closed).then(|| Content {
        tokens: start..clause::clause_end(setting, start, index),
        shape: ContentShape::AfterFrame,
    })
}

/// The next comma in the sentence.
fn comma_after(outline: &Outline<'_, '_>, start: usize) -> Option<usize> {
    const MAX_ASIDE: usize = 24;
    let sentence = outline.sentence(start);
    let mut rest = (start..start + MAX_ASIDE).take_while(|&at| outline.sentence(at) == sentence);
    rest.find(|&at| outline.kind(at) == TokenKind::Comma)
}

/// The words before a report inside or at the end of its sentence, or those on both sides of it.
fn beside(setting: &Setting<'_>, aside: &Range<usize>, index: usize) -> Option<Content> {
    let outline = setting.outline;
    let report = setting.reports.get(index)?;
    let comma_before = matches!(outline.kind_before(aside.start), TokenKind::Comma)
        || outline.is_dash(aside.start.saturating_sub(1));
    let is_frame = report.kind == CueKind::AccordingTo;
    if !comma_before && !is_frame || introduces_speech(setting, aside.end) {
        return None;
    }
    let before = words_before(setting, aside.start)?;
    if is_in_relative(outline, report, &before) {
        return comma_before.then(|| up_to_comma(setting, aside.end + 1, index));
    }
    if has_own_object(outline, report) {
        return None;
    }
    let continues = outline.kind(aside.end) == TokenKind::Comma
        && outline.sentence(aside.end + 1) == outline.sentence(aside.start);
    // "The new stand, they complain, will hide the hills": the verb is behind the report.
    let verb_follows = continues && verb::is_auxiliary(outline, aside.end + 1);
    let is_clause = || {
        clause::is_main_clause(setting, &before)
            || comma_before
                && closes(outline, report, aside)
                && (clause::can_be_clause(setting, &before)
                    || clause::is_clause_with_opener(setting, &before))
    };
    let stands_alone = !verb_follows && !is_cut_off(outline, &before) && is_clause();
    if continues && comma_before && !stands_alone {
        return around(setting, &before, aside.end + 1, index);
    }
    let rest = aside.end + 1;
    if continues
        && comma_before
        && (shares_subject(outline, rest) || !is_frame && goes_on(outline, report, rest))
    {
        let tokens = before.start..clause::clause_end(setting, rest, index);
        let whole = Content { tokens, shape: ContentShape::Around };
        // "The road is shut, he said, to “save lives”": the words in marks are another quotation.
        if clause::is_complete(setting, &whole) {
            return Some(whole);
        }
    }
    let shape = if is_frame { ContentShape::BeforeFrame } else { ContentShape::Ahead };
    (stands_alone && is_closed(outline, report, aside)).then_some(Content { tokens: before, shape })
}

/// Whether speech in marks follows at token `at`, perhaps behind a comma or a colon.
fn introduces_speech(setting: &Setting<'_>, at: usize) -> bool {
    let leads = matches!(setting.outline.kind(at), TokenKind::Comma | TokenKind::Colon);
    leads && setting.is_speech(at + 1) || setting.is_speech(at)
}

/// Whether the report is inside a relative clause: "a room which, traders say, has not frozen a fish".
fn is_in_relative(outline: &Outline<'_, '_>, report: &ReportingClause, before: &Range<usize>) -> bool {
    outline.kind(before.end - 1) == TokenKind::Function(FunctionWord::Relative)
        || outline.passage.word(before.end - 1) == "that" && report.order == SubjectOrder::SubjectFirst
}

/// The words from token `start` on, up to the next comma of the clause.
fn up_to_comma(setting: &Setting<'_>, start: usize, index: usize) -> Content {
    let end = clause::clause_end(setting, start, index);
    let comma = (start..end).find(|&at| setting.outline.kind(at) == TokenKind::Comma);
    Content { tokens: start..comma.unwrap_or(end), shape: ContentShape::Around }
}

/// Whether the verb has an object of its own: "in Oslo, Mensah found an audience", "wall pulled down, owner vows appeal".
fn has_own_object(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    let verb = report.cue.start;
    let takes_object = outline.is(verb, List::VerbsWithObject) || outline.is(verb, List::VowingVerbs);
    takes_object
        && matches!(
            outline.kind(report.tokens.end),
            TokenKind::Name
                | TokenKind::Word
                | TokenKind::Number
                | TokenKind::Function(FunctionWord::Determiner | FunctionWord::Possessor)
        )
}

/// Whether the sentence ends with the report.
fn closes(outline: &Outline<'_, '_>, report: &ReportingClause, aside: &Range<usize>) -> bool {
    outline.sentence(report.tokens.end) != outline.sentence(aside.start)
        || outline.kind(report.tokens.end) == TokenKind::Stop
}

/// Whether the words from `at` on belong to the clause before a report in the middle of its sentence.
///
/// Gets right: They left, he said, because the money was gone; …, including the children. Leaves alone: They left, he said, if
/// reluctantly; …, when asked; …, with a smile; …, which he regrets; …, and the lamps were out.
fn goes_on(outline: &Outline<'_, '_>, report: &ReportingClause, at: usize) -> bool {
    let begins_clause = matches!(
        outline.kind(at + 1),
        TokenKind::Name
            | TokenKind::Function(FunctionWord::Subject | FunctionWord::Determiner | FunctionWord::Possessor)
    );
    let is_whole = outline.passage.word(at) != "if" || begins_clause;
    report.order != SubjectOrder::VerbFirst && outline.is(at, List::ContinuesClause) && is_whole
}

/// Whether "and" or "but" at token `at` leads to another verb of the same subject: "The road, he said, is long, but has no lamps".
///
/// Gets right: …, he said, but had no lamps; …, he said, and no longer know why. Leaves alone: …, he said, and the lamps
/// were out; …, he said, and left.
fn shares_subject(outline: &Outline<'_, '_>, at: usize) -> bool {
    let verb = at + 1;
    let denies = matches!(outline.passage.word(verb), "no" | "never" | "not");
    // "He had got up, he said, because of his knee".
    let gives_reason = outline.passage.word(at) == "because";
    gives_reason
        || outline.is(at, List::Coordinators)
            && (verb::is_auxiliary(outline, verb) || denies && outline.passage.word(verb + 1) != "one")
}

/// Whether the words before a report go on behind it: "He had, police say, left", "when, in fact, he replied".
fn is_cut_off(outline: &Outline<'_, '_>, before: &Range<usize>) -> bool {
    const MAX_ASIDE: usize = 4;
    let near = before.end.saturating_sub(MAX_ASIDE).max(before.start + 1)..before.end;
    let opens_clause = |at: usize| {
        outline.kind(at) == TokenKind::Comma
            && outline.kind(at - 1) == TokenKind::Function(FunctionWord::Conjunction)
    };
    // "The plan, however, has flaws, he said": nothing is cut off.
    let stays_open = |at: usize| opens_clause(at) && !verb::has_verb(outline, at + 1, before.end - at - 1);
    verb::is_auxiliary(outline, before.end - 1) || near.clone().any(stays_open)
}

/// Whether what follows the report is not a clause that it introduces.
fn is_closed(outline: &Outline<'_, '_>, report: &ReportingClause, aside: &Range<usize>) -> bool {
    let after = report.tokens.end;
    aside.end > after
        || outline.sentence(after) != outline.sentence(aside.start)
        || skip_time(outline, after) > 0
        || report.class() == Some(CueClass::Tell)
        || matches!(
            outline.kind(after),
            TokenKind::Stop
                | TokenKind::Comma
                | TokenKind::Break
                | TokenKind::Function(FunctionWord::Conjunction)
        )
}

/// The words of the sentence before token `at`: the last run of them without speech in marks.
fn words_before(setting: &Setting<'_>, at: usize) -> Option<Range<usize>> {
    let outline = setting.outline;
    let start = clause::clause_start(outline, at);
    let speech =
        (start..at).rev().find(|&index| setting.is_speech(index) || outline.passage.word(index) == ";");
    let start = match speech {
        // “No,” and the road is shut, he said. Without "and", the words belong to the sentence of the marks.
        Some(index) if setting.is_speech(index) => {
            outline.is(index + 1, List::Coordinators).then_some(index + 2)?
        }
        Some(index) => index + 1,
        None => start,
    };
    // "But that is a lie, he said".
    let is_pronoun = matches!(
        outline.kind(start + 1),
        TokenKind::Function(FunctionWord::Auxiliary) | TokenKind::Possessive
    );
    if outline.passage.word(start) == "that" && !is_pronoun {
        return None;
    }
    let last = (start..at)
        .rev()
        .find(|&index| outline.kind(index) != TokenKind::Comma && !outline.is_dash(index))?;
    Some(start..last + 1)
}

/// "Farmers, he noted, are angry": the sentence with the report in it; only what follows after "Recently, he said,".
fn around(setting: &Setting<'_>, before: &Range<usize>, rest: usize, index: usize) -> Option<Content> {
    const MAX_ADVERBIAL: usize = 3;
    let outline = setting.outline;
    let end = clause::clause_end(setting, rest, index);
    let is_adverbial = before.len() <= MAX_ADVERBIAL
        && matches!(
            outline.kind(before.start),
            TokenKind::Function(FunctionWord::Adverb | FunctionWord::Conjunction | FunctionWord::Preposition)
        )
        && !begins_limited_quantity(outline, before.start)
        && !verb::has_verb(outline, before.start, before.len())
        && !verb::is_auxiliary(outline, rest);
    // "It was, he said, a mistake".
    let is_predicate = verb::is_auxiliary(outline, before.end - 1) && before.len() > 1;
    let has_clause = end > rest + 1
        && (is_predicate
            || shares_subject(outline, rest)
            || !matches!(
                outline.kind(rest),
                TokenKind::Function(FunctionWord::Relative | FunctionWord::Conjunction)
            ) && (verb::has_verb(outline, rest, end - rest) || outline.kind(rest) == TokenKind::Word));
    let start = if is_adverbial { rest } else { before.start };
    // "Lopez says he stays, though his players, he admits, left": the first words are of another report.
    let other = setting.reports.get(..index).unwrap_or_default().iter().rev();
    let mut other = other.take_while(|other| other.cue.start >= start);
    if other.any(|other| matches!(other.kind, CueKind::Verb(CueClass::Say))) {
        return None;
    }
    has_clause.then_some(Content { tokens: start..end, shape: ContentShape::Around })
}
