//! Annotations that other tools wrote -> reviewers' decisions.
//!
//! Each tool has a reader of its own, which says what its file says in one form: works of reviewers on texts. What the
//! labels mean is a table. Only what the file says is decided: a passage that somebody called a quotation without naming
//! the speaker stays open. What is no decision is left out, counted and named.

mod decide;
mod fields;
mod format;
mod label;
mod label_studio;
mod left_out;
mod place;
mod prodigy;
mod region;
mod web_annotation;
mod work;

pub use decide::{ForeignDecisions, decide};
pub use format::ForeignFormat;
pub use left_out::{LeftOut, LeftOutReason};
pub use place::{MarkedText, PlacedMark, place_marks};
pub use work::{
    ForeignFile, ForeignMark, ForeignMeaning, ForeignPages, ForeignPlace, ForeignQuotation, ForeignSpeaker,
    ForeignText, ForeignWork,
};
