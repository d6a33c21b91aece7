//! The earlier texts of articles -> quotations that the present text does not have, or has had for longer than it seems.

use super::kept::{ArticleFacts, KeptQuotation};
use crate::analysis::QuotationKind;
use crate::error::Result;
use crate::library::damage::EntryKind;
use crate::library::index::rows::{Rows, rows_for};
use crate::library::store::versions::TextVersion;
use crate::library::{ArticleId, Index, StoredArticle};
use crate::review::{DecisionState, SpeakerKind};
use crate::text::phrase::single_spaced;
use crate::verify::word_keys;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// An earlier text, or the present one, of an article with several.
pub(super) struct VersionRows {
    article: ArticleId,
    /// Its number, from one.
    number: usize,
    version: TextVersion,
    /// What was found in it; nothing for the present one, which is in the index.
    rows: Option<Rows>,
}

impl Index<'_> {
    /// The texts of all articles that have several.
    pub(super) fn earlier_texts(&self) -> Result<Vec<VersionRows>> {
        let sql = "SELECT articles.id FROM articles JOIN texts ON texts.article = articles.id \
                   WHERE removed_at IS NULL GROUP BY articles.id HAVING count(*) > 1 ORDER BY 1";
        let several =
            self.read(|reader| reader.rows((sql, []), EntryKind::Article, |row| row.get(0).map(ArticleId)))?;
        let mut read: Vec<(VersionRows, Option<StoredArticle>)> = Vec::new();
        for article in several {
            for (at, version) in self.library.versions(article)?.into_iter().enumerate() {
                let stored =
                    if version.is_current { None } else { self.library.article_in(article, version)? };
                read.push((VersionRows { article, number: at + 1, version, rows: None }, stored));
            }
        }
        let analysed = read
            .into_par_iter()
            .map(|(version, stored)| VersionRows { rows: stored.map(|stored| rows_for(&stored)), ..version });
        Ok(analysed.collect())
    }
}

/// Adds what earlier texts quote to what the present ones do, each with the version that had it first.
pub(super) fn add(
    found: &mut Vec<KeptQuotation>,
    texts: &[VersionRows],
    articles: &BTreeMap<i64, ArticleFacts>,
) {
    for versions in texts.chunk_by(|one, other| one.article == other.article) {
        let Some(article) = versions.first().map(|first| first.article) else { continue };
        if !articles.contains_key(&article.0) {
            continue;
        }
        let mut known: HashMap<Vec<String>, usize> = HashMap::new();
        for (at, one) in found.iter_mut().enumerate().filter(|(_, one)| one.article == article) {
            let current = versions.iter().find(|version| version.version.is_current);
            set_version(one, current);
            known.entry(word_keys(&one.words)).or_insert(at);
        }
        for version in versions.iter().rev().filter(|version| version.rows.is_some()) {
            for quotation in quotations(version) {
                match known.get(&word_keys(&quotation.words)).and_then(|at| found.get_mut(*at)) {
                    Some(one) if one.version > version.number => set_version(one, Some(version)),
                    Some(_) => {}
                    None => {
                        known.insert(word_keys(&quotation.words), found.len());
                        found.push(quotation);
                    }
                }
            }
        }
    }
}

fn set_version(one: &mut KeptQuotation, version: Option<&VersionRows>) {
    if let Some(version) = version {
        one.version = version.number;
        one.kept_at = (version.number > 1).then_some(version.version.kept_at);
    }
}

fn quotations(version: &VersionRows) -> Vec<KeptQuotation> {
    let rows = version.rows.iter().flat_map(|rows| &rows.quotations);
    let counted =
        rows.filter(|row| row.kind != QuotationKind::Indirect && row.state != DecisionState::Rejected.word());
    let quotation = |row: &crate::library::index::rows::QuotationRow| {
        let is_named = row.speaker.as_ref().is_some_and(|speaker| {
            matches!(speaker.kind, SpeakerKind::Person | SpeakerKind::Organization | SpeakerKind::Country(_))
        });
        let mut one = KeptQuotation {
            article: version.article,
            version: version.number,
            kept_at: None,
            place: None,
            words: single_spaced(&row.words),
            kind: row.kind,
            speaker: row.speaker.as_ref().map(|speaker| single_spaced(&speaker.name)).unwrap_or_default(),
            is_named,
        };
        set_version(&mut one, Some(version));
        one
    };
    counted.map(quotation).collect()
}
