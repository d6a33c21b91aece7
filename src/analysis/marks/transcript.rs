//! Paragraphs -> utterances: an interview or a hearing in which each paragraph begins with who speaks.
//!
//! "Q: Why now?", "A. Nobody asked.", "MR ADEBAYO: Nobody asked." and "Adebayo: We came by boat." have no marks; the label
//! shows where an utterance begins and who speaks it. A single paragraph like that is more often a heading ("UPDATE: Two
//! held") or a dateline ("KOCHI: Two held"), so labels count only if they are repeated.

use super::family::MarkFamily;
use super::pair::MarkPair;
use super::speaker_label::{LabelledParagraph, SpeakerLabels, labelled_paragraph};
use crate::analysis::Passage;
use crate::analysis::token::Shape;
use crate::article::Role;
use crate::lexicon::function_words::FunctionWord;
use std::ops::Range;

/// The most paragraphs without a label that go on with what the one before them begins.
const MOST_GOING_ON: usize = 5;

/// Adds the labelled utterances of a passage to its pairs, in text order, and removes the pairs inside them.
/// `labels` holds those of earlier passages.
#[must_use]
pub fn add_utterances(
    passage: &Passage<'_>,
    pairs: Vec<MarkPair>,
    labels: &mut SpeakerLabels,
) -> Vec<MarkPair> {
    let utterances = find_utterances(passage, &pairs, labels);
    if utterances.is_empty() {
        return pairs;
    }
    let mut utterances = utterances.into_iter().peekable();
    let mut all = Vec::with_capacity(pairs.len());
    for pair in pairs {
        while let Some(utterance) = utterances.next_if(|utterance| utterance.tokens.end <= pair.tokens.start)
        {
            all.push(utterance);
        }
        match utterances.peek_mut().filter(|utterance| utterance.tokens.start < pair.tokens.end) {
            Some(utterance) => utterance.take_in(&pair),
            None => all.push(pair),
        }
    }
    all.extend(utterances);
    all
}

/// Gets right: Q: Why now? / A: Nobody asked. Leaves alone: UPDATE: Two men were held.
fn find_utterances(passage: &Passage<'_>, pairs: &[MarkPair], labels: &mut SpeakerLabels) -> Vec<MarkPair> {
    let groups = passage.sentences.chunk_by(|a, b| a.paragraph == b.paragraph);
    let paragraphs: Vec<Range<usize>> = groups
        .filter_map(|group| Some(group.first()?.tokens.start as usize..group.last()?.tokens.end as usize))
        .collect();
    let labelled = |(at, tokens): (usize, &Range<usize>)| {
        labelled_paragraph(passage, tokens.clone()).map(|paragraph| (at, paragraph))
    };
    let mut labelled: Vec<(usize, LabelledParagraph<'_>)> =
        paragraphs.iter().enumerate().filter_map(labelled).collect();
    labels.find_names(passage, &mut labelled);
    let is_new = |at: usize| paragraphs.get(at).is_some_and(|tokens| !passage.is_context(tokens.start));
    for (_, paragraph) in
        labelled.iter().filter(|(at, paragraph)| is_new(*at) && !paragraph.may_be_field(passage))
    {
        labels.add(passage, paragraph);
    }
    if !labels.are_speakers() {
        return Vec::new();
    }
    let is_other =
        |paragraph: &LabelledParagraph<'_>| !labels.is_speaker(paragraph) && labels.repeats(paragraph);
    let others: Vec<usize> = labelled.iter().filter(|(_, it)| is_other(it)).map(|(at, _)| *at).collect();
    labelled.retain(|(_, paragraph)| labels.is_speaker(paragraph));
    let next = |index: usize| labelled.get(index + 1).map(|(at, _)| *at);
    let utterances = labelled.iter().enumerate().filter_map(|(index, (at, paragraph))| {
        let until = next(index).unwrap_or(at + 1 + usize::from(paragraph.utterance.is_empty()));
        // Another word with a colon may be a label that is not known for one: what follows it may be another's.
        let is_mixed = others.iter().any(|other| (*at..until).contains(other));
        let going_on = paragraphs.get(at + 1..until).filter(|_| !is_mixed).unwrap_or_default();
        let end = end_of_utterance(passage, pairs, going_on).unwrap_or(paragraph.utterance.end);
        utterance(passage, pairs, &(paragraph.utterance.start..end))
    });
    utterances.collect()
}

/// Where an utterance ends that goes on in paragraphs without labels; `None` if it ends before them. Stage directions after it
/// are no part of it.
///
/// Gets right: A: We waited. / Nobody came. / Q: And then? Leaves alone: A: We waited. / “Never again,” she said. / Q: Why?
fn end_of_utterance(passage: &Passage<'_>, pairs: &[MarkPair], going_on: &[Range<usize>]) -> Option<usize> {
    let is_quoted = |tokens: &Range<usize>| {
        let at = pairs.partition_point(|pair| pair.tokens.end <= tokens.start);
        pairs.get(at).is_some_and(|pair| pair.tokens.start < tokens.end)
    };
    let is_text = |tokens: &Range<usize>| {
        let sentence = passage.sentences.get(passage.sentence_of(tokens.start));
        let paragraph = sentence.and_then(|sentence| passage.paragraphs.get(sentence.paragraph));
        paragraph.is_some_and(|paragraph| paragraph.role == Role::Body)
    };
    let is_direction = |tokens: &Range<usize>| matches!(passage.word(tokens.start), "(" | "[");
    if going_on.len() > MOST_GOING_ON || going_on.iter().any(|tokens| is_quoted(tokens) || !is_text(tokens)) {
        return None;
    }
    going_on.iter().rev().find(|tokens| !is_direction(tokens)).map(|tokens| tokens.end)
}

/// Returns the utterance of these tokens, or `None` if there are none or they are speech in marks.
fn utterance(passage: &Passage<'_>, pairs: &[MarkPair], tokens: &Range<usize>) -> Option<MarkPair> {
    if tokens.is_empty() {
        return None;
    }
    let at = pairs.partition_point(|pair| pair.tokens.end <= tokens.start);
    let begins_with = pairs.get(at).filter(|pair| pair.tokens.start <= tokens.start);
    let is_quoted = begins_with.is_some_and(|pair| holds_utterance(passage, pair, tokens));
    let first = passage.tokens.get(tokens.start)?;
    let span = first.span.to(passage.tokens.get(tokens.end - 1)?.span);
    let (tokens, inner, family) = (tokens.clone(), tokens.clone(), MarkFamily::Label);
    let inside = Vec::new();
    (!is_quoted).then_some(MarkPair {
        marks: span,
        content: span,
        tokens,
        inner,
        inside,
        family,
        closed: true,
    })
}

/// Whether the marks with which an utterance begins hold what was said, so that the label is their report: all of it, a
/// whole sentence, or words that a report with "she" follows.
///
/// Gets right: Krol: “We stay.”; Krol: “We stay,” she said. Leaves alone: Krol: “Blue Monday”, mostly.; Krol: “Never,” my
/// father used to say. I do.
fn holds_utterance(passage: &Passage<'_>, pair: &MarkPair, tokens: &Range<usize>) -> bool {
    let last = passage.word(pair.inner.end.saturating_sub(1));
    let rest = pair.tokens.end..tokens.end;
    let is_all = rest.clone().all(|at| passage.tokens.get(at).is_none_or(|token| token.shape == Shape::Mark));
    let is_reported = passage.function_word(rest.start) == Some(FunctionWord::Subject)
        && passage.cue(rest.start + 1).is_some();
    is_all || matches!(last, "." | "!" | "?" | "…") || is_reported
}
