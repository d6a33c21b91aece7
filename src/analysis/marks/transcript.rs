//! Paragraphs -> utterances: an interview or a hearing in which each paragraph begins with who speaks.
//!
//! "Q: Why now?", "A. Nobody asked.", "MR ADEBAYO: Nobody asked." and "Adebayo: We came by boat." have no marks; the label
//! shows where an utterance begins and who speaks it. A single paragraph like that is more often a heading ("UPDATE: Two
//! held") or a dateline ("KOCHI: Two held"), so labels count only if they are repeated.

use super::family::MarkFamily;
use super::pair::MarkPair;
use crate::analysis::Passage;
use crate::analysis::token::{Shape, Token};
use crate::lexicon::lists::List;
use crate::lexicon::words::WordClass;
use foldhash::HashMap;
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

/// Splits off the label that a paragraph begins with.
fn labelled_paragraph<'a>(passage: &Passage<'a>, tokens: Range<usize>) -> Option<LabelledParagraph<'a>> {
    letter_label(passage, &tokens).or_else(|| colon_label(passage, &tokens))
}

/// "Q." and "A.", and "Q" before a question and "A" before an answer, without any mark.
///
/// Gets right: Q Why now?; Q. Why now? Leaves alone: A Dutchman was held.
fn letter_label<'a>(passage: &Passage<'a>, tokens: &Range<usize>) -> Option<LabelledParagraph<'a>> {
    let first = tokens.start;
    let utterance = first + 1..tokens.end;
    let label = match passage.word(first) {
        label @ ("Q." | "A.") => label.trim_end_matches('.'),
        "Q" if passage.word(tokens.end - 1) == "?" && begins_sentence(passage, first + 1) => "Q",
        "A" if follows_question(passage, first) && begins_sentence(passage, first + 1) => "A",
        _ => return None,
    };
    (!utterance.is_empty()).then_some(LabelledParagraph { label, utterance })
}

fn begins_sentence(passage: &Passage<'_>, at: usize) -> bool {
    passage.tokens.get(at).is_some_and(|token| token.is_capitalized(passage.text))
}

/// Whether the paragraph before token `at` is a question after a lone "Q".
fn follows_question(passage: &Passage<'_>, at: usize) -> bool {
    let Some(last) = at.checked_sub(1).filter(|&last| passage.word(last) == "?") else { return false };
    let before = passage.sentences.get(..=passage.sentence_of(last)).unwrap_or_default();
    let paragraph = before.last().map(|sentence| sentence.paragraph);
    let first = before.iter().rev().take_while(|sentence| Some(sentence.paragraph) == paragraph).last();
    first.is_some_and(|first| passage.word(first.tokens.start as usize) == "Q")
}

/// Words before a colon: in capitals, a name, or a word such as "Interviewer"; perhaps with a remark in brackets:
/// "MR ADEBAYO (teacher):".
fn colon_label<'a>(passage: &Passage<'a>, tokens: &Range<usize>) -> Option<LabelledParagraph<'a>> {
    const MAX_LABEL: usize = 12;
    let mut reach = tokens.start + 1..tokens.end.min(tokens.start + MAX_LABEL);
    let colon = reach.find(|&at| passage.word(at) == ":")?;
    let is_closed = passage.word(colon - 1) == ")";
    let bracket = (tokens.start + 1..colon).find(|&at| is_closed && passage.word(at) == "(");
    let words = tokens.start..bracket.unwrap_or(colon);
    let label_tokens = passage.tokens.get(words.clone())?;
    let label = label_tokens.first()?.span.to(label_tokens.last()?.span).of(passage.text);
    let begins_with_word = label_tokens.first()?.is_word() && colon + 1 < tokens.end;
    (begins_with_word && is_label(passage, words))
        .then_some(LabelledParagraph { label, utterance: colon + 1..tokens.end })
}

/// Whether these words can name who speaks.
///
/// Gets right: MR. PRYCE; Grace Adebayo; Adebayo; Interviewer. Leaves alone: Where; Verdict; Lagos.
fn is_label(passage: &Passage<'_>, words: Range<usize>) -> bool {
    let all = passage.tokens.get(words.clone()).unwrap_or_default();
    let is_name = all.iter().all(|token| matches!(token.shape, Shape::Title | Shape::Mixed));
    let is_upper = |token: &Token| matches!(token.shape, Shape::Upper | Shape::Mark | Shape::Possessive);
    if all.len() > 1 || !is_name {
        return is_name || all.iter().all(is_upper);
    }
    let class = passage.class(words.start);
    let is_person = class.is(WordClass::GIVEN) || class.is(WordClass::SURNAME);
    let is_place = class.is(WordClass::BIG_PLACE) || class.is(WordClass::PLACE) && !is_person;
    let is_other = class.is(WordClass::FREQUENT) || is_place;
    passage.is(words.start, List::SpeakerLabels) || !is_other && (is_person || !class.is(WordClass::COMMON))
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
