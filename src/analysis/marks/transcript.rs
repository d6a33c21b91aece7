//! Paragraphs -> utterances: an interview or a hearing in which each paragraph begins with who speaks.
//!
//! "Q: Why now?", "A. Nobody asked.", "MR ADEBAYO: Nobody asked." and "Grace Adebayo: We came by boat." have no marks; the label shows
//! where an utterance begins and who speaks it. A single paragraph like that is more often a heading ("UPDATE: Two
//! held"), so labels count only if they are repeated.

use super::family::MarkFamily;
use super::pair::MarkPair;
use crate::analysis::Passage;
use crate::analysis::token::Shape;
use std::collections::HashMap;
use std::ops::Range;

/// The labels in the passages of a text so far, with their counts.
#[derive(Debug, Default)]
pub struct SpeakerLabels(HashMap<String, usize>);

/// The most labels that are remembered. No hearing has as many speakers.
const MAX_LABELS: usize = 1000;

impl SpeakerLabels {
    /// Counts the labels of a passage, except those of its context, which have been counted before.
    fn add(&mut self, passage: &Passage<'_>, paragraphs: &[LabelledParagraph<'_>]) {
        for paragraph in paragraphs.iter().filter(|paragraph| !passage.is_context(paragraph.utterance.start))
        {
            if let Some(count) = self.0.get_mut(paragraph.label) {
                *count += 1;
            } else if self.0.len() < MAX_LABELS {
                self.0.insert(paragraph.label.to_owned(), 1);
            }
        }
    }

    /// Whether the labels are repeated, as in a hearing, or those of an interview.
    fn are_speakers(&self) -> bool {
        const MIN_PARAGRAPHS: usize = 3;
        let is_repeated =
            self.0.values().any(|&count| count > 1) && self.0.values().sum::<usize>() >= MIN_PARAGRAPHS;
        is_repeated || self.0.contains_key("Q") && self.0.contains_key("A")
    }
}

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

/// A paragraph with a label.
struct LabelledParagraph<'a> {
    label: &'a str,
    utterance: Range<usize>,
}

/// Gets right: Q: Why now? / A: Nobody asked. Leaves alone: UPDATE: Two men were held.
fn find_utterances(passage: &Passage<'_>, pairs: &[MarkPair], labels: &mut SpeakerLabels) -> Vec<MarkPair> {
    let groups = passage.sentences.chunk_by(|a, b| a.paragraph == b.paragraph);
    let paragraphs = groups
        .filter_map(|group| Some(group.first()?.tokens.start as usize..group.last()?.tokens.end as usize));
    let labelled: Vec<LabelledParagraph<'_>> =
        paragraphs.filter_map(|tokens| labelled_paragraph(passage, tokens)).collect();
    labels.add(passage, &labelled);
    if !labels.are_speakers() {
        return Vec::new();
    }
    labelled.iter().filter_map(|paragraph| utterance(passage, pairs, &paragraph.utterance)).collect()
}

/// Splits off the label that a paragraph begins with: Q or A, words in capitals, or a name of two words or more, perhaps
/// with a remark in brackets: "MR ADEBAYO (teacher):".
fn labelled_paragraph<'a>(passage: &Passage<'a>, tokens: Range<usize>) -> Option<LabelledParagraph<'a>> {
    const MAX_LABEL: usize = 12;
    if let label @ ("Q." | "A.") = passage.word(tokens.start) {
        let utterance = tokens.start + 1..tokens.end;
        let label = label.trim_end_matches('.');
        return (!utterance.is_empty()).then_some(LabelledParagraph { label, utterance });
    }
    let mut reach = tokens.start + 1..tokens.end.min(tokens.start + MAX_LABEL);
    let colon = reach.find(|&at| passage.word(at) == ":")?;
    let is_closed = passage.word(colon - 1) == ")";
    let bracket = (tokens.start + 1..colon).find(|&at| is_closed && passage.word(at) == "(");
    let words = passage.tokens.get(tokens.start..bracket.unwrap_or(colon))?;
    let is_upper =
        words.iter().all(|token| matches!(token.shape, Shape::Upper | Shape::Mark | Shape::Possessive));
    let is_name =
        words.len() > 1 && words.iter().all(|token| matches!(token.shape, Shape::Title | Shape::Mixed));
    let label = words.first()?.span.to(words.last()?.span).of(passage.text);
    let is_letter = matches!(label, "Q" | "A");
    let begins_with_word = words.first()?.is_word() && colon + 1 < tokens.end;
    (begins_with_word && (is_upper || is_name || is_letter))
        .then_some(LabelledParagraph { label, utterance: colon + 1..tokens.end })
}

/// Returns the utterance of these tokens, or `None` if it begins with quotation marks.
fn utterance(passage: &Passage<'_>, pairs: &[MarkPair], tokens: &Range<usize>) -> Option<MarkPair> {
    let at = pairs.partition_point(|pair| pair.tokens.end <= tokens.start);
    let is_quoted = pairs.get(at).is_some_and(|pair| pair.tokens.start <= tokens.start);
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
