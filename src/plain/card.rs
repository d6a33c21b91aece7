//! A card of a review -> the lines that describe it, most needed first.

use crate::analysis::Quotation;
use crate::analysis::language::why_unnamed;
use crate::article::Article;
use crate::review::context::context;
use crate::review::{
    Decision, DecisionState, Opinion, Review, SpeakerCandidate, SpeakerName, Verdict, Verification, acts,
    parts, speaker_candidates,
};
use crate::text::Span;
use crate::text::phrase::{certainty_word, probability, single_spaced};
use std::fmt::Write;

/// A card, with everything needed to describe it.
#[derive(Debug, Clone, Copy)]
pub(super) struct CardView<'a> {
    /// The article.
    pub(super) article: &'a Article,
    /// Its review.
    pub(super) review: &'a Review,
    /// Which card.
    pub(super) card: usize,
}

impl CardView<'_> {
    /// The card, most needed first. The lines are not sanitised.
    pub(super) fn lines(self) -> Vec<String> {
        let Self { article, review, card } = self;
        let Some(quotation) = review.quotation(card) else { return Vec::new() };
        let decision = review.decision(quotation.id);
        let telling = quotation.telling_cue(&article.text).map(|cue| format!("{}: ", joined(cue)));
        let words = format!("{}{}", telling.unwrap_or_default(), content(article, quotation));
        let mut lines = vec![words, form(article, quotation, decision)];
        lines.extend(self.other_parts());
        lines.push(format!("speaker: {}", self.speaker(quotation)));
        lines.extend(quotation.cue.map(|cue| format!("cue: {}", joined(article.words(cue.span)))));
        let via = quotation.via.map(|via| review.analysis.speaker_name(via, &article.text));
        lines.extend(via.map(|via| format!("via: {via}")));
        lines.extend(quotation.attribution.iter().map(|by| format!("why: {}", by.evidence)));
        lines.extend(surroundings(article, quotation));
        lines.extend(decision.opinions.iter().map(opinion_line));
        let listed = speaker_candidates(article, review, card);
        lines.extend(
            (1..).zip(&listed).map(|(number, other)| format!("{number} {}", candidate(article, other))),
        );
        lines.extend(decision_lines(decision));
        lines
    }

    /// "part 1 of 2; one decision covers them: “and wait.”" of a quotation that the reporter broke.
    fn other_parts(self) -> Option<String> {
        let parts = parts(self.review, self.card);
        let at = parts.iter().position(|&part| part == self.card)?;
        let others = parts.iter().filter(|&&part| part != self.card);
        let words: Vec<String> =
            others.filter_map(|&part| Some(content(self.article, self.review.quotation(part)?))).collect();
        let place = format!("part {} of {}; one decision covers them: ", at + 1, parts.len());
        (parts.len() > 1).then(|| place + &words.join(" … "))
    }

    /// Why the program chose the speaker, in full.
    pub(super) fn why(self) -> Vec<String> {
        let Self { article, review, card } = self;
        let Some(quotation) = review.cards.get(card).and_then(|card| review.found_quotation(card)) else {
            return vec!["why: a reviewer added it; the program did not find it".to_owned()];
        };
        let Some(by) = &quotation.attribution else {
            return vec![format!("why: {}", why_unnamed(article, review.found.language))];
        };
        let name = |speaker| joined(review.found.speaker_name(speaker, &article.text));
        let names = joined(&review.found.speaker_names(by, &article.text));
        let mut lines = vec![format!("found: {names}, {}", percent(by.confidence))];
        lines.push(format!("why: {}", by.evidence));
        lines.extend(by.mention.map(|span| format!("mention: {}", joined(article.words(span)))));
        lines.extend(quotation.cue.map(|cue| format!("cue: {}", joined(article.words(cue.span)))));
        let others = by.runners_up.iter();
        lines.extend(others.map(|up| format!("runner-up: {}, {}", name(up.speaker), percent(up.confidence))));
        lines
    }

    /// "Ana Lopes, likely, 81%"; "Chile and Bolivia, likely, 78%".
    fn speaker(self, quotation: &Quotation) -> String {
        let Self { article, review, .. } = self;
        let several = quotation.attribution.as_ref().filter(|by| !by.also.is_empty());
        let name = match several {
            Some(by) => joined(&review.analysis.speaker_names(by, &article.text)),
            None => name_of(acts::speaker_of(article, &review.analysis, quotation).as_ref()),
        };
        match &quotation.attribution {
            Some(by) if !review.is_named_by_reviewer(quotation) => {
                format!("{name}, {}, {}", certainty_word(by.confidence), percent(by.confidence))
            }
            _ => name,
        }
    }
}

