//! A card -> who could have said it, in the order of the digits that choose them.

use crate::analysis::Analysis;
use crate::article::Article;
use crate::review::named::Named;
use crate::review::overlay::{Review, speakers};
use crate::text::Span;

/// Somebody who could have said it.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Who; nobody for the last one.
    pub named: Named,
    /// How sure the program is, 0 to 1; nothing for whom only a reviewer named.
    pub confidence: Option<f32>,
    /// The words that stand for the first one beside the quotation.
    pub mention: Option<Span>,
}

/// Digits go as far as nine.
const MOST: usize = 9;

/// Who could have said the quotation of a card: whom two reviewers did not agree on, whom the program found, most
/// likely first, whom the reviewer named, and nobody. `found` is the analysis before the review.
#[must_use]
pub fn candidates(article: &Article, found: &Analysis, review: &Review, card: usize) -> Vec<Candidate> {
    let mut listed: Vec<Candidate> = Vec::new();
    let Some(card) = review.cards.get(card) else { return listed };
    let mut list = |candidate: Candidate| {
        let known = listed.iter().any(|other| other.named == candidate.named);
        if !known && !candidate.named.name.is_empty() && listed.len() + 1 < MOST {
            listed.push(candidate);
        }
    };
    let by_name = |named: &Named| Candidate { named: named.clone(), confidence: None, mention: None };
    let opinions = card.decision().opinions.iter();
    opinions.filter_map(|opinion| opinion.speaker.as_ref()).for_each(|named| list(by_name(named)));
    let attribution =
        card.found.and_then(|id| found.quotation(id)).and_then(|quotation| quotation.attribution.as_ref());
    if let Some(attribution) = attribution {
        let others = attribution.runners_up.iter().map(|other| (other.speaker, other.confidence, None));
        let first = (attribution.speaker, attribution.confidence, attribution.mention);
        for (speaker, confidence, mention) in std::iter::once(first).chain(others) {
            let Some(speaker) = review.redirect.speaker(speaker) else { continue };
            let named = speakers::named(&review.analysis, speaker, &article.text);
            list(Candidate { named, confidence: Some(confidence), mention });
        }
    }
    let decision = card.decision();
    let said_by = decision.speaker.as_ref().or(decision.seen.as_ref().and_then(|seen| seen.speaker.as_ref()));
    if let Some(named) = said_by {
        list(by_name(named));
    }
    listed.push(by_name(&Named::nobody()));
    listed
}
