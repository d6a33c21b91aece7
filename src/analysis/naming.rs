//! Paragraphs -> one passage after another, with the countries, people and organisations that it names.
//!
//! This is the half of the analysis that needs nothing but the words and what earlier passages named. Which mentions
//! are one person and who said what is decided by the other half, [`super::analyzer`]. So the next passage can be
//! searched for names while the one before it is searched for speech.

use super::country::{self, CountryMention, NamedCountries};
use super::entity::Registry;
use super::organization::{self, OrganizationMention};
use super::passage::PassageWords;
use super::person::{self, NameMemory, PersonMention, Tagger};
use super::text_as_read::TextAsRead;
use super::{Analysis, Mention, MentionKind, Passage, dateline, marks};
use crate::article::Paragraph;
use crate::sorting;

/// How much longer a passage may get to reach a paragraph at which no quotation is open.
const MAX_EXTRA_BYTES: usize = 16 * 1024;

/// How far a text has been searched for names.
#[derive(Debug)]
pub(super) struct Naming {
    passage_bytes: usize,
    next_paragraph: usize,
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
    pub(super) words: PassageWords,
    pub(super) names: PassageNames,
    /// The paragraph after it.
    pub(super) end: usize,
    /// How it ends, or `None` if it is the last one.
    pub(super) border: Option<PassageBorder>,
}

/// How a passage ends that is not the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PassageBorder {
    /// No quotation is open.
    Clean,
    /// A quotation is open that is too long for one passage.
    InQuotation,
}

/// Whom a passage names, each in text order.
#[derive(Debug, Default)]
pub(super) struct PassageNames {
    countries: Vec<CountryMention>,
    people: Vec<PersonMention>,
    organizations: Vec<OrganizationMention>,
}

/// Where a passage ends: the paragraph after it, and how.
type PassageEnd = (usize, Option<PassageBorder>);

impl Naming {
    /// The beginning of a text whose passages end with the paragraph in which they reach `passage_bytes`.
    pub(super) fn new(passage_bytes: usize, scope: NameScope) -> Self {
        Self { passage_bytes, next_paragraph: 0, memory: NamesSoFar::default(), scope }
    }

    /// Adds the next passages, at most `most`.
    pub(super) fn name_next(&mut self, read: &TextAsRead<'_>, most: usize, named: &mut Vec<NamedPassage>) {
        for _ in 0..most {
            let passage = self.next(read);
            let is_last = passage.border.is_none();
            named.push(passage);
            if is_last {
                return;
            }
        }
    }

    fn next(&mut self, read: &TextAsRead<'_>) -> NamedPassage {
        let (passage, (end, border)) = self.read_passage(read);
        if border.is_some() {
            self.memory.names.start();
        }
        let names = match self.scope {
            NameScope::All => PassageNames::find(&passage, &mut self.memory),
            NameScope::Countries => PassageNames::find_in_other_language(&passage),
        };
        self.next_paragraph = end;
        NamedPassage { words: passage.into_words(), names, end, border }
    }

    fn read_passage<'t>(&self, read: &'t TextAsRead<'_>) -> (Passage<'t>, PassageEnd) {
        let paragraphs = &*read.paragraphs;
        let mut passage = Passage::empty(&read.text, paragraphs);
        let end = paragraph_after(paragraphs, self.next_paragraph, self.passage_bytes);
        passage.extend(self.next_paragraph..end);
        if end == paragraphs.len() {
            return (passage, (end, None));
        }
        // Whether a quotation is open between two paragraphs only shows in the second one. The first border
        // is usually fine; if it is not, the extra paragraphs are read together, not one by one.
        let mut ahead = end;
        for bytes in [1, MAX_EXTRA_BYTES] {
            let until = paragraph_after(paragraphs, ahead, bytes);
            passage.extend(ahead..until);
            ahead = until;
            if let Some(end) = clean_border(&passage, end) {
                passage.truncate(end);
                return (passage, (end, Some(PassageBorder::Clean)));
            }
            if ahead == paragraphs.len() {
                return (passage, (ahead, None));
            }
        }
        passage.truncate(end);
        (passage, (end, Some(PassageBorder::InQuotation)))
    }
}

/// The paragraph after the one in which the text from paragraph `from` on reaches `bytes`, not counting furniture.
fn paragraph_after(paragraphs: &[Paragraph], from: usize, bytes: usize) -> usize {
    let mut count = 0;
    let rest = paragraphs.iter().skip(from);
    let taken = rest.take_while(|paragraph| {
        let begins_inside = count < bytes;
        if !paragraph.role.is_furniture() {
            count += paragraph.span.len();
        }
        begins_inside
    });
    from + taken.count()
}

/// The first paragraph from `least` on that can begin the next passage: no quotation is open before it, and it is not
/// a line that credits the quotation before it ("— Grace Adebayo").
fn clean_border(passage: &Passage<'_>, least: usize) -> Option<usize> {
    let pairs = marks::pair_marks(passage);
    let mut open = pairs.iter().peekable();
    let mut ends_before = 0;
    let mut paragraph = None;
    for sentence in &passage.sentences {
        let opens = paragraph != Some(sentence.paragraph);
        paragraph = Some(sentence.paragraph);
        let start = sentence.tokens.start as usize;
        if !opens || sentence.paragraph < least {
            continue;
        }
        while let Some(pair) = open.next_if(|pair| pair.tokens.start < start) {
            ends_before = ends_before.max(pair.tokens.end);
        }
        if ends_before <= start && !matches!(passage.word(start), "-" | "–" | "—" | "―") {
            return Some(sentence.paragraph);
        }
    }
    None
}

/// Puts the mentions from `start` on in text order. Those before `middle` must be in it. Those behind it nearly are: a
/// nickname can stand before the name around it.
fn merge_in_text_order(mentions: &mut [Mention], start: usize, middle: usize) {
    let place = |mention: &Mention| (mention.span.start, mention.span.end);
    let mut behind = mentions.get(middle..).unwrap_or_default().to_vec();
    sorting::by_key(&mut behind, place);
    // From the end on, so that each mention moves once and no other list is needed.
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
