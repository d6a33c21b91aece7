//! The quotations of a library, with what the text says of each speaker -> who is quoted, and how much.
//!
//! A source audit, as newsrooms make by hand: whom do we quote, in what capacity, and who has the first word? What is
//! counted follows their sheets: each speaker once an article, and the quotations and words of each. Two rules keep
//! it honest. Only what a text itself says of a speaker counts: nothing is taken from a name, and "not said" is a class like
//! the others, usually the largest. And the counts rest on findings, so they come with how often reviewers found those right.
//!
//! * [`facts`] reads from an article what it says of a speaker.
//! * [`RoleWords`] is the table that makes an official or a citizen of "mayor" or "resident".
//! * [`audit`] counts.

mod audited;
mod count;
mod country;
pub mod facts;
mod gender;
mod group;
mod measure;
mod role_words;
mod spelling;

pub use audited::{AuditedArticle, AuditedQuotation, AuditedSpeaker, SpeakerSort, only_reviewed};
pub use count::{Count, Counts, NOT_SAID};
pub use facts::{SpeakerFacts, SpeakersOfArticle};
pub use gender::Gender;
pub use group::{GroupBy, belongs_to};
pub use measure::{Audit, AuditGroup, Measures, SpeakerShare, audit};
pub use role_words::{RoleWords, RoleWordsFault};
pub use spelling::{is_spelt_alike, spelt_alike};
