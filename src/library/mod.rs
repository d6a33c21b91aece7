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

pub use check::Checked;
pub use index::listing::{Listed, Only, Preview, Sort, Wanted};
pub use index::review_list::ReviewCandidate;
pub use index::search::{Hit, HitKind, Hits, Query};
pub use index::speakers::{Said, Share, Speaker, SpeakerCard, Speakers};
pub use index::stats::{Agreement, Band, Reviewer, Stats};
pub use index::{Index, Indexing};
pub use open::Library;
pub use store::article::{ArticleId, Kept, Place, Source};
pub use store::clock::now;
pub use store::decisions::{NewAct, NewDecision};
pub use store::places::Bytes;

#[cfg(test)]
mod tests;
