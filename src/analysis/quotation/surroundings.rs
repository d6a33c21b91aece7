//! A pair of marks -> what stands around it: where it stands, the reports of its sentence, other marks.

use super::clue::{Clue, Clues};
use super::look::is_heavy_lower;
use super::place::{Place, around, place_of};
use super::quoted::Quoted;
use crate::analysis::grammar::cue::{self, Frame, Order, Report};
use crate::analysis::grammar::noun_phrase::{PhraseKind, describes_speaker};
use crate::analysis::grammar::outline::{Outline, Part};
use crate::analysis::marks::Pair;
use crate::article::Role;
use crate::lexicon::cues::CueClass;
use std::ops::Range;

/// What the pairs before a pair turned out to be.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Earlier<'q> {
    /// The quotation before it.
    pub(super) speech: Option<&'q Quoted>,
    /// The pair without speech before it.
    pub(super) other: Option<&'q Pair>,
    /// The pair behind it.
    pub(super) next: Option<&'q Pair>,
}

/// Adds where in its sentence, paragraph and article the pair stands.
pub(super) fn add_position(outline: &Outline<'_, '_>, pair: &Pair, clues: &mut Clues) {
    let (start, end) = (pair.tokens.start, pair.tokens.end);
    let paragraph = outline.own_paragraph(start);
    let opens = start == 0 || outline.own_paragraph(start - 1) != paragraph;
    let closes = outline.own_paragraph(end) != paragraph;
    let headline = outline.passage.paragraphs.get(paragraph).is_some_and(|p| p.role == Role::Headline);
    let single = !pair.family.is_double();
    let titled = is_titled_line(outline, pair);
    for (seen, clue) in [
        (outline.sentence_start(outline.sentence(start)) == start, Clue::BeginsSentence),
        (outline.sentence(end) != outline.sentence(start), Clue::EndsSentence),
        (opens, Clue::BeginsParagraph),
        (opens && closes, Clue::FillsParagraph),
        (headline, Clue::InHeadline),
        (single, Clue::SingleMarks),
        (titled, Clue::InTitledLine),
        (single && titled, Clue::SingleMarksInTitledLine),
    ] {
        clues.add_if(seen, clue);
    }
}

/// Whether the words around the marks are written as in a headline: every word that counts with a capital.
fn is_titled_line(outline: &Outline<'_, '_>, pair: &Pair) -> bool {
    const REACH: usize = 8;
    const FEWEST: usize = 2;
    let paragraph = outline.own_paragraph(pair.tokens.start);
    let behind =
        (pair.tokens.end..pair.tokens.end + REACH).take_while(|&at| outline.own_paragraph(at) == paragraph);
    let before = (pair.tokens.start.saturating_sub(REACH)..pair.tokens.start).rev();
    let before = before.take_while(|&at| outline.own_paragraph(at) == paragraph);
    let mut capitals = 0;
    for at in before.chain(behind) {
        let Some(&token) = outline.passage.tokens.get(at).filter(|_| outline.part(at) != Part::Quoted) else {
            continue;
        };
        if is_heavy_lower(outline, token) {
            return false;
        }
        capitals += usize::from(token.is_capitalized(outline.passage.text));
    }
    capitals >= FEWEST
}

/// Adds what the pairs beside it in its sentence and paragraph are.
pub(super) fn add_others(outline: &Outline<'_, '_>, pair: &Pair, earlier: Earlier<'_>, clues: &mut Clues) {
    let sentence = outline.sentence(pair.tokens.start);
    let paragraph = outline.paragraph(pair.tokens.start);
    let here = |tokens: &Range<usize>| outline.sentence(tokens.start) == sentence;
    clues.add_if(earlier.speech.is_some_and(|quoted| here(&quoted.tokens)), Clue::SpeechInSentence);
    clues.add_if(earlier.other.is_some_and(|other| here(&other.tokens)), Clue::OtherMarksInSentence);
    clues.add_if(earlier.next.is_some_and(|next| here(&next.tokens)), Clue::MarksFollow);
    let joins = |end: usize| {
        let between = end..pair.tokens.start;
        between.len() <= 2
            && between
                .clone()
                .all(|at| outline.part(at) == Part::Comma || matches!(outline.small(at), "and" | "or"))
    };
    clues.add_if(earlier.speech.is_some_and(|quoted| joins(quoted.tokens.end)), Clue::JoinsSpeech);
    clues.add_if(earlier.other.is_some_and(|other| joins(other.tokens.end)), Clue::JoinsOther);
    let beside = earlier.speech.is_some_and(|quoted| outline.paragraph(quoted.tokens.start) == paragraph);
    clues.add_if(beside, Clue::SpeechInParagraph);
    let own = outline.own_paragraph(pair.tokens.start);
    let before = earlier.speech.is_some_and(|quoted| outline.own_paragraph(quoted.tokens.end - 1) + 1 == own);
    let colon = outline.part_before(pair.tokens.start) == Part::Colon;
    let glyph = |tokens: &Range<usize>| outline.passage.word(tokens.start);
    let same = earlier.speech.is_none_or(|quoted| glyph(&quoted.tokens) == glyph(&pair.tokens));
    clues.add_if((before || colon) && same, Clue::SpeechBefore);
}

