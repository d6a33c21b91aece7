//! Words beside a quotation -> whether they name no speaker for it, or deny that it was said.
//!
//! "Mensah was told that the road was “as good as gone”" quotes somebody whom the text leaves out; "Mensah denied saying that
//! it was “late”" quotes nobody.

use crate::analysis::QuotationKind;
use crate::analysis::attribution::candidate::PossibleSpeaker;
use crate::analysis::attribution::speaker_clue::{OTHER_SENTENCE, SpeakerClue};
use crate::analysis::grammar::{Outline, ReportingClause, SubjectOrder, TokenKind};
use crate::analysis::quotation::{PassageReading, UnattributedQuotation, reports_around};
use crate::analysis::weights::ClueSet;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use std::ops::Range;

/// The most tokens between a verb and the noun for what it rejects.
const MAX_WORDS: usize = 4;

/// Marks everyone who can be meant as unlikely where the text names no speaker, or denies that the words were said: the
/// subjects of reports, and those only named nearby.
pub(super) fn mark(
    reading: &PassageReading<'_, '_>,
    quoted: &UnattributedQuotation,
    (reported, named): (&mut [PossibleSpeaker], &mut [PossibleSpeaker]),
) {
    let near = reading.reports.get(reports_around(&reading.reports, &quoted.tokens)).unwrap_or_default();
    let unnamed = report_by_nobody(&reading.outline, near, &quoted.tokens);
    let nobody = unnamed.is_some();
    let denied = is_denied(&reading.outline, near, &quoted.tokens);
    // "Mensah was asked: “Why?” She said": the report behind is a sentence of its own, too.
    let elsewhere = |clues: &ClueSet<SpeakerClue>| {
        clues.has_any(&OTHER_SENTENCE) || clues.has(SpeakerClue::BehindFullStop)
    };
    // A phrase in "said she had been told to “wait”" is hers as well.
    let told =
        unnamed.filter(|told| quoted.kind == QuotationKind::Direct && told.cue.start < quoted.tokens.start);
    let tells = |other: &PossibleSpeaker| {
        let verb = other.cue.and_then(|cue| reading.outline.passage.token_in_reach(cue.start));
        verb.zip(told).is_some_and(|(verb, told)| only_tells_of(&reading.outline, verb, told))
    };
    let reported_here = reported.iter_mut().filter(|other| denied || elsewhere(&other.clues) || tells(other));
    for other in reported_here.chain(named) {
        let open = (nobody || denied) && !other.clues.has(SpeakerClue::OwnsClaim);
        other.clues.add_if(open, SpeakerClue::NobodyNamed);
    }
}

/// Whether the verb at `verb` only tells of the passive one behind it, which reports: "Mensah remembers being told: “…”".
///
/// Leaves alone: Mensah said when asked: “…”.
fn only_tells_of(outline: &Outline<'_, '_>, verb: usize, told: &ReportingClause) -> bool {
    let is_told = matches!(told.class(), Some(CueClass::Say | CueClass::Tell | CueClass::Ask));
    let is_occasion = |at: usize| {
        outline.is(at, List::Subordinators)
            || matches!(outline.passage.word(at), "after" | "as" | "before" | "once" | "when")
    };
    is_told && verb < told.cue.start && !(verb..told.cue.start).any(is_occasion)
}

/// Whether the report beside a quotation denies that it was said, or rejects it as what nobody in particular says.
fn is_denied(outline: &Outline<'_, '_>, reports: &[ReportingClause], tokens: &Range<usize>) -> bool {
    let sentence = outline.sentence(tokens.start);
    let is_beside = |report: &&ReportingClause| outline.sentence(report.cue.start) == sentence;
    let verb = |report: &ReportingClause| report.cue.start;
    let before = || reports.iter().rev().filter(is_beside).map(verb).filter(|&verb| verb < tokens.start);
    let behind = reports.iter().filter(is_beside).map(verb).find(|&verb| verb >= tokens.start);
    // "rejected claims that he had called it “late”": the next but one.
    before().take(2).any(|verb| rejects_claims(outline, verb, tokens.start))
        || before().next().or(behind).is_some_and(|verb| denies_saying(outline, verb))
}

