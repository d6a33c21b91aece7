//! Pair of marks -> clues in what surrounds it: its place in the text, the reporting clauses near it, other marks.

use super::clue::{PairClue, PairClues};
use super::content::is_lowercase_content_word;
use crate::analysis::grammar::{
    CueKind, Outline, PhraseKind, ReportingClause, SubjectOrder, TokenKind, describes_speaker,
};
use crate::analysis::marks::MarkPair;
use crate::analysis::quotation::position::{ReportPosition, position_of, reports_around};
use crate::analysis::quotation::quoted::UnattributedQuotation;
use crate::article::Role;
use crate::lexicon::cues::CueClass;
use crate::lexicon::lists::List;
use std::ops::Range;

/// The pairs next to a pair.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct NearbyPairs<'q> {
    /// The last quotation before it.
    pub(super) speech: Option<&'q UnattributedQuotation>,
    /// The last pair before it that holds no speech.
    pub(super) other: Option<&'q MarkPair>,
    /// The pair after it.
    pub(super) next: Option<&'q MarkPair>,
}

/// Adds the clues of the pair's place in its sentence, paragraph and article.
pub(super) fn add_position(outline: &Outline<'_, '_>, pair: &MarkPair, clues: &mut PairClues) {
    let (start, end) = (pair.tokens.start, pair.tokens.end);
    let paragraph = outline.own_paragraph_tokens(start);
    let (opens, closes) = (start == paragraph.start, end >= paragraph.end);
    let role = outline.passage.paragraphs.get(outline.own_paragraph(start)).map(|paragraph| paragraph.role);
    let headline = role == Some(Role::Headline);
    let single = !pair.family.is_double();
    let titled = is_in_titled_line(outline, pair, &paragraph);
    for (seen, clue) in [
        (outline.sentence_start(outline.sentence(start)) == start, PairClue::BeginsSentence),
        (outline.sentence(end) != outline.sentence(start), PairClue::EndsSentence),
        (opens, PairClue::BeginsParagraph),
        (opens && closes, PairClue::FillsParagraph),
        (headline, PairClue::InHeadline),
        (single, PairClue::SingleMarks),
        (titled, PairClue::InTitledLine),
        (single && titled, PairClue::SingleMarksInTitledLine),
    ] {
        clues.add_if(seen, clue);
    }
}

/// Whether the words around the marks are written as in a headline: every content word with a capital.
fn is_in_titled_line(outline: &Outline<'_, '_>, pair: &MarkPair, paragraph: &Range<usize>) -> bool {
    const REACH: usize = 8;
    const MIN_CAPITALS: usize = 2;
    let Range { start, end } = pair.tokens;
    let before = start.saturating_sub(REACH).max(paragraph.start)..start;
    let after = end..(end + REACH).min(paragraph.end);
    let mut capitals = 0;
    for at in before.rev().chain(after) {
        if outline.kind(at) == TokenKind::Quoted {
            continue;
        }
        if is_lowercase_content_word(outline, at) {
            return false;
        }
        capitals += usize::from(outline.passage.is_capitalized(at));
    }
    capitals >= MIN_CAPITALS
}

/// Adds the clues of the other pairs in its sentence and paragraph.
pub(super) fn add_others(
    outline: &Outline<'_, '_>,
    pair: &MarkPair,
    nearby: NearbyPairs<'_>,
    clues: &mut PairClues,
) {
    let sentence = outline.sentence(pair.tokens.start);
    let paragraph = outline.paragraph(pair.tokens.start);
    let same_sentence = |tokens: &Range<usize>| outline.sentence(tokens.start) == sentence;
    let joins = |end: usize| joins_list(outline, end..pair.tokens.start);
    let glyph = |tokens: &Range<usize>| outline.passage.word(tokens.start);
    let own_paragraph = outline.own_paragraph(pair.tokens.start);
    let in_paragraph =
        nearby.speech.is_some_and(|quoted| outline.paragraph(quoted.tokens.start) == paragraph);
    let in_paragraph_before =
        nearby.speech.is_some_and(|quoted| outline.own_paragraph(quoted.tokens.end - 1) + 1 == own_paragraph);
    let after_colon = outline.kind_before(pair.tokens.start) == TokenKind::Colon;
    let same_glyph = nearby.speech.is_none_or(|quoted| glyph(&quoted.tokens) == glyph(&pair.tokens));
    for (seen, clue) in [
        (nearby.speech.is_some_and(|quoted| same_sentence(&quoted.tokens)), PairClue::SpeechInSentence),
        (nearby.other.is_some_and(|other| same_sentence(&other.tokens)), PairClue::OtherMarksInSentence),
        (nearby.next.is_some_and(|next| same_sentence(&next.tokens)), PairClue::MarksFollow),
        (nearby.speech.is_some_and(|quoted| joins(quoted.tokens.end)), PairClue::JoinsSpeech),
        (nearby.other.is_some_and(|other| joins(other.tokens.end)), PairClue::JoinsOther),
        (in_paragraph, PairClue::SpeechInParagraph),
        ((in_paragraph_before || after_colon) && same_glyph, PairClue::SpeechBefore),
    ] {
        clues.add_if(seen, clue);
    }
}

/// Whether the tokens between two pairs join them into a list: “…” and “…”, “…”, “…”.
pub(super) fn joins_list(outline: &Outline<'_, '_>, between: Range<usize>) -> bool {
    let joins = |at| outline.kind(at) == TokenKind::Comma || outline.is(at, List::PairJoiners);
    between.len() <= 2 && between.clone().all(joins)
}

