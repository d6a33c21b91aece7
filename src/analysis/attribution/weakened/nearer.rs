//! Possible speakers -> those made unlikely by another: a report right beside the quotation, or somebody else who is the
//! subject of the words right before it.

use crate::analysis::attribution::candidate::PossibleSpeaker;
use crate::analysis::attribution::speaker_clue::SpeakerClue;
use crate::analysis::grammar::{Outline, TokenKind};
use crate::analysis::quotation::{PassageReading, UnattributedQuotation};
use crate::lexicon::function_words::FunctionWord;
use crate::text::Span;

/// Marks reports farther before the quotation as unlikely where one with a subject of its own stands right before it, or
/// leads to it with a comma or a colon: said Lopez, while Berg insisted “…”; Lopez said her client had told officers: “…”.
pub(super) fn yield_to_report_before(reading: &PassageReading<'_, '_>, candidates: &mut [PossibleSpeaker]) {
    use SpeakerClue::{
        Before, BeforeComma, BeforeTouching, BehindPreposition, Borrowed, CannotSpeak, EarlierInSentence,
        Judge, Manner, ManyNearer, NamedInLastSentence, NamedInSentence, NamedOwner, OneNearer, Report, Say,
        Tell,
    };
    let touches = |candidate: &PossibleSpeaker| {
        let clues = candidate.clues;
        clues.has(Before)
            && (clues.has_any(&[BeforeTouching, BeforeComma]) || views(reading, candidate))
            && !clues.has_any(&[OneNearer, ManyNearer])
            && (clues.has_any(&[Say, Tell, Report, Judge]) || clues.has(Manner) && clues.has(BeforeComma))
            && !clues.has_any(&[Borrowed, CannotSpeak])
    };
    let Some(touching) = candidates.iter().find(|candidate| touches(candidate)) else { return };
    let (subject, subject_end) = touching.mention.map_or((0, 0), |mention| (mention.start, mention.end));
    let tells =
        |other: &PossibleSpeaker| other.clues.has_any(&[Before, EarlierInSentence]) && !touches(other);
    // "Detective Lopez said the suspect had told him: “…”": whoever only tells of it is named in the sentence, too.
    // So is whoever hears or presents the words: "Lopez heard a man shout: “…”".
    let outline = &reading.outline;
    let is_agent = touching.cue.is_some_and(|cue| cue.start < subject);
    let hangs = !is_agent && is_behind_preposition(outline, subject);
    let leads = touching.clues.has(BeforeComma) && !hangs;
    let sentence_of = |byte| outline.passage.token_in_reach(byte).map(|at| outline.sentence(at));
    // "Lopez remembers her father’s last words. “…”": her sentence is the one before the marks.
    let is_beside = |start: u32| leads && sentence_of(start) == sentence_of(subject);
    let is_chain =
        touching.clues.has_any(&[Say, Tell, Report, Manner]) && (leads || candidates.iter().any(tells));
    let is_named = |other: &PossibleSpeaker| {
        other.mention.is_some_and(|mention| {
            let owns = mention.end <= subject_end && other.clues.has_any(&[NamedOwner, BehindPreposition]);
            (mention.end <= subject || owns)
                && (other.clues.has(NamedInSentence)
                    || other.clues.has(NamedInLastSentence) && is_beside(mention.start))
        })
    };
    let others = candidates.iter_mut().filter(|other| tells(other) || is_chain && is_named(other));
    others.for_each(|candidate| candidate.clues.add(SpeakerClue::AnotherTouches));
}

/// Whether nothing but the person described stands between a verb and the marks behind it: "described him as “late”".
fn views(reading: &PassageReading<'_, '_>, candidate: &PossibleSpeaker) -> bool {
    const MAX_TOKENS: usize = 5;
    let outline = &reading.outline;
    let Some(verb) = candidate.cue.and_then(|cue| outline.passage.token_in_reach(cue.start)) else {
        return false;
    };
    let mut near = verb + 1..verb + 2 + MAX_TOKENS;
    let Some(quoted) = near.find(|&at| outline.kind(at) == TokenKind::Quoted) else { return false };
    let is_object = |at: usize| {
        matches!(
            outline.kind(at),
            TokenKind::Name
                | TokenKind::Function(
                    FunctionWord::Object
                        | FunctionWord::Subject
                        | FunctionWord::Possessor
                        | FunctionWord::Determiner
                )
        ) || matches!(outline.passage.word(at), "as" | "to")
    };
    outline.passage.word(quoted - 1) == "as" && (verb + 1..quoted).all(is_object)
}

