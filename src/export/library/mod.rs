//! Answers of the library -> JSON: lists, hits, speakers, numbers. Times are ISO 8601 in UTC; missing values are
//! null.

pub mod feeds;
mod speakers;

pub use speakers::{card, names, speakers};

use crate::article::Partial;
use crate::export::escape;
use crate::library::{
    CodeCounts, Codebook, ConfidenceBand, LibraryStats, ListedArticle, SavedQueries, SearchHit, SearchHits,
    VerdictCounts,
};
use crate::review::Verification;
use crate::review::queue::ReviewProgress;
use crate::text::date;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The list of articles, as an array.
#[must_use]
pub fn list(listed: &[ListedArticle]) -> String {
    escape::line(&listed.iter().map(ArticleJson::of).collect::<Vec<_>>())
}

/// The codes with what has them and what they mean.
#[must_use]
pub fn codes(codebook: &Codebook, counts: &BTreeMap<String, CodeCounts>) -> String {
    let names: BTreeSet<&String> = codebook.keys().chain(counts.keys()).collect();
    let one = |name: &&String| {
        let count = counts.get(*name).copied().unwrap_or_default();
        let defined = codebook.get(*name).cloned().unwrap_or_default();
        CodeJson {
            name: (*name).clone(),
            description: defined.description,
            colour: Some(defined.colour).filter(|colour| !colour.is_empty()),
            parent: Some(defined.parent).filter(|parent| !parent.is_empty()),
            quotations: count.quotations,
            passages: count.passages,
            articles: count.articles,
            lost: count.lost,
        }
    };
    escape::line(&names.iter().map(one).collect::<Vec<_>>())
}

#[derive(Serialize)]
struct CodeJson {
    name: String,
    description: String,
    colour: Option<String>,
    parent: Option<String>,
    quotations: usize,
    passages: usize,
    articles: usize,
    lost: usize,
}

/// The saved queries, as an object with their names.
#[must_use]
pub fn lists(saved: &SavedQueries) -> String {
    escape::line(saved)
}

/// The hits of a search.
#[must_use]
pub fn hits(found: &SearchHits) -> String {
    escape::line(&HitsJson { hits: found.hits.iter().map(HitJson::of).collect(), more: found.more })
}

/// The library in numbers.
#[must_use]
pub fn stats(stats: &LibraryStats) -> String {
    let band = |band: ConfidenceBand| match band {
        ConfidenceBand::AlmostCertain => "0.9",
        ConfidenceBand::Likely => "0.7",
        ConfidenceBand::Perhaps => "0.5",
        ConfidenceBand::Uncertain => "0",
        ConfidenceBand::NoSpeaker => "none",
    };
    let kinds = stats.by_kind.iter().map(|(kind, agreement)| (kind.as_str(), AgreementJson::of(*agreement)));
    let bands = stats.by_confidence.iter().map(|(of, agreement)| (band(*of), AgreementJson::of(*agreement)));
    let reviewers = stats.reviewers.iter().map(|reviewer| ReviewerJson {
        name: &reviewer.name,
        articles: reviewer.articles,
        acts: reviewer.acts,
        last: date::moment(reviewer.at),
    });
    escape::line(&StatsJson {
        articles: stats.articles,
        quotations: ProgressJson::of(stats.quotations),
        words: stats.words,
        added: stats.added,
        by_kind: kinds.collect(),
        by_confidence: bands.collect(),
        verification: stats
            .verification
            .iter()
            .map(|(state, count)| (Verification::word(*state), *count))
            .collect(),
        reviewers: reviewers.collect(),
    })
}

#[derive(Serialize)]
struct ArticleJson<'a> {
    article: i64,
    title: &'a str,
    source: Option<&'a str>,
    authors: &'a [String],
    published: Option<&'a str>,
    site: Option<&'a str>,
    url: Option<&'a str>,
    partial: Option<&'static str>,
    added: String,
    quotations: Option<ProgressJson>,
    orphans: usize,
    countries: &'a [String],
    decided: Option<String>,
    reviewers: &'a [String],
}

impl<'a> ArticleJson<'a> {
    fn of(listed: &'a ListedArticle) -> Self {
        Self {
            article: listed.id.0,
            title: &listed.title,
            source: listed.source.as_deref(),
            authors: listed.identity.authors(),
            published: listed.identity.published(),
            site: listed.identity.site(),
            url: listed.identity.url(),
            partial: listed.partial.map(Partial::word),
            added: date::moment(listed.added_at),
            quotations: listed.quotations.map(ProgressJson::of),
            orphans: listed.orphans,
            countries: &listed.countries,
            decided: listed.decided_at.map(date::moment),
            reviewers: &listed.reviewers,
        }
    }
}

#[derive(Serialize)]
struct ProgressJson {
    all: usize,
    accepted: usize,
    edited: usize,
    rejected: usize,
    skipped: usize,
    flagged: usize,
    left: usize,
}

impl ProgressJson {
    fn of(progress: ReviewProgress) -> Self {
        let ReviewProgress { all, accepted, edited, rejected, skipped, flagged } = progress;
        Self { all, accepted, edited, rejected, skipped, flagged, left: progress.left() }
    }
}

#[derive(Serialize)]
struct HitsJson<'a> {
    hits: Vec<HitJson<'a>>,
    more: bool,
}

#[derive(Serialize)]
struct HitJson<'a> {
    kind: &'a str,
    article: i64,
    title: &'a str,
    quotation: Option<usize>,
    speaker: Option<&'a str>,
    state: Option<&'a str>,
    snippet: &'a str,
    found: &'a str,
    note: Option<&'a str>,
}

impl<'a> HitJson<'a> {
    fn of(hit: &'a SearchHit) -> Self {
        let given = |text: &'a str| Some(text).filter(|text| !text.is_empty());
        Self {
            kind: hit.kind.word(),
            article: hit.article.0,
            title: &hit.title,
            quotation: hit.quotation,
            speaker: given(&hit.speaker),
            state: given(&hit.state),
            snippet: &hit.snippet,
            found: hit.found.of(&hit.snippet),
            note: given(&hit.note),
        }
    }
}

#[derive(Serialize)]
struct StatsJson<'a> {
    articles: usize,
    quotations: ProgressJson,
    words: usize,
    added: usize,
    by_kind: BTreeMap<&'a str, AgreementJson>,
    /// Keyed by the lower end of the range.
    by_confidence: BTreeMap<&'a str, AgreementJson>,
    verification: BTreeMap<&'a str, usize>,
    reviewers: Vec<ReviewerJson<'a>>,
}

#[derive(Serialize)]
struct AgreementJson {
    accepted: usize,
    edited: usize,
    other_speaker: usize,
    rejected: usize,
}

impl AgreementJson {
    fn of(agreement: VerdictCounts) -> Self {
        let VerdictCounts { accepted, edited, other_speaker, rejected } = agreement;
        Self { accepted, edited, other_speaker, rejected }
    }
}

#[derive(Serialize)]
struct ReviewerJson<'a> {
    name: &'a str,
    articles: usize,
    acts: usize,
    last: String,
}
