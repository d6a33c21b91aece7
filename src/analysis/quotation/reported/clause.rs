//! Token of a reporter's sentence -> where the reported clause with it begins and ends.
//!
//! Without a parser, a clause ends with the sentence, before the next reporting clause, at a quotation, or where the
//! words around the reporting clause show that it was only an aside.

use super::clue::ContentShape;
use super::content::Content;
use super::ending::{
    addition, aside_end, before_report, before_verb, occasion, own_clause, refusal, verb_of_claim,
};
use super::setting::Setting;
use super::verb::{
    count_verbs, has_main_verb, has_plain_verb, has_verb, is_subject_pronoun, main_verbs_behind_phrase,
};
use crate::analysis::grammar::{Outline, TokenKind, begins_limited_quantity};
use crate::analysis::token::Shape;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use std::ops::Range;

/// The longest clause, in tokens.
const MAX_CLAUSE: usize = 120;

/// Returns the end of the clause that begins at `start`, one past its last token; `index` is that of its report.
pub(super) fn clause_end(setting: &Setting<'_>, start: usize, index: usize) -> usize {
    let outline = setting.outline;
    let Some(report) = setting.reports.get(index) else { return start };
    let sentence = outline.sentence(start);
    let is_beyond = |&at: &usize| {
        outline.sentence(at) != sentence || setting.is_speech(at) || outline.passage.is_spelt(at, ";")
    };
    let end = (start..start + MAX_CLAUSE).find(is_beyond).unwrap_or(start + MAX_CLAUSE);
    let end = aside_end(outline, start..end, report).unwrap_or(end);
    let end = before_report(setting, start..end, index).unwrap_or(end);
    let end = own_clause(outline, start..end).unwrap_or(end);
    let end = verb_of_claim(outline, start..end, report).unwrap_or(end);
    let end = before_verb(outline, start..end).unwrap_or(end);
    let end = addition(outline, start..end).unwrap_or(end);
    let end = refusal(outline, start..end).unwrap_or(end);
    let end = occasion(outline, start..end).unwrap_or(end);
    let is_content = |&at: &usize| {
        !matches!(
            outline.kind(at),
            TokenKind::Stop
                | TokenKind::Comma
                | TokenKind::Colon
                | TokenKind::Function(FunctionWord::Relative)
        ) && (outline.kind(at) != TokenKind::Break || matches!(outline.passage.word(at), ")" | "]"))
            && !outline.is(at, List::Coordinators)
            // "She knew that": an object.
            && (outline.passage.word(at) != "that" || outline.kind(at + 1) == TokenKind::Stop)
    };
    (start..end).rev().find(is_content).map_or(start, |last| last + 1)
}

/// Returns the start of the clause that a report at token `at` closes: the start of the sentence, after "But" and
/// after a dateline.
///
/// Gets right: "OSLO, May 3 - The road is shut, police said" begins with "The road". Leaves alone: The road - a new
/// one - is shut, police said.
pub(super) fn clause_start(outline: &Outline<'_, '_>, at: usize) -> usize {
    const MAX_DATELINE: usize = 10;
    let start = outline.sentence_start(outline.sentence(at));
    let is_lowercase = |index: usize| !outline.lowercase_word(index).is_empty();
    let end = (start..at.min(start + MAX_DATELINE))
        .find(|&index| outline.is_dash(index) || outline.passage.word(index) == ":" || is_lowercase(index));
    let is_upper = outline.passage.tokens.get(start).is_some_and(|token| token.shape == Shape::Upper);
    if let Some(dash) = end.filter(|&index| is_upper && !is_lowercase(index)) {
        return dash + 1;
    }
    let start = start + entry_time(outline, start);
    start + usize::from(outline.is(start, List::SentenceJoiners) && !says_how_much(outline, start))
}

/// The tokens of the time before an entry of a live blog: "09:12 The river is high".
///
/// Leaves alone: 12 rivers are high; 1.5 million fled.
fn entry_time(outline: &Outline<'_, '_>, start: usize) -> usize {
    let word = |at: usize| outline.passage.word(at);
    let number = |at: usize| outline.kind(at) == TokenKind::Number;
    let is_whole = number(start) && word(start).len() > 3 && word(start).contains([':', '.']);
    let length = match (is_whole, word(start + 1)) {
        (true, _) => 1,
        (false, ":") if number(start) && number(start + 2) => 3,
        _ => return 0,
    };
    let next = outline.passage.tokens.get(start + length);
    let opens = next.is_some_and(|next| matches!(next.shape, Shape::Title | Shape::Upper));
    if opens { length } else { 0 }
}

