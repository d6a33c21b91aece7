//! The library: one SQLite file in the user's data folder that keeps articles, what reviewers did, and where the
//! reader was. The only place that reads or writes user data.
//!
//! SQLite, because a decision must be on disk before the screen shows it, two programs may write at once, and a
//! power cut must leave a whole file: it has done all three for twenty years. Decisions are only ever added
//! (the file itself refuses anything else); whatever can be derived from them is derived, and made anew when in doubt.

mod articles;
mod backup;
mod check;
mod clock;
mod codec;
pub mod decision_file;
mod decisions;
mod import;
mod index;
mod known;
mod listing;
mod moment;
mod names;
mod open;
mod places;
mod review_list;
mod rows;
mod search;
mod speakers;
mod stats;
mod typed;

pub use articles::{ArticleId, Kept, Place, Source};
pub use check::Checked;
pub use clock::now;
pub use decisions::NewAct;
pub use index::{Index, Indexing};
pub use listing::{Listed, Only, Preview, Sort, Wanted};
pub use open::Library;
pub use places::Bytes;
pub use review_list::ReviewCandidate;
pub use search::{Hit, HitKind, Hits, Query};
pub use speakers::{Said, Share, Speaker, SpeakerCard, Speakers};
pub use stats::{Agreement, Band, Reviewer, Stats};

/// Which findings the derived tables hold: they are made anew by a version that finds others.
pub const MODEL: &str = env!("CARGO_PKG_VERSION");

#[cfg(test)]
mod tests;