/// The paragraphs that contain the quotation.
pub(super) fn paragraphs(article: &Article, quotation: &Quotation) -> Vec<String> {
    let first = article.paragraph_at(quotation.marks.start);
    let last = article.paragraph_at(quotation.marks.end.saturating_sub(1));
    let paragraphs = article.paragraphs.get(first..=last).unwrap_or_default();
    paragraphs.iter().map(|paragraph| joined(article.words(paragraph.span))).collect()
}

/// The name of a speaker, or "no named speaker".
pub(super) fn name_of(named: Option<&SpeakerName>) -> String {
    match named {
        Some(named) if !named.name.is_empty() => joined(&named.name),
        _ => "no named speaker".to_owned(),
    }
}

/// "said by Ana Lopes".
pub(super) fn attributed(named: &SpeakerName) -> String {
    let name = name_of(Some(named));
    if named.name.is_empty() { name } else { format!("said by {name}") }
}

/// The words of a quotation, in quotation marks if it has any.
pub(super) fn content(article: &Article, quotation: &Quotation) -> String {
    let words = joined(article.words(quotation.content));
    let (open, close) = quotation.marks_in_text(article);
    format!("{open}{words}{close}")
}

/// "rejected, not speech by ana".
pub(super) fn verdict(decision: &Decision) -> String {
    let mut line = match decision.verdict {
        Verdict::Rejected(Some(reason)) => format!("rejected, {}", reason.label()),
        Verdict::Pending if !decision.opinions.is_empty() => "reviewers differ".to_owned(),
        _ => decision.state().word().to_owned(),
    };
    let by = decision.stamp.as_ref().filter(|_| decision.verdict != Verdict::Pending);
    if let Some(stamp) = by {
        line.push_str(" by ");
        line.push_str(&stamp.reviewer);
    }
    line
}

/// Words on one line, separated by single spaces.
pub(super) fn joined(words: &str) -> String {
    single_spaced(words)
}

/// "direct, marks balanced, paragraph 3".
fn form(article: &Article, quotation: &Quotation, decision: &Decision) -> String {
    let Quotation { content, marks, .. } = *quotation;
    let marks = match (marks.start < content.start, content.end < marks.end) {
        _ if decision.content.is_some() => "boundaries moved",
        (true, true) => "marks balanced",
        (true, false) => "closing mark missing",
        (false, true) => "opening mark missing",
        (false, false) => "no marks",
    };
    let paragraph = article.paragraph_at(content.start);
    let numbered =
        article.paragraphs.iter().take(paragraph + 1).filter(|paragraph| !paragraph.role.is_furniture());
    format!("{}, {marks}, paragraph {}", quotation.kind.word(), numbered.count())
}

/// The sentences around a quotation.
fn surroundings(article: &Article, quotation: &Quotation) -> Vec<String> {
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

fn candidate(article: &Article, candidate: &SpeakerCandidate) -> String {
    let mut line = name_of(Some(&candidate.named));
    if let Some(confidence) = candidate.confidence {
        let _ = write!(line, ", {}", percent(confidence));
    }
    let mention = candidate.mention.map(|span| joined(article.words(span)));
    if let Some(mention) = mention.filter(|mention| *mention != candidate.named.name) {
        let _ = write!(line, ", “{mention}” in the text");
    }
    line
}

/// "ana: accepted, Marta Dias".
fn opinion_line(opinion: &Opinion) -> String {
    let mut line = format!("{}: ", opinion.reviewer);
    match opinion.verdict {
        Verdict::Accepted => {
            let _ = write!(line, "accepted, {}", name_of(opinion.speaker.as_ref()));
            if let Some(kind) = opinion.kind {
                let _ = write!(line, ", {}", kind.word());
            }
            if let Some(content) = &opinion.content {
                let _ = write!(line, ", “{}”", joined(content));
            }
        }
        Verdict::Rejected(Some(reason)) => {
            let _ = write!(line, "rejected, {}", reason.label());
        }
        Verdict::Rejected(None) => line.push_str("rejected"),
        Verdict::Pending => line.push_str(DecisionState::Pending.word()),
    }
    line
}

/// Verdict, verification, note and flag.
fn decision_lines(decision: &Decision) -> Vec<String> {
    let mut lines = vec![format!("verdict: {}", verdict(decision))];
    let mut checked = format!("verification: {}", decision.verification.label());
    if !decision.source.is_empty() {
        let _ = write!(checked, ", source: {}", decision.source);
    }
    if decision.verification != Verification::Unchecked || !decision.source.is_empty() {
        lines.push(checked);
    }
    for (label, words) in [("actually said", &decision.words), ("note", &decision.note)] {
        if !words.is_empty() {
            lines.push(format!("{label}: {words}"));
        }
    }
    if decision.flagged {
        lines.push("flagged for a colleague".to_owned());
    }
    lines
}

fn percent(confidence: f32) -> String {
    probability(confidence)
}
