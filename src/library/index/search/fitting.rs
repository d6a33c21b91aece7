//! A query -> the quotations that fit it.

use crate::error::Result;
use crate::library::ArticleId;
use crate::library::damage::EntryKind;
use crate::library::index::Index;
use crate::library::index::condition::{Condition, ConditionScope, WordsIn};
use crate::text::hash::TextHash;
use rusqlite::params_from_iter;

/// A quotation that fits a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FittingQuotation {
    /// Its article.
    pub article: ArticleId,
    /// The text of the article.
    pub text: TextHash,
    /// Where the content begins; a byte offset in the text.
    pub start: u32,
}

impl Index<'_> {
    /// The quotations that fit a query.
    ///
    /// # Errors
    /// As [`search`](Self::search).
    pub fn quotations(&self, words: &str) -> Result<Vec<FittingQuotation>> {
        let asked = self.query(words)?;
        let articles = self.articles()?;
        let speakers = self.aliased_names()?;
        let scope = ConditionScope { words: WordsIn::Quotation, articles: &articles, speakers: &speakers };
        let condition = Condition::all([&asked.expression], scope);
        let sql = format!(
            "SELECT quotations.article, texts.hash, quotations.start FROM quotations \
             JOIN articles ON articles.id = quotations.article JOIN texts ON texts.id = articles.text WHERE {}",
            condition.sql
        );
        self.read(|reader| {
            reader.rows((&sql, params_from_iter(condition.values)), EntryKind::Index, |row| {
                Ok(FittingQuotation {
                    article: ArticleId(row.get(0)?),
                    text: TextHash(row.get(1)?),
                    start: row.get(2)?,
                })
            })
        })
    }
}
