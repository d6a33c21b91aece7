//! Paragraph -> the label with which an interview or a hearing says who speaks: "Q:", "A.", "MR ADEBAYO:", "Adebayo:".

use crate::analysis::Passage;
use crate::analysis::token::{Shape, Token};
use crate::lexicon::lists::List;
use crate::lexicon::words::WordClass;
use foldhash::{HashMap, HashSet};
use std::ops::Range;

/// How well words are known to name who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LabelKind {
    /// Words for a part in a talk: "Interviewer".
    Part,
    /// A name, or words in capitals.
    Name,
    /// One common word: "Pilot". It is a label only beside one for a part.
    Word,
}

/// A paragraph with a label.
#[derive(Debug)]
pub(super) struct LabelledParagraph<'a> {
    pub(super) label: &'a str,
    pub(super) kind: LabelKind,
    /// What follows the label; empty if it is alone in its paragraph.
    pub(super) utterance: Range<usize>,
}

impl LabelledParagraph<'_> {
    /// Whether it may be a field of a list: a name before a number.
    ///
    /// Gets right: Serving: 1 cup. Leaves alone: ADEBAYO: One moment.
    pub(super) fn may_be_field(&self, passage: &Passage<'_>) -> bool {
        let first = passage.tokens.get(self.utterance.start).filter(|_| !self.utterance.is_empty());
        first.is_some_and(|first| first.shape == Shape::Number)
    }
}

/// The labels in the passages of a text so far.
#[derive(Debug, Default)]
pub struct SpeakerLabels {
    /// Those that are sure, without remarks, with their counts.
    sure: HashMap<String, usize>,
    /// The common words, with their counts.
    words: HashMap<String, usize>,
    /// What may stand for a name that was a label: its last word, and its initials.
    short: HashSet<String>,
    /// How many paragraphs have a sure label.
    paragraphs: usize,
    /// Whether one of them has the label of another.
    is_repeated: bool,
    /// Whether a label names a part.
    has_part: bool,
}

/// The most labels that are remembered. No hearing has as many speakers.
const MAX_LABELS: usize = 1000;

impl SpeakerLabels {
    /// Counts a label.
    pub(super) fn add(&mut self, paragraph: &LabelledParagraph<'_>) {
        let name = paragraph.label.split(',').next().unwrap_or_default().to_uppercase();
        if paragraph.kind == LabelKind::Word {
            if self.words.len() < MAX_LABELS {
                *self.words.entry(name).or_default() += 1;
            }
            return;
        }
        self.paragraphs += 1;
        self.has_part |= paragraph.kind == LabelKind::Part;
        self.is_repeated |= self.sure.contains_key(&name) || self.short.contains(&name);
        if self.sure.len() >= MAX_LABELS {
            return;
        }
        let words = || name.split_whitespace();
        if words().count() > 1 {
            self.short.extend(words().next_back().map(str::to_owned));
            self.short.insert(words().filter_map(|word| word.chars().next()).collect());
        }
        *self.sure.entry(name).or_default() += 1;
    }

    /// Whether the labels are repeated, as in a hearing, or those of an interview.
    pub(super) fn are_speakers(&self) -> bool {
        const MIN_PARAGRAPHS: usize = 3;
        let words = if self.has_part { self.words.values().filter(|&&count| count > 1).sum() } else { 0 };
        self.is_repeated && self.paragraphs + words >= MIN_PARAGRAPHS
            || self.sure.contains_key("Q") && self.sure.contains_key("A")
    }

    /// Whether a label names who speaks: a common word does beside others that are sure, if it is repeated.
    pub(super) fn is_speaker(&self, paragraph: &LabelledParagraph<'_>) -> bool {
        let count = || self.words.get(&paragraph.label.to_uppercase()).copied().unwrap_or_default();
        paragraph.kind != LabelKind::Word || self.has_part && count() > 1
    }
}

/// Splits off the label that a paragraph begins with.
pub(super) fn labelled_paragraph<'a>(
    passage: &Passage<'a>,
    tokens: Range<usize>,
) -> Option<LabelledParagraph<'a>> {
    let tokens = after_time(passage, &tokens)..tokens.end;
    letter_label(passage, &tokens).or_else(|| colon_label(passage, &tokens))
}

/// The first token after the time at which an utterance begins: `[00:01:12] HOST: Welcome.`
fn after_time(passage: &Passage<'_>, tokens: &Range<usize>) -> usize {
    const MAX_TIME: usize = 8;
    let is_time = |at: &usize| {
        let number = passage.tokens.get(*at).is_some_and(|token| token.shape == Shape::Number);
        number || matches!(passage.word(*at), "[" | "]" | "(" | ")" | ":" | "." | "-" | "–" | "—")
    };
    let begins = passage
        .tokens
        .get(tokens.start)
        .is_some_and(|first| first.shape == Shape::Number || matches!(passage.word(tokens.start), "[" | "("));
    let time = tokens.clone().take(MAX_TIME).take_while(is_time).count();
    tokens.start + if begins { time } else { 0 }
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
    let kind = LabelKind::Part;
    (!utterance.is_empty()).then_some(LabelledParagraph { label, kind, utterance })
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
    let begins_with_word = label_tokens.first()?.is_word();
    let kind = label_kind(passage, words).filter(|_| begins_with_word)?;
    let utterance = colon + 1..tokens.end;
    (!utterance.is_empty() || kind != LabelKind::Word).then_some(LabelledParagraph { label, kind, utterance })
}

/// How well these words are known to name who speaks; `None` if they do not.
///
/// Gets right: MR. PRYCE; Grace Adebayo; Adebayo; Interviewer. Leaves alone: Where; Verdict; Lagos.
fn label_kind(passage: &Passage<'_>, words: Range<usize>) -> Option<LabelKind> {
    let all = passage.tokens.get(words.clone()).unwrap_or_default();
    let is_name = all.iter().all(|token| matches!(token.shape, Shape::Title | Shape::Mixed));
    let is_upper = |token: &Token| matches!(token.shape, Shape::Upper | Shape::Mark | Shape::Possessive);
    if all.len() > 1 || !is_name {
        return (is_name || all.iter().all(is_upper)).then_some(LabelKind::Name);
    }
    let class = passage.class(words.start);
    let is_person = class.is(WordClass::GIVEN) || class.is(WordClass::SURNAME);
    let is_place = class.is(WordClass::BIG_PLACE) || class.is(WordClass::PLACE) && !is_person;
    if passage.is(words.start, List::SpeakerLabels) {
        return Some(LabelKind::Part);
    }
    let is_word = class.is(WordClass::FREQUENT) || !is_person && class.is(WordClass::COMMON);
    (!is_place).then_some(if is_word { LabelKind::Word } else { LabelKind::Name })
}
