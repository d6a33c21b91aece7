//! The library: one SQLite file in the user's data folder that keeps articles, what reviewers did, and where the
//! reader was. The only place that reads or writes user data.
//!
//! SQLite, because a decision must be on disk before the screen shows it, two programs may write at once, and a
//! power cut must leave a whole file: it has done all three for twenty years. Decisions are only ever added
//! (the file itself refuses anything else); whatever can be derived from them is derived, and made anew when in doubt.

mod backup;
mod check;
mod index;
mod migrations;
mod open;
mod store;

pub use check::CheckReport;
pub use index::listing::{ListOrder, ListQuery, ListedArticle, Preview, ReviewFilter};
pub use index::search::{SearchHit, SearchHitKind, SearchHits, SearchQuery};
pub use index::speakers::{ArticleShare, SpeakerCard, SpeakerList, SpeakerQuotation, SpeakerTotals};
pub use index::stats::{ConfidenceBand, LibraryStats, ReviewerTotals, VerdictCounts};
pub use index::{Index, IndexProgress};
pub use open::Library;
pub use store::article::{AddedArticle, ArticleId, ArticleKey, StoredArticle};
pub use store::clock::now;
pub use store::decisions::NewAct;
pub use store::places::ReadingPlace;

#[cfg(test)]
mod tests;
