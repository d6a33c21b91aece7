//! Subjects of reports and pronouns -> the entities they name, describe or stand for.

mod agreement;
mod antecedent;
mod description;
mod gender;
mod known;
mod memory;
mod organization_kind;
mod pronoun;
mod resolved;
mod sign;
mod subjects;

pub(super) use agreement::{can_stand, subject_form};
pub(super) use antecedent::Antecedent;
pub(super) use known::Known;
pub(super) use memory::Memory;
pub(super) use pronoun::{antecedents, choose, is_subject};
pub(super) use resolved::{Resolved, is_relayed, relay};
pub(super) use subjects::speakers;
