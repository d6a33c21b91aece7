//! Quoted paragraphs and the lines that name their speakers -> pairs and reporting clauses.
//!
//! A block quotation has no marks: its place on the page shows that it is one. So it becomes a pair like those of
//! marks, and the line beside it a reporting clause without a verb. A block without such a line may be an excerpt or an
//! advertisement, and is a quotation only if a colon leads to it, or if it is one of several answers under questions that
//! stand alone.

use super::interview::interviewee;
use crate::analysis::Passage;
use crate::analysis::grammar::{CueKind, NounPhrase, Outline, PhraseKind, ReportingClause, SubjectOrder};
use crate::analysis::marks::{MarkFamily, MarkPair};
use crate::article::Role;
use crate::sorting;
use std::ops::Range;

/// A block quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::analysis::quotation) struct Block {
    /// The tokens of its paragraphs.
    pub(in crate::analysis::quotation) quoted: Range<usize>,
    /// The tokens of the line that names its speaker.
    pub(in crate::analysis::quotation) speaker: Option<Range<usize>>,
    /// The tokens of the question over it, which the person interviewed answers.
    pub(in crate::analysis::quotation) asked: Option<Range<usize>>,
}

impl Block {
    /// The line that shows who speaks.
    fn line(&self) -> Option<&Range<usize>> {
        self.speaker.as_ref().or(self.asked.as_ref())
    }
}

/// Finds the block quotations of a passage, in text order.
pub(in crate::analysis::quotation) fn find_blocks(passage: &Passage<'_>) -> Vec<Block> {
    let paragraphs = passage.sentences.chunk_by(|a, b| a.paragraph == b.paragraph).filter_map(|group| {
        let (first, last) = (group.first()?, group.last()?);
        let role = passage.paragraphs.get(first.paragraph)?.role;
        Some((role, first.tokens.start as usize..last.tokens.end as usize))
    });
    let mut blocks: Vec<Block> = Vec::new();
    // Whether the paragraph before belongs to the last block, and the speaker's line before that has no block yet.
    let (mut goes_on, mut speaker) = (false, None);
    // The question right before.
    let mut question: Option<Range<usize>> = None;
    for (role, tokens) in paragraphs {
        let asked = question.take();
        if role == Role::Headline && passage.word(tokens.end - 1) == "?" {
            question = Some(tokens.clone());
        }
        match (role, blocks.last_mut().filter(|_| goes_on)) {
            (Role::Quoted, Some(block)) => block.quoted.end = tokens.end,
            (Role::Quoted, None) => blocks.push(Block { quoted: tokens, speaker: speaker.take(), asked }),
            (Role::Speaker, Some(block)) if block.speaker.is_none() => block.speaker = Some(tokens),
            (Role::Speaker, _) => speaker = Some(tokens),
            (Role::Headline | Role::Body | Role::Furniture(_), _) => speaker = None,
        }
        goes_on = role == Role::Quoted;
    }
    let is_interview = interviewed(passage, &blocks).is_some();
    blocks.retain(|block| {
        block.speaker.is_some()
            || block.asked.is_some() && is_interview
            || is_led_to(passage, block.quoted.start)
    });
    blocks
}

/// Who answers the questions over blocks: the first person who is named in full before the first of them. A single question
/// over a block may be a heading.
fn interviewed(passage: &Passage<'_>, blocks: &[Block]) -> Option<NounPhrase> {
    const MIN_ANSWERS: usize = 2;
    let mut asked =
        blocks.iter().filter(|block| block.speaker.is_none()).filter_map(|block| block.asked.as_ref());
    let first = asked.next()?;
    (asked.count() + 1 >= MIN_ANSWERS).then(|| interviewee(passage, first.start)).flatten()
}

/// Whether a colon is right before the block.
fn is_led_to(passage: &Passage<'_>, start: usize) -> bool {
    start.checked_sub(1).is_some_and(|at| passage.word(at) == ":")
}

/// Adds a pair for each block that is not in marks already, in text order, and removes the pairs inside it.
pub(in crate::analysis::quotation) fn add_blocks(
    passage: &Passage<'_>,
    blocks: &[Block],
    pairs: Vec<MarkPair>,
) -> Vec<MarkPair> {
    let mut all = pairs;
    for block in blocks {
        let tokens = block.quoted.clone();
        let overlaps = |pair: &MarkPair| pair.tokens.start < tokens.end && tokens.start < pair.tokens.end;
        let is_around =
            |pair: &MarkPair| pair.tokens.start <= tokens.start && pair.tokens.end + 1 >= tokens.end;
        if all.iter().any(is_around) {
            continue;
        }
        let (Some(first), Some(last)) =
            (passage.tokens.get(tokens.start), passage.tokens.get(tokens.end - 1))
        else {
            continue;
        };
        let (span, family) = (first.span.to(last.span), MarkFamily::Label);
        let (inner, inside) = (tokens.clone(), Vec::new());
        let mut block = MarkPair {
            marks: span,
            content: span,
            tokens: tokens.clone(),
            inner,
            inside,
            family,
            closed: true,
        };
        all.iter().filter(|pair| overlaps(pair)).for_each(|pair| block.take_in(pair));
        all.retain(|pair| !overlaps(pair));
        all.push(block);
    }
    sorting::by_key(&mut all, |pair| pair.tokens.start);
    all
}

/// Adds a reporting clause for the speaker's line of each block, in place of those found in it.
pub(in crate::analysis::quotation) fn add_reports(
    outline: &Outline<'_, '_>,
    blocks: &[Block],
    reports: &mut Vec<ReportingClause>,
) {
    let interviewed = interviewed(outline.passage, blocks);
    for block in blocks {
        let Some(tokens) = block.line().cloned() else { continue };
        reports.retain(|report| !tokens.contains(&report.cue.start));
        let named = block.speaker.as_ref().map(|line| named_in(outline, line));
        let subject = named.unwrap_or_else(|| interviewed.clone());
        reports.push(ReportingClause {
            cue: tokens.start..tokens.start + 1,
            kind: CueKind::NameAlone,
            subject,
            order: SubjectOrder::VerbFirst,
            tokens,
        });
    }
    sorting::by_key(reports, |report| report.cue.start);
}

/// The report of the block that a quotation of `tokens` is in.
pub(in crate::analysis::quotation) fn report_of(
    blocks: &[Block],
    reports: &[ReportingClause],
    tokens: &Range<usize>,
) -> Option<usize> {
    let block = blocks.iter().find(|block| block.quoted.contains(&tokens.start))?;
    let line = block.line()?;
    reports.iter().position(|report| report.kind == CueKind::NameAlone && report.tokens == *line)
}

/// The first name in a speaker's line, with what follows up to the first comma or bracket; or the words up to there.
fn named_in(outline: &Outline<'_, '_>, line: &Range<usize>) -> Option<NounPhrase> {
    let is_word = |at: usize| outline.passage.tokens.get(at).is_some_and(|token| token.is_word());
    let start = line.clone().find(|&at| is_word(at))?;
    let ends = |at: usize| matches!(outline.passage.word(at), "," | "(" | "—" | "–" | ":" | ";" | "|" | "/");
    let end = (start..line.end).find(|&at| ends(at)).unwrap_or(line.end);
    let core = start..end;
    Some(NounPhrase::new(core.clone(), core, PhraseKind::Name))
}
