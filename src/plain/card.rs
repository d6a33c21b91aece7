//! A card of a review -> the lines that tell it, most needed first.

use crate::analysis::{Analysis, Attribution, Quotation};
use crate::article::Article;
use crate::export::report::certainty_word;
use crate::review::context::context;
use crate::review::{Candidate, Decision, Named, Opinion, Review, Verdict, Verification, acts, candidates};
use crate::text::Span;
use std::fmt::Write;

/// What a card is told from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told<'a> {
    /// The article.
    pub(super) article: &'a Article,
    /// What was found before the review.
    pub(super) found: &'a Analysis,
    /// How it stands.
    pub(super) review: &'a Review,
    /// Which card.
    pub(super) card: usize,
}

/// The card as it stands. The lines are not sanitised.
pub(super) fn card(told: Told<'_>) -> Vec<String> {
    let Told { article, review, .. } = told;
    let Some(quotation) = review.quotation(told.card) else { return Vec::new() };
    let decision = review.decision(quotation.id);
    let mut lines = vec![content(article, quotation), form(article, quotation, decision)];
    lines.push(format!("speaker: {}", chosen(told, quotation)));
    lines.extend(quotation.cue.map(|cue| format!("cue: {}", joined(article.words(cue.span)))));
    let via = quotation.via.map(|via| review.analysis.speaker_name(via, &article.text));
    lines.extend(via.map(|via| format!("via: {via}")));
    lines.extend(quotation.attribution.iter().map(|by| format!("why: {}", by.evidence)));
    lines.extend(company(article, quotation));
    lines.extend(decision.opinions.iter().map(told_opinion));
    let listed = candidates(article, told.found, review, told.card);
    lines.extend((1..).zip(&listed).map(|(number, other)| format!("{number} {}", candidate(article, other))));
    lines.extend(stands(decision));
    lines
}

/// Why the program thinks so, at length.
pub(super) fn why(told: Told<'_>) -> Vec<String> {
    let Told { article, found, review, .. } = told;
    let original = review.cards.get(told.card).and_then(|card| found.quotation(card.found?));
    let Some(quotation) = original else {
        return vec!["why: a reviewer added it; the program did not find it".to_owned()];
    };
    let Some(by) = &quotation.attribution else {
        return vec!["why: nobody near it could have said it".to_owned()];
    };
    let name = |speaker| joined(found.speaker_name(speaker, &article.text));
    let mut lines = vec![format!("found: {}, {}", name(by.speaker), percent(by.confidence))];
    lines.push(format!("why: {}", by.evidence));
    lines
        .extend(by.mention.map(|span| format!("the words for the speaker: {}", joined(article.words(span)))));
    lines.extend(
        quotation.cue.map(|cue| format!("the words that report it: {}", joined(article.words(cue.span)))),
    );
    let others = by.runners_up.iter().enumerate();
    lines.extend(others.map(|(index, up)| {
        let first = if index == 0 { "else" } else { "or" };
        format!("{first}: {}, {}", name(up.speaker), percent(up.confidence))
    }));
    lines
}

/// The paragraphs in which it stands.
pub(super) fn paragraphs(article: &Article, quotation: &Quotation) -> Vec<String> {
    let first = article.paragraph_at(quotation.marks.start);
    let last = article.paragraph_at(quotation.marks.end.saturating_sub(1));
    let paragraphs = article.paragraphs.get(first..=last).unwrap_or_default();
    paragraphs.iter().map(|paragraph| joined(article.words(paragraph.span))).collect()
}

/// A name as it is said; nobody has one too.
pub(super) fn said_name(named: Option<&Named>) -> String {
    match named {
        Some(named) if !named.name.is_empty() => joined(&named.name),
        _ => "nobody named".to_owned(),
    }
}

/// A speaker's quotation, in marks when it has some.
pub(super) fn content(article: &Article, quotation: &Quotation) -> String {
    let words = joined(article.words(quotation.content));
    if quotation.marks == quotation.content { words } else { format!("“{words}”") }
}

