//! Quotations -> groups that are one statement, the first by date at the head of each.

use super::alignment::{AlignedWords, WordsRelation, aligned};
use super::sketch::{pairs, sketch};
use crate::analysis::changes::is_one_person;
use crate::text::fold::folded;
use crate::verify::word_keys;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What is known of when the words of a quotation were printed. What is known best comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PrintedBy {
    /// An article with a date.
    DatedArticle,
    /// An article without one: the day is that on which it was kept.
    UndatedArticle,
    /// A transcript: a source, which printed nothing.
    Transcript,
}

/// The versions of its text in which an article has a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InVersions {
    /// The first of them, from one.
    pub first: usize,
    /// Whether the text that is shown now is one of them.
    pub is_current: bool,
}

impl InVersions {
    /// Whether one version has both: that is no change between versions.
    fn overlap(self, other: Self) -> bool {
        let reaches = |one: Self, other: Self| one.is_current && one.first <= other.first;
        self.first == other.first
            || self.is_current && other.is_current
            || reaches(self, other)
            || reaches(other, self)
    }
}

/// A quotation in an article, as it was printed on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedQuotation<'a> {
    /// The number of the article.
    pub article: i64,
    /// What it stands in.
    pub by: PrintedBy,
    /// In which versions of the article it is.
    pub versions: InVersions,
    /// The day, `YYYY-MM-DD`, in UTC.
    pub day: &'a str,
    /// The moment, in milliseconds since 1970, if it is known.
    pub moment: Option<i64>,
    /// The words.
    pub words: &'a str,
    /// The name of the speaker. `None` if the speaker has no name.
    pub speaker: Option<&'a str>,
}

/// Quotations that are one statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotationGroup {
    /// They, by date; at least two.
    pub members: Vec<QuotationGroupMember>,
    /// How many at the head of the list are the first: several if one day printed the same words, 0 if the order of words that differ
    /// or of articles without a date is not known.
    pub first: usize,
    /// How many articles they are in.
    pub articles: usize,
    /// How many transcripts they are in.
    pub transcripts: usize,
}

/// A quotation in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuotationGroupMember {
    /// Its index among the quotations.
    pub index: usize,
    /// What became of the words of the first.
    pub relation: WordsRelation,
    /// Whether somebody else says them here.
    pub has_other_speaker: bool,
}

impl QuotationGroup {
    /// How many of them have altered words.
    #[must_use]
    pub fn altered(&self) -> usize {
        self.members.iter().filter(|member| member.relation == WordsRelation::Altered).count()
    }
}

/// A quotation with fewer words is a phrase that anybody may use.
const MIN_WORDS: usize = 5;
/// Two statements with fewer words in common, of which some differ, are one only if one person says both.
const MIN_SHARED_WORDS: usize = 9;

/// The statements that are quoted in more than one article, or in versions of one with altered words: those with altered words first,
/// then those in most articles.
#[must_use]
pub fn repeats(printed: &[PrintedQuotation<'_>]) -> Vec<QuotationGroup> {
    let statements = Statements::of(printed);
    let mut groups: Vec<QuotationGroup> =
        statements.alike().into_iter().flat_map(|alike| statements.groups(&alike)).collect();
    groups.sort_by_key(|group| {
        let first = group.members.first().map_or(0, |first| first.index);
        (group.altered() == 0, std::cmp::Reverse(group.articles), first)
    });
    groups
}

/// The different words that were printed, each with the quotations that have them.
struct Statements<'a> {
    printed: &'a [PrintedQuotation<'a>],
    words: Vec<Vec<u32>>,
    quotations: Vec<Vec<usize>>,
}

