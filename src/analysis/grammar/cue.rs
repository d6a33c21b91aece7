//! Outline -> reports: every reporting verb or frame outside quotation marks, with the words for who reports.
//!
//! The subject is found once for each verb, before it is known which quotation, if any, the verb reports.

use super::noun_phrase::{self, Ahead, NounPhrase, PhraseKind};
use super::outline::{Outline, Part};
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use crate::text::Span;
use std::ops::Range;

/// A reporting verb or frame with its subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The tokens of the cue: "said", "according to".
    pub cue: Range<usize>,
    /// What kind of cue it is.
    pub frame: Frame,
    /// Who reports.
    pub subject: Option<NounPhrase>,
    /// How the subject was found.
    pub order: Order,
    /// From the first to the last token of cue and subject.
    pub tokens: Range<usize>,
}

/// What kind of words report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// A verb of this class.
    Verb(CueClass),
    /// "according to", "in the words of".
    AccordingTo,
    /// Grace Adebayo: “…”, and “…” — Grace Adebayo.
    Line,
}

/// Where the subject stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// "Blinken said".
    SubjectFirst,
    /// "said Blinken".
    VerbFirst,
    /// The subject of the sentence: "Blinken left, saying".
    Borrowed,
}

/// The reports of a passage in text order.
#[must_use]
pub fn find(outline: &Outline<'_, '_>) -> Vec<Report> {
    let mut reports: Vec<Report> = Vec::new();
    for at in 0..outline.parts.len() {
        let report = match outline.part(at) {
            Part::Cue(class) => verb(outline, at, class, reports.last()),
            Part::Name | Part::Word | Part::Small(FunctionWord::Preposition) => frame(outline, at),
            Part::Colon if outline.part(at + 1) == Part::Quoted => colon(outline, at, reports.last()),
            Part::Break if outline.part_before(at) == Part::Quoted => credit(outline, at),
            _ => None,
        };
        reports.extend(report);
    }
    reports
}

impl Report {
    /// The words of the cue.
    #[must_use]
    pub fn cue_span(&self, outline: &Outline<'_, '_>) -> Span {
        span_of(outline, &self.cue)
    }

    /// The class of the verb; nothing for a frame.
    #[must_use]
    pub fn class(&self) -> Option<CueClass> {
        match self.frame {
            Frame::Verb(class) => Some(class),
            Frame::AccordingTo | Frame::Line => None,
        }
    }
}

/// The bytes of a range of tokens.
#[must_use]
pub fn span_of(outline: &Outline<'_, '_>, tokens: &Range<usize>) -> Span {
    let all = &outline.passage.tokens;
    match (all.get(tokens.start), all.get(tokens.end.saturating_sub(1))) {
        (Some(first), Some(last)) => first.span.to(last.span),
        _ => Span::default(),
    }
}

/// "According to the ministry", "in the words of Mr. Adebayo", "in Mr. Adebayo’s words".
fn frame(outline: &Outline<'_, '_>, at: usize) -> Option<Report> {
    let word = |index: usize| outline.passage.word(index);
    let cue = match word(at) {
        "According" | "according" if word(at + 1) == "to" => at..at + 2,
        "In" | "in" if word(at + 1) == "the" && word(at + 2) == "words" && word(at + 3) == "of" => at..at + 4,
        _ => return None,
    };
    let subject = noun_phrase::starting_at(outline, cue.end, outline.parts.len(), Ahead::End)?;
    let tokens = cue.start..subject.full.end;
    Some(Report { cue, frame: Frame::AccordingTo, subject: Some(subject), order: Order::VerbFirst, tokens })
}

/// "Grace Adebayo: “…”", "From Chairwoman Adebayo: “…”": nothing but a name leads to the quotation.
fn colon(outline: &Outline<'_, '_>, at: usize, previous: Option<&Report>) -> Option<Report> {
    let start = outline.sentence_start(outline.sentence(at));
    if previous.is_some_and(|report| report.cue.start >= start) {
        return None;
    }
    let subject = noun_phrase::ending_at(outline, start, at)?;
    let lead = matches!(outline.part_before(subject.full.start), Part::Break | Part::Stop)
        || matches!(outline.passage.word(start), "From" | "Said" | "Says");
    let whole = subject.full.start == start || lead;
    let named = whole && acts(outline, &subject) && subject.kind != PhraseKind::Pronoun;
    let tokens = subject.full.start..at + 1;
    named.then(|| Report {
        cue: at..at + 1,
        frame: Frame::Line,
        subject: Some(subject),
        order: Order::SubjectFirst,
        tokens,
    })
}

