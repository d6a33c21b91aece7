//! Quotation -> possible speakers: the subjects of the reports around it and the previous speaker, with their clues.

use super::candidate::{PossibleSpeaker, Turn};
use super::claims;
use super::coreference::{self, KnownEntities, ReportSpeakers};
use super::from_mentions;
use super::phrases;
use super::speaker_clue::SpeakerClue;
use super::weakened;
use crate::analysis::grammar::{CueKind, PhraseKind, ReportingClause, SubjectOrder, TokenKind};
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
    weakened::mark(reading, quoted, (&mut candidates, from_report));
    candidates
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
                || outline.kind(tokens.end) == TokenKind::Stop
                || is_told_before(setting);
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

/// Whether the words before a cry or a question introduce it, so that what follows is a new sentence: The crowd shouted: “Go home!”
/// Lopez said she was hurt.
///
/// Leaves alone: Mensah saw the crowd. “Go home!” Lopez said.
fn is_told_before(setting: &Setting<'_>) -> bool {
    let Setting { reading, quoted, before, .. } = *setting;
    let (outline, tokens) = (&reading.outline, &quoted.tokens);
    let is_cry = matches!(outline.passage.word(tokens.end.saturating_sub(2)), "!" | "?");
    let last = before.checked_sub(1).and_then(|last| reading.reports.get(last));
    let tells = |report: &ReportingClause| {
        (report.subject.is_some() || report.order == SubjectOrder::Unnamed)
            && report.order != SubjectOrder::VerbFirst
            && position_of(outline, report, tokens) == ReportPosition::Before
    };
    let leads =
        matches!(outline.kind_before(tokens.start), TokenKind::Comma | TokenKind::Colon | TokenKind::Cue(_));
    is_cry && leads && last.is_some_and(tells)
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
