//! Reports -> who has spoken before a given position.

use super::resolved::{Resolved, is_relayed, is_retold};
use crate::analysis::Speaker;
use crate::analysis::grammar::{Outline, PhraseKind, ReportingClause, SubjectOrder, TokenKind, retells};
use crate::analysis::quotation::PassageReading;
use crate::lexicon::cues::CueClass;
use crate::lexicon::lists::List;
use crate::text::Span;

/// The most speakers that are remembered.
const MAX_SPOKEN: usize = 6;
/// The most reports that are searched for them: more than speakers, because many reports repeat a speaker.
const MAX_REPORTS: usize = 12;

/// The speakers of the reports of a passage, and of the last reports before it.
#[derive(Debug, Default)]
pub(crate) struct ReportSpeakers {
    reports: Vec<SpokenReport>,
    /// The number of reports before the passage.
    earlier: usize,
    /// Who gives the answers of an interview, once known.
    answering: Option<Resolved>,
    /// Who asks its questions.
    asking: Option<Resolved>,
}

/// A report and its speaker. It holds no token numbers, so it can outlive its passage.
#[derive(Debug, Clone, Copy)]
pub(super) struct SpokenReport {
    /// The byte at which the verb begins.
    at: u32,
    paragraph: usize,
    /// The speaker, or `None` if the report has no subject.
    speaker: Option<Resolved>,
    /// Whether its subject is that of another report: "left, saying".
    borrowed: bool,
    /// Whether it only names who relayed the words.
    relays: bool,
    /// Whether its subject has not spoken here: "accused Mensah of lying", "Mensah says she asked for help".
    silent: bool,
}

impl ReportSpeakers {
    /// Keeps the last reports before byte `start`, where the context of the next passage begins, with room for as many
    /// as follow. The reports in the context itself are read again with that passage.
    pub(super) fn after(before: &Self, start: u32, following: usize) -> Self {
        let end = before.reports.partition_point(|report| report.at < start);
        let begin = end.saturating_sub(MAX_REPORTS);
        let earlier = before.reports.get(begin..end).unwrap_or_default();
        let mut reports = Vec::with_capacity(earlier.len() + following);
        reports.extend_from_slice(earlier);
        Self { earlier: earlier.len(), reports, answering: before.answering, asking: before.asking }
    }

    /// The report whose verb begins at byte `at`.
    pub(super) fn known(&self, at: u32) -> Option<SpokenReport> {
        let found = self.reports.binary_search_by_key(&at, |report| report.at).ok()?;
        self.reports.get(found).copied()
    }

    /// Who gives the answers in an interview: the person who gave the first one.
    pub(super) fn answering(&mut self, resolve: impl FnOnce() -> Option<Resolved>) -> Option<Resolved> {
        self.answering = self.answering.or_else(resolve);
        self.answering
    }

    /// Who asks the questions in an interview: whoever asked the first one, or only the label if the text names nobody.
    pub(super) fn asking(&mut self, resolve: impl FnOnce() -> Option<Resolved>) -> Option<Resolved> {
        if self.asking.is_none() {
            let asks = resolve();
            self.asking = asks.filter(|asks| matches!(asks.speaker, Speaker::Entity(_)));
            return asks;
        }
        self.asking
    }

    /// Adds the next report of the passage.
    pub(super) fn push(&mut self, report: SpokenReport) {
        self.reports.push(report);
    }

    /// The speaker of a report of the passage, by index into its reports.
    pub(crate) fn get(&self, report: usize) -> Option<Resolved> {
        self.reports.get(self.earlier + report)?.speaker
    }

    /// Who relayed the words of a report: "said, according to the news agency", "said Mensah told her". A relay is never
    /// the speaker: a description that was taken for the speaker means somebody else.
    pub(crate) fn relay(&self, reading: &PassageReading<'_, '_>, report: usize) -> Option<Speaker> {
        let relay = if is_retold(reading, report) {
            self.get(report.checked_sub(1)?)
        } else {
            is_relayed(reading, report).then(|| self.get(report + 1)).flatten()
        }?;
        if self.get(report).is_none_or(|said| said.speaker != relay.speaker) {
            return Some(relay.speaker);
        }
        (relay.kind == PhraseKind::Description).then_some(Speaker::Group(relay.mention))
    }

    /// Who has spoken before a report of the passage. A report with a borrowed subject adds no one new, and whoever
    /// only relays words has not spoken.
    pub(crate) fn memory_before(&self, report: usize) -> Memory {
        let end = (self.earlier + report).min(self.reports.len());
        let near = self.reports.get(end.saturating_sub(MAX_REPORTS)..end).unwrap_or_default();
        let mut spoken: Vec<Spoken> = Vec::with_capacity(near.len().min(MAX_SPOKEN));
        for report in near.iter().rev().filter(|report| !report.relays && !report.silent) {
            let Some(resolved) = report.speaker else { continue };
            let known =
                report.borrowed && spoken.last().is_some_and(|s| s.resolved.speaker == resolved.speaker);
            if known {
                continue;
            }
            spoken.push(Spoken { resolved, at: report.at, paragraph: report.paragraph });
            if spoken.len() == MAX_SPOKEN {
                break;
            }
        }
        Memory { spoken }
    }
}

impl SpokenReport {
    /// Report `index` of `reading`, without its speaker.
    pub(super) fn new(reading: &PassageReading<'_, '_>, index: usize) -> Self {
        let report = reading.reports.get(index);
        let verb = report.map_or(usize::MAX, |report| report.cue.start);
        Self {
            at: reading.outline.passage.tokens.get(verb).map_or(u32::MAX, |token| token.span.start),
            paragraph: reading.outline.paragraph(verb),
            speaker: None,
            borrowed: report.is_some_and(|report| report.order == SubjectOrder::Inherited),
            silent: report.is_some_and(|report| {
                only_judges(&reading.outline, report)
                    || asks_another(report)
                    || is_only_possible(&reading.outline, report)
                    || index.checked_sub(1).is_some_and(|outer| is_told_of(reading, outer, report))
            }),
            relays: index.checked_sub(1).is_some_and(|said| is_relayed(reading, said)),
        }
    }