/// Whether a verb rejects what nobody in particular says: "rejected claims that he had “…”".
///
/// Leaves alone: denied the allegations, calling them “…”; dismissed criticism as “…”; rejected Lopez’s claim that “…”.
fn rejects_claims(outline: &Outline<'_, '_>, verb: usize, quoted: usize) -> bool {
    let is_noun = |at: &usize| outline.is(*at, List::NounsOfStatements);
    let Some(noun) = (verb + 1..quoted.min(verb + 1 + MAX_WORDS)).find(is_noun) else { return false };
    let owns = |at: usize| {
        matches!(outline.kind(at), TokenKind::Possessive | TokenKind::Function(FunctionWord::Possessor))
    };
    let ends = |at: usize| outline.kind(at) == TokenKind::Comma || outline.is(at, List::Coordinators);
    outline.is(verb, List::VerbsOfRejecting)
        && matches!(outline.passage.word(noun + 1), "that" | "of")
        && outline.passage.word(quoted - 1) != "as"
        && !(verb + 1..noun).any(owns)
        && !(noun..quoted).any(ends)
}

/// Whether a verb of saying is denied: "never said", "did not say", "denied saying".
///
/// Leaves alone: not only said.
fn denies_saying(outline: &Outline<'_, '_>, verb: usize) -> bool {
    const REACH: usize = 2;
    let negates = |at: usize| outline.negates(at);
    let helper = |at: &usize| outline.is_helper(*at) || negates(*at);
    let near = (verb.saturating_sub(REACH)..verb).rev().take_while(helper);
    let only = |at: usize| matches!(outline.passage.word(at + 1), "just" | "merely" | "only" | "simply");
    near.clone().any(|at| negates(at) && !only(at))
        || verb > 0 && matches!(outline.passage.word(verb - 1), "denied" | "denies" | "deny" | "denying")
}

/// Whether only words that say when or how stand between a passive verb and the colon before the quotation: "was told by letter: “…”".
///
/// Leaves alone: was told of the vote: “…”; was told to go: “…”.
fn is_told_to_colon(outline: &Outline<'_, '_>, between: &Range<usize>) -> bool {
    const MAX_TOKENS: usize = 6;
    let Some(colon) = between.end.checked_sub(1).filter(|&colon| colon >= between.start) else {
        return false;
    };
    let plain = |at: usize| {
        matches!(
            outline.kind(at),
            TokenKind::Word
                | TokenKind::Number
                | TokenKind::Function(
                    FunctionWord::Preposition
                        | FunctionWord::Determiner
                        | FunctionWord::Adverb
                        | FunctionWord::Time
                )
        ) && !matches!(outline.passage.word(at), "about" | "of" | "to")
    };
    outline.kind(colon) == TokenKind::Colon
        && between.len() <= MAX_TOKENS
        && (between.start..colon).all(plain)
}

/// The passive verb without an agent that reports the quotation.
///
/// Gets right: Mensah was told that it was “late”; “Late,” Mensah was told. Leaves alone: Mensah was told to go, and
/// Lopez called it “late”.
fn report_by_nobody<'r>(
    outline: &Outline<'_, '_>,
    reports: &'r [ReportingClause],
    tokens: &Range<usize>,
) -> Option<&'r ReportingClause> {
    let nearest_before = reports.iter().rev().find(|report| report.cue.start < tokens.start);
    let nearest_after = reports.iter().find(|report| report.cue.start >= tokens.end);
    let beside = |report: &&ReportingClause| {
        let between = if report.cue.start < tokens.start {
            report.cue.end..tokens.start
        } else {
            tokens.end..report.cue.start
        };
        let is_break = |at: usize| {
            matches!(
                outline.kind(at),
                TokenKind::Quoted | TokenKind::Stop | TokenKind::Break | TokenKind::Colon
            ) || outline.kind(at) == TokenKind::Function(FunctionWord::Conjunction)
                && outline.passage.word(at) == "and"
        };
        report.order == SubjectOrder::Unnamed
            && outline.sentence(report.cue.start) == outline.sentence(tokens.start)
            && (!between.clone().any(is_break) || is_told_to_colon(outline, &between))
    };
    nearest_before.filter(beside).or_else(|| nearest_after.filter(beside))
}
