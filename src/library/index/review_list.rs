//! The articles of the library -> those that a review has to open, as far as the index knows without analysing them.

use super::pending::IS_PENDING;
use super::titles::title;
use crate::error::Result;
use crate::library::damage::EntryKind;
use crate::library::{ArticleId, Library};
use crate::review::queue::{CardFilter, UNSURE};
use crate::version::VERSION;
use rusqlite::params;

/// An article that a review of the whole library may have to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewCandidate {
    /// The article.
    pub id: ArticleId,
    /// What it is called: its title, otherwise its file. Not sanitised.
    pub name: Option<String>,
    /// Whether a card of it passes the filter; `None` if only an analysis can tell.
    pub has_cards: Option<bool>,
}

impl Library {
    /// Every article in the lists, in the order in which they were added, and whether it has cards that pass `filter`.
    ///
    /// Nothing is analysed, so that the first card of a large library appears at once.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn review_candidates(&self, filter: CardFilter) -> Result<Vec<ReviewCandidate>> {
        let condition = match filter {
            CardFilter::All => "TRUE",
            CardFilter::Pending => IS_PENDING,
            CardFilter::Flagged => "flagged",
            // A quotation that a reviewer added is certain.
            CardFilter::Unsure => "found_kind IS NOT NULL AND coalesce(confidence, 0) < ?2",
            // The index does not store disputes, but an article that no merge left one in has none: see the SQL below.
            CardFilter::Differing => "NULL",
        };
        let sql = format!(
            "WITH listed AS ( \
                 SELECT id, text, title, source, \
                        coalesce((SELECT max(id) FROM decisions WHERE article = articles.id), 0) AS decision \
                 FROM articles WHERE removed_at IS NULL) \
             SELECT listed.id, listed.title, \
                 CASE WHEN ?3 AND NOT EXISTS (SELECT 1 FROM decisions \
                                              WHERE article = listed.id AND act LIKE '%\"differ\"%') THEN 0 \
                      WHEN NOT ?3 AND (indexed.text, indexed.decision, indexed.model) \
                           IS (listed.text, listed.decision, ?1) \
                      THEN EXISTS (SELECT 1 FROM quotations WHERE article = listed.id AND ({condition})) END, \
                 source, beginning \
             FROM listed LEFT JOIN indexed ON indexed.article = listed.id ORDER BY listed.id"
        );
        let values = params![VERSION, f64::from(UNSURE), filter == CardFilter::Differing];
        let reader = self.reader();
        let read = reader.rows((&sql, values), EntryKind::Article, |row| {
            let source: Option<String> = reader.value(row, 3, EntryKind::Article)?;
            let beginning: Option<String> = reader.value(row, 4, EntryKind::Index)?;
            let named = (reader.value(row, 1, EntryKind::Article)?, source.as_deref());
            let name = Some(title(named, beginning.as_deref().unwrap_or_default()));
            let name = name.filter(|name| !name.is_empty());
            Ok(ReviewCandidate { id: ArticleId(row.get(0)?), name, has_cards: row.get(2)? })
        });
        read.map_err(|error| self.sentence(&error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::input::{Document, Media};
    use crate::library::{ArticleKey, NewAct};
    use crate::review::{Act, Anchor, Change, Stamp, Subject};
    use crate::text::Span;
    use crate::text::hash::TextHash;

    const STORY: &str = "“We will wait,” Ana Lopes said.\n";

    fn add(library: &mut Library, text: &str) -> ArticleId {
        let article = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
        library.add(&article, &ArticleKey { hash: TextHash::of(text), file: None }, 1).unwrap()
    }

    fn has_cards(library: &Library, filter: CardFilter) -> Vec<Option<bool>> {
        library.review_candidates(filter).unwrap().into_iter().map(|one| one.has_cards).collect()
    }

    /// Changes the quotation of the story.
    fn decide(library: &mut Library, article: ArticleId, change: Change) {
        let at = STORY.find("We").unwrap();
        let content = Span::new(at, STORY.find("”").unwrap());
        let act = Act::Change(vec![(Subject::Quotation(Anchor::of(STORY, content)), change)]);
        let stamp = Stamp { reviewer: "ana".to_owned(), at: 1, tool: "0".to_owned() };
        let new = NewAct { article, text: TextHash::of(STORY), stamp: &stamp, act: &act };
        library.record(new).unwrap();
    }

    #[test]
    fn the_index_says_which_articles_have_cards_while_it_is_up_to_date() {
        let folder = tempfile::tempdir().unwrap();
        let mut library = Library::open(folder.path()).unwrap();
        let story = add(&mut library, STORY);
        add(&mut library, "Nobody said a word.\n");
        assert_eq!(has_cards(&library, CardFilter::All), [None, None], "not indexed yet");
        library.refresh_all().unwrap();
        assert_eq!(has_cards(&library, CardFilter::All), [Some(true), Some(false)]);
        assert_eq!(has_cards(&library, CardFilter::Pending), [Some(true), Some(false)]);
        assert_eq!(has_cards(&library, CardFilter::Flagged), [Some(false), Some(false)]);
        assert_eq!(has_cards(&library, CardFilter::Unsure), [Some(false), Some(false)]);
        assert_eq!(has_cards(&library, CardFilter::Differing), [Some(false), Some(false)]);
        decide(&mut library, story, Change::Reject(None));
        assert_eq!(has_cards(&library, CardFilter::Pending), [None, Some(false)], "decided since");
        assert_eq!(has_cards(&library, CardFilter::Differing), [Some(false), Some(false)]);
        library.refresh_all().unwrap();
        assert_eq!(has_cards(&library, CardFilter::Pending), [Some(false), Some(false)]);
        assert_eq!(has_cards(&library, CardFilter::All), [Some(true), Some(false)]);
        decide(&mut library, story, Change::Differ(Vec::new()));
        assert_eq!(
            has_cards(&library, CardFilter::Differing),
            [None, Some(false)],
            "not known without a look"
        );
    }
}
