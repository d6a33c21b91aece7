//! A card -> its possible speakers, in the order of the digits that choose them.

use crate::article::Article;
use crate::review::named::SpeakerName;
use crate::review::overlay::{Review, speakers};
use crate::text::Span;

/// A possible speaker.
#[derive(Debug, Clone, PartialEq)]
pub struct SpeakerCandidate {
    /// The speaker; the last candidate is no named speaker.
    pub named: SpeakerName,
    /// The program's confidence, 0 to 1; `None` if only a reviewer named this speaker.
    pub confidence: Option<f32>,
    /// The mention next to the quotation; only for the speaker that the program found.
    pub mention: Option<Span>,
}

/// Digits go up to nine.
const MAX_CANDIDATES: usize = 9;

/// The possible speakers of a quotation: those on whom two reviewers differ, those that were found, most likely first,
/// the one the reviewer named, and no named speaker.
#[must_use]
pub fn speaker_candidates(article: &Article, review: &Review, card: usize) -> Vec<SpeakerCandidate> {
    let mut listed: Vec<SpeakerCandidate> = Vec::new();
    let Some(card) = review.cards.get(card) else { return listed };
    let mut list = |candidate: SpeakerCandidate| {
        let known = listed.iter().any(|other| other.named == candidate.named);
        if !known && !candidate.named.name.is_empty() && listed.len() + 1 < MAX_CANDIDATES {
            listed.push(candidate);
        }
    };
    let by_name =
        |named: &SpeakerName| SpeakerCandidate { named: named.clone(), confidence: None, mention: None };
    let opinions = card.decision().opinions.iter();
    opinions.filter_map(|opinion| opinion.speaker.as_ref()).for_each(|named| list(by_name(named)));
    let attribution = review.found_quotation(card).and_then(|quotation| quotation.attribution.as_ref());
    if let Some(attribution) = attribution {
        let others = attribution.runners_up.iter().map(|other| (other.speaker, other.confidence, None));
        let first = (attribution.speaker, attribution.confidence, attribution.mention);
        for (speaker, confidence, mention) in std::iter::once(first).chain(others) {
            let Some(speaker) = review.redirect.speaker(speaker) else { continue };
            let named = speakers::named(&review.analysis, speaker, &article.text);
            list(SpeakerCandidate { named, confidence: Some(confidence), mention });
        }
    }
    let decision = card.decision();
    let said_by = decision.speaker.as_ref().or(decision.seen.as_ref().and_then(|seen| seen.speaker.as_ref()));
    if let Some(named) = said_by {
        list(by_name(named));
    }
    share_the_rest(&mut listed);
    listed.push(by_name(&SpeakerName::unnamed()));
    listed
}

/// Makes the confidences add up to 1 at most. The first one is calibrated; the others are shares of what it leaves.
fn share_the_rest(listed: &mut [SpeakerCandidate]) {
    let mut found = listed.iter_mut().filter_map(|candidate| candidate.confidence.as_mut());
    let Some(first) = found.next() else { return };
    let others: Vec<&mut f32> = found.collect();
    let (left, sum) = (1.0 - *first, others.iter().map(|share| **share).sum::<f32>());
    if sum > left {
        for share in others {
            *share *= left / sum;
        }
    }
}
