//! Pairs of marks -> quotations: which marks hold words that somebody said.
//!
//! Scare quotes, titles, nicknames and names of campaigns stand in the same marks as speech. What tells them
//! apart is how the words look and what stands around them, so both are gathered before anything is decided.

use super::{Pair, Quoted};
use crate::analysis::QuotationKind;
use crate::analysis::cue::{Frame, Report};
use crate::analysis::outline::{Outline, Part};
use crate::analysis::token::Shape;
use crate::lexicon::cues::CueClass;
use crate::lexicon::function_words::FunctionWord;
use std::ops::Range;

/// Where a report stands, seen from a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// Right behind the closing mark: “…,” Blinken said.
    Behind,
    /// Right before the opening mark: Blinken said, “…”
    Before,
    /// Earlier in the same sentence.
    EarlierInSentence,
    /// Later in the same sentence.
    LaterInSentence,
    /// In another sentence.
    Elsewhere,
}

/// Tokens between a verb and the mark it introduces: "told reporters in Seoul on Friday that".
const WIDEST_LEAD: usize = 10;

/// Where `report` stands, seen from the quotation of `tokens`.
#[must_use]
pub fn place_of(outline: &Outline<'_, '_>, report: &Report, tokens: &Range<usize>) -> Place {
    if report.cue.start >= tokens.end {
        let gap = tokens.end..report.tokens.start.max(tokens.end);
        let near = gap.len() <= 2 && gap.clone().all(|at| is_light(outline.part(at)));
        let here = outline.paragraph(report.cue.start) == outline.paragraph(tokens.start);
        if here && near && report.order != crate::analysis::cue::Order::Borrowed {
            return Place::Behind;
        }
        let same = outline.sentence(report.cue.start) == outline.sentence(tokens.start);
        return if same { Place::LaterInSentence } else { Place::Elsewhere };
    }
    if outline.sentence(report.cue.start) != outline.sentence(tokens.start) {
        return Place::Elsewhere;
    }
    let lead = report.tokens.end.max(report.cue.end)..tokens.start;
    if lead.len() <= WIDEST_LEAD && leads_in(outline, &lead) {
        Place::Before
    } else {
        Place::EarlierInSentence
    }
}

fn is_light(part: Part) -> bool {
    matches!(part, Part::Comma | Part::Break | Part::Mark | Part::Stop)
}

/// Whether nothing but the listener, time and place stands between the verb and the mark.
fn leads_in(outline: &Outline<'_, '_>, lead: &Range<usize>) -> bool {
    lead.clone().all(|at| !matches!(outline.part(at), Part::Quoted | Part::Stop))
}

/// What the marks hold, counted.
#[expect(clippy::struct_excessive_bools, reason = "each is a thing seen on its own")]
struct Look {
    words: usize,
    capitals: usize,
    begins_large: bool,
    ends_sentence: bool,
    /// A comma stands at the end, inside or outside the marks.
    ends_comma: bool,
    has_verb: bool,
}

impl Look {
    fn of(outline: &Outline<'_, '_>, pair: &Pair) -> Self {
        const ENOUGH: usize = 200;
        let text = outline.passage.text;
        let tokens = outline.passage.tokens.get(pair.inner.clone()).unwrap_or_default();
        let words = tokens.iter().filter(|token| token.is_word() || token.shape == Shape::Number);
        let lower = tokens.iter().take(ENOUGH).filter(|token| token.shape == Shape::Lower);
        let heavy = tokens.iter().take(ENOUGH).filter(|token| token.is_capitalized(text));
        let first = tokens.iter().find(|token| token.is_word() || token.shape == Shape::Number);
        let last = tokens.last().map_or("", |token| token.span.of(text));
        let small_verbs = pair.inner.clone().take(ENOUGH).any(|at| is_finite_verb(outline.passage.word(at)));
        let heavy_lower = lower.filter(|token| token.span.len() > 3).count();
        Self {
            words: words.count(),
            capitals: if heavy_lower == 0 { heavy.count() } else { 0 },
            begins_large: first.is_some_and(|token| token.is_capitalized(text)),
            ends_sentence: matches!(last, "." | "!" | "?" | "…"),
            ends_comma: last == "," || outline.part(pair.tokens.end) == Part::Comma,
            has_verb: small_verbs,
        }
    }

    /// “Make America Great Again”: every word that counts has a capital.
    fn is_title(&self) -> bool {
        self.capitals > 0
    }
}

fn is_finite_verb(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "can"
            | "could"
            | "should"
            | "must"
            | "may"
            | "might"
            | "do"
            | "does"
            | "did"
            | "I"
            | "we"
            | "We"
            | "he"
            | "she"
            | "they"
            | "you"
            | "You"
            | "I’m"
            | "I'm"
            | "it’s"
            | "it's"
            | "don’t"
            | "don't"
            | "It’s"
            | "It's"
            | "we’re"
            | "we're"
            | "We’re"
            | "We're"
            | "let"
            | "not"
            | "said"
    )
}

