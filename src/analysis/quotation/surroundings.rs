//! A pair of marks -> what stands around it: the words beside it, the reports of its sentence, other marks.

use super::clue::{Clue, Clues};
use super::look::is_heavy_lower;
use super::place::{Place, around, place_of};
use super::{Pair, Quoted};
use crate::analysis::cue::{self, Frame, Order, Report};
use crate::analysis::noun_phrase::{PhraseKind, describes_speaker};
use crate::analysis::outline::{Outline, Part};
use crate::article::Role;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::lexicon::marked;
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

/// Adds what stands right before and right behind the marks.
pub(super) fn add_neighbours(outline: &Outline<'_, '_>, pair: &Pair, clues: &mut Clues) {
    let start = pair.tokens.start;
    if let Some(clue) = before(outline, start) {
        clues.add(clue);
    }
    if let Some(clue) = behind(outline, pair.tokens.end) {
        clues.add(clue);
    }
    add_phrase(clues);
    add_nouns(outline, start, clues);
}

/// Adds what the words inside and beside the marks tell together.
fn add_phrase(clues: &mut Clues) {
    use Clue::{
        AfterA, AfterComma, AfterName, AfterPossessive, AfterPossessor, AfterPreposition, AfterThe,
        AfterWord, BeforeName, BeforeWord,
    };
    let seen = *clues;
    let any = |list: &[Clue]| seen.any(list);
    let title = clues.has(Clue::IsTitle) && !clues.has(Clue::InTitledLine);
    clues.add_if(title, Clue::StandsOut);
    let noun_phrase =
        any(&[AfterThe, AfterA, AfterPossessor, AfterPossessive]) && any(&[BeforeWord, BeforeName]);
    for (seen, clue) in [
        (title && any(&[AfterPossessive, AfterPossessor]), Clue::TitleBehindOwner),
        (title && any(&[AfterName, AfterWord, AfterComma]), Clue::TitleBehindName),
        (title && any(&[AfterPreposition]), Clue::TitleInPlace),
        (title && any(&[BeforeWord]), Clue::TitleBeforeWord),
        (noun_phrase, Clue::InsideNounPhrase),
    ] {
        clues.add_if(seen, clue);
    }
}

/// Adds what the nouns and the naming words before the marks tell.
fn add_nouns(outline: &Outline<'_, '_>, start: usize, clues: &mut Clues) {
    let word = |back: usize| start.checked_sub(back).map_or("", |at| outline.small(at));
    let part = |back: usize| start.checked_sub(back).map_or(Part::Stop, |at| outline.part(at));
    let so_called = word(1) == "called" && (word(2) == "so" || part(2) == Part::Hyphen);
    let verb = 1 + usize::from(matches!(word(1), "as" | "the" | "a" | "an"));
    let naming = marked::is_naming(word(verb));
    let passive = matches!(part(verb + 1), Part::Word | Part::Name | Part::Comma | Part::Break)
        || matches!(
            word(verb + 1),
            "is" | "are" | "was" | "were" | "be" | "been" | "being" | "also" | "now" | "so"
        );
    let by_name = matches!(word(2), "calls" | "call") && matches!(word(1), "him" | "her" | "it" | "them")
        || matches!(word(1), "calls" | "call") && (2..=5).any(|back| word(back) == "whom");
    clues.add_if(by_name, Clue::AfterByName);
    let mine = word(1) == "call"
        && start.checked_sub(2).is_some_and(|at| matches!(outline.passage.word(at), "I" | "we"));
    clues.add_if(so_called || mine, Clue::AfterSoCalled);
    clues.add_if(naming && passive && !so_called, Clue::AfterNamed);
    clues.add_if(naming && !passive, Clue::AfterNaming);
    let from = 1 + usize::from(part(1) == Part::Comma);
    let noun =
        (from..from + 3).map(word).take_while(|word| !word.is_empty()).find(|word| marked::is_noun(word));
    clues.add_if(noun.is_some_and(marked::is_work), Clue::AfterWork);
    clues.add_if(noun.is_some_and(marked::is_term), Clue::AfterTerm);
    let spoken = noun.is_some_and(marked::is_utterance);
    clues.add_if(spoken, Clue::AfterUtterance);
    clues.add_if(!spoken && follows_utterance(outline, start), Clue::UtteranceNear);
}

fn before(outline: &Outline<'_, '_>, start: usize) -> Option<Clue> {
    let word = start.checked_sub(1).map_or("", |at| outline.passage.word(at));
    Some(match (outline.part_before(start), word) {
        (_, "the" | "The" | "this" | "these" | "those" | "This") => Clue::AfterThe,
        (_, "a" | "an" | "A" | "An") => Clue::AfterA,
        (_, "as") => Clue::AfterAs,
        (_, "and" | "or" | "And" | "&") => Clue::AfterAnd,
        (_, "that") => Clue::AfterThat,
        (_, "to") => Clue::AfterTo,
        (_, "is" | "was" | "are" | "were" | "be" | "been" | "being") => Clue::AfterBe,
        (Part::Small(FunctionWord::Possessor), _) => Clue::AfterPossessor,
        (Part::Possessive, _) => Clue::AfterPossessive,
        (Part::Name, _) => Clue::AfterName,
        (Part::Word, _) => Clue::AfterWord,
        (Part::Small(FunctionWord::Auxiliary), _) => Clue::AfterAuxiliary,
        (Part::Small(FunctionWord::Preposition), _) => Clue::AfterPreposition,
        (Part::Small(FunctionWord::Conjunction), _) => Clue::AfterConjunction,
        (Part::Comma, _) => Clue::AfterComma,
        (Part::Colon, _) => Clue::AfterColon,
        (Part::Break, _) => Clue::AfterBreak,
        _ => return None,
    })
}

fn behind(outline: &Outline<'_, '_>, end: usize) -> Option<Clue> {
    Some(match outline.part(end) {
        Part::Colon => Clue::BeforeColon,
        Part::Word => Clue::BeforeWord,
        Part::Name => Clue::BeforeName,
        Part::Small(FunctionWord::Preposition) => Clue::BeforePreposition,
        Part::Small(FunctionWord::Auxiliary) => Clue::BeforeAuxiliary,
        Part::Small(FunctionWord::Conjunction) => Clue::BeforeAnd,
        Part::Stop => Clue::EndsSentence,
        _ => return None,
    })
}

/// Whether a word for an utterance stands before the marks in their clause: "his call for “…”".
fn follows_utterance(outline: &Outline<'_, '_>, start: usize) -> bool {
    const FURTHEST: usize = 8;
    let from = start.saturating_sub(FURTHEST);
    (from..start)
        .rev()
        .take_while(|&at| !matches!(outline.part(at), Part::Quoted | Part::Stop | Part::Break))
        .any(|at| marked::is_utterance(outline.small(at)))
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
