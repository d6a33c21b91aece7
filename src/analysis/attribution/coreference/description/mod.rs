//! Descriptions -> the entity described: "the minister", "the 29-year-old", "the company", "a ministry statement".
//!
//! What an article says of someone beside the name ([`introductions`]) is compared with the words of a later description
//! ([`wording`]). Only a definite description refers back. Any other remains a group, which is never wrong, even if a
//! reader could know more; and where two fit equally well, the certainty says so.

mod compared;
mod described;
pub(super) mod introductions;
mod organization;
mod organization_kind;
mod own_name;
pub(super) mod pair;
mod person;
mod statement;
#[cfg(test)]
mod tests;
mod wording;

use super::known::KnownEntities;
use super::memory::Memory;
use super::place::SubjectPlace;
use super::resolved::Resolved;
use crate::analysis::grammar::{NounPhrase, Outline, PhraseKind};
use crate::lexicon::lists::{List, ListSet};
use crate::lexicon::speakers;
use crate::text::fold::lowercase;
use described::Description;
pub(crate) use introductions::Introductions;
pub(super) use own_name::{name_behind_clause, own_name};

/// Returns the entity that a description refers to, or `None` if it remains a group.
pub(super) fn resolve(
    outline: &Outline<'_, '_>,
    known: &KnownEntities<'_>,
    subject: &NounPhrase,
    memory: &Memory,
) -> Option<Resolved> {
    if subject.kind == PhraseKind::Pronoun {
        return None;
    }
    // A name is one unless all of it could be written small: "the Minister", "the Dutchman".
    let is_name = subject.kind == PhraseKind::Name;
    if is_name && !matches!(outline.passage.word(subject.core.start), "the" | "The") {
        return None;
    }
    let description = Description::new(outline, known, subject, memory);
    if is_name && !description.is_written_large() {
        return None;
    }
    let noun = lowercase(description.noun);
    let lists = ListSet::of(&noun);
    let (speaker, certainty, reference) = match &*noun {
        // Sources and witnesses are meant to stay anonymous, so never guess who they are.
        _ if lists.has(List::AnonymousSources) && !(noun == "witness" && gives_evidence(&description)) => {
            None
        }
        _ if lists.has(List::Statements) => statement::issuer(&description),
        _ if !description.is_definite() || description.is_plural() => None,
        noun if speakers::is_role(noun) || description.is_personal() => person::find(&description),
        _ if lists.has(List::Bodies) || lists.has(List::OrganizationNouns) => {
            organization::find(&description)
        }
        // "the landlady": a word that is in no list, if the article introduced someone by it.
        _ if !lists.has(List::SpeechNouns) => person::introduced_by(&description),
        _ => None,
    }?;
    let place = SubjectPlace::of(outline, subject.core.start);
    let kind = PhraseKind::Description;
    let mention = outline.span_of(&subject.full);
    Some(Resolved { speaker, mention, place, kind, certainty, reference: Some(reference), can_speak: true })
}

/// Whether evidence was given shortly before: the witness is then whoever gave it.
///
/// Gets right: Giving evidence, Mensah said so. “…,” the witness replied. Leaves alone: A car burned. “…,” the witness said.
fn gives_evidence(description: &Description<'_>) -> bool {
    const MAX_TOKENS: usize = 250;
    let (outline, end) = (description.outline, description.subject.core.start);
    let mut near = (end.saturating_sub(MAX_TOKENS)..end).filter(|&at| !description.is_quoted(at));
    description.points_back() && near.any(|at| outline.is(at, List::WordsOfEvidence))
}
