//! A card -> its quotation as reviewed: the finding with the reviewer's corrections.

use super::card::Card;
use super::entities::Redirect;
use super::speakers;
use crate::analysis::{Analysis, Attribution, Quotation, QuotationId, QuotationKind, RunnerUp, Speaker};
use crate::review::decision::{Decision, SeenAttribution, Verdict};
use crate::review::named::SpeakerName;
use crate::text::Span;
use crate::text::quotation_marks::{MARKS, QuotationMark, mark_starting};
use crate::text::span::offset;

/// What a revision starts from.
pub(super) struct Base<'a> {
    pub(super) found: &'a Analysis,
    pub(super) redirect: &'a Redirect,
    pub(super) text: &'a str,
}

/// The quotation of a card.
pub(super) fn quotation(
    analysis: &mut Analysis,
    &Base { found, redirect, text }: &Base<'_>,
    card: &Card,
) -> Quotation {
    let decision = card.decision();
    let base = card.found.and_then(|id| found.quotation(id)).cloned();
    let mut quotation = base.unwrap_or_else(|| drawn(decision, card.subject, text));
    if let Some(content) = decision.content {
        quotation.content = content;
        quotation.marks = with_marks(text, content);
    }
    let seen = decision.seen.as_ref().filter(|_| decision.verdict == Verdict::Accepted);
    if let Some(kind) = decision.kind.or(seen.map(|seen| seen.kind)) {
        quotation.kind = kind;
    }
    quotation.attribution = quotation.attribution.and_then(|found| redirected(found, redirect));
    quotation.via = quotation.via.and_then(|via| redirect.speaker(via));
    let by_seen =
        || decision.seen.as_ref().map(|seen| seen.speaker.clone().unwrap_or_else(SpeakerName::unnamed));
    let said_by = decision.speaker.clone().or_else(by_seen);
    if let Some(named) = said_by {
        attribute(analysis, &mut quotation, &named, text);
    }
    quotation
}

/// Drops corrections that only restore what was found.
pub(super) fn drop_redundant_corrections(analysis: &Analysis, base: &Base<'_>, card: &mut Card) {
    let &Base { found, redirect, text } = base;
    let Some(decision) = card.decision.as_deref_mut() else { return };
    decision.content = decision.content.filter(|content| *content != card.subject);
    let Some(quotation) = card.found.and_then(|id| found.quotation(id)) else { return };
    decision.kind = decision.kind.filter(|kind| *kind != quotation.kind);
    let speaker = quotation.attribution.as_ref().and_then(|by| redirect.speaker(by.speaker));
    let by_name =
        speaker.map_or_else(SpeakerName::unnamed, |speaker| speakers::named(analysis, speaker, text));
    decision.speaker = decision.speaker.take().filter(|named| *named != by_name);
}

/// The quotation of a card that only the reviewer knows.
fn drawn(decision: &Decision, content: Span, text: &str) -> Quotation {
    let kind = decision.seen.as_ref().map_or(QuotationKind::Direct, |seen: &SeenAttribution| seen.kind);
    let marks = with_marks(text, content);
    Quotation {
        id: QuotationId(0),
        kind,
        content,
        marks,
        inside: Vec::new(),
        continues: None,
        cue: None,
        attribution: None,
        via: None,
    }
}

/// The span with the quotation marks around it. What may be an apostrophe is one unless a partner makes a pair of it.
fn with_marks(text: &str, content: Span) -> Span {
    let before = text.get(..content.start as usize).unwrap_or_default();
    let after = text.get(content.end as usize..).unwrap_or_default();
    let open = MARKS.iter().find(|mark| before.ends_with(mark.written));
    let close = mark_starting(after).and_then(|kind| MARKS.get(kind));
    let is_pair = open.zip(close).is_some_and(|(open, close)| open.is_closed_by(close));
    let length = |mark: Option<&QuotationMark>| {
        mark.filter(|mark| is_pair || mark.is_double()).map_or(0, |mark| offset(mark.written.len()))
    };
    Span { start: content.start - length(open), end: content.end + length(close) }
}

fn redirected(found: Attribution, redirect: &Redirect) -> Option<Attribution> {
    let speaker = match redirect.speaker(found.speaker) {
        Some(speaker) => speaker,
        // Whoever it was, these words stand for the speaker.
        None => Speaker::Unknown(found.mention?),
    };
    let runners_up = found.runners_up.into_iter().filter_map(|runner_up| {
        Some(RunnerUp { speaker: redirect.speaker(runner_up.speaker)?, ..runner_up })
    });
    let also = found.also.into_iter().filter_map(|other| redirect.speaker(other)).collect();
    Some(Attribution { speaker, also, runners_up: runners_up.collect(), ..found })
}

/// The evidence shown for a speaker that the reviewer named.
const NAMED_BY_REVIEWER: &str = "the reviewer named the speaker";

/// Gives a quotation its speaker, unless that speaker was found anyway.
fn attribute(analysis: &mut Analysis, quotation: &mut Quotation, named: &SpeakerName, text: &str) {
    let as_found = quotation
        .attribution
        .as_ref()
        .is_some_and(|found| speakers::named(analysis, found.speaker, text) == *named);
    if as_found {
        return;
    }
    // The words that named another speaker do not report this one. A verb such as "denied" stays: it tells how it was said.
    if quotation.telling_cue(text).is_none() {
        quotation.cue = None;
    }
    let found = quotation.attribution.take();
    quotation.attribution = speakers::speaker(analysis, named, text).map(|speaker| Attribution {
        speaker,
        also: Vec::new(),
        mention: None,
        evidence: NAMED_BY_REVIEWER,
        confidence: 1.0,
        runners_up: found.map(others).unwrap_or_default(),
    });
}

/// Every speaker that was found, the most likely first.
fn others(found: Attribution) -> Vec<RunnerUp> {
    let first = RunnerUp { speaker: found.speaker, confidence: found.confidence };
    std::iter::once(first).chain(found.runners_up).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_around_words_are_whole_marks_and_no_apostrophes() {
        // The words between bars, and the words with their marks.
        for (text, expected) in [
            ("“|We stay|” said Ana.", "“We stay”"),
            ("“|We stay| and wait,” said Ana.", "“We stay"),
            ("‘|We stay|’ said Ana.", "‘We stay’"),
            ("“We know |the workers|’ rights,” said Ana.", "the workers"),
            ("‘|We stay| and wait,’ said Ana.", "We stay"),
            ("&ldquo;|We stay|&rdquo; said Ana.", "&ldquo;We stay&rdquo;"),
            ("``|We stay|'' said Ana.", "``We stay''"),
        ] {
            let [before, words, _] = <[&str; 3]>::try_from(text.split('|').collect::<Vec<_>>()).unwrap();
            let content = Span::new(before.len(), before.len() + words.len());
            let text = text.replace('|', "");
            assert_eq!(with_marks(&text, content).of(&text), expected, "{text}");
        }
    }
}
