//! Passage -> its quotations, before it is known who is quoted.
//!
//! Marks are paired first. Then the reporter's own words are outlined and searched for reporting clauses. Only then
//! is it decided which pairs hold speech, because a pair with a reporting verb beside it needs no other proof.

mod apart;
pub mod judging;
mod labelled;
mod position;
mod quoted;
mod reading;
pub mod reported;
#[cfg(test)]
mod tests;

pub use apart::keep_apart;
pub use judging::JudgedPair;
pub use position::{ReportPosition, position_of, reports_around};
pub use quoted::UnattributedQuotation;
pub use reading::{PassageReading, find_next_quotations, find_quotations, judge_pairs, judge_reported_words};
