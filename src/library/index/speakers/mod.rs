//! The index -> all speakers, and everything one of them said in all articles.
//!
//! Names are never merged across articles by guessing: a card counts the spellings that the requested name can stand
//! for, and lists others with the same surname separately. Names that a reviewer said are one speaker count as one.
//! Rejected quotations do not count anywhere.

mod aliased;
mod card;
mod known;
mod matcher;
mod names;
mod suggestions;
mod topics;

pub(super) use aliased::AliasedNames;
pub use card::{
    ArticleShare, MonthShare, OutletShare, SpeakerCard, SpeakerQuotation, SpeakerStatement, StatementMember,
};
pub(super) use matcher::SpeakerMatcher;
pub use suggestions::{NameLikeness, NameSuggestion};

use super::Index;
use super::shown_names::shown_name;
use crate::audit::SpeakerSort;
use crate::error::Result;
use crate::library::Aliases;
use crate::library::damage::{EntryKind, RowReader};
use crate::sorting;
use crate::text::fold::folded;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A speaker, under one spelling of the name (accents and case are ignored) and other names that are one with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SpeakerTotals {
    /// The name, or the words that describe the speaker; on one line, not sanitised.
    pub name: String,
    /// The type: person, organization, country, group, unknown.
    pub kind: String,
    /// The number of articles.
    pub articles: usize,
    /// The number of quotations.
    pub quotations: usize,
    /// The number of words in them.
    pub words: usize,
    /// Other names of the speaker that are counted here.
    pub also: Vec<String>,
}

/// All speakers, those with most words first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SpeakerList {
    /// People, organisations, countries, and names of which the texts do not say what they are.
    pub named: Vec<SpeakerTotals>,
    /// Speakers without a name, by the words that describe them: "a senior official".
    pub unnamed: Vec<SpeakerTotals>,
    /// Quotations without a speaker.
    pub without_speaker: SpeakerTotals,
}

impl Index<'_> {
    /// All speakers.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn speakers(&self) -> Result<SpeakerList> {
        let aliases = self.library.aliases()?;
        let (mut spellings, without_speaker) = self.read(|reader| spellings(reader, &aliases))?;
        sorting::by_cached_key(&mut spellings, |speaker| (Reverse(speaker.words), folded(&speaker.name)));
        let (named, unnamed) = spellings.into_iter().partition(is_named);
        Ok(SpeakerList { named, unnamed, without_speaker })
    }
}

/// Whether a speaker has a name, as the audit sees it.
fn is_named(speaker: &SpeakerTotals) -> bool {
    SpeakerSort::of(&speaker.kind, &speaker.name) != SpeakerSort::Unnamed
}

/// Whether a speaker of this kind has a name, and is no group or unknown voice.
pub(super) fn has_name(kind: &str) -> bool {
    matches!(kind, "person" | "organization" | "country")
}

/// All named speakers, and the quotations without a speaker.
fn spellings(
    reader: RowReader<'_>,
    aliases: &Aliases,
) -> rusqlite::Result<(Vec<SpeakerTotals>, SpeakerTotals)> {
    // A sum in SQL takes damaged counts for numbers, so they are counted apart.
    let sound = "(typeof(words) = 'integer' AND words BETWEEN 0 AND 4294967295)";
    let sql = format!(
        "SELECT article, coalesce(speaker, '') AS speaker, speaker_kind, count(*), \
                sum(CASE WHEN {sound} THEN words ELSE 0 END), sum(NOT {sound}) FROM quotations \
         WHERE state <> 'rejected' GROUP BY quotations.speaker, speaker_kind, article ORDER BY 5 DESC, 2, 3, 1"
    );
    let spelt = reader.rows((&sql, []), EntryKind::Index, |row| {
        let article: i64 = row.get(0)?;
        if row.get::<_, i64>(5)? > 0 {
            reader.leave_out(EntryKind::Index, article, "words");
        }
        let spelling: (String, String) = (row.get(1)?, row.get(2)?);
        Ok((spelling, article, row.get::<_, usize>(3)?, row.get::<_, usize>(4)?))
    })?;
    // The spelling with most words in one article names the speaker.
    let mut found: BTreeMap<(String, String), (SpeakerTotals, BTreeSet<i64>)> = BTreeMap::new();
    for ((spelling, kind), article, quotations, words) in spelt {
        let name = shown_name(aliases.name_of(&spelling), &kind);
        let spelling = shown_name(&spelling, &kind);
        let is_other = folded(&name) != folded(&spelling);
        let key = (folded(&name), kind.clone());
        let new = || (SpeakerTotals { name, kind, ..SpeakerTotals::default() }, BTreeSet::new());
        let (speaker, articles) = found.entry(key).or_insert_with(new);
        if is_other && !speaker.also.iter().any(|also| folded(also) == folded(&spelling)) {
            speaker.also.push(spelling);
        }
        articles.insert(article);
        speaker.quotations += quotations;
        speaker.words += words;
        speaker.articles = articles.len();
    }
    let without_speaker = found.remove(&(String::new(), "unknown".to_owned()));
    let named = found.into_values().map(|(speaker, _)| speaker);
    Ok((named.collect(), without_speaker.map(|(speaker, _)| speaker).unwrap_or_default()))
}