/// Adds the clues of the reporting clauses around it.
pub(super) fn add_reports(
    outline: &Outline<'_, '_>,
    reports: &[ReportingClause],
    (pair, speech): (&MarkPair, Option<&UnattributedQuotation>),
    clues: &mut PairClues,
) {
    let sentence = outline.sentence(pair.tokens.start);
    let mut nearest: Option<(usize, &ReportingClause)> = None;
    for report in reports.get(reports_around(reports, &pair.tokens)).unwrap_or_default() {
        let position = position_of(outline, report, &pair.tokens);
        if position == ReportPosition::Before && is_spent(outline, report, pair, speech) {
            continue;
        }
        if position == ReportPosition::Elsewhere {
            let before = outline.sentence(report.cue.start).wrapping_add(1) == sentence;
            clues.add_if(before, PairClue::ReportInSentenceBefore);
            continue;
        }
        clues.add(report_clue(report, position, pair.tokens.start.saturating_sub(report.cue.end)));
        if position == ReportPosition::Before {
            add_lead(outline, report, pair.tokens.start, clues);
        }
        let gap = if report.cue.start < pair.tokens.start {
            pair.tokens.start - report.cue.start
        } else {
            report.cue.start.saturating_sub(pair.tokens.end)
        };
        if nearest.is_none_or(|(least, _)| gap <= least) {
            nearest = Some((gap, report));
        }
    }
    match nearest {
        Some((_, report)) => add_subject(outline, report, clues),
        None => clues.add(PairClue::NoReport),
    }
}

/// Whether a reporting clause before the pair reports the quotation before that, and no comma leads on to the pair.
///
/// Gets right: “We stay,” said Mensah, one of the “big four”. Leaves alone: “We stay,” said Mensah, “and wait.”
fn is_spent(
    outline: &Outline<'_, '_>,
    report: &ReportingClause,
    pair: &MarkPair,
    speech: Option<&UnattributedQuotation>,
) -> bool {
    let leads_on = matches!(outline.kind_before(pair.tokens.start), TokenKind::Comma | TokenKind::Colon);
    !leads_on
        && report.order == SubjectOrder::VerbFirst
        && speech.is_some_and(|speech| position_of(outline, report, &speech.tokens) == ReportPosition::After)
}

/// The clue of one reporting clause; `gap` is the number of tokens from a cue before the marks to the marks.
fn report_clue(report: &ReportingClause, position: ReportPosition, gap: usize) -> PairClue {
    let class = match report.kind {
        CueKind::AccordingTo => return PairClue::AccordingTo,
        CueKind::NameAlone => return PairClue::NameAlone,
        CueKind::Verb(class) => class,
    };
    match (position, class) {
        (ReportPosition::Before, _) => leading_clue(class, gap),
        (ReportPosition::After, CueClass::Say) => PairClue::SayAfter,
        (ReportPosition::After, CueClass::Judge | CueClass::Think) => PairClue::JudgeAfter,
        (ReportPosition::After, CueClass::Manner) => PairClue::MannerAfter,
        (ReportPosition::After, _) => PairClue::ReportAfter,
        (ReportPosition::EarlierInSentence, CueClass::Say) => PairClue::SayEarlier,
        (ReportPosition::EarlierInSentence, CueClass::Judge | CueClass::Think | CueClass::Manner) => {
            PairClue::JudgeEarlier
        }
        (ReportPosition::EarlierInSentence, _) => PairClue::ReportEarlier,
        (_, CueClass::Say) => PairClue::SayLater,
        (_, CueClass::Judge | CueClass::Think | CueClass::Manner) => PairClue::JudgeLater,
        _ => PairClue::ReportLater,
    }
}

/// The clue of a verb that leads to the marks, `gap` tokens before them.
fn leading_clue(class: CueClass, gap: usize) -> PairClue {
    const NEAR: usize = 2;
    match class {
        CueClass::Think => PairClue::ThinkBefore,
        CueClass::Manner => PairClue::MannerBefore,
        CueClass::Say if gap == 0 => PairClue::SayTouches,
        CueClass::Say if gap <= NEAR => PairClue::SayNear,
        CueClass::Say => PairClue::SayLeads,
        CueClass::Judge if gap == 0 => PairClue::JudgeTouches,
        CueClass::Judge if gap <= NEAR => PairClue::JudgeNear,
        CueClass::Judge => PairClue::JudgeLeads,
        _ if gap == 0 => PairClue::ReportTouches,
        _ if gap <= NEAR => PairClue::ReportNear,
        _ => PairClue::ReportLeads,
    }
}

/// Adds the clues of the words between a verb and the marks it leads to.
fn add_lead(outline: &Outline<'_, '_>, report: &ReportingClause, start: usize, clues: &mut PairClues) {
    let judges = report.kind == CueKind::Verb(CueClass::Judge);
    clues.add_if(judges && clues.has(PairClue::AfterAs), PairClue::DescribedAs);
    let mut lead = report.cue.end..start;
    let comma =
        lead.any(|at| matches!(outline.kind(at), TokenKind::Comma | TokenKind::Break) && at + 1 < start);
    clues.add_if(comma, PairClue::CommaAfterVerb);
}

/// Adds the clues of the subject of the nearest reporting clause.
fn add_subject(outline: &Outline<'_, '_>, report: &ReportingClause, clues: &mut PairClues) {
    let Some(subject) = &report.subject else {
        clues.add(PairClue::SubjectMissing);
        return;
    };
    let first_person = subject.is_first_or_second_person(outline);
    let speaks = subject.kind == PhraseKind::Name || describes_speaker(outline, &subject.core);
    for (seen, clue) in [
        (report.order == SubjectOrder::Inherited, PairClue::SubjectInherited),
        (first_person, PairClue::SubjectFirstPerson),
        (subject.kind == PhraseKind::Pronoun && !first_person, PairClue::SubjectPronoun),
        (speaks, PairClue::SubjectSpeaks),
    ] {
        clues.add_if(seen, clue);
    }
}
