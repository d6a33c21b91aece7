//! Words from the start of a reported clause on -> where the reporter goes on in his own words.

use super::clue::ContentShape;
use super::setting::Setting;
use super::verb::is_subject_pronoun;
use crate::analysis::grammar::{CueKind, Outline, ReportingClause, SubjectOrder, TokenKind};
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::lists::List;
use std::ops::Range;

/// Returns the comma that ends what a report in an aside or a subordinate clause says.
///
/// Gets right: Mensah, who said the road was shut, left early; While Mensah says it is safe, others doubt it.
/// Leaves alone: Mensah said that, if it rained, the road would be shut.
pub(super) fn aside_end(
    outline: &Outline<'_, '_>,
    content: Range<usize>,
    report: &ReportingClause,
) -> Option<usize> {
    let subject = report.subject.as_ref()?;
    let in_relative_clause = (subject.full.end.min(report.cue.start)..report.cue.start)
        .any(|at| outline.kind(at) == TokenKind::Function(FunctionWord::Relative));
    let opener = outline.sentence_start(outline.sentence(content.start));
    let is_subordinate = opener + 1 == subject.full.start && outline.is(opener, List::Subordinators);
    // "After suggesting that he was tired, Mensah left".
    let opens_sentence = report.order == SubjectOrder::Inherited
        && report.cue.start <= opener + 1
        && outline.lowercase_word(report.cue.start).ends_with("ing");
    let is_plain = report.kind != CueKind::AccordingTo && report.order == SubjectOrder::SubjectFirst;
    let mut rest = content;
    let aside = is_plain && (in_relative_clause || is_subordinate) || opens_sentence;
    aside.then(|| rest.find(|&at| outline.kind(at) == TokenKind::Comma)).flatten()
}

/// Returns the comma or conjunction before the next reporting clause of the sentence: "…, while others said", "… and
/// says he", "…, adding".
pub(super) fn before_report(setting: &Setting<'_>, content: Range<usize>, index: usize) -> Option<usize> {
    let later = setting.reports.get(index + 1..).unwrap_or_default();
    let mut inside = later.iter().take_while(|next| next.cue.start < content.end);
    inside.find_map(|next| cut_before(setting.outline, &content, next))
}

fn cut_before(outline: &Outline<'_, '_>, content: &Range<usize>, next: &ReportingClause) -> Option<usize> {
    const REACH: usize = 4;
    let start = match next.order {
        SubjectOrder::Inherited => next.cue.start,
        _ => next.tokens.start.min(next.cue.start),
    };
    if !content.contains(&start) || start <= content.start + 1 {
        return None;
    }
    let form = outline.lowercase_word(next.cue.start);
    let contrasts = |at: usize| {
        outline.is(at, List::Contrasts) && at > content.start && outline.kind(at - 1) == TokenKind::Comma
    };
    let contrast = (start.saturating_sub(REACH).max(content.start)..start).find(|&at| contrasts(at));
    let is_report = match next.class() {
        // "said", "says", "saying": an infinitive reports nothing here.
        Some(CueClass::Say | CueClass::Tell | CueClass::Report | CueClass::Ask) => {
            form.ends_with(['d', 's', 'g'])
        }
        Some(CueClass::Judge) => {
            (outline.is(start - 1, List::Coordinators) || contrast.is_some()) && form.ends_with('d')
        }
        Some(_) => false,
        None => true,
    };
    if !is_report {
        return None;
    }
    let near = start.saturating_sub(REACH).max(content.start)..start;
    let comma = near.rev().find(|&at| matches!(outline.kind(at), TokenKind::Comma | TokenKind::Break));
    let conjunction = start - 1;
    comma.or_else(|| outline.is(conjunction, List::Coordinators).then_some(conjunction))
}

