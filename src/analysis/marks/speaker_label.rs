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
    /// One common word that is also a name: "Smith", "Page". It is a label beside others that are sure, or if two of
    /// the kind take turns and ask.
    CommonName,
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
    /// Whether its label is a common word.
    fn is_common(&self) -> bool {
        matches!(self.kind, LabelKind::Word | LabelKind::CommonName)
    }

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
    /// The common words that end the name of someone: Smith, of "Dana Smith".
    named: HashSet<String>,
    /// The common words that are names, and are repeated.
    common_names: HashSet<String>,
    /// Whether one of these asks a question.
    asks: bool,
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
    pub(super) fn add(&mut self, passage: &Passage<'_>, paragraph: &LabelledParagraph<'_>) {
        let name = paragraph.label.split(',').next().unwrap_or_default().to_uppercase();
        if paragraph.is_common() {
            self.add_common(passage, paragraph, name);
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

    /// Counts a label that is a common word.
    fn add_common(&mut self, passage: &Passage<'_>, paragraph: &LabelledParagraph<'_>, name: String) {
        if self.words.len() >= MAX_LABELS {
            return;
        }
        let count = self.words.entry(name.clone()).or_default();
        *count += 1;
        if paragraph.kind == LabelKind::CommonName {
            self.asks |= passage.word(paragraph.utterance.end.saturating_sub(1)) == "?";
            if *count > 1 {
                self.common_names.insert(name);
            }
        }
    }

    /// Makes the common words among the labels names that end the name of someone in the passage, or of an earlier one.
    ///
    /// Gets right: Dana Smith came. / Smith: We waited. Leaves alone: The main road. / Main: lamb.
    pub(super) fn find_names(
        &mut self,
        passage: &Passage<'_>,
        labelled: &mut [(usize, LabelledParagraph<'_>)],
    ) {
        let common = || labelled.iter().map(|(_, paragraph)| paragraph).filter(|it| it.is_common());
        let words: HashSet<&str> = common().map(|paragraph| paragraph.label).collect();
        if words.is_empty() {
            return;
        }
        let is_before = |at: usize| {
            let class = passage.class(at);
            let may_name = class.is(WordClass::GIVEN) || class.is(WordClass::HONORIFIC);
            may_name && passage.tokens.get(at).is_some_and(|token| token.is_capitalized(passage.text))
        };
        let ends_name = |at: &usize| is_before(*at - 1) && words.contains(passage.word(*at));
        let found = (1..passage.tokens.len()).filter(ends_name).map(|at| passage.word(at).to_owned());
        self.named.extend(found.take(MAX_LABELS));
        for (_, paragraph) in labelled.iter_mut().filter(|(_, paragraph)| paragraph.is_common()) {
            if self.named.contains(paragraph.label) {
                paragraph.kind = LabelKind::Name;
            }
        }
    }

    /// Whether the labels are repeated, as in a hearing, or those of an interview.
    pub(super) fn are_speakers(&self) -> bool {
        const MIN_PARAGRAPHS: usize = 3;
        let words = if self.has_part { self.words.values().filter(|&&count| count > 1).sum() } else { 0 };
        self.is_repeated && self.paragraphs + words >= MIN_PARAGRAPHS
            || self.sure.contains_key("Q") && self.sure.contains_key("A")
            || self.common_names_talk()
    }

    /// Whether two common words that are names take turns, and one of them asks.
    fn common_names_talk(&self) -> bool {
        self.asks && self.common_names.len() > 1
    }

    /// Whether a label names who speaks: a common word does beside others that are sure, if it is repeated.
    pub(super) fn is_speaker(&self, paragraph: &LabelledParagraph<'_>) -> bool {
        match paragraph.kind {
            LabelKind::Part | LabelKind::Name => true,
            LabelKind::Word => self.has_part && self.repeats(paragraph),
            LabelKind::CommonName => {
                (self.has_part || self.is_repeated || self.common_names_talk()) && self.repeats(paragraph)
            }
        }
    }

    /// Whether a common word is the label of several paragraphs.
    pub(super) fn repeats(&self, paragraph: &LabelledParagraph<'_>) -> bool {
        self.words.get(&paragraph.label.to_uppercase()).is_some_and(|&count| count > 1)
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
    let time = || tokens.clone().take(MAX_TIME).take_while(is_time).count();
    tokens.start + if begins { time() } else { 0 }
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
    let colon = reach.find(|&at| passage.is_spelt(at, ":"))?;
    let is_closed = passage.word(colon - 1) == ")";
    let bracket = (tokens.start + 1..colon).find(|&at| is_closed && passage.word(at) == "(");
    let words = tokens.start..bracket.unwrap_or(colon);
    let label_tokens = passage.tokens.get(words.clone())?;
    let label = label_tokens.first()?.span.to(label_tokens.last()?.span).of(passage.text);
    let begins_with_word = label_tokens.first()?.is_word();
    let kind = label_kind(passage, words).filter(|_| begins_with_word)?;
    let utterance = colon + 1..tokens.end;
    let labelled = LabelledParagraph { label, kind, utterance };
    (!labelled.utterance.is_empty() || !labelled.is_common()).then_some(labelled)
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
    let kind = match (class.is(WordClass::FREQUENT), is_person) {
        (true, true) => LabelKind::CommonName,
        (true, false) => LabelKind::Word,
        (false, false) if class.is(WordClass::COMMON) => LabelKind::Word,
        (false, _) => LabelKind::Name,
    };
    (!is_place || kind == LabelKind::CommonName).then_some(kind)
}