    /// The same report with its speaker.
    pub(super) fn said_by(self, speaker: Option<Resolved>) -> Self {
        Self { speaker, ..self }
    }

    /// The byte at which the verb begins.
    pub(super) fn at(self) -> u32 {
        self.at
    }
}

/// Who has spoken before a given position, the latest first.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// The speakers.
    pub(super) spoken: Vec<Spoken>,
}

/// Someone who has spoken.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spoken {
    /// The speaker and the words used.
    pub(super) resolved: Resolved,
    /// The byte at which the verb begins.
    pub(super) at: u32,
    /// The paragraph of its sentence.
    pub(super) paragraph: usize,
}

impl Memory {
    /// Those who had spoken before byte `at`.
    pub(super) fn before(&self, at: u32) -> Self {
        Self { spoken: self.spoken.iter().filter(|spoken| spoken.at < at).copied().collect() }
    }

    /// Who spoke by the pronoun at byte `at`.
    pub(super) fn said_at(&self, at: u32) -> Option<Speaker> {
        let said = self.spoken.iter().find(|spoken| spoken.resolved.mention.start == at);
        said.map(|spoken| spoken.resolved.speaker)
    }

    /// The last entity that spoke, if that was shortly before `paragraph`.
    pub(super) fn last_entity(&self, paragraph: usize) -> Option<Speaker> {
        const MAX_PARAGRAPHS: usize = 2;
        let near = self
            .spoken
            .iter()
            .take_while(|spoken| paragraph.saturating_sub(spoken.paragraph) <= MAX_PARAGRAPHS);
        near.map(|spoken| spoken.resolved.speaker).find(|speaker| matches!(speaker, Speaker::Entity(_)))
    }

    /// The last speaker, named or described, if that was shortly before `paragraph`.
    pub(super) fn last(&self, paragraph: usize) -> Option<Speaker> {
        let near =
            |spoken: &&Spoken| paragraph.saturating_sub(spoken.paragraph) <= 2 && spoken.resolved.can_speak;
        self.spoken.first().filter(near).map(|spoken| spoken.resolved.speaker)
    }

    /// An earlier speaker whose words end with those of `span`: "the foreign ministry" after "North Korea’s Foreign
    /// Ministry", "Adebayo" after "Grace Adebayo".
    pub(super) fn same_words(&self, outline: &Outline<'_, '_>, span: Span) -> Option<Speaker> {
        let words = without_article(outline.passage.words(span));
        self.spoken.iter().find_map(|spoken| match spoken.resolved.speaker {
            Speaker::Group(other) | Speaker::Unknown(other) => {
                ends_alike(outline.passage.words(other), words).then_some(spoken.resolved.speaker)
            }
            Speaker::Entity(_) => None,
        })
    }
}

/// Whether somebody else is asked, who answers then: "Mensah was asked by a reporter whether he would go".
fn asks_another(report: &ReportingClause) -> bool {
    report.class() == Some(CueClass::Ask) && report.order == SubjectOrder::Agent
}

/// Whether nobody in particular may say something: "A captain might put it differently".
fn is_only_possible(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    let before = report.cue.start.checked_sub(1);
    before.is_some_and(|before| matches!(outline.passage.word(before), "could" | "may" | "might"))
}

/// Whether a report judges somebody and quotes nothing: its subject has not spoken.
///
/// Gets right: Lopez accused Mensah of lying. Leaves alone: Lopez called it “a lie”; Lopez said Mensah lied.
fn only_judges(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    outline.is(report.cue.start, List::VerbsJudgingPeople) && !introduces_marks(outline, report)
}

/// Whether a report without marks is what the report before it tells: whoever tells it speaks on.
///
/// Gets right: "the board asked" in "Lopez says the board never asked her". Leaves alone: Lopez says the board called it “late”.
fn is_told_of(reading: &PassageReading<'_, '_>, outer: usize, report: &ReportingClause) -> bool {
    let outline = &reading.outline;
    let Some((outer, subject)) = reading.reports.get(outer).zip(report.subject.as_ref()) else {
        return false;
    };
    let that = usize::from(outline.passage.word(outer.cue.end) == "that");
    report.order == SubjectOrder::SubjectFirst
        && subject.full.start == outer.cue.end + that
        && !introduces_marks(outline, report)
        && !retells(outline, outer, report)
}

/// Whether words in marks follow a report in its sentence.
fn introduces_marks(outline: &Outline<'_, '_>, report: &ReportingClause) -> bool {
    const MAX_TOKENS: usize = 24;
    let sentence = outline.sentence(report.cue.start);
    let mut near =
        (report.cue.end..report.cue.end + MAX_TOKENS).take_while(|&at| outline.sentence(at) == sentence);
    near.any(|at| outline.kind(at) == TokenKind::Quoted)
}

fn without_article(words: &str) -> &str {
    ["the ", "The "].iter().find_map(|article| words.strip_prefix(article)).unwrap_or(words)
}

/// Whether `whole` ends with the words of `tail`, ignoring ASCII case.
fn ends_alike(whole: &str, tail: &str) -> bool {
    let Some(at) = whole.len().checked_sub(tail.len()) else { return false };
    let fits = whole.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(tail));
    fits && whole.get(..at).is_some_and(|head| head.is_empty() || head.ends_with(' '))
}
