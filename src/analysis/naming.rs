//! Passage -> the countries, people and organisations that it names.
//!
//! This is the part of the analysis that needs nothing but the words and what earlier passages named. Which mentions
//! are one person and who said what is decided afterwards, by [`super::analyzer`]. So the next passage can be searched
//! for names while the one before it is searched for speech.

use super::country::{self, CountryMention, NamedCountries};
use super::entity::Registry;
use super::organization::{self, OrganizationMention};
use super::passages::ReadPassage;
use super::person::{self, NameMemory, PersonMention, Tagger};
use super::text_as_read::TextAsRead;
use super::{Analysis, Mention, MentionKind, Passage, dateline};
use crate::sorting;

/// What earlier passages named, and what is looked for.
#[derive(Debug)]
pub(super) struct Naming {
    memory: NamesSoFar,
    scope: NameScope,
}

/// Which names are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameScope {
    /// All.
    All,
    /// Only countries that are spelt as in English, because the text is in another language.
    Countries,
}

/// What the recognisers of names know from earlier passages.
#[derive(Debug, Default)]
pub(super) struct NamesSoFar {
    names: NameMemory,
    countries: NamedCountries,
}

/// A passage and whom it names.
#[derive(Debug)]
pub(super) struct NamedPassage {
    pub(super) passage: ReadPassage,
    pub(super) names: PassageNames,
}

/// Whom a passage names, each in text order.
#[derive(Debug, Default)]
pub(super) struct PassageNames {
    countries: Vec<CountryMention>,
    people: Vec<PersonMention>,
    organizations: Vec<OrganizationMention>,
}

impl Naming {
    /// The beginning of a text.
    pub(super) fn new(scope: NameScope) -> Self {
        Self { memory: NamesSoFar::default(), scope }
    }

    /// Finds whom the next passages name.
    pub(super) fn name(&mut self, read: &TextAsRead<'_>, passages: Vec<ReadPassage>) -> Vec<NamedPassage> {
        passages.into_iter().map(|passage| self.name_one(read, passage)).collect()
    }

    fn name_one(&mut self, read: &TextAsRead<'_>, passage: ReadPassage) -> NamedPassage {
        let ReadPassage { words, end, border } = passage;
        let passage = Passage::with_words(&read.text, &read.paragraphs, words);
        if border.is_some() {
            self.memory.names.start();
        }
        let names = match self.scope {
            NameScope::All => PassageNames::find(&passage, &mut self.memory),
            NameScope::Countries => PassageNames::find_in_other_language(&passage),
        };
        NamedPassage { passage: ReadPassage { words: passage.into_words(), end, border }, names }
    }
}

/// Puts the mentions from `start` on in text order. Those before `middle` must be in it. Those behind it nearly are: a
/// nickname can stand before the name around it.
fn merge_in_text_order(mentions: &mut [Mention], start: usize, middle: usize) {
    let place = |mention: &Mention| (mention.span.start, mention.span.end);
    let mut behind = mentions.get(middle..).unwrap_or_default().to_vec();
    sorting::by_key(&mut behind, place);
    // From the end on, so that each mention moves once; only those behind are copied.
    let (mut before, mut end) = (middle, mentions.len());
    for mention in behind.into_iter().rev() {
        while before > start && place(&mentions[before - 1]) > place(&mention) {
            (before, end) = (before - 1, end - 1);
            mentions[end] = mentions[before];
        }
        end -= 1;
        mentions[end] = mention;
    }
}

impl PassageNames {
    /// Finds the countries, people and organisations that the passage names.
    pub(super) fn find(passage: &Passage<'_>, memory: &mut NamesSoFar) -> Self {
        let mut countries = country::find_remembering(passage, &mut memory.countries);
        let mut people = person::find_remembering(Tagger::embedded(), passage, &countries, &mut memory.names);
        let datelines = dateline::find(passage);
        people.retain(|person| !dateline::holds_person(&datelines, person));
        person::claim(&people, &mut countries);
        let mut organizations = organization::find(passage, &countries, &people);
        organizations.retain(|organization| !dateline::holds_organization(&datelines, organization));
        Self { countries, people, organizations }
    }

    /// Finds what needs no grammar: countries whose names are spelt as in English.
    fn find_in_other_language(passage: &Passage<'_>) -> Self {
        let mut countries = country::find(passage);
        countries.retain(|country| country.kind == MentionKind::Name);
        Self { countries, ..Self::default() }
    }

    /// Appends the mentions to `found`, in text order, each of its entity.
    pub(super) fn link(&self, passage: &Passage<'_>, registry: &mut Registry, found: &mut Analysis) {
        let first = found.mentions.len();
        registry.link_countries(&self.countries, found);
        let people = found.mentions.len();
        registry.link_people(passage, &self.people, found);
        merge_in_text_order(&mut found.mentions, first, people);
        let organizations = found.mentions.len();
        registry.link_organizations(passage, &self.organizations, found);
        merge_in_text_order(&mut found.mentions, first, organizations);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::EntityId;
    use crate::text::Span;

    #[test]
    fn merged_mentions_are_in_the_order_of_a_sort() {
        const NICKNAME_BEFORE_ITS_NAME: [(u32, u32); 2] = [(12, 16), (8, 24)];
        for (earlier, countries, people) in [
            (&[(90, 95)][..], &[(0, 4), (5, 9), (30, 34)][..], &[(10, 14), (20, 24), (40, 44)][..]),
            (&[], &[(0, 4), (8, 12)], &[(0, 4), (0, 9), (8, 12)]),
            (&[(1, 2)], &[(0, 4), (9, 11), (14, 20)], &NICKNAME_BEFORE_ITS_NAME),
            (&[], &[], &NICKNAME_BEFORE_ITS_NAME),
            (&[(1, 2)], &[(0, 4), (5, 9)], &[]),
        ] {
            let spans = earlier.iter().chain(countries).chain(people);
            let mention = |(id, &(start, end)): (u32, &(u32, u32))| Mention {
                span: Span { start, end },
                kind: MentionKind::Name,
                entity: EntityId(id),
            };
            let mut merged: Vec<Mention> = (0u32..).zip(spans).map(mention).collect();
            let mut sorted = merged.clone();
            sorted[earlier.len()..].sort_by_key(|mention| (mention.span.start, mention.span.end));
            merge_in_text_order(&mut merged, earlier.len(), earlier.len() + countries.len());
            let found =
                |mentions: &[Mention]| mentions.iter().map(|mention| mention.entity).collect::<Vec<_>>();
            assert_eq!(found(&merged), found(&sorted), "{earlier:?} {countries:?} {people:?}");
        }
    }
}
