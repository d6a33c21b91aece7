//! Articles with their quotations -> the measures of a source audit, for all and for each group.
//!
//! The measures are those that newsroom source audits and studies of news use: speakers by kind, by role and by gender,
//! each with its quotations and words; the first voice of each article; articles with a single speaker; and the share of the
//! most quoted ten.

use super::audited::{AuditedArticle, AuditedQuotation, SpeakerSort};
use super::count::{Count, Counter, Counts, NOT_SAID};
use super::gender::Gender;
use super::group::{GroupBy, Selection, class_name, country_name, everything, groups, month};
use super::role_words::RoleWords;
use crate::analysis::QuotationKind;
use crate::review::DecisionState;
use crate::sorting;
use crate::text::fold::folded;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

/// An audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// Everything together.
    pub all: Measures,
    /// The groups that are compared: months in order, others by number of words.
    pub groups: Vec<AuditGroup>,
    /// Quotations by month of publication, oldest first.
    pub months: Vec<(String, usize)>,
}

/// One of the groups that are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditGroup {
    /// The outlet, author, month, country, class or kind; not sanitised.
    pub name: String,
    /// Its measures.
    pub measures: Measures,
}

/// What an audit measures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measures {
    /// Articles, with quotations or without.
    pub articles: usize,
    /// Articles with a quotation whose speaker is known.
    pub with_speakers: usize,
    /// Those of them in which only one speaker is quoted.
    pub single_speaker: usize,
    /// All quotations, rejected ones left out.
    pub total: Count,
    /// The quotations that a reviewer has accepted, with or without corrections.
    pub reviewed: usize,
    /// How many of the program's findings a reviewer decided, and how many of these were right as found.
    pub decided: usize,
    /// See [`Self::decided`].
    pub right: usize,
    /// Direct, partial and reported quotations.
    pub by_quotation: Counts,
    /// People, institutions, governments, unnamed speakers, and quotations without a speaker.
    pub by_sort: Counts,
    /// People and unnamed speakers by the class of their role.
    pub by_role: Counts,
    /// People by gender.
    pub by_gender: Counts,
    /// Speakers by country.
    pub by_country: Counts,
    /// How many articles quote whom first: by kind, by class and by gender of that speaker.
    pub first_voices: [Vec<(String, usize)>; 3],
    /// The speakers with a name, those with most words first.
    pub speakers: Vec<SpeakerShare>,
    /// The words of the ten most quoted of them.
    pub top_ten_words: usize,
    /// The words of all of them.
    pub named_words: usize,
}

/// A speaker with a name, over all articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerShare {
    /// The name, as it is spelled most often; not sanitised.
    pub name: String,
    /// What kind of speaker it is.
    pub sort: SpeakerSort,
    /// The number of articles.
    pub articles: usize,
    /// The number of quotations.
    pub quotations: usize,
    /// The number of words in them.
    pub words: usize,
}

/// Counts everything, and each group if `by` names some.
#[must_use]
pub fn audit(articles: &[AuditedArticle], by: Option<GroupBy>, roles: &RoleWords) -> Audit {
    let mut found: Vec<AuditGroup> = by
        .map(|by| groups(articles, by, roles))
        .unwrap_or_default()
        .into_iter()
        .map(|(name, selected)| AuditGroup { name, measures: measures(&selected, roles) })
        .collect();
    if by != Some(GroupBy::Month) {
        sorting::by_key(&mut found, |group| {
            (Some(group.name.as_str()) == by.map(GroupBy::unknown), Reverse(group.measures.total.words))
        });
    }
    Audit { all: measures(&everything(articles), roles), groups: found, months: months(articles) }
}

fn months(articles: &[AuditedArticle]) -> Vec<(String, usize)> {
    let mut months: BTreeMap<String, usize> = BTreeMap::new();
    for article in articles {
        if let Some(month) = month(article) {
            *months.entry(month.to_owned()).or_default() +=
                article.quotations.iter().filter(|q| q.counts()).count();
        }
    }
    months.into_iter().collect()
}

fn measures(selected: &[Selection<'_>], roles: &RoleWords) -> Measures {
    let mut running = Running::new(roles);
    for selection in selected {
        running.add_article(selection);
    }
    running.finish()
}

/// The counts so far.
struct Running<'a> {
    roles: &'a RoleWords,
    measures: Measures,
    total: Counter,
    by_quotation: Counter,
    by_sort: Counter,
    by_role: Counter,
    by_gender: Counter,
    by_country: Counter,
    first: [BTreeMap<String, usize>; 3],
    speakers: Speakers,
}

impl<'a> Running<'a> {
    fn new(roles: &'a RoleWords) -> Self {
        Self {
            roles,
            measures: Measures::default(),
            total: Counter::default(),
            by_quotation: Counter::default(),
            by_sort: Counter::default(),
            by_role: Counter::default(),
            by_gender: Counter::default(),
            by_country: Counter::default(),
            first: <[BTreeMap<String, usize>; 3]>::default(),
            speakers: Speakers::default(),
        }
    }

    fn add_article(&mut self, selection: &Selection<'_>) {
        self.measures.articles += 1;
        self.counters().into_iter().for_each(Counter::next_article);
        let mut here = HashSet::new();
        for quoted in selection {
            self.add_verdict(quoted);
            if !quoted.counts() {
                continue;
            }
            let speaker = self.speakers.number(quoted);
            if let Some(speaker) = speaker.filter(|speaker| here.insert(*speaker)) {
                self.speakers.appears(speaker);
                if here.len() == 1 {
                    self.add_first_voice(quoted);
                }
            }
            self.add(quoted, speaker);
        }
        self.measures.with_speakers += usize::from(!here.is_empty());
        self.measures.single_speaker += usize::from(here.len() == 1);
    }