/// Whether a sentence begins with a subordinate clause or an adverbial: "If", "While", "In", "Asked whether".
fn is_opener(outline: &Outline<'_, '_>, start: usize) -> bool {
    // "Asked if he was late, Mensah said no".
    let asked = outline.is(start, List::AskedFirst)
        && !matches!(outline.kind(start + 1), TokenKind::Function(FunctionWord::Auxiliary));
    asked
        || matches!(
            outline.kind(start),
            TokenKind::Function(FunctionWord::Preposition | FunctionWord::Conjunction)
        ) && !opens_main_clause(outline, start)
            && (!begins_limited_quantity(outline, start) || leads_to_time(outline, start))
}

/// "About 60 minutes after the start": the number is that of a time.
pub(super) fn leads_to_time(outline: &Outline<'_, '_>, start: usize) -> bool {
    const REACH: usize = 5;
    (start..start + REACH)
        .any(|at| matches!(outline.passage.word(at), "after" | "ago" | "before" | "into" | "later"))
}

/// "So far nobody has come", "so many left".
fn says_how_much(outline: &Outline<'_, '_>, at: usize) -> bool {
    matches!(outline.passage.word(at), "So" | "so") && outline.is(at + 1, List::AfterSoOfDegree)
}

/// "Even the army was late", but not "Even after the war".
fn opens_main_clause(outline: &Outline<'_, '_>, start: usize) -> bool {
    let is_even = matches!(outline.passage.word(start), "even" | "Even");
    let subordinates = matches!(
        outline.kind(start + 1),
        TokenKind::Function(FunctionWord::Preposition | FunctionWord::Conjunction)
    );
    outline.is(start, List::MainClauseOpeners) && !(is_even && subordinates) || says_how_much(outline, start)
}

/// Whether the words before a report that closes the sentence can be a clause of their own, though no verb is known
/// among them.
pub(super) fn can_be_clause(setting: &Setting<'_>, content: &Range<usize>) -> bool {
    const MIN_TOKENS: usize = 5;
    let outline = setting.outline;
    content.len() >= MIN_TOKENS
        && !is_opener(outline, content.start)
        && !content.clone().any(|at| outline.is(at, List::PlainVerbsOfSaying))
}

/// Whether the words before a report are a clause of their own: they have a verb and no report.
///
/// Gets right: The road would open, the mayor said. Leaves alone: In May, the mayor said on Friday; if it rains, the
/// mayor said.
pub(super) fn is_main_clause(setting: &Setting<'_>, content: &Range<usize>) -> bool {
    let outline = setting.outline;
    let reports = content
        .clone()
        // "All told, the road is shut".
        .any(|at| {
            outline.is(at, List::PlainVerbsOfSaying)
                && outline.kind_before(at) != TokenKind::Stop
                && outline.kind(at + 1) != TokenKind::Comma
        });
    let comma = content.clone().find(|&at| outline.kind(at) == TokenKind::Comma);
    // "After the vote, the road would open": the main clause is behind the comma.
    let main = match (is_opener(outline, content.start), comma) {
        (true, None) => return false,
        (true, Some(comma)) => comma + 1,
        (false, _) => content.start,
    };
    let has_verb = has_main_verb(outline, main, content.end.saturating_sub(main))
        || has_plain_verb(outline, main..content.end.max(main));
    content.len() <= MAX_CLAUSE && !reports && has_verb
}

/// Whether the words before a report that closes the sentence are a clause although nothing shows where what opens it ends.
///
/// Gets right: In 2019 the road was shut, he said; If it was wet the match was off, he said. Leaves alone: In May, he said; In a
/// letter he sent, he said; In a note released on Friday, he said; If it was wet, he said.
pub(super) fn is_clause_with_opener(setting: &Setting<'_>, content: &Range<usize>) -> bool {
    let outline = setting.outline;
    let is_preposition = outline.kind(content.start) == TokenKind::Function(FunctionWord::Preposition)
        && !outline.is(content.start, List::Subordinators)
        && !leads_to_time(outline, content.start);
    let least = if is_preposition { 1 } else { 2 };
    let reports = content.clone().any(|at| outline.is(at, List::PlainVerbsOfSaying));
    let verbs = if is_preposition {
        main_verbs_behind_phrase(outline, content.clone())
    } else {
        count_verbs(outline, content.clone())
    };
    is_opener(outline, content.start) && !reports && verbs >= least
}