/// “…” — Grace Adebayo, teacher: a name behind a dash that ends the paragraph.
fn credit(outline: &Outline<'_, '_>, at: usize) -> Option<Report> {
    const LONGEST: usize = 14;
    let dash = matches!(outline.passage.word(at), "-" | "–" | "—");
    let subject = noun_phrase::starting_at(outline, at + 1, outline.parts.len(), Ahead::Verb)?;
    let paragraph = outline.paragraph(at);
    let ends =
        (subject.full.end..subject.full.end + LONGEST).any(|next| outline.paragraph(next) != paragraph);
    let alone = matches!(outline.part(subject.full.end), Part::Comma | Part::Stop | Part::Break)
        || outline.paragraph(subject.full.end) != paragraph;
    let tokens = at..subject.full.end;
    (dash && ends && alone && subject.kind == PhraseKind::Name).then(|| Report {
        cue: at..at + 1,
        frame: Frame::Line,
        subject: Some(subject),
        order: Order::VerbFirst,
        tokens,
    })
}

fn verb(outline: &Outline<'_, '_>, at: usize, class: CueClass, previous: Option<&Report>) -> Option<Report> {
    let from = clause_start(outline, at);
    let end = skip_helpers_back(outline, from, at);
    let cue = at..at + 1;
    let report = |subject: Option<NounPhrase>, order| {
        let start = subject.as_ref().map_or(at, |phrase| phrase.full.start.min(at));
        let last = subject.as_ref().map_or(at + 1, |phrase| phrase.full.end.max(at + 1));
        let tokens = if order == Order::Borrowed { at..at + 1 } else { start..last };
        Some(Report { cue: cue.clone(), frame: Frame::Verb(class), subject, order, tokens })
    };
    if is_noun_here(outline, at) {
        return None;
    }
    if let Some(subject) = inverted_subject(outline, at, class) {
        return report(Some(subject), Order::VerbFirst);
    }
    if !is_participle(outline, at, end)
        && let Some(subject) = noun_phrase::ending_at(outline, from, end)
        && (!is_infinitive(outline, at) || acts(outline, &subject))
    {
        return report(Some(subject), Order::SubjectFirst);
    }
    let sentence = outline.sentence(at);
    let same = previous.filter(|report| {
        outline.sentence(report.cue.start) == sentence && report.frame != Frame::AccordingTo
    });
    let subject = same.and_then(|report| report.subject.clone()).or_else(|| sentence_subject(outline, at));
    report(subject, Order::Borrowed)
}

/// Where the reporter's clause that holds token `at` can begin: behind the last quotation, or the sentence's start.
fn clause_start(outline: &Outline<'_, '_>, at: usize) -> usize {
    const FURTHEST: usize = 64;
    let start = outline.sentence_start(outline.sentence(at)).max(at.saturating_sub(FURTHEST));
    (start..at).rev().find(|&index| outline.part(index) == Part::Quoted).map_or(start, |index| index + 1)
}

/// "has also said", "was quoted as saying", "went on to say": the words between a subject and its verb.
fn skip_helpers_back(outline: &Outline<'_, '_>, from: usize, at: usize) -> usize {
    let mut end = at;
    while end > from {
        let helper = match outline.part(end - 1) {
            Part::Small(FunctionWord::Auxiliary | FunctionWord::Adverb) => true,
            Part::Small(_) => matches!(
                outline.small(end - 1),
                "then" | "to" | "as" | "on" | "still" | "even" | "once" | "so" | "both" | "each" | "all"
            ),
            Part::Cue(_) => matches!(
                outline.small(end - 1),
                "quoted" | "reported" | "cited" | "began" | "declined" | "refused"
            ),
            Part::Word => matches!(outline.small(end - 1), "went" | "continued" | "told"),
            _ => false,
        };
        if !helper {
            break;
        }
        end -= 1;
    }
    end
}

/// "the report said" is a verb, "the reported deal", "his claims" and "a promised visit" are not.
fn is_noun_here(outline: &Outline<'_, '_>, at: usize) -> bool {
    matches!(
        outline.part_before(at),
        Part::Small(FunctionWord::Determiner | FunctionWord::Possessor)
            | Part::Possessive
            | Part::Hyphen
            | Part::Number
    ) && outline.passage.word(at.saturating_sub(1)) != "that"
        || hangs(outline, at)
}