/// The quotations among `pairs`, in text order.
#[must_use]
pub(super) fn find(outline: &Outline<'_, '_>, reports: &[Report], pairs: &[Pair]) -> Vec<Quoted> {
    let mut quotations: Vec<Quoted> = Vec::new();
    for pair in pairs {
        let look = Look::of(outline, pair);
        let surroundings = Surroundings::of(outline, reports, pair, quotations.last());
        if holds_speech(&look, &surroundings) {
            let kind = kind_of(outline, pair, &look);
            let (content, marks, tokens) = (pair.content, pair.marks, pair.tokens.clone());
            quotations.push(Quoted { kind, content, marks, cue: None, tokens, report: None });
        }
    }
    quotations
}

/// What stands around a pair.
#[expect(clippy::struct_excessive_bools, reason = "each is a thing seen on its own")]
struct Surroundings {
    /// A verb that reports stands right beside it.
    verb_beside: bool,
    /// A judging verb stands right before it.
    judged: bool,
    /// A report stands in the same sentence.
    report_in_sentence: bool,
    /// A quotation stands before it in the same sentence or paragraph.
    follows_quotation: bool,
    /// It begins its paragraph or a sentence.
    begins_sentence: bool,
    begins_paragraph: bool,
    /// "the so-called", "a", "the": a noun in marks.
    determined: bool,
}

impl Surroundings {
    fn of(outline: &Outline<'_, '_>, reports: &[Report], pair: &Pair, last: Option<&Quoted>) -> Self {
        let mut found = Self {
            verb_beside: false,
            judged: false,
            report_in_sentence: false,
            follows_quotation: last.is_some_and(|quoted| {
                outline.paragraph(quoted.tokens.start) == outline.paragraph(pair.tokens.start)
            }),
            begins_sentence: outline.sentence_start(outline.sentence(pair.tokens.start)) == pair.tokens.start
                || matches!(outline.part_before(pair.tokens.start), Part::Colon | Part::Stop),
            begins_paragraph: pair.tokens.start == 0
                || outline.paragraph(pair.tokens.start - 1) != outline.paragraph(pair.tokens.start),
            determined: matches!(
                outline.part_before(pair.tokens.start),
                Part::Small(FunctionWord::Determiner | FunctionWord::Possessor)
                    | Part::Possessive
                    | Part::Name
            ),
        };
        for report in around(reports, &pair.tokens) {
            let place = place_of(outline, report, &pair.tokens);
            let says = !matches!(report.frame, Frame::Verb(CueClass::Judge | CueClass::Think));
            match place {
                Place::Behind if report.frame != Frame::Verb(CueClass::Think) => found.verb_beside = true,
                Place::Before if says => found.verb_beside = true,
                Place::Before => found.judged = true,
                _ => {}
            }
            found.report_in_sentence |= place != Place::Elsewhere;
        }
        found
    }
}

/// The reports that can belong to a quotation: the few before and behind it.
pub(super) fn around<'r>(reports: &'r [Report], tokens: &Range<usize>) -> &'r [Report] {
    let range = around_range(reports, tokens);
    reports.get(range).unwrap_or_default()
}

/// The indices of [`around`].
#[must_use]
pub fn around_range(reports: &[Report], tokens: &Range<usize>) -> Range<usize> {
    const EACH_SIDE: usize = 4;
    let at = reports.partition_point(|report| report.cue.start < tokens.start);
    at.saturating_sub(EACH_SIDE)..(at + EACH_SIDE).min(reports.len())
}

fn holds_speech(look: &Look, around: &Surroundings) -> bool {
    if look.words == 0 {
        return false;
    }
    let whole = look.ends_sentence || look.ends_comma;
    if around.verb_beside && (whole || look.words >= 2 && !look.is_title()) {
        return true;
    }
    if look.is_title() && look.words < 8 {
        return false;
    }
    if look.words >= 4 && around.begins_sentence && (look.begins_large || look.has_verb) && look.ends_sentence
    {
        return true;
    }
    if around.follows_quotation && look.words >= 3 && (look.has_verb || look.words >= 6) {
        return true;
    }
    if around.judged || around.report_in_sentence {
        return look.words >= 3 || look.words == 2 && (around.judged || !around.determined);
    }
    look.words >= 8 && look.has_verb || look.words >= 5 && look.has_verb && around.begins_paragraph
}

/// A whole clause is Direct; a phrase that only completes the reporter's sentence is Partial.
fn kind_of(outline: &Outline<'_, '_>, pair: &Pair, look: &Look) -> QuotationKind {
    let before = outline.part_before(pair.tokens.start);
    let fresh = outline.sentence_start(outline.sentence(pair.tokens.start)) == pair.tokens.start;
    let announced =
        matches!(before, Part::Comma | Part::Colon | Part::Stop | Part::Quoted | Part::Cue(_) | Part::Break);
    let ellipsis = outline.passage.word(pair.inner.start) == "…";
    if fresh || announced && (look.begins_large || ellipsis || look.has_verb) {
        QuotationKind::Direct
    } else {
        QuotationKind::Partial
    }
}
