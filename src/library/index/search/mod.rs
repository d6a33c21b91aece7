//! A typed search -> its hits in texts, quotations and names of speakers.
//!
//! The index says which articles and quotations contain the words. Where exactly is found in the text itself, so that
//! positions are exact to the byte and the index needs no copy of the texts.

mod code_counts;
mod fitting;
mod hit;
mod notes;
mod prepared;
mod snippet;

pub use code_counts::CodeCounts;
pub use fitting::FittingQuotation;
pub use hit::{SearchHit, SearchHitKind, SearchHits, SearchQuery, marks_around};

use super::Index;
use super::listed_article::ListedArticle;
use super::speakers::SpeakerMatcher;
use crate::error::Result;
use crate::library::query::expression::TestLevel;
use prepared::PreparedSearch;

impl Index<'_> {
    /// The hits of a search. An empty search has no hits, unless a speaker is named: then it finds all their
    /// quotations.
    ///
    /// # Errors
    /// If the query or the library cannot be read.
    pub fn search(&self, query: &SearchQuery) -> Result<SearchHits> {
        let looks_at_articles = self.query(&query.words)?.expression.looks_at(TestLevel::Article);
        let articles = if looks_at_articles { self.articles()? } else { Vec::new() };
        self.search_among(&articles, query)
    }

    /// The hits of a search, if all [`articles`](Index::articles) have been read before.
    ///
    /// # Errors
    /// As [`search`](Self::search).
    pub fn search_among(&self, articles: &[ListedArticle], query: &SearchQuery) -> Result<SearchHits> {
        let asked = self.query(&query.words)?;
        if asked.is_empty() && query.speaker.is_empty() {
            return Ok(SearchHits::default());
        }
        let (speakers, aliases) = (self.aliased_names()?, self.library.aliases()?);
        let search = PreparedSearch {
            speakers: &speakers,
            expression: &asked.expression,
            terms: asked.terms(),
            articles,
            most: query.most,
        };
        if !query.speaker.is_empty() {
            return self.read(|reader| {
                let mut found = search.said_by(reader, SpeakerMatcher::new(&query.speaker, &aliases))?;
                search.add_notes(reader, &mut found.hits)?;
                Ok(found)
            });
        }
        self.read(|reader| {
            let mut found = SearchHits::default();
            // The words of a field are no words to look for in names.
            let has_words = asked.expression.tests().iter().any(|test| test.level() == TestLevel::Words);
            if has_words {
                found.add(search.speakers(reader)?, query.most);
            }
            found.add(search.quotations(reader)?, query.most);
            if has_words && !asked.expression.looks_at(TestLevel::Quotation) {
                found.add(search.texts(reader)?, query.most);
            }
            found.add(search.coded_passages(reader)?, query.most);
            search.add_notes(reader, &mut found.hits)?;
            Ok(found)
        })
    }
}
