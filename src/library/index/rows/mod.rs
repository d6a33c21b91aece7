//! An article with its journal -> its rows in the derived tables.

mod coded;

pub(super) use self::coded::{NOTE, TRANSCRIPT};

use self::coded::CodedRow;
use crate::analysis::{EntityKind, QuotationKind, analyze};
use crate::article::{Article, Role, TITLE_WORDS};
use crate::audit::{SpeakerFacts, SpeakersOfArticle};
use crate::library::StoredArticle;
use crate::review::{Review, SpeakerName, Verification, acts, review};
use crate::text::Span;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The rows of one article.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) quotations: Vec<QuotationRow>,
    /// What has a code.
    pub(super) coded: Vec<CodedRow>,
    /// How often each country is mentioned, by code.
    pub(super) countries: BTreeMap<String, usize>,
    /// The number of acts of each reviewer, and the time of the last one.
    pub(super) reviewers: BTreeMap<String, (usize, i64)>,
    pub(super) orphans: usize,
    /// The first words after the headline, from which a title is made if there is none.
    pub(super) beginning: String,
}

/// A quotation with its decision.
#[derive(Debug)]
pub(super) struct QuotationRow {
    /// The bytes of the content in the article's text.
    pub(super) content: Span,
    /// The content, and its number of words.
    pub(super) words: String,
    pub(super) count: usize,
    pub(super) speaker: Option<SpeakerName>,
    pub(super) kind: QuotationKind,
    pub(super) state: &'static str,
    pub(super) flagged: bool,
    pub(super) verification: Verification,
    /// The kind the program found.
    pub(super) found: Option<QuotationKind>,
    /// The confidence of the program in its speaker.
    pub(super) confidence: Option<f32>,
    pub(super) other_speaker: bool,
    /// What the article says of the speaker.
    pub(super) facts: SpeakerFacts,
}

/// Analyses an article and applies its journal.
pub(super) fn rows_for(stored: &StoredArticle) -> Rows {
    let article = &stored.article;
    let found = Arc::new(analyze(article));
    let review = review(article, stored.key.hash, &found, &stored.journal);
    let mut speakers = SpeakersOfArticle::new(article, &review.analysis);
    let row = |card: usize| {
        let (card, quotation) = (review.cards.get(card)?, review.quotation(card)?);
        let as_found = card.found.and_then(|id| found.quotation(id));
        let decision = card.decision();
        let words = article.joined(quotation.content);
        Some(QuotationRow {
            content: quotation.content,
            count: words.split_whitespace().count(),
            words: words.into_owned(),
            speaker: acts::speaker_of(article, &review.analysis, quotation),
            kind: quotation.kind,
            state: decision.state().word(),
            flagged: decision.flagged,
            verification: decision.verification,
            found: as_found.map(|quotation| quotation.kind),
            confidence: as_found.and_then(|found| Some(found.attribution.as_ref()?.confidence)),
            other_speaker: decision.speaker.is_some(),
            facts: quotation
                .attribution
                .as_ref()
                .map(|said| speakers.facts(said.speaker))
                .unwrap_or_default(),
        })
    };
    Rows {
        quotations: (0..review.cards.len()).filter_map(row).collect(),
        coded: coded::rows(article, &review),
        countries: countries(&review),
        reviewers: reviewers(stored),
        orphans: review.orphans.len(),
        beginning: beginning(article),
    }
}

fn countries(review: &Review) -> BTreeMap<String, usize> {
    let mut countries = BTreeMap::new();
    for entity in &review.analysis.entities {
        if let EntityKind::Country(code) = &entity.kind {
            *countries.entry(code.as_str().to_owned()).or_default() += entity.mentions.len();
        }
    }
    countries.retain(|_, mentions| *mentions > 0);
    countries
}

fn reviewers(stored: &StoredArticle) -> BTreeMap<String, (usize, i64)> {
    let mut reviewers: BTreeMap<String, (usize, i64)> = BTreeMap::new();
    for act in &stored.journal.acts {
        for name in act.stamp.reviewers() {
            let (acts, at) = reviewers.entry(name.to_owned()).or_insert((0, i64::MIN));
            *acts += 1;
            *at = act.stamp.at.max(*at);
        }
    }
    reviewers
}

fn beginning(article: &Article) -> String {
    let body = article.paragraphs.iter().find(|paragraph| paragraph.role == Role::Body);
    let words = body.map_or("", |paragraph| article.words(paragraph.span));
    // One more than a title has, which shows that there are more.
    let words: Vec<&str> = words.split_whitespace().take(TITLE_WORDS + 1).collect();
    words.join(" ")
}
