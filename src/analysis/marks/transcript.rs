//! Paragraphs -> utterances: an interview or a hearing in which each paragraph begins with who speaks.
//!
//! "Q: Why now?", "MR ADEBAYO: Nobody asked." and "Grace Adebayo: We came by boat." have no marks; the label shows
//! where an utterance begins and who speaks it. A single paragraph like that is more often a heading ("UPDATE: Two
//! held"), so labels count only if they are repeated.

use super::family::MarkFamily;
use super::pair::MarkPair;
use crate::analysis::Passage;
use crate::analysis::token::Shape;
use std::collections::HashMap;
use std::ops::Range;

/// Adds the labelled utterances of a passage to its pairs, in text order, and removes the pairs inside them.
#[must_use]
pub fn add_utterances(passage: &Passage<'_>, pairs: Vec<MarkPair>) -> Vec<MarkPair> {
    let utterances = find_utterances(passage, &pairs);
    if utterances.is_empty() {
        return pairs;
    }
    let mut inside = utterances.iter().map(|utterance| utterance.tokens.clone()).peekable();
    let mut all = pairs;
    all.retain(|pair| {
        while inside.next_if(|tokens| tokens.end <= pair.tokens.start).is_some() {}
        inside.peek().is_none_or(|tokens| pair.tokens.end <= tokens.start)
    });
    all.extend(utterances);
    all.sort_by_key(|pair| pair.tokens.start);
    all
}

/// A paragraph with a label.
struct LabelledParagraph<'a> {
    label: &'a str,
    utterance: Range<usize>,
}

/// Gets right: Q: Why now? / A: Nobody asked. Leaves alone: UPDATE: Two men were held.
fn find_utterances(passage: &Passage<'_>, pairs: &[MarkPair]) -> Vec<MarkPair> {
    const MIN_PARAGRAPHS: usize = 3;
    let groups = passage.sentences.chunk_by(|a, b| a.paragraph == b.paragraph);
    let paragraphs = groups
        .filter_map(|group| Some(group.first()?.tokens.start as usize..group.last()?.tokens.end as usize));
    let labelled: Vec<LabelledParagraph<'_>> =
        paragraphs.filter_map(|tokens| labelled_paragraph(passage, tokens)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for paragraph in &labelled {
        *counts.entry(paragraph.label).or_default() += 1;
    }
    let is_repeated = counts.values().any(|&count| count > 1) && labelled.len() >= MIN_PARAGRAPHS;
    let is_interview = counts.contains_key("Q") && counts.contains_key("A");
    if !is_repeated && !is_interview {
        return Vec::new();
    }
    labelled.iter().filter_map(|paragraph| utterance(passage, pairs, &paragraph.utterance)).collect()
}

/// Splits off the label that a paragraph begins with: Q or A, words in capitals, or a name of two words or more.
fn labelled_paragraph<'a>(passage: &Passage<'a>, tokens: Range<usize>) -> Option<LabelledParagraph<'a>> {
    const MAX_LABEL: usize = 7;
    let mut reach = tokens.start + 1..tokens.end.min(tokens.start + MAX_LABEL);
    let colon = reach.find(|&at| passage.word(at) == ":")?;
    let words = passage.tokens.get(tokens.start..colon)?;
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
    (!is_quoted).then_some(MarkPair { marks: span, content: span, tokens, inner, family, closed: true })
}
