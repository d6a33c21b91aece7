//! Paragraphs -> utterances: an interview or a hearing in which each paragraph begins with who speaks.
//!
//! "Q: Why now?", "MR ADEBAYO: Nobody asked." and "Grace Adebayo: We came by boat." have no marks; the label says
//! where an utterance begins and who speaks it. One such paragraph alone is more often a heading ("UPDATE: Two
//! held"), so labels count only where they come back.

use super::mark::Family;
use super::pairing::Pair;
use crate::analysis::Passage;
use crate::analysis::token::Shape;
use std::collections::HashMap;
use std::ops::Range;

/// The pairs of a passage together with its labelled utterances, in text order; marks inside an utterance belong
/// to it.
#[must_use]
pub fn join(passage: &Passage<'_>, pairs: Vec<Pair>) -> Vec<Pair> {
    let utterances = find(passage, &pairs);
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
struct Labelled<'a> {
    label: &'a str,
    utterance: Range<usize>,
}

/// Right: Q: Why now? / A: Nobody asked. Left alone: UPDATE: Two men were held.
fn find(passage: &Passage<'_>, pairs: &[Pair]) -> Vec<Pair> {
    const FEWEST: usize = 3;
    let groups = passage.sentences.chunk_by(|a, b| a.paragraph == b.paragraph);
    let paragraphs = groups
        .filter_map(|group| Some(group.first()?.tokens.start as usize..group.last()?.tokens.end as usize));
    let labelled: Vec<Labelled<'_>> = paragraphs.filter_map(|tokens| labelled(passage, tokens)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for paragraph in &labelled {
        *counts.entry(paragraph.label).or_default() += 1;
    }
    let repeated = counts.values().any(|&count| count > 1) && labelled.len() >= FEWEST;
    let interview = counts.contains_key("Q") && counts.contains_key("A");
    if !repeated && !interview {
        return Vec::new();
    }
    labelled.iter().filter_map(|paragraph| utterance(passage, pairs, &paragraph.utterance)).collect()
}

/// The label with which a paragraph begins: a letter, words in capitals, or a name of two words or more.
fn labelled<'a>(passage: &Passage<'a>, tokens: Range<usize>) -> Option<Labelled<'a>> {
    const LONGEST: usize = 7;
    let colon =
        (tokens.start + 1..tokens.end.min(tokens.start + LONGEST)).find(|&at| passage.word(at) == ":")?;
    let words = passage.tokens.get(tokens.start..colon)?;
    let loud =
        words.iter().all(|token| matches!(token.shape, Shape::Upper | Shape::Mark | Shape::Possessive));
    let named =
        words.len() > 1 && words.iter().all(|token| matches!(token.shape, Shape::Title | Shape::Mixed));
    let label = words.first()?.span.to(words.last()?.span).of(passage.text);
    let letter = matches!(label, "Q" | "A");
    let word = words.first()?.is_word() && colon + 1 < tokens.end;
    (word && (loud || named || letter)).then_some(Labelled { label, utterance: colon + 1..tokens.end })
}

/// The utterance of these tokens, unless it stands in marks.
fn utterance(passage: &Passage<'_>, pairs: &[Pair], tokens: &Range<usize>) -> Option<Pair> {
    let at = pairs.partition_point(|pair| pair.tokens.end <= tokens.start);
    let marked = pairs.get(at).is_some_and(|pair| pair.tokens.start <= tokens.start);
    let first = passage.tokens.get(tokens.start)?;
    let span = first.span.to(passage.tokens.get(tokens.end - 1)?.span);
    let (tokens, inner, family) = (tokens.clone(), tokens.clone(), Family::Label);
    (!marked).then_some(Pair { marks: span, content: span, tokens, inner, family, closed: true })
}