/// Returns the comma before a clause in which the reporter tells what the speaker does: "…, but he gave no details".
///
/// Gets right: said the ship would sail, but she gave no date. Leaves alone: said he was tired, but he would sail.
pub(super) fn own_clause(outline: &Outline<'_, '_>, content: Range<usize>) -> Option<usize> {
    let first = outline.passage.word(content.start);
    let mut commas = content.filter(|&at| matches!(outline.kind(at), TokenKind::Comma | TokenKind::Break));
    commas.find(|&at| {
        let coordinated = outline.is(at + 1, List::Coordinators);
        let pronoun = outline.passage.word(at + 2);
        let goes_on = is_subject_pronoun(outline, at + 2)
            && !pronoun.eq_ignore_ascii_case(first)
            && !matches!(pronoun, "it" | "we" | "you" | "i");
        coordinated && (outline.is_dash(at) || goes_on)
    })
}

/// The words of a demand, a promise or an accusation without what the speaker or somebody else did then: "urged them to
/// leave and closed the road".
///
/// Gets right: promised to stay and signed; confessed to the crime and the jury left. Leaves alone: promised to stay and
/// to sign.
pub(super) fn short_of_next_act(
    outline: &Outline<'_, '_>,
    tokens: Range<usize>,
    shape: ContentShape,
) -> Range<usize> {
    if matches!(shape, ContentShape::That | ContentShape::Bare | ContentShape::Question) {
        return tokens;
    }
    // Behind "to", the next verb has no ending: "to come forward and tell", "to water and feed the animals".
    let in_the_past = |at: usize| {
        let word = outline.lowercase_word(at);
        word.ends_with("ed") && !word.ends_with("eed")
            || matches!(outline.kind(at), TokenKind::Cue(_)) && outline.is(at, List::PlainVerbsOfSaying)
    };
    let acts = |at: usize| {
        in_the_past(at)
            || matches!(outline.kind(at), TokenKind::Function(FunctionWord::Auxiliary))
            || is_subject_pronoun(outline, at)
            || outline.passage.word(at) == "the" && outline.is(at + 2, List::IrregularVerbs)
    };
    let adds = |at: usize| outline.kind(at) == TokenKind::Comma && outline.passage.word(at + 1) == "with";
    let next =
        tokens.clone().skip(2).find(|&at| outline.is(at, List::Coordinators) && acts(at + 1) || adds(at));
    let end = next.unwrap_or(tokens.end);
    let comma = end > tokens.start && outline.kind(end - 1) == TokenKind::Comma;
    tokens.start..end - usize::from(comma)
}

/// Returns the comma before what the reporter may add himself: "…, which opened in May", "…, while others left". It is
/// the end only of the longer part of the words, because it may be a part of them.
pub(super) fn addition(outline: &Outline<'_, '_>, content: Range<usize>) -> Option<usize> {
    let is_comma = |at: usize| outline.kind(at) == TokenKind::Comma;
    let mut commas = content.clone().filter(|&at| is_comma(at) || outline.is_dash(at));
    commas.find(|&at| {
        let next = at + 1;
        let adds = outline.is(next, List::ReportersAdditions)
            || outline.passage.word(next) == "as"
                && outline.kind(next + 1) == TokenKind::Function(FunctionWord::Auxiliary);
        // "the bridge, which opened in May, is shut".
        let is_inserted = outline.passage.word(next) == "which" && (next..content.end).any(is_comma);
        let is_own = outline.passage.word(next) == "as" || outline.passage.word(next + 1) == "as";
        adds && !is_inserted && (is_own || at - content.start >= content.end - at)
    })
}

/// Returns the comma before a report that closes the sentence but has no reporting clause of its own: "…, critics
/// noted".
pub(super) fn before_verb(outline: &Outline<'_, '_>, content: Range<usize>) -> Option<usize> {
    const MAX_REPORT: usize = 6;
    let tail = content.end.saturating_sub(MAX_REPORT).max(content.start)..content.end;
    let comma = tail.clone().rev().find(|&index| outline.kind(index) == TokenKind::Comma)?;
    let reports = (comma + 1..tail.end).any(|index| {
        let is_cue = matches!(outline.kind(index), TokenKind::Cue(_));
        is_cue && outline.lowercase_word(index).ends_with("ed")
            || outline.is(index, List::PlainVerbsOfSaying)
            || outline.passage.word(index) == "wrote"
            || is_cue && outline.kind(index + 1) == TokenKind::Stop
    });
    reports.then_some(comma)
}
