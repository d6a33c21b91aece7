//! Quotation -> possible speakers: the subjects of the reports around it and the previous speaker, with their clues.

use super::candidate::{PossibleSpeaker, Turn};
use super::claims;
use super::coreference::{self, KnownEntities, ReportSpeakers};
use super::from_mentions;
use super::phrases;
use super::speaker_clue::SpeakerClue;
use super::unnamed;
use crate::analysis::grammar::{CueKind, Outline, PhraseKind, ReportingClause, SubjectOrder, TokenKind};
use crate::analysis::quotation::{
    PassageReading, ReportPosition, UnattributedQuotation, position_of, reports_around,
};
use crate::analysis::weights::ClueSet;
use crate::analysis::{EntityKind, QuotationKind, Speaker};
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::text::Span;

/// Room for the candidates of most quotations.
const USUAL_CANDIDATES: usize = 8;

/// A quotation with the reports around it and the previous quotation.
struct Setting<'s> {
    reading: &'s PassageReading<'s, 's>,
    quoted: &'s UnattributedQuotation,
    last: Option<&'s Turn>,
    /// The number of reports before the quotation.
    before: usize,
}

/// Returns the possible speakers of a quotation, in no particular order.
pub(super) fn candidates_for(
    reading: &PassageReading<'_, '_>,
    quoted: &UnattributedQuotation,
    (known, speakers): (&KnownEntities<'_>, &ReportSpeakers),
    last: Option<&Turn>,
) -> Vec<PossibleSpeaker> {
    if let Some(report) = quoted.report {
        let indirect = quoted.kind == QuotationKind::Indirect;
        let mut clues = ClueSet::of(&[if indirect { SpeakerClue::Indirect } else { SpeakerClue::Line }]);
        let order = reading.reports.get(report).map(|report| report.order);
        clues.add_if(indirect && order == Some(SubjectOrder::Inherited), SpeakerClue::Borrowed);
        return by_report(reading, report, (known, speakers), clues).into_iter().collect();
    }
    let before = reading.reports.partition_point(|report| report.cue.start < quoted.tokens.start);
    let setting = Setting { reading, quoted, last, before };
    let mut candidates = Vec::with_capacity(USUAL_CANDIDATES);
    for report in reports_around(&reading.reports, &quoted.tokens) {
        if let Some(clues) = report_clues(&setting, report)
            && let Some(candidate) = by_report(reading, report, (known, speakers), clues)
        {
            candidates.push(candidate);
        }
    }
    let from_report = candidates.len();
    candidates.extend(by_turn(&setting));
    from_mentions::add_named(reading, quoted, (known, speakers), &mut candidates);
    yield_to_report_behind(&mut candidates);
    yield_to_report_before(reading, &mut candidates);
    yield_to_subject_before(reading, quoted, &mut candidates);
    if claims::is_answered(&reading.outline, &quoted.tokens) {
        let answers =
            |other: &&mut PossibleSpeaker| other.cue.is_some_and(|cue| cue.start >= quoted.marks.end);
        candidates.iter_mut().filter(answers).for_each(|other| other.clues.add(SpeakerClue::NobodyNamed));
    }
    let (reported, named) = candidates.split_at_mut(from_report);
    unnamed::mark(reading, quoted, (reported, named));
    candidates
}

/// Marks reports farther before the quotation as unlikely where one with a subject of its own stands right before it, or
/// leads to it with a comma or a colon: said Lopez, while Berg insisted “…”; Lopez said her client had told officers: “…”.
fn yield_to_report_before(reading: &PassageReading<'_, '_>, candidates: &mut [PossibleSpeaker]) {
    use SpeakerClue::{
        Before, BeforeComma, BeforeTouching, BehindPreposition, Borrowed, CannotSpeak, EarlierInSentence,
        Judge, Manner, ManyNearer, NamedInLastSentence, NamedInSentence, NamedOwner, OneNearer, Report, Say,
        Tell,
    };
    let touches = |candidate: &PossibleSpeaker| {
        let clues = candidate.clues;
        clues.has(Before)
            && clues.has_any(&[BeforeTouching, BeforeComma])
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

/// Marks those who spoke before as unlikely where somebody else is the subject of the words that lead to the quotation, and
/// as unsure where that is the sentence before: “…,” said Lopez. Berg was defiant: “…”; “…,” said Lopez. Berg wept. “…”
///
/// Leaves alone: “…,” said Lopez. Things got worse for Berg. “…”
fn yield_to_subject_before(
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
    let subject = candidates.iter().find_map(|other| {
        let clues = other.clues;
        let mention = other.mention.filter(|_| clues.has(NamedPerson) && clues.has(NamedSubject))?;
        let at = outline.passage.token_in_reach(mention.start).filter(|&at| opens_sentence(outline, at))?;
        let clue = if clues.has(NamedInSentence) && clues.has(NamedColon) {
            Some(AnotherLeads)
        } else {
            (clues.has(NamedInLastSentence) && is_before(mention)).then_some(AnotherActs)
        };
        clue.filter(|_| !clues.has(NamedOwner)).map(|clue| (other.speaker, outline.sentence(at), clue))
    });
    let Some((speaker, sentence, clue)) = subject else { return };
    let sentence_of = |cue: Span| outline.passage.token_in_reach(cue.start).map(|at| outline.sentence(at));
    let spoke_before = |other: &PossibleSpeaker| match other.cue {
        Some(cue) => sentence_of(cue).is_some_and(|of_cue| of_cue < sentence),
        None => other.clues.has(SpeakerClue::Turn),
    };
    let others = candidates.iter_mut().filter(|other| other.speaker != speaker && spoke_before(other));
    others.for_each(|other| other.clues.add(clue));
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
fn yield_to_report_behind(candidates: &mut [PossibleSpeaker]) {
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

/// What the report's subject turned out to be.
fn speaker_kind(known: &KnownEntities<'_>, speaker: Speaker) -> SpeakerClue {
    match speaker {
        Speaker::Entity(id) => match known.kind(id) {
            Some(EntityKind::Person { .. }) => SpeakerClue::SpeakerPerson,
            Some(EntityKind::Organization) => SpeakerClue::SpeakerOrganization,
            _ => SpeakerClue::SpeakerCountry,
        },
        Speaker::Group(_) => SpeakerClue::SpeakerGroup,
        Speaker::Unknown(_) => SpeakerClue::SpeakerUnknown,
    }
}

fn by_report(
    reading: &PassageReading<'_, '_>,
    index: usize,
    (known, speakers): (&KnownEntities<'_>, &ReportSpeakers),
    mut clues: ClueSet<SpeakerClue>,
) -> Option<PossibleSpeaker> {
    let resolved = speakers.get(index)?;
    let report = reading.reports.get(index)?;
    let relays = index.checked_sub(1).is_some_and(|said| coreference::is_relayed(reading, said))
        || coreference::is_retold(reading, index + 1);
    clues.add_if(relays, SpeakerClue::Relays);
    clues.add_if(!resolved.can_speak, SpeakerClue::CannotSpeak);
    clues.add(speaker_kind(known, resolved.speaker));
    clues.add(match resolved.kind {
        PhraseKind::Pronoun
            if report.subject.as_ref().is_some_and(|s| s.is_first_or_second_person(&reading.outline)) =>
        {
            SpeakerClue::FirstPerson
        }
        PhraseKind::Pronoun => SpeakerClue::Pronoun,
        PhraseKind::Name => SpeakerClue::Named,
        PhraseKind::Description => SpeakerClue::Described,
    });
    Some(PossibleSpeaker {
        speaker: resolved.speaker,
        also: coreference::joined_speakers(reading, known, report, || speakers.memory_before(index)),
        mention: Some(resolved.mention),
        cue: Some(report.cue_span(&reading.outline)).filter(|cue| !is_name(reading, report, *cue)),
        via: speakers.relay(reading, index),
        certainty: resolved.certainty,
        reference: resolved.reference,
        clues,
    })
}

/// Whether the cue of a report without a verb is no dash or colon but the first word of the name.
fn is_name(reading: &PassageReading<'_, '_>, report: &ReportingClause, cue: Span) -> bool {
    let words = reading.outline.passage.words(cue);
    report.kind == CueKind::NameAlone && words.contains(char::is_alphanumeric)
}

/// The clues for the report at `index`, or `None` if it is too far away.
fn report_clues(setting: &Setting<'_>, index: usize) -> Option<ClueSet<SpeakerClue>> {
    let Setting { reading, quoted, .. } = *setting;
    let outline = &reading.outline;
    let report = reading.reports.get(index)?;
    let mut clues = ClueSet::default();
    position(setting, index, &mut clues)?;
    between_quotations(setting, index, &mut clues);
    clues.add(clue_of_cue(report.kind));
    clues.add_if(report.order == SubjectOrder::Inherited, SpeakerClue::Borrowed);
    place_and_words(setting, report, &mut clues);
    clues.add_if(leads_to_other(reading, quoted, report), SpeakerClue::LeadsToOther);
    clues.add_if(phrases::opens_another(outline, quoted, report), SpeakerClue::OpensAnother);
    clues.add_if(phrases::is_of_another_clause(outline, quoted, report), SpeakerClue::OtherClause);
    clues.add_if(quoted.kind == QuotationKind::Partial, SpeakerClue::Partial);
    let nearer = nearer_reports(setting, index);
    clues.add_if(nearer == 1, SpeakerClue::OneNearer);
    clues.add_if(nearer > 1, SpeakerClue::ManyNearer);
    Some(clues)
}

/// Adds where the report at `index` stands. Returns `None` if that is too far away.
fn position(setting: &Setting<'_>, index: usize, clues: &mut ClueSet<SpeakerClue>) -> Option<()> {
    let Setting { reading, quoted, .. } = *setting;
    let (outline, tokens) = (&reading.outline, &quoted.tokens);
    let report = reading.reports.get(index)?;
    // “…,” Lopez said Mensah told her: both clauses together follow the quotation.
    let told = coreference::is_retold(reading, index);
    let first = index.checked_sub(usize::from(told)).and_then(|first| reading.reports.get(first))?;
    match position_of(outline, first, tokens) {
        ReportPosition::After => {
            clues.add(SpeakerClue::Behind);
            let full_stop = matches!(outline.passage.word(tokens.end.saturating_sub(2)), "." | "…")
                || outline.kind(tokens.end) == TokenKind::Stop;
            let comma = outline.kind(tokens.end) == TokenKind::Comma;
            clues.add_if(full_stop && !comma, SpeakerClue::BehindFullStop);
        }
        ReportPosition::Before => {
            clues.add(SpeakerClue::Before);
            let lead = report.tokens.end.max(report.cue.end)..tokens.start;
            clues.add_if(lead.len() <= 1, SpeakerClue::BeforeTouching);
            let comma = matches!(outline.kind_before(tokens.start), TokenKind::Comma | TokenKind::Colon);
            clues.add_if(comma, SpeakerClue::BeforeComma);
        }
        ReportPosition::EarlierInSentence => clues.add(SpeakerClue::EarlierInSentence),
        ReportPosition::LaterInSentence => clues.add(SpeakerClue::LaterInSentence),
        ReportPosition::Elsewhere => elsewhere(setting, index, clues)?,
    }
    Some(())
}

/// How the words of a report report.
fn clue_of_cue(kind: CueKind) -> SpeakerClue {
    match kind {
        CueKind::Verb(CueClass::Say) => SpeakerClue::Say,
        CueKind::Verb(CueClass::Tell | CueClass::Ask) => SpeakerClue::Tell,
        CueKind::Verb(CueClass::Report) => SpeakerClue::Report,
        CueKind::Verb(CueClass::Judge) => SpeakerClue::Judge,
        CueKind::Verb(CueClass::Think) => SpeakerClue::Think,
        CueKind::Verb(CueClass::Manner) => SpeakerClue::Manner,
        CueKind::AccordingTo => SpeakerClue::According,
        CueKind::NameAlone => SpeakerClue::Line,
    }
}

/// Adds the clues that combine the position of the report with its words.
fn place_and_words(setting: &Setting<'_>, report: &ReportingClause, clues: &mut ClueSet<SpeakerClue>) {
    let Setting { reading, quoted, .. } = *setting;
    let outline = &reading.outline;
    let far = !clues.has(SpeakerClue::Behind) && !clues.has(SpeakerClue::Before);
    let judges = matches!(report.kind, CueKind::Verb(CueClass::Judge | CueClass::Think | CueClass::Manner));
    clues.add_if(far && judges, SpeakerClue::JudgeApart);
    clues.add_if(far && report.kind == CueKind::AccordingTo, SpeakerClue::AccordingApart);
    let partial = quoted.kind == QuotationKind::Partial;
    clues.add_if(clues.has(SpeakerClue::Before) && partial, SpeakerClue::BeforePartial);
    clues.add_if(clues.has(SpeakerClue::Behind) && partial, SpeakerClue::BehindPartial);
    clues.add_if(far && partial, SpeakerClue::ApartPartial);
    if clues.has(SpeakerClue::Before) {
        let lead = report.cue.end..quoted.tokens.start;
        clues.add_if(lead.len() > 4, SpeakerClue::BeforeWide);
        let of_clause = |at| {
            matches!(
                outline.kind(at),
                TokenKind::Cue(_) | TokenKind::Function(FunctionWord::Subject | FunctionWord::Relative)
            )
        };
        clues.add_if(lead.take(12).any(of_clause), SpeakerClue::BeforeClause);
    }
    let claim = report.cue.end <= quoted.tokens.start
        && claims::claim_between(outline, report.cue.start, quoted.tokens.start);
    clues.add_if(claim, SpeakerClue::OthersClaim);
    let present = outline.lowercase_word(report.cue.start).ends_with("ing");
    clues.add_if(present && report.order != SubjectOrder::Inherited, SpeakerClue::Progressive);
}

/// Whether a report after the quotation introduces the next one: “…” Mr. Mensah said: “…”
fn leads_to_other(
    reading: &PassageReading<'_, '_>,
    quoted: &UnattributedQuotation,
    report: &ReportingClause,
) -> bool {
    let outline = &reading.outline;
    let end = report.cue.end.max(report.tokens.end);
    let marked = matches!(outline.kind(end), TokenKind::Comma | TokenKind::Colon)
        && outline.kind(end + 1) == TokenKind::Quoted;
    report.cue.start >= quoted.tokens.end && marked
}

/// Adds the clues for a report in another sentence: shortly before, or in the next sentence of the paragraph.
fn elsewhere(setting: &Setting<'_>, index: usize, clues: &mut ClueSet<SpeakerClue>) -> Option<()> {
    let Setting { reading, quoted, .. } = *setting;
    let outline = &reading.outline;
    let report = reading.reports.get(index)?;
    let start = quoted.tokens.start;
    let same_paragraph = outline.paragraph(report.cue.start) == outline.paragraph(start);
    let (here, there) = (outline.sentence(start), outline.sentence(report.cue.start));
    if there < here {
        let colon = ends_with_colon(reading, start);
        let near = here - there;
        match (same_paragraph, near) {
            (true, 1) => clues.add(SpeakerClue::SentenceBefore),
            (true, _) => clues.add(SpeakerClue::EarlierInParagraph),
            (false, 1) => clues.add(SpeakerClue::ParagraphBefore),
            (false, 2 | 3) => clues.add(SpeakerClue::FarBefore),
            _ => return None,
        }
        clues.add_if(colon && near == 1, SpeakerClue::ColonBefore);
    } else if is_credit(report, quoted) {
        // “…” and then "— Grace Adebayo" on a line of its own.
        clues.add(SpeakerClue::Behind);
    } else {
        if !same_paragraph || there - here > 1 {
            return None;
        }
        clues.add(SpeakerClue::SentenceBehind);
    }
    Some(())
}

/// Gets right: “…” and below it "— Grace Adebayo". Leaves alone: “…” and below it "Said Adebayo: “…”".
fn is_credit(report: &ReportingClause, quoted: &UnattributedQuotation) -> bool {
    report.kind == CueKind::NameAlone
        && report.order == SubjectOrder::VerbFirst
        && report.tokens.start == quoted.tokens.end
}

fn ends_with_colon(reading: &PassageReading<'_, '_>, start: usize) -> bool {
    reading.outline.kind_before(start) == TokenKind::Colon
}

/// Adds the clues for “…,” he said. “…”, where a report between two quotations of one paragraph belongs to both.
fn between_quotations(setting: &Setting<'_>, index: usize, clues: &mut ClueSet<SpeakerClue>) {
    let Setting { reading, quoted, last, .. } = *setting;
    let (Some(last), Some(report)) = (last, reading.reports.get(index)) else { return };
    let outline = &reading.outline;
    let paragraph = outline.paragraph(quoted.tokens.start);
    if last.paragraph != paragraph || report.cue.start >= quoted.tokens.start {
        return;
    }
    let last_tokens = last.tokens(outline);
    if report.cue.start < last_tokens.end {
        return;
    }
    clues.add_if(last.reported_behind, SpeakerClue::Between);
    let touches = position_of(outline, report, &last_tokens) == ReportPosition::After;
    clues.add_if(touches, SpeakerClue::BehindLast);
}

/// The number of reports between this one and the quotation.
fn nearer_reports(setting: &Setting<'_>, index: usize) -> usize {
    let at = setting.before;
    if index < at { at - index - 1 } else { index - at }
}

/// The previous speaker, who may continue.
fn by_turn(setting: &Setting<'_>) -> Option<PossibleSpeaker> {
    let Setting { reading, quoted, last, .. } = *setting;
    let last = last?;
    let outline = &reading.outline;
    let paragraph = outline.paragraph(quoted.tokens.start);
    let mut clues = ClueSet::of(&[SpeakerClue::Turn]);
    match paragraph.saturating_sub(last.paragraph) {
        0 => clues.add(SpeakerClue::TurnSameParagraph),
        1 => clues.add(SpeakerClue::TurnNextParagraph),
        2 | 3 => clues.add(SpeakerClue::TurnLater),
        _ => clues.add(SpeakerClue::TurnFar),
    }
    let opens = quoted.tokens.start == 0 || outline.paragraph(quoted.tokens.start - 1) != paragraph;
    clues.add_if(opens, SpeakerClue::TurnOpensParagraph);
    clues.add_if(quoted.kind == QuotationKind::Partial, SpeakerClue::TurnPartial);
    let begun = outline.passage.token_in_reach(last.span.start);
    let same_sentence = |at| outline.sentence(quoted.tokens.start) <= outline.sentence(at);
    clues.add_if(begun.is_some_and(same_sentence), SpeakerClue::TurnSameSentence);
    let (speaker, certainty) = (last.speaker, last.certainty);
    Some(PossibleSpeaker {
        speaker,
        also: Vec::new(),
        mention: None,
        cue: None,
        via: None,
        certainty,
        reference: None,
        clues,
    })
}
