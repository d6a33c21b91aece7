//! Subjects of reports, and pronouns -> the entities they name, describe or refer to.

mod agreement;
mod agreement_clues;
mod antecedent;
mod antecedent_clue;
mod description;
mod gender;
mod known;
mod memory;
mod phrase;
mod place;
mod pronoun;
mod resolved;
mod rivals;
mod sentence_subject;
mod subjects;

pub(super) use agreement::{can_stand, subject_form};
pub(super) use antecedent::{Antecedent, choose};
pub(super) use description::Introductions;
pub(super) use gender::PronounVotes;
pub(super) use known::KnownEntities;
pub(super) use memory::ReportSpeakers;
pub(super) use place::is_subject;
pub(super) use pronoun::antecedents;
pub(super) use resolved::{is_relayed, is_retold};
pub(super) use subjects::{joined_speakers, resolve_subjects};