    fn counters(&mut self) -> [&mut Counter; 6] {
        [
            &mut self.total,
            &mut self.by_quotation,
            &mut self.by_sort,
            &mut self.by_role,
            &mut self.by_gender,
            &mut self.by_country,
        ]
    }

    fn add_verdict(&mut self, quoted: &AuditedQuotation) {
        let is_decided = quoted.is_reviewed() || quoted.state == DecisionState::Rejected;
        self.measures.decided += usize::from(is_decided && quoted.was_found);
        self.measures.right += usize::from(quoted.was_found && quoted.state == DecisionState::Accepted);
        self.measures.reviewed += usize::from(quoted.is_reviewed());
    }

    fn add(&mut self, quoted: &AuditedQuotation, speaker: Option<usize>) {
        let words = quoted.words;
        self.total.add("", speaker, words);
        self.by_quotation.add(quotation_label(quoted.kind), speaker, words);
        let sort = quoted.speaker.as_ref().map(|speaker| speaker.sort);
        self.by_sort.add(sort.map_or(NO_SPEAKER, SpeakerSort::label), speaker, words);
        let Some(sort) = sort else { return };
        self.by_country.add(country_name(quoted), speaker, words);
        if matches!(sort, SpeakerSort::Person | SpeakerSort::Unnamed) {
            self.by_role.add(class_name(quoted, self.roles), speaker, words);
        }
        if sort == SpeakerSort::Person {
            self.by_gender.add(gender_label(quoted), speaker, words);
        }
        self.speakers.speaks(speaker, words);
    }

    fn add_first_voice(&mut self, quoted: &AuditedQuotation) {
        let Some(speaker) = &quoted.speaker else { return };
        let is_person = speaker.sort == SpeakerSort::Person;
        let has_role = is_person || speaker.sort == SpeakerSort::Unnamed;
        let labels = [
            Some(speaker.sort.label()),
            has_role.then(|| class_name(quoted, self.roles)),
            is_person.then(|| gender_label(quoted)),
        ];
        for (voices, label) in self.first.iter_mut().zip(labels) {
            if let Some(label) = label {
                *voices.entry(label.to_owned()).or_default() += 1;
            }
        }
    }

    fn finish(self) -> Measures {
        let sorts = || SpeakerSort::ALL.iter().map(|(_, label)| *label).chain([NO_SPEAKER]);
        let genders = || ["women", "men", NOT_SAID].into_iter();
        let kinds = QuotationKind::ALL.iter().map(|(kind, _)| quotation_label(*kind));
        let [first_sorts, first_roles, first_genders] = self.first;
        let roles = || self.roles.classes().chain([NOT_SAID]);
        let speakers = self.speakers.by_words();
        let words = |most: usize| speakers.iter().take(most).map(|speaker| speaker.words).sum();
        Measures {
            total: self.total.in_order([""].into_iter()).pop().map(|(_, count)| count).unwrap_or_default(),
            by_quotation: self.by_quotation.in_order(kinds),
            by_sort: self.by_sort.in_order(sorts()),
            by_role: self.by_role.in_order(roles()),
            by_gender: self.by_gender.in_order(genders()),
            by_country: self.by_country.in_order(std::iter::empty()),
            first_voices: [
                in_order(first_sorts, sorts()),
                in_order(first_roles, roles()),
                in_order(first_genders, genders()),
            ],
            top_ten_words: words(10),
            named_words: words(usize::MAX),
            speakers,
            ..self.measures
        }
    }
}

/// The class of quotations without a speaker.
const NO_SPEAKER: &str = "no speaker";

fn in_order<'a>(
    mut counted: BTreeMap<String, usize>,
    order: impl Iterator<Item = &'a str>,
) -> Vec<(String, usize)> {
    order.filter_map(|label| counted.remove_entry(label)).collect()
}

fn quotation_label(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Direct => "direct",
        QuotationKind::Partial => "partial",
        QuotationKind::Indirect => "reported",
    }
}

fn gender_label(quoted: &AuditedQuotation) -> &'static str {
    match quoted.speaker.as_ref().and_then(|speaker| speaker.facts.gender) {
        Some(Gender::Woman) => "women",
        Some(Gender::Man) => "men",
        None => NOT_SAID,
    }
}

/// The speakers, numbered by name (accents and case are ignored) and kind.
#[derive(Default)]
struct Speakers {
    numbers: HashMap<(String, SpeakerSort), usize>,
    shares: Vec<SpeakerShare>,
}

impl Speakers {
    fn number(&mut self, quoted: &AuditedQuotation) -> Option<usize> {
        let speaker = quoted.speaker.as_ref()?;
        let next = self.shares.len();
        let number = *self.numbers.entry((folded(&speaker.name), speaker.sort)).or_insert(next);
        if number == next {
            let (name, sort) = (speaker.name.clone(), speaker.sort);
            self.shares.push(SpeakerShare { name, sort, articles: 0, quotations: 0, words: 0 });
        }
        Some(number)
    }

    /// Another article quotes this speaker.
    fn appears(&mut self, speaker: usize) {
        if let Some(share) = self.shares.get_mut(speaker) {
            share.articles += 1;
        }
    }

    fn speaks(&mut self, speaker: Option<usize>, words: usize) {
        if let Some(share) = speaker.and_then(|speaker| self.shares.get_mut(speaker)) {
            share.quotations += 1;
            share.words += words;
        }
    }

    /// Those with a name, most words first.
    fn by_words(self) -> Vec<SpeakerShare> {
        let mut named = self.shares;
        named.retain(|share| share.sort != SpeakerSort::Unnamed);
        sorting::by_key(&mut named, |share| Reverse((share.words, share.quotations)));
        named
    }
}