/// Adds what the reports around it tell.
pub(super) fn add_reports(outline: &Outline<'_, '_>, reports: &[Report], pair: &Pair, clues: &mut Clues) {
    let sentence = outline.sentence(pair.tokens.start);
    let mut nearest: Option<(usize, &Report)> = None;
    for report in around(reports, &pair.tokens) {
        let place = place_of(outline, report, &pair.tokens);
        if place == Place::Elsewhere {
            let before = outline.sentence(report.cue.start).wrapping_add(1) == sentence;
            clues.add_if(before, Clue::ReportInSentenceBefore);
            continue;
        }
        clues.add(kind_of(report, place, pair.tokens.start.saturating_sub(report.cue.end)));
        if place == Place::Before {
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
        None => clues.add(Clue::NoReport),
    }
}

fn kind_of(report: &Report, place: Place, gap: usize) -> Clue {
    const NEAR: usize = 2;
    let class = match report.frame {
        Frame::AccordingTo => return Clue::According,
        Frame::Line => return Clue::Line,
        Frame::Verb(class) => class,
    };
    match (place, class) {
        (Place::Behind, CueClass::Say) => Clue::SayBehind,
        (Place::Behind, CueClass::Judge | CueClass::Think) => Clue::JudgeBehind,
        (Place::Behind, CueClass::Manner) => Clue::MannerBehind,
        (Place::Behind, _) => Clue::ReportBehind,
        (Place::Before, CueClass::Say) if gap == 0 => Clue::SayTouches,
        (Place::Before, CueClass::Say) if gap <= NEAR => Clue::SayNear,
        (Place::Before, CueClass::Say) => Clue::SayLeads,
        (Place::Before, CueClass::Judge) if gap == 0 => Clue::JudgeTouches,
        (Place::Before, CueClass::Judge) if gap <= NEAR => Clue::JudgeNear,
        (Place::Before, CueClass::Judge) => Clue::JudgeLeads,
        (Place::Before, CueClass::Think) => Clue::ThinkBefore,
        (Place::Before, CueClass::Manner) => Clue::MannerBefore,
        (Place::Before, _) if gap == 0 => Clue::ReportTouches,
        (Place::Before, _) if gap <= NEAR => Clue::ReportNear,
        (Place::Before, _) => Clue::ReportLeads,
        (Place::EarlierInSentence, CueClass::Say) => Clue::SayEarlier,
        (Place::EarlierInSentence, CueClass::Judge | CueClass::Think | CueClass::Manner) => {
            Clue::JudgeEarlier
        }
        (Place::EarlierInSentence, _) => Clue::ReportEarlier,
        (_, CueClass::Say) => Clue::SayLater,
        (_, CueClass::Judge | CueClass::Think | CueClass::Manner) => Clue::JudgeLater,
        _ => Clue::ReportLater,
    }
}

/// Adds what stands between a verb and the marks it leads to.
fn add_lead(outline: &Outline<'_, '_>, report: &Report, start: usize, clues: &mut Clues) {
    let judges = report.frame == Frame::Verb(CueClass::Judge);
    clues.add_if(judges && clues.has(Clue::AfterAs), Clue::JudgesAs);
    let mut lead = report.cue.end..start;
    let comma = lead.any(|at| matches!(outline.part(at), Part::Comma | Part::Break) && at + 1 < start);
    clues.add_if(comma, Clue::VerbBehindComma);
}

fn add_subject(outline: &Outline<'_, '_>, report: &Report, clues: &mut Clues) {
    let Some(subject) = &report.subject else {
        clues.add(Clue::SubjectMissing);
        return;
    };
    clues.add_if(report.order == Order::Borrowed, Clue::SubjectBorrowed);
    let first = cue::is_first_person(outline, subject);
    clues.add_if(first, Clue::SubjectFirstPerson);
    let pronoun = subject.kind == PhraseKind::Pronoun;
    clues.add_if(pronoun && !first, Clue::SubjectPronoun);
    clues.add_if(
        subject.kind == PhraseKind::Name || describes_speaker(outline, &subject.core),
        Clue::SubjectSpeaks,
    );
}
