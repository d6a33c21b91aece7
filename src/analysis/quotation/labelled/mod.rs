//! Quotations whose speaker a label or a line of its own names -> their pairs and reporting clauses.

mod block;
mod interview;
mod voices;

pub(super) use block::{add_blocks, add_reports, find_blocks, report_of};
pub(super) use interview::add_answers;
pub(super) use voices::{add_voices, voice_of};