/// Marks those who spoke before as unlikely where somebody else is the subject of the words that lead to the quotation, and
/// as unsure where that is the sentence before: “…,” said Lopez. Berg was defiant: “…”; “…,” said Lopez. Berg wept. “…”
///
/// Leaves alone: “…,” said Lopez. Things got worse for Berg. “…”
pub(super) fn yield_to_subject_before(
    reading: &PassageReading<'_, '_>,
    quoted: &UnattributedQuotation,
    candidates: &mut [PossibleSpeaker],
) {
    use SpeakerClue::{
        AnotherActs, AnotherLeads, NamedColon, NamedInLastSentence, NamedInSentence, NamedOwner, NamedPerson,
        NamedSubject,
    };
    let outline = &reading.outline;
    let start = quoted.tokens.start;
    let is_before = |mention: Span| {
        let at = outline.passage.token_in_reach(mention.start);
        at.is_some_and(|at| {
            outline.sentence(at) + 1 == outline.sentence(start)
                && outline.own_paragraph(at) == outline.own_paragraph(start)
        })
    };
    let subject = candidates.iter().find_map(|named| {
        let clues = named.clues;
        let mention = named.mention.filter(|_| clues.has(NamedPerson) && clues.has(NamedSubject))?;
        let at = outline.passage.token_in_reach(mention.start).filter(|&at| opens_sentence(outline, at))?;
        let clue = if clues.has(NamedInSentence) && clues.has(NamedColon) {
            Some(AnotherLeads)
        } else {
            (clues.has(NamedInLastSentence) && is_before(mention)).then_some(AnotherActs)
        };
        clue.filter(|_| !clues.has(NamedOwner)).map(|clue| (named.speaker, outline.sentence(at), clue))
    });
    let Some((speaker, sentence, against)) = subject else { return };
    if speaks_of_another(outline, quoted) {
        return;
    }
    let sentence_of =
        |words: Span| outline.passage.token_in_reach(words.start).map(|at| outline.sentence(at));
    let spoke_before = |other: &PossibleSpeaker| match other.cue {
        Some(cue) => sentence_of(cue).is_some_and(|earlier| earlier < sentence),
        None => other.clues.has(SpeakerClue::Turn),
    };
    let others = candidates.iter_mut().filter(|other| other.speaker != speaker && spoke_before(other));
    others.for_each(|other| other.clues.add(against));
}

/// Whether words are about a person and not in the first person: “He never misses.”
fn speaks_of_another(outline: &Outline<'_, '_>, quoted: &UnattributedQuotation) -> bool {
    let holds = |words: &[&str]| {
        let mut inside = quoted.tokens.clone();
        inside.any(|at| words.iter().any(|word| outline.passage.word(at).eq_ignore_ascii_case(word)))
    };
    holds(&["he", "she", "him", "her", "his"])
        && !holds(&["i", "we", "my", "our", "me", "us", "i’m", "we’re"])
}

/// Whether only titles, a conjunction or an adverb stand before token `at` in its sentence: "But Mayor Lopez".
fn opens_sentence(outline: &Outline<'_, '_>, at: usize) -> bool {
    let leads = |at: usize| {
        matches!(
            outline.kind(at),
            TokenKind::Name | TokenKind::Function(FunctionWord::Conjunction | FunctionWord::Adverb)
        )
    };
    (outline.sentence_start(outline.sentence(at))..at).all(leads)
}

/// Whether the words at byte `subject` hang on a preposition: "the board" in "papers on the case by the board stated".
fn is_behind_preposition(outline: &Outline<'_, '_>, subject: u32) -> bool {
    let Some(at) = outline.passage.token_in_reach(subject) else { return false };
    let article = outline.kind_before(at) == TokenKind::Function(FunctionWord::Determiner);
    let first = at - usize::from(article);
    outline.kind_before(first) == TokenKind::Function(FunctionWord::Preposition)
}

/// Marks everyone as unlikely where the quotation leads to a report of its own: “…,” Lopez said.
pub(super) fn yield_to_report_behind(candidates: &mut [PossibleSpeaker]) {
    use SpeakerClue::{
        Behind, BehindFullStop, CannotSpeak, LeadsToOther, Manner, OpensAnother, Relays, Report, Say, Tell,
    };
    let is_behind = |candidate: &PossibleSpeaker| {
        let clues = candidate.clues;
        clues.has(Behind)
            && clues.has_any(&[Say, Tell, Report, Manner])
            && !clues.has_any(&[BehindFullStop, LeadsToOther, OpensAnother, Relays, CannotSpeak])
    };
    if candidates.iter().any(is_behind) {
        // "Interfax quoted Lopez as saying": a report that follows in the same sentence may be nearer to the speaker.
        let others = candidates
            .iter_mut()
            .filter(|candidate| !is_behind(candidate) && !candidate.clues.has(SpeakerClue::LaterInSentence));
        others.for_each(|candidate| candidate.clues.add(SpeakerClue::AnotherBehind));
    }
}
