//! The index -> the articles with their quotations, as an audit counts them.

use super::Index;
use super::identity_filter::IdentityFilter;
use crate::analysis::{CountryCode, QuotationKind};
use crate::audit::{AuditedArticle, AuditedQuotation, AuditedSpeaker, Gender, SpeakerFacts, SpeakerSort};
use crate::error::Result;
use crate::library::damage::{EntryKind, RowReader};
use crate::library::store::identities;
use crate::library::{Aliases, ArticleId};
use crate::review::DecisionState;
use rusqlite::Row;

impl Index<'_> {
    /// The articles that fit, with all their quotations, in the order in which they were added.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn audited(&self, filter: &IdentityFilter) -> Result<Vec<AuditedArticle>> {
        let aliases = self.library.aliases()?;
        self.read(|reader| {
            let sql = "SELECT id FROM articles WHERE removed_at IS NULL ORDER BY id";
            let ids = reader.rows((sql, []), EntryKind::Article, |row| row.get(0).map(ArticleId))?;
            let mut articles = Vec::new();
            for id in ids {
                articles.extend(article((reader, &aliases), id, filter)?);
            }
            Ok(articles)
        })
    }
}

/// An article with its quotations; `None` if it does not fit.
fn article(
    (reader, aliases): (RowReader<'_>, &Aliases),
    id: ArticleId,
    filter: &IdentityFilter,
) -> rusqlite::Result<Option<AuditedArticle>> {
    let identity = identities::of_article(reader, id)?;
    if !filter.fits(&identity) {
        return Ok(None);
    }
    let sql = "SELECT article, words, kind, state, found_kind IS NOT NULL, speaker, speaker_kind, role, gender, country \
               FROM quotations WHERE article = ? ORDER BY start";
    let quotations = reader.rows((sql, [id.0]), EntryKind::Index, |row| quotation(row, aliases))?;
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
    let sort = match kind.as_str() {
        "person" => SpeakerSort::Person,
        "organization" => SpeakerSort::Institution,
        "country" => SpeakerSort::Government,
        _ => SpeakerSort::Unnamed,
    };
    let named = name.filter(|name| !name.trim().is_empty());
    Ok(named.map(|name| AuditedSpeaker { name: aliases.name_of(&name).to_owned(), sort, facts }))
}
