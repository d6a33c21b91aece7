//! The library: one SQLite file in the user's data folder with articles, decisions and reading places. The only place
//! that reads or writes user data.
//!
//! SQLite, because a decision must be on disk before the screen shows it, two programs may write at once, and the
//! file must survive a power cut. Decisions are only ever added (triggers in the file refuse anything else). Whatever
//! can be derived from them is derived, and derived again when in doubt.
//!
//! ```
//! use pullquote::article::Article;
//! use pullquote::input::{Document, Media};
//! use pullquote::library::{ArticleKey, Library, ListQuery, SearchQuery, now};
//! use pullquote::text::hash::TextHash;
//!
//! # fn main() -> pullquote::error::Result<()> {
//! # let temporary = tempfile::tempdir().unwrap();
//! # let folder = temporary.path();
//! let text = "“The bridge stays closed,” said Ana Petrova, the mayor.".to_owned();
//! let key = ArticleKey { hash: TextHash::of(&text), file: None };
//! let article = Article::new(Document::record("1".to_owned(), Media::Plain, text));
//!
//! let mut library = Library::open(folder)?;
//! let id = library.add(&article, &key, now())?;
//! assert_eq!(library.find(&key)?, Some(id));
//!
//! // Lists and searches go through the index, which is brought up to date first.
//! let index = library.refresh_all()?;
//! assert_eq!(index.list(&ListQuery::default())?.len(), 1);
//! let query = SearchQuery { words: "bridge".to_owned(), speaker: String::new(), most: 10 };
//! assert_eq!(index.search(&query)?.hits[0].speaker, "Ana Petrova");
//! # Ok(())
//! # }
//! ```

mod acts;
mod backup;
mod check;
mod create;
mod damage;
mod feeds;
mod files;
mod folder;
mod index;
mod migrations;
mod not_opened;
mod open;
mod opened_file;
mod query;
mod replacing;
mod restore;
mod schema;
mod sentences;
mod store;

pub use acts::{
    Aliases, CodeDefinition, Codebook, LibraryAct, LibraryChange, RecordedLibraryAct, SpeakerAlias,
};
pub use check::CheckReport;
pub use feeds::{
    AddedFeed, FeedId, FeedItemId, FindingsSource, ItemFindings, ListedFeed, ListedItem, ReadMark, StoredItem,
};
pub use folder::LibraryFolder;
pub use index::audit::AuditFilter;
pub use index::identity_filter::IdentityFilter;
pub use index::listed_article::{ListReason, ListedArticle};
pub use index::listing::{ListOrder, ListQuery, ReviewFilter};
pub use index::preview::{Preview, QuotedSpeaker};
pub use index::repeats::{DatedBy, RepeatedQuotation, RepeatedStatement};
pub use index::review_list::ReviewCandidate;
pub use index::search::{
    CodeCounts, FittingQuotation, SearchHit, SearchHitKind, SearchHits, SearchQuery, marks_around,
};
pub use index::speakers::{
    ArticleShare, MonthShare, NameLikeness, NameSuggestion, OutletShare, SpeakerCard, SpeakerList,
    SpeakerQuotation, SpeakerStatement, SpeakerTotals, StatementMember,
};
pub use index::stats::{ConfidenceBand, LibraryStats, ReviewerTotals, VerdictCounts};
pub use index::{Index, IndexProgress, IndexVersion};
pub use open::Library;
pub use query::{Completeness, Query, QueryFault, SavedQueries, joined};
pub use restore::Restored;
pub use store::article::{AddedArticle, ArticleId, ArticleKey, StoredArticle};
pub use store::clock::now;
pub use store::decisions::{NewAct, NewDecision};
pub use store::import::ImportedArticle;
pub use store::places::ReadingPlace;
pub use store::versions::TextVersion;

#[cfg(test)]
mod tests;
