//! Words that report -> whether they are verbs: by their form, by their place beside a quotation, or in the passive.

mod by_place;
mod form;
mod passive;

pub(super) use by_place::clause_by_place;
pub(super) use form::is_verb;
pub(super) use passive::{agent, is_passive};
