//! "the company", "the union", "the anti-corruption group" -> the organisation.

use super::compared::Fit;
use super::described::Description;
use super::organization_kind::{self, OrganizationFit};
use super::wording::words;
use crate::analysis::attribution::reference::Reference;
use crate::analysis::grammar::PhraseKind;
use crate::analysis::{EntityId, EntityKind, Speaker};
use crate::lexicon::speakers;
use crate::sorting;
use crate::text::fold::lowercase;

/// The organisation that a description refers to, and how certain that is: one that is introduced by its words, or else
/// the nearest that can be called so.
pub(super) fn find(description: &Description<'_>) -> Option<(Speaker, f32, Reference)> {
    if !description.points_back() {
        return None;
    }
    introduced(description).or_else(|| nearest(description))
}

fn is_organization(description: &Description<'_>, entity: EntityId) -> bool {
    description.known.kind(entity) == Some(&EntityKind::Organization)
}

/// The organisation whose introduction fits: "the anti-corruption group" for "Clean Hands, an anti-corruption group,".
fn introduced(description: &Description<'_>) -> Option<(Speaker, f32, Reference)> {
    let fits = description.introductions().iter().filter(|introduction| {
        is_organization(description, introduction.entity)
            && description.compared().fit(&introduction.compared) >= Fit::Noun
    });
    let mut entities: Vec<EntityId> = fits.map(|introduction| introduction.entity).collect();
    sorting::by_key(&mut entities, |&entity| std::cmp::Reverse(description.last_mention(entity)));
    entities.dedup();
    let nearest = entities.first()?;
    Some((Speaker::Entity(*nearest), if entities.len() > 1 { 0.7 } else { 0.9 }, Reference::Introduced))
}

/// The nearest organisation that can be called "the company", preferably one whose name says so.
fn nearest(description: &Description<'_>) -> Option<(Speaker, f32, Reference)> {
    let noun = lowercase(description.noun);
    let modifiers: Vec<&str> = description.wording.others().collect();
    let organizations: Vec<(Speaker, OrganizationFit)> = description
        .before()
        .filter(|mention| is_organization(description, mention.entity))
        .map(|mention| {
            let name = description.known.name(mention.entity);
            let fit = if modifiers.is_empty() || modifiers.iter().any(|word| has_word(name, word)) {
                organization_kind::fit(name, &noun)
            } else {
                OrganizationFit::Not
            };
            (Speaker::Entity(mention.entity), fit)
        })
        .filter(|(_, fit)| *fit != OrganizationFit::Not)
        .collect();
    let called_so = organizations.iter().find(|(_, fit)| *fit == OrganizationFit::Same);
    if let Some(&(speaker, _)) = called_so {
        return Some((speaker, 0.85, Reference::Nearest));
    }
    let last = description.memory.last_entity(description.paragraph());
    let spoke = organizations.iter().find(|(speaker, _)| Some(*speaker) == last);
    let several =
        organizations.iter().any(|(speaker, _)| Some(*speaker) != organizations.first().map(|first| first.0));
    let certainty = match (spoke, several) {
        (Some(_), _) => 0.8,
        (None, false) => 0.7,
        (None, true) => 0.5,
    };
    let known = spoke.or(organizations.first()).map(|&(speaker, _)| (speaker, certainty, Reference::Nearest));
    known.or_else(|| last_unknown_name(description, &modifiers))
}

/// Whether a name has a word with this stem: "Clark Productions" for "the production company".
fn has_word(name: &str, modifier: &str) -> bool {
    const STEM: usize = 6;
    let stem = |word: &str| word.to_lowercase().chars().take(STEM).collect::<String>();
    words(name).any(|word| stem(word) == stem(modifier))
}

/// A speaker whose name is no known kind of name: "Bellwether said … the company said". Each of `modifiers` has to be in
/// the name.
fn last_unknown_name(description: &Description<'_>, modifiers: &[&str]) -> Option<(Speaker, f32, Reference)> {
    let near = description.memory.spoken.iter().find(|spoken| {
        let near =
            description.paragraph().saturating_sub(spoken.paragraph) <= super::described::MAX_PARAGRAPHS;
        let is_name = matches!(spoken.resolved.speaker, Speaker::Unknown(_))
            && spoken.resolved.kind == PhraseKind::Name;
        let words = description.outline.passage.words(spoken.resolved.mention);
        let says_so = modifiers.iter().all(|modifier| has_word(words, modifier));
        near && is_name && says_so && spoken.resolved.can_speak && !speakers::is_role(words)
    })?;
    Some((near.resolved.speaker, 0.6, Reference::Nearest))
}