/// Whether a clause is long enough and no speech in marks follows it. A clause that ends at marks is the beginning of
/// that quotation's sentence, not a quotation of its own.
pub(super) fn is_complete(setting: &Setting<'_>, content: &Content) -> bool {
    const MIN_TOKENS: usize = 3;
    const MIN_ACT: usize = 2;
    let tokens = &content.tokens;
    let least = match content.shape {
        ContentShape::Object | ContentShape::ObjectOfPhrase => 1,
        ContentShape::Vow | ContentShape::View | ContentShape::That => MIN_ACT,
        // "said she agreed", "Sales fell, she said".
        ContentShape::Bare if has_verb(setting.outline, tokens.start + 1, 1) => MIN_ACT,
        _ if content.shape.is_clause() && is_shortest_clause(setting.outline, tokens) => MIN_ACT,
        _ => MIN_TOKENS,
    };
    tokens.len() >= least && !ends_at_speech(setting, tokens) && !leads_on(setting.outline, tokens)
}

/// Whether the words around a report are a subject and its verb: "sales fell", "they’re tired".
///
/// Leaves alone: that’s; Lopez asked, which reports itself.
fn is_shortest_clause(outline: &Outline<'_, '_>, tokens: &Range<usize>) -> bool {
    let verb = tokens.start + 1;
    let is_verb = match outline.kind(verb) {
        TokenKind::Word => has_verb(outline, verb, 1),
        TokenKind::Cue(_) | TokenKind::Function(FunctionWord::Auxiliary) => {
            is_subject_pronoun(outline, tokens.start)
        }
        _ => false,
    };
    tokens.len() == 2 && is_verb
}

/// Whether the words only lead to what is reported behind them.
///
/// Gets right: when she asked, Lopez had told her: “…”; a nurse had whispered to her: “…”. Leaves alone: the plan was dead:
/// “…”; when it rained, it was shut.
fn leads_on(outline: &Outline<'_, '_>, tokens: &Range<usize>) -> bool {
    const MAX_BEHIND: usize = 6;
    let is_comma = |at: usize| outline.kind(at) == TokenKind::Comma;
    let says = |at: usize| {
        matches!(outline.kind(at), TokenKind::Cue(CueClass::Say | CueClass::Tell | CueClass::Manner))
            && !outline.lowercase_word(at).ends_with("ing")
    };
    let begins_only = matches!(outline.passage.word(tokens.start), "after" | "before" | "when")
        && is_comma(tokens.end)
        && !tokens.clone().any(is_comma);
    let introduces =
        outline.kind(tokens.end) == TokenKind::Colon && outline.kind(tokens.end + 1) == TokenKind::Quoted;
    let mut last = tokens.end.saturating_sub(MAX_BEHIND).max(tokens.start + 2)..tokens.end;
    begins_only || introduces && last.any(says)
}

/// The words up to the last "and" or "but" before speech in marks, which begins another clause there.
///
/// Gets right: said he had built the roof and had been “late”. Leaves alone: said the roof was “a miracle”.
pub(super) fn short_of_marks(setting: &Setting<'_>, tokens: Range<usize>) -> Range<usize> {
    let outline = setting.outline;
    if !setting.is_speech(tokens.end) && !ends_at_speech(setting, &tokens) {
        return tokens;
    }
    let joins = |at: usize| {
        let subject_follows = matches!(
            outline.kind(at + 1),
            TokenKind::Function(FunctionWord::Auxiliary | FunctionWord::Subject) | TokenKind::Quoted
        );
        at > tokens.start
            && outline.is(at, List::Coordinators)
            && (subject_follows || outline.kind_before(at) == TokenKind::Comma)
    };
    let Some(last) = (tokens.start..tokens.end + 2).rev().find(|&at| joins(at)) else { return tokens };
    let comma = usize::from(outline.kind_before(last) == TokenKind::Comma);
    let whole = tokens.start..(last - comma).min(tokens.end);
    let is_clause = |words: &Range<usize>| has_verb(outline, words.start, words.len());
    let goes_on = is_clause(&(last + 1..tokens.end.max(last + 1))) || setting.is_speech(last + 1);
    if is_clause(&whole) && goes_on { whole } else { tokens }
}

/// Whether speech in marks follows the words, perhaps after a comma.
fn ends_at_speech(setting: &Setting<'_>, tokens: &Range<usize>) -> bool {
    let outline = setting.outline;
    let near = tokens.end..tokens.end + 3;
    // “He said he was tired: “I have had enough.””: a clause before a colon is whole.
    let mut rest =
        near.skip_while(|&at| outline.kind(at) == TokenKind::Comma || outline.is(at, List::Coordinators));
    rest.next().is_some_and(|at| setting.is_speech(at))
}