/// How a quotation stands, in a line: the verdict of whom, and why.
pub(super) fn verdict(decision: &Decision) -> String {
    let mut line = match decision.verdict {
        Verdict::Rejected(Some(reason)) => format!("rejected, {}", reason.said()),
        Verdict::Pending if !decision.opinions.is_empty() => "the reviewers differ".to_owned(),
        Verdict::Pending if !decision.skipped => "nobody has decided".to_owned(),
        _ => decision.state().to_owned(),
    };
    let by = decision.stamp.as_ref().filter(|_| decision.verdict != Verdict::Pending);
    if let Some(stamp) = by {
        line.push_str(" by ");
        line.push_str(&stamp.reviewer);
    }
    line
}

/// Words on one line with single blanks.
pub(super) fn joined(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "direct, marks closed, paragraph 3".
fn form(article: &Article, quotation: &Quotation, decision: &Decision) -> String {
    let Quotation { content, marks, .. } = *quotation;
    let marks = match (marks.start < content.start, content.end < marks.end) {
        _ if decision.content.is_some() => "ends moved",
        (true, true) => "marks closed",
        (true, false) => "the closing mark is missing",
        (false, true) => "the opening mark is missing",
        (false, false) => "no marks",
    };
    let paragraph = article.paragraph_at(content.start);
    let told =
        article.paragraphs.iter().take(paragraph + 1).filter(|paragraph| !paragraph.role.is_furniture());
    format!("{}, {marks}, paragraph {}", quotation.kind.word(), told.count())
}

/// "Ana Lopes, likely, 81%".
fn chosen(told: Told<'_>, quotation: &Quotation) -> String {
    let Told { article, review, .. } = told;
    let name = said_name(acts::speaker_of(article, &review.analysis, quotation).as_ref());
    let is_named = |by: &&Attribution| by.confidence < 1.0 && review.decision(quotation.id).speaker.is_none();
    match quotation.attribution.as_ref().filter(is_named) {
        Some(by) => format!("{name}, {}, {}", certainty_word(by.confidence), percent(by.confidence)),
        None => name,
    }
}

/// The sentences around it.
fn company(article: &Article, quotation: &Quotation) -> Vec<String> {
    let found = context(article, quotation.marks);
    let around = found.around.filter(|around| !quotation.marks.encloses(*around));
    let line = |label: &str, span: Option<Span>| {
        span.map(|span| format!("{label}: {}", joined(article.words(span))))
    };
    [line("before", found.before), line("in", around), line("after", found.after)]
        .into_iter()
        .flatten()
        .collect()
}

fn candidate(article: &Article, candidate: &Candidate) -> String {
    let mut line = said_name(Some(&candidate.named));
    if let Some(confidence) = candidate.confidence {
        let _ = write!(line, ", {}", percent(confidence));
    }
    let mention = candidate.mention.map(|span| joined(article.words(span)));
    if let Some(mention) = mention.filter(|mention| *mention != candidate.named.name) {
        let _ = write!(line, ", “{mention}” in the text");
    }
    line
}

/// What one of two reviewers said who did not agree.
fn told_opinion(opinion: &Opinion) -> String {
    let mut line = format!("{}: ", opinion.reviewer);
    match opinion.verdict {
        Verdict::Accepted => {
            let _ = write!(line, "accepted, {}", said_name(opinion.speaker.as_ref()));
            if let Some(kind) = opinion.kind {
                let _ = write!(line, ", {}", kind.word());
            }
            if let Some(content) = &opinion.content {
                let _ = write!(line, ", “{}”", joined(content));
            }
        }
        Verdict::Rejected(Some(reason)) => {
            let _ = write!(line, "rejected, {}", reason.said());
        }
        Verdict::Rejected(None) => line.push_str("rejected"),
        Verdict::Pending => line.push_str("has not decided"),
    }
    line
}

/// Verdict, verification, note and flag.
fn stands(decision: &Decision) -> Vec<String> {
    let mut lines = vec![format!("verdict: {}", verdict(decision))];
    let mut checked = format!("verification: {}", decision.verification.said());
    if !decision.source.is_empty() {
        let _ = write!(checked, ", source: {}", decision.source);
    }
    if decision.verification != Verification::Unchecked || !decision.source.is_empty() {
        lines.push(checked);
    }
    for (label, words) in [("said in truth", &decision.words), ("note", &decision.note)] {
        if !words.is_empty() {
            lines.push(format!("{label}: {words}"));
        }
    }
    if decision.flagged {
        lines.push("flagged for somebody else".to_owned());
    }
    lines
}

fn percent(confidence: f32) -> String {
    format!("{:.0}%", confidence * 100.0)
}
