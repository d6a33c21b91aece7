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
mod placed_mention;
mod pronoun;
mod resolved;
mod rivals;
mod sentence_subject;
mod speaker_words;
mod subjects;

pub(super) use agreement::{can_stand, subject_form};
pub(super) use antecedent::{Antecedent, choose};
pub(super) use description::Introductions;
pub(super) use gender::PronounVotes;
pub(super) use known::KnownEntities;
pub(super) use memory::ReportSpeakers;
pub(super) use placed_mention::{PlacedMention, place_mentions};
pub(super) use pronoun::antecedents;
pub(super) use resolved::{is_relayed, is_retold};
pub(super) use subjects::{joined_speakers, resolve_subjects};
