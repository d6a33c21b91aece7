//! The library: one SQLite file in the user's data folder with articles, decisions and reading places. The only place
//! that reads or writes user data.
//!
//! SQLite, because a decision must be on disk before the screen shows it, two programs may write at once, and the
//! file must survive a power cut. Decisions are only ever added (triggers in the file refuse anything else). Whatever
//! can be derived from them is derived, and derived again when in doubt.

mod backup;
mod check;
mod index;
mod migrations;
mod open;
mod store;

pub use check::CheckReport;
pub use index::listing::{ListOrder, ListQuery, ListedArticle, Preview, ReviewFilter};
pub use index::review_list::ReviewCandidate;
pub use index::search::{SearchHit, SearchHitKind, SearchHits, SearchQuery};
pub use index::speakers::{ArticleShare, SpeakerCard, SpeakerList, SpeakerQuotation, SpeakerTotals};
pub use index::stats::{ConfidenceBand, LibraryStats, ReviewerTotals, VerdictCounts};
pub use index::{Index, IndexProgress};
pub use open::Library;
pub use store::article::{AddedArticle, ArticleId, ArticleKey, StoredArticle};
pub use store::clock::now;
pub use store::decisions::{NewAct, NewDecision};
pub use store::places::ReadingPlace;

#[cfg(test)]
mod tests;