impl<'a> Statements<'a> {
    fn of(printed: &'a [PrintedQuotation<'a>]) -> Self {
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut known: HashMap<Vec<u32>, usize> = HashMap::new();
        let mut found = Self { printed, words: Vec::new(), quotations: Vec::new() };
        for (index, quotation) in printed.iter().enumerate() {
            let keys = word_keys(quotation.words);
            if keys.len() < MIN_WORDS {
                continue;
            }
            let mut number = |key: String| {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                *numbers.entry(key).or_insert(next)
            };
            let words: Vec<u32> = keys.into_iter().map(&mut number).collect();
            let at = *known.entry(words.clone()).or_insert(found.words.len());
            if at == found.words.len() {
                found.words.push(words);
                found.quotations.push(Vec::new());
            }
            if let Some(quotations) = found.quotations.get_mut(at) {
                quotations.push(index);
            }
        }
        found
    }

    /// The statements that may be one, by the first of them.
    fn alike(&self) -> Vec<Vec<usize>> {
        let sketches: Vec<Vec<u64>> = self.words.iter().map(|words| sketch(words)).collect();
        let mut roots: Vec<usize> = (0..self.words.len()).collect();
        for (one, other) in pairs(&sketches) {
            let (one_root, other_root) = (root_of(&mut roots, one), root_of(&mut roots, other));
            if one_root != other_root && self.aligned(one, other).is_some() {
                let (low, high) = (one_root.min(other_root), one_root.max(other_root));
                if let Some(root) = roots.get_mut(high) {
                    *root = low;
                }
            }
        }
        let mut alike: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..roots.len() {
            alike.entry(root_of(&mut roots, at)).or_default().push(at);
        }
        alike.into_values().collect()
    }

    fn aligned(&self, one: usize, other: usize) -> Option<AlignedWords> {
        let found = aligned(self.words.get(one)?, self.words.get(other)?)?;
        let is_sure = found.relation == WordsRelation::Same || found.same >= MIN_SHARED_WORDS;
        (is_sure || self.share_speaker(one, other)).then_some(found)
    }

    /// Whether one named speaker says both.
    fn share_speaker(&self, one: usize, other: usize) -> bool {
        let names = |at: usize| -> BTreeSet<&str> {
            let quotations = self.quotations.get(at).into_iter().flatten();
            quotations.filter_map(|index| self.printed.get(*index)?.speaker).take(MIN_SHARED_WORDS).collect()
        };
        let others = names(other);
        names(one).iter().any(|name| others.iter().any(|other| is_one_speaker(name, other)))
    }

    /// Statements that are chained to each other -> groups in which each is aligned with the first by date.
    fn groups(&self, alike: &[usize]) -> Vec<QuotationGroup> {
        let mut by_date: Vec<(usize, usize)> = Vec::new();
        for statement in alike {
            let quotations = self.quotations.get(*statement).into_iter().flatten();
            by_date.extend(quotations.map(|index| (*index, *statement)));
        }
        by_date.sort_by_key(|(index, _)| self.date(*index));
        let mut groups: Vec<(usize, Vec<QuotationGroupMember>)> = Vec::new();
        for (index, statement) in by_date {
            let found = groups.iter_mut().find_map(|(head, members)| {
                let relation = self.aligned(*head, statement)?.relation;
                Some((relation, members))
            });
            if let Some((relation, members)) = found {
                let has_other_speaker =
                    members.first().is_some_and(|first| self.has_other_speaker(first.index, index));
                members.push(QuotationGroupMember { index, relation, has_other_speaker });
            } else {
                let (relation, has_other_speaker) = (WordsRelation::Same, false);
                groups.push((statement, vec![QuotationGroupMember { index, relation, has_other_speaker }]));
            }
        }
        groups.into_iter().filter_map(|(_, members)| self.group(members)).collect()
    }

    /// The group, if it tells something: an article that repeats its own words does not, with or without other words.
    fn group(&self, members: Vec<QuotationGroupMember>) -> Option<QuotationGroup> {
        let mut here: BTreeSet<(i64, &str)> = BTreeSet::new();
        let members: Vec<QuotationGroupMember> = members
            .into_iter()
            .filter(|member| {
                let printed = self.printed.get(member.index);
                printed.is_some_and(|one| here.insert((one.article, one.words)))
            })
            .collect();
        let members = self.of_versions(members);
        let count = |of: fn(PrintedBy) -> bool| {
            let printed = members.iter().filter_map(|member| self.printed.get(member.index));
            printed.filter(|one| of(one.by)).map(|one| one.article).collect::<BTreeSet<_>>().len()
        };
        let transcripts = count(|by| by == PrintedBy::Transcript);
        let articles = count(|by| by != PrintedBy::Transcript);
        let first = self.firsts(&members);
        let group = QuotationGroup { members, first, articles, transcripts };
        let tells = articles + transcripts > 1 || group.altered() > 0;
        (articles > 0 && tells).then_some(group)
    }

    /// Of a group from one article, only what was changed between its versions; other groups as they are.
    fn of_versions(&self, members: Vec<QuotationGroupMember>) -> Vec<QuotationGroupMember> {
        let printed = |member: &QuotationGroupMember| self.printed.get(member.index);
        let articles: BTreeSet<i64> = members.iter().filter_map(printed).map(|one| one.article).collect();
        if articles.len() > 1 {
            return members;
        }
        let mut kept: Vec<QuotationGroupMember> = Vec::new();
        for member in members {
            let overlaps = |other: &QuotationGroupMember| {
                let both = printed(&member).zip(printed(other));
                both.is_some_and(|(one, other)| one.versions.overlap(other.versions))
            };
            if !kept.iter().any(overlaps) {
                kept.push(member);
            }
        }
        kept
    }

    /// By what quotations are ordered: articles with a date, those without one, transcripts.
    fn date(&self, index: usize) -> (PrintedBy, &str, i64, usize) {
        let printed = self.printed.get(index);
        printed.map_or((PrintedBy::Transcript, "", 0, index), |one| {
            (one.by, one.day, one.moment.unwrap_or(i64::MIN), index)
        })
    }

    fn firsts(&self, members: &[QuotationGroupMember]) -> usize {
        let printed = |member: &QuotationGroupMember| self.printed.get(member.index);
        let Some(first) = members.first().and_then(printed) else { return 0 };
        let is_of_day = |one: &PrintedQuotation<'_>| one.by == first.by && one.day == first.day;
        let of_day = members.iter().filter_map(printed).take_while(|one| is_of_day(one));
        let earliest = of_day.filter_map(|one| one.moment).min();
        let is_first = |one: &PrintedQuotation<'_>| {
            is_of_day(one) && one.moment.is_none_or(|moment| Some(moment) == earliest)
        };
        let tied = members.iter().take_while(|member| printed(member).is_some_and(is_first));
        let is_known = self.has_order(members) && tied.clone().all(|one| one.relation == WordsRelation::Same);
        if is_known { tied.count() } else { 0 }
    }

    /// Whether the head of a group was printed first, as far as its dates tell: when an article was kept says nothing of
    /// when another was printed.
    fn has_order(&self, members: &[QuotationGroupMember]) -> bool {
        let mut printed = members.iter().filter_map(|member| self.printed.get(member.index));
        let Some(first) = printed.next() else { return false };
        let is_dated = |one: &PrintedQuotation<'_>| one.by == PrintedBy::DatedArticle;
        let mut articles = printed.filter(|one| one.by != PrintedBy::Transcript);
        articles.all(|one| one.article == first.article || is_dated(first) && is_dated(one))
    }

    fn has_other_speaker(&self, first: usize, index: usize) -> bool {
        let name = |index: usize| self.printed.get(index).and_then(|printed| printed.speaker);
        name(first).zip(name(index)).is_some_and(|(first, other)| !is_one_speaker(first, other))
    }
}

fn is_one_speaker(one: &str, other: &str) -> bool {
    folded(one) == folded(other) || is_one_person(one, other)
}

/// The first statement of a chain; each is then one step from it.
fn root_of(roots: &mut [usize], at: usize) -> usize {
    let mut root = at;
    while let Some(next) = roots.get(root).copied().filter(|next| *next != root) {
        root = next;
    }
    let mut step = at;
    while let Some(next) = roots.get_mut(step).filter(|next| **next != root) {
        step = std::mem::replace(next, root);
    }
    root
}