/// "reports" in "according to reports", "in notes": a form in -s or -ed behind a preposition is no verb.
fn hangs(outline: &Outline<'_, '_>, at: usize) -> bool {
    let form = outline.small(at);
    outline.part_before(at) == Part::Small(FunctionWord::Preposition)
        && form.ends_with('s')
        && !matches!(outline.passage.word(at - 1), "like" | "down" | "up" | "out" | "off" | "ahead")
}

/// Whether the verb is an -ing form without "is" before it: its subject is the sentence's.
fn is_participle(outline: &Outline<'_, '_>, at: usize, helpers_from: usize) -> bool {
    outline.small(at).ends_with("ing") && helpers_from == at
}

fn is_infinitive(outline: &Outline<'_, '_>, at: usize) -> bool {
    outline.passage.word(at.saturating_sub(1)) == "to"
}

/// "the minister was forced to say", but not "took the opportunity to say".
fn acts(outline: &Outline<'_, '_>, subject: &NounPhrase) -> bool {
    subject.kind != PhraseKind::Description || noun_phrase::describes_speaker(outline, &subject.core)
}

/// “…,” said Blinken; “…” if it rains, said Blinken.
fn inverted_subject(outline: &Outline<'_, '_>, at: usize, class: CueClass) -> Option<NounPhrase> {
    let read = || noun_phrase::starting_at(outline, at + 1, outline.parts.len(), Ahead::End);
    if outline.small(at).ends_with("ing") {
        return None;
    }
    if follows_quotation(outline, at) {
        return read();
    }
    let reports = matches!(class, CueClass::Say | CueClass::Report);
    if !reports || outline.part_before(at) != Part::Comma {
        return None;
    }
    read().filter(|subject| {
        let ends = matches!(
            outline.part(subject.full.end),
            Part::Comma | Part::Stop | Part::Small(FunctionWord::Time | FunctionWord::Preposition)
        );
        ends && acts(outline, subject)
    })
}

/// Whether a quotation, or a quotation and a comma, stands right before the verb.
fn follows_quotation(outline: &Outline<'_, '_>, at: usize) -> bool {
    match outline.part_before(at) {
        Part::Quoted => true,
        Part::Comma | Part::Break => outline.part_before(at - 1) == Part::Quoted,
        _ => false,
    }
}

/// The first phrase of the sentence that does not hang on a preposition.
fn sentence_subject(outline: &Outline<'_, '_>, verb: usize) -> Option<NounPhrase> {
    let start = outline.sentence_start(outline.sentence(verb));
    let mut at = start;
    for _ in 0..4 {
        at = skip_openers(outline, at, verb);
        if let Some(phrase) = noun_phrase::starting_at(outline, at, verb, Ahead::Verb) {
            return Some(phrase);
        }
        at += 1;
    }
    None
}

/// Behind "But", "On Saturday," and "After the visit to Seoul,".
fn skip_openers(outline: &Outline<'_, '_>, start: usize, verb: usize) -> usize {
    let mut at = start;
    while at < verb {
        match outline.part(at) {
            Part::Small(FunctionWord::Preposition | FunctionWord::Conjunction)
                if has_comma(outline, at, verb) =>
            {
                at = (at..verb)
                    .find(|&index| outline.part(index) == Part::Comma)
                    .map_or(verb, |comma| comma + 1);
            }
            Part::Name
            | Part::Word
            | Part::Number
            | Part::Small(FunctionWord::Determiner | FunctionWord::Possessor | FunctionWord::Subject) => {
                break;
            }
            _ => at += 1,
        }
    }
    at
}

fn has_comma(outline: &Outline<'_, '_>, from: usize, to: usize) -> bool {
    let joins = matches!(outline.passage.word(from), "And" | "But" | "and" | "but" | "So" | "Yet");
    !joins && (from..to.min(from + 16)).any(|index| outline.part(index) == Part::Comma)
}

/// Whether a report's subject is a pronoun of the first or second person, which the reporter's own text
/// hardly ever uses for a speaker.
#[must_use]
pub fn is_first_person(outline: &Outline<'_, '_>, subject: &NounPhrase) -> bool {
    subject.kind == PhraseKind::Pronoun
        && matches!(
            outline.passage.word(subject.core.start).split(['\'', '’']).next(),
            Some("I" | "we" | "We" | "you" | "You")
        )
}
