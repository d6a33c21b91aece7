//! Quotation -> candidates: the reports around it and those who spoke before, each with what speaks for it.

use super::candidate::{Candidate, Turn};
use super::coreference::{self, Known, Resolved};
use super::from_mentions;
use super::score::Feature;
use crate::analysis::grammar::{CueKind, PhraseKind, ReportingClause, SubjectOrder, TokenKind};
use crate::analysis::quotation::{
    PassageReading, ReportPosition, UnattributedQuotation, position_of, reports_around,
};
use crate::analysis::weights::ClueSet;
use crate::analysis::{EntityKind, QuotationKind, Speaker};
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;

/// A quotation among the reports and quotations around it.
struct Setting<'s> {
    reading: &'s PassageReading<'s, 's>,
    quoted: &'s UnattributedQuotation,
    last: Option<&'s Turn>,
}

/// The candidates for a quotation, in no order.
pub(super) fn of(
    reading: &PassageReading<'_, '_>,
    quoted: &UnattributedQuotation,
    (known, speakers): (&Known<'_>, &[Option<Resolved>]),
    turns: &[Turn],
) -> Vec<Candidate> {
    let setting = Setting { reading, quoted, last: turns.last() };
    if let Some(report) = quoted.report {
        return by_report(reading, report, (known, speakers), ClueSet::of(&[Feature::Indirect]))
            .into_iter()
            .collect();
    }
    let mut candidates = Vec::new();
    for report in reports_around(&reading.reports, &quoted.tokens) {
        if let Some(features) = report_features(&setting, report) {
            candidates.extend(by_report(reading, report, (known, speakers), features));
        }
    }
    candidates.extend(by_turn(&setting));
    candidates.extend(from_mentions::of(reading, quoted, known, speakers));
    candidates
}

/// Who the report's subject turned out to be.
fn speaker_kind(known: &Known<'_>, speaker: Speaker) -> Feature {
    match speaker {
        Speaker::Entity(id) => match known.kind(id) {
            Some(EntityKind::Person { .. }) => Feature::SpeakerPerson,
            Some(EntityKind::Organization) => Feature::SpeakerOrganization,
            _ => Feature::SpeakerCountry,
        },
        Speaker::Group(_) => Feature::SpeakerGroup,
        Speaker::Unknown(_) => Feature::SpeakerUnknown,
    }
}

fn by_report(
    reading: &PassageReading<'_, '_>,
    index: usize,
    (known, speakers): (&Known<'_>, &[Option<Resolved>]),
    mut features: ClueSet<Feature>,
) -> Option<Candidate> {
    let resolved = speakers.get(index).copied().flatten()?;
    let report = reading.reports.get(index)?;
    let relays = index.checked_sub(1).is_some_and(|said| coreference::is_relayed(reading, said));
    features.add_if(relays, Feature::Relays);
    features.add_if(!resolved.can_speak, Feature::CannotSpeak);
    features.add(speaker_kind(known, resolved.speaker));
    features.add(match resolved.kind {
        PhraseKind::Pronoun
            if report.subject.as_ref().is_some_and(|s| s.is_first_or_second_person(&reading.outline)) =>
        {
            Feature::FirstPerson
        }
        PhraseKind::Pronoun => Feature::Pronoun,
        PhraseKind::Name => Feature::Named,
        PhraseKind::Description => Feature::Described,
    });
    Some(Candidate {
        speaker: resolved.speaker,
        mention: Some(resolved.mention),
        cue: Some(report.cue_span(&reading.outline)),
        via: coreference::relay(reading, speakers, index),
        certainty: resolved.certainty,
        features,
    })
}

/// What speaks for the report at `index`; nothing when it is too far away.
fn report_features(setting: &Setting<'_>, index: usize) -> Option<ClueSet<Feature>> {
    let Setting { reading, quoted, .. } = *setting;
    let outline = &reading.outline;
    let report = reading.reports.get(index)?;
    let tokens = &quoted.tokens;
    let mut features = ClueSet::default();
    match position_of(outline, report, tokens) {
        ReportPosition::After => {
            features.add(Feature::Behind);
            let full_stop = matches!(outline.passage.word(tokens.end.saturating_sub(2)), "." | "…");
            features
                .add_if(full_stop && outline.kind(tokens.end) != TokenKind::Comma, Feature::BehindFullStop);
        }
        ReportPosition::Before => {
            features.add(Feature::Before);
            let lead = report.tokens.end.max(report.cue.end)..tokens.start;
            features.add_if(lead.len() <= 1, Feature::BeforeTouching);
            features.add_if(
                matches!(outline.kind_before(tokens.start), TokenKind::Comma | TokenKind::Colon),
                Feature::BeforeComma,
            );
        }
        ReportPosition::EarlierInSentence => features.add(Feature::EarlierInSentence),
        ReportPosition::LaterInSentence => features.add(Feature::LaterInSentence),
        ReportPosition::Elsewhere => elsewhere(setting, index, &mut features)?,
    }
    between_quotations(setting, index, &mut features);
    features.add(match report.kind {
        CueKind::Verb(CueClass::Say) => Feature::Say,
        CueKind::Verb(CueClass::Tell | CueClass::Ask) => Feature::Tell,
        CueKind::Verb(CueClass::Report) => Feature::Report,
        CueKind::Verb(CueClass::Judge) => Feature::Judge,
        CueKind::Verb(CueClass::Think) => Feature::Think,
        CueKind::Verb(CueClass::Manner) => Feature::Manner,
        CueKind::AccordingTo => Feature::According,
        CueKind::NameAlone => Feature::Line,
    });
    features.add_if(report.order == SubjectOrder::Inherited, Feature::Borrowed);
    place_and_words(setting, report, &mut features);
    features.add_if(leads_to_other(reading, quoted, report), Feature::LeadsToOther);
    features.add_if(quoted.kind == QuotationKind::Partial, Feature::Partial);
    let nearer = nearer_reports(setting, index);
    features.add_if(nearer == 1, Feature::OneNearer);
    features.add_if(nearer > 1, Feature::ManyNearer);
    Some(features)
}

/// What place and words say only together.
fn place_and_words(setting: &Setting<'_>, report: &ReportingClause, features: &mut ClueSet<Feature>) {
    let Setting { reading, quoted, .. } = *setting;
    let outline = &reading.outline;
    let far = !features.has(Feature::Behind) && !features.has(Feature::Before);
    let judges = matches!(report.kind, CueKind::Verb(CueClass::Judge | CueClass::Think | CueClass::Manner));
    features.add_if(far && judges, Feature::JudgeApart);
    features.add_if(far && report.kind == CueKind::AccordingTo, Feature::AccordingApart);
    let partial = quoted.kind == QuotationKind::Partial;
    features.add_if(features.has(Feature::Before) && partial, Feature::BeforePartial);
    features.add_if(features.has(Feature::Behind) && partial, Feature::BehindPartial);
    features.add_if(far && partial, Feature::ApartPartial);
    let lead = report.cue.end..quoted.tokens.start;
    let clause = lead.clone().take(12).any(|at| {
        matches!(
            outline.kind(at),
            TokenKind::Cue(_) | TokenKind::Function(FunctionWord::Subject | FunctionWord::Relative)
        )
    });
    features.add_if(features.has(Feature::Before) && clause, Feature::BeforeClause);
    features.add_if(features.has(Feature::Before) && lead.len() > 4, Feature::BeforeWide);
    let present = outline.lowercase_word(report.cue.start).ends_with("ing");
    features.add_if(present && report.order != SubjectOrder::Inherited, Feature::Progressive);
}

/// Whether a report behind the quotation introduces the next one: “…” Mr. Mensah said: “…”
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

/// A report in another sentence: close before in the same paragraph, or in the sentence right behind.
fn elsewhere(setting: &Setting<'_>, index: usize, features: &mut ClueSet<Feature>) -> Option<()> {
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
            (true, 1) => features.add(Feature::SentenceBefore),
            (true, _) => features.add(Feature::EarlierInParagraph),
            (false, 1) => features.add(Feature::ParagraphBefore),
            (false, 2 | 3) => features.add(Feature::FarBefore),
            _ => return None,
        }
        features.add_if(colon && near == 1, Feature::ColonBefore);
    } else if is_credit(report, quoted) {
        // “…” and a line of its own: "— Grace Adebayo".
        features.add(Feature::Behind);
    } else {
        if !same_paragraph || there - here > 1 {
            return None;
        }
        features.add(Feature::SentenceBehind);
    }
    Some(())
}

