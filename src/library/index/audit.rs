//! The index -> the articles with their quotations, as an audit counts them.

use super::Index;
use super::identity_filter::IdentityFilter;
use super::listing::ListQuery;
use super::shown_names::shown_name;
use crate::analysis::{CountryCode, QuotationKind};
use crate::audit::{AuditedArticle, AuditedQuotation, AuditedSpeaker, Gender, SpeakerFacts, SpeakerSort};
use crate::error::Result;
use crate::library::damage::{EntryKind, RowReader};
use crate::library::store::identities;
use crate::library::{Aliases, ArticleId};
use crate::review::DecisionState;
use rusqlite::Row;
use std::collections::{BTreeMap, BTreeSet};

/// Which articles and quotations are counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AuditFilter {
    /// Who must have written the articles, where and when.
    pub identity: IdentityFilter,
    /// A [`Query`](crate::library::Query). If it asks for something of the quotations, only those that fit count.
    pub query: String,
}

/// Where the quotations that count begin, by the number of their article.
type Fitting = BTreeMap<i64, BTreeSet<u32>>;

impl Index<'_> {
    /// The articles that fit, with the quotations that do, in the order in which they were added.
    ///
    /// # Errors
    /// If the query or the library cannot be read.
    pub fn audited(&self, filter: &AuditFilter) -> Result<Vec<AuditedArticle>> {
        let fitting = if self.asks_for_quotations(&filter.query)? {
            let mut fitting = Fitting::new();
            for one in self.quotations(&filter.query)? {
                fitting.entry(one.article.0).or_default().insert(one.start);
            }
            Some(fitting)
        } else {
            None
        };
        let aliases = self.library.aliases()?;
        let ids = match &fitting {
            Some(fitting) => fitting.keys().copied().map(ArticleId).collect(),
            None => self.article_ids_for(&filter.query)?,
        };
        self.read(|reader| {
            let mut articles = Vec::new();
            for id in ids {
                let starts = fitting.as_ref().and_then(|fitting| fitting.get(&id.0));
                articles.extend(article((reader, &aliases), id, (&filter.identity, starts))?);
            }
            Ok(articles)
        })
    }

    /// The articles of which everything counts.
    fn article_ids_for(&self, query: &str) -> Result<Vec<ArticleId>> {
        if query.trim().is_empty() {
            let sql = "SELECT id FROM articles WHERE removed_at IS NULL ORDER BY id";
            return self
                .read(|reader| reader.rows((sql, []), EntryKind::Article, |row| row.get(0).map(ArticleId)));
        }
        let wanted = ListQuery { words: query.to_owned(), ..ListQuery::default() };
        let mut ids: Vec<ArticleId> = self.list(&wanted)?.into_iter().map(|article| article.id).collect();
        ids.sort_unstable_by_key(|id| id.0);
        Ok(ids)
    }
}

/// An article with those of its quotations that begin at `starts`, or all; `None` if it does not fit.
fn article(
    (reader, aliases): (RowReader<'_>, &Aliases),
    id: ArticleId,
    (filter, starts): (&IdentityFilter, Option<&BTreeSet<u32>>),
) -> rusqlite::Result<Option<AuditedArticle>> {
    let identity = identities::of_article(reader, id)?;
    if !filter.fits(&identity) {
        return Ok(None);
    }
    let sql = "SELECT article, words, kind, state, found_kind IS NOT NULL, speaker, speaker_kind, role, gender, country, \
               start FROM quotations WHERE article = ? ORDER BY start";
    let quotations = reader.rows((sql, [id.0]), EntryKind::Index, |row| {
        let start = row.get(10)?;
        let counts = starts.is_none_or(|starts| starts.contains(&start));
        counts.then(|| quotation(row, aliases)).transpose()
    })?;
    let quotations = quotations.into_iter().flatten().collect();
    Ok(Some(AuditedArticle {
        outlet: identity.site().map(str::to_owned),
        authors: identity.authors().to_vec(),
        published: identity.published().map(str::to_owned),
        quotations,
    }))
}

fn quotation(row: &Row<'_>, aliases: &Aliases) -> rusqlite::Result<AuditedQuotation> {
    let (kind, state): (String, String) = (row.get(2)?, row.get(3)?);
    Ok(AuditedQuotation {
        words: row.get::<_, u32>(1)? as usize,
        kind: QuotationKind::from_word(&kind).unwrap_or(QuotationKind::Direct),
        state: DecisionState::from_word(&state).unwrap_or(DecisionState::Pending),
        was_found: row.get(4)?,
        speaker: speaker(row, aliases)?,
    })
}

fn speaker(row: &Row<'_>, aliases: &Aliases) -> rusqlite::Result<Option<AuditedSpeaker>> {
    let name: Option<String> = row.get(5)?;
    let kind: String = row.get(6)?;
    let (gender, country): (Option<String>, Option<String>) = (row.get(8)?, row.get(9)?);
    let facts = SpeakerFacts {
        role: row.get(7)?,
        gender: gender.as_deref().and_then(Gender::from_word),
        country: country.and_then(|code| code.into_bytes().try_into().ok()).map(CountryCode),
    };
    let named = name.filter(|name| !name.trim().is_empty());
    Ok(named.map(|name| AuditedSpeaker {
        sort: SpeakerSort::of(&kind, &name),
        name: shown_name(aliases.name_of(&name), &kind),
        facts,
    }))
}