/// Right: “…” and below it "— Grace Adebayo". Left alone: “…” and below it "Said Adebayo: “…”".
fn is_credit(report: &ReportingClause, quoted: &UnattributedQuotation) -> bool {
    report.kind == CueKind::NameAlone
        && report.order == SubjectOrder::VerbFirst
        && report.tokens.start == quoted.tokens.end
}

fn ends_with_colon(reading: &PassageReading<'_, '_>, start: usize) -> bool {
    reading.outline.kind_before(start) == TokenKind::Colon
}

/// “…,” he said. “…”: a report between two quotations of one paragraph belongs to both.
fn between_quotations(setting: &Setting<'_>, index: usize, features: &mut ClueSet<Feature>) {
    let Setting { reading, quoted, last } = *setting;
    let (Some(last), Some(report)) = (last, reading.reports.get(index)) else { return };
    let outline = &reading.outline;
    let paragraph = outline.paragraph(quoted.tokens.start);
    if last.paragraph != paragraph
        || report.cue.start < last.tokens.end
        || report.cue.start >= quoted.tokens.start
    {
        return;
    }
    features.add_if(last.reported_behind, Feature::Between);
    let touches = position_of(outline, report, &last.tokens) == ReportPosition::After;
    features.add_if(touches, Feature::BehindLast);
}

/// Reports that stand between this one and the quotation.
fn nearer_reports(setting: &Setting<'_>, index: usize) -> usize {
    let Setting { reading, quoted, .. } = *setting;
    let at = reading.reports.partition_point(|report| report.cue.start < quoted.tokens.start);
    if index < at { at - index - 1 } else { index - at }
}

/// The last speaker goes on: in the same paragraph, or in the next one when nobody else is named.
fn by_turn(setting: &Setting<'_>) -> Option<Candidate> {
    let Setting { reading, quoted, last } = *setting;
    let last = last?;
    let outline = &reading.outline;
    let paragraph = outline.paragraph(quoted.tokens.start);
    let mut features = ClueSet::of(&[Feature::Turn]);
    match paragraph.saturating_sub(last.paragraph) {
        0 => features.add(Feature::TurnSameParagraph),
        1 => features.add(Feature::TurnNextParagraph),
        2 | 3 => features.add(Feature::TurnLater),
        _ => features.add(Feature::TurnFar),
    }
    let opens = quoted.tokens.start == 0 || outline.paragraph(quoted.tokens.start - 1) != paragraph;
    features.add_if(opens, Feature::TurnOpensParagraph);
    features.add_if(quoted.kind == QuotationKind::Partial, Feature::TurnPartial);
    let adjacent = outline.sentence(quoted.tokens.start).saturating_sub(outline.sentence(last.tokens.start));
    features.add_if(adjacent == 0, Feature::TurnSameSentence);
    let (speaker, certainty) = (last.speaker, last.certainty);
    Some(Candidate { speaker, mention: None, cue: None, via: None, certainty, features })
}
