//! The index -> the statements that several articles quote, or that versions of one article quote in other words.
//!
//! Computed when it is asked for: twenty thousand quotations take less time than a table of groups would take to be kept up
//! to date. Only what earlier texts quote is kept, because it takes an analysis to know it.

mod earlier;
mod kept;

use super::Index;
use super::rows::TRANSCRIPT;
use super::speakers::has_name;
use super::titles::{one_line, title};
use crate::analysis::QuotationKind;
use crate::error::Result;
use crate::library::ArticleId;
use crate::library::damage::{EntryKind, RowReader};
use crate::library::store::identities;
use crate::text::Span;
use crate::text::date::{self, parse_moment};
use crate::verify::{WordDifference, word_differences};
use crate::versions::{
    InVersions, PrintedBy, PrintedQuotation, QuotationGroup, QuotationGroupMember, WordsRelation, repeats,
};
use kept::{ArticleFacts, KeptQuotation};
use std::collections::{BTreeMap, BTreeSet};

/// A statement that is quoted in several places.
#[derive(Debug, Clone, PartialEq)]
pub struct RepeatedStatement {
    /// Where it is quoted; at least two: articles by date, then those without a date as they were kept, then transcripts.
    pub quotations: Vec<RepeatedQuotation>,
    /// How many at the head of the list are the first: several if one day printed the same words, 0 if the order of words that differ
    /// or of articles without a date is not known.
    pub first: usize,
    /// How many articles quote it.
    pub articles: usize,
    /// How many transcripts have the words. A transcript is a source, and no article.
    pub transcripts: usize,
    /// How many quotations have other words than the first.
    pub altered: usize,
}

/// A quotation of such a statement.
#[derive(Debug, Clone, PartialEq)]
pub struct RepeatedQuotation {
    /// The article.
    pub article: ArticleId,
    /// The version of its text, from one, if only an earlier one than that which is shown has these words.
    pub version: Option<usize>,
    /// What the article is called: its title, otherwise its file; on one line, not sanitised.
    pub title: String,
    /// The newspaper, agency or site.
    pub outlet: Option<String>,
    /// When it was printed: RFC 3339, or `YYYY-MM-DD`.
    pub date: String,
    /// What happened on that date.
    pub dated_by: DatedBy,
    /// Where it begins; a byte offset in the text of the article that is shown. `None` if only an earlier text has it.
    pub place: Option<u32>,
    /// The words; on one line, not sanitised.
    pub words: String,
    /// How it is quoted.
    pub kind: QuotationKind,
    /// The speaker as the article names it; empty without one.
    pub speaker: String,
    /// What became of the words of the first.
    pub relation: WordsRelation,
    /// What is not the same as in the first: `quoted` is of these words, `said` of the first.
    pub differences: Vec<WordDifference>,
    /// Whether another speaker says the words of the first.
    pub has_other_speaker: bool,
}

/// What happened on the date of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatedBy {
    /// The article was published, as it says.
    Published,
    /// The library kept this text of it: it was printed on that day or earlier.
    Kept,
    /// The same of an article without a date.
    Undated,
    /// The library kept a transcript, which printed nothing.
    Transcript,
}

impl DatedBy {
    /// What happened, in a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Kept => "kept",
            Self::Undated => "undated",
            Self::Transcript => "transcript",
        }
    }
}

impl Index<'_> {
    /// The statements that are quoted in several articles, or in several versions of one with altered words. Those with
    /// altered words come first, then those in most articles. Only words in quotation marks count, and no rejected ones.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn repeats(&self) -> Result<Vec<RepeatedStatement>> {
        let (earlier, aliases) = (self.texts_of_several()?, self.library.aliases()?);
        let (mut found, articles) = self.read(|reader| Ok((quotations(reader)?, articles(reader)?)))?;
        found.retain(|one| articles.contains_key(&one.article.0));
        earlier::add(&mut found, &earlier, &articles);
        let days: Vec<(String, Option<i64>)> = found.iter().map(|one| printed_at(one, &articles)).collect();
        let printed: Vec<PrintedQuotation<'_>> = found
            .iter()
            .zip(&days)
            .map(|(one, (day, moment))| PrintedQuotation {
                article: one.article.0,
                by: printed_by(one, &articles),
                versions: InVersions { first: one.version, is_current: one.place.is_some() },
                day,
                moment: *moment,
                words: &one.words,
                speaker: one.is_named.then(|| aliases.name_of(&one.speaker)),
            })
            .collect();
        Ok(repeats(&printed).iter().map(|group| statement(group, &found, &articles)).collect())
    }
}

fn quotations(reader: RowReader<'_>) -> rusqlite::Result<Vec<KeptQuotation>> {
    let sql = "SELECT article, start, content, kind, speaker, speaker_kind FROM quotations \
               WHERE state <> 'rejected' AND kind <> 'indirect' ORDER BY article, number";
    reader.rows((sql, []), EntryKind::Index, |row| {
        let kind: String = row.get(3)?;
        let speaker: Option<String> = row.get(4)?;
        let speaker_kind: String = row.get(5)?;
        Ok(KeptQuotation {
            article: ArticleId(row.get(0)?),
            version: 1,
            kept_at: None,
            place: Some(row.get(1)?),
            words: one_line(row.get(2)?),
            kind: QuotationKind::from_word(&kind).unwrap_or(QuotationKind::Direct),
            is_named: speaker.is_some() && has_name(&speaker_kind),
            speaker: one_line(speaker.unwrap_or_default()),
        })
    })
}

fn articles(reader: RowReader<'_>) -> rusqlite::Result<BTreeMap<i64, ArticleFacts>> {
    let sql = "SELECT articles.id, title, added_at, coalesce(beginning, ''), source FROM articles \
               LEFT JOIN indexed ON indexed.article = articles.id WHERE removed_at IS NULL";
    let rows = reader.rows((sql, []), EntryKind::Article, |row| {
        let beginning: String = row.get(3)?;
        let source: Option<String> = reader.value(row, 4, EntryKind::Article)?;
        let title = title((reader.value(row, 1, EntryKind::Article)?, source.as_deref()), &beginning);
        Ok((row.get::<_, i64>(0)?, title, row.get::<_, i64>(2)?))
    })?;
    let transcripts = transcripts(reader)?;
    let mut facts = BTreeMap::new();
    for (id, title, added_at) in rows {
        let identity = identities::of_article(reader, ArticleId(id))?;
        let (outlet, published) =
            (identity.site().map(str::to_owned), identity.published().map(str::to_owned));
        let is_transcript = transcripts.contains(&id);
        facts.insert(id, ArticleFacts { title, outlet, published, added_at, is_transcript });
    }
    Ok(facts)
}

/// The articles that are transcripts.
fn transcripts(reader: RowReader<'_>) -> rusqlite::Result<BTreeSet<i64>> {
    let sql = "SELECT article FROM coded WHERE code = ?";
    Ok(reader.rows((sql, [TRANSCRIPT]), EntryKind::Index, |row| row.get(0))?.into_iter().collect())
}

/// When the words were printed, and by what that is known.
fn dated(one: &KeptQuotation, articles: &BTreeMap<i64, ArticleFacts>) -> (String, DatedBy) {
    let facts = articles.get(&one.article.0);
    let published = facts.and_then(|facts| facts.published.clone());
    let is_transcript = facts.is_some_and(|facts| facts.is_transcript);
    let kept = || date::moment(one.kept_at.or(facts.map(|facts| facts.added_at)).unwrap_or_default());
    match published {
        _ if is_transcript => (kept(), DatedBy::Transcript),
        None => (kept(), DatedBy::Undated),
        Some(_) if one.kept_at.is_some() => (kept(), DatedBy::Kept),
        Some(published) => (published, DatedBy::Published),
    }
}

fn printed_by(one: &KeptQuotation, articles: &BTreeMap<i64, ArticleFacts>) -> PrintedBy {
    match dated(one, articles).1 {
        DatedBy::Published | DatedBy::Kept => PrintedBy::DatedArticle,
        DatedBy::Undated => PrintedBy::UndatedArticle,
        DatedBy::Transcript => PrintedBy::Transcript,
    }
}

fn printed_at(one: &KeptQuotation, articles: &BTreeMap<i64, ArticleFacts>) -> (String, Option<i64>) {
    let (printed, _) = dated(one, articles);
    let moment = parse_moment(&printed);
    let day = moment.map_or_else(|| printed.get(..10).unwrap_or(&printed).to_owned(), date::day);
    (day, moment)
}

fn statement(
    group: &QuotationGroup,
    found: &[KeptQuotation],
    articles: &BTreeMap<i64, ArticleFacts>,
) -> RepeatedStatement {
    let first = group.members.first().and_then(|first| found.get(first.index));
    let first_words = first.map(|first| first.words.as_str()).unwrap_or_default();
    let quotation = |member: &QuotationGroupMember| {
        let one = found.get(member.index)?;
        let facts = articles.get(&one.article.0)?;
        let (date, dated_by) = dated(one, articles);
        let is_same = member.relation == WordsRelation::Same;
        Some(RepeatedQuotation {
            article: one.article,
            version: Some(one.version).filter(|_| one.place.is_none()),
            title: facts.title.clone(),
            outlet: facts.outlet.clone(),
            date,
            dated_by,
            place: one.place,
            words: one.words.clone(),
            kind: one.kind,
            speaker: one.speaker.clone(),
            relation: member.relation,
            differences: if is_same { Vec::new() } else { differences(first_words, &one.words) },
            has_other_speaker: member.has_other_speaker,
        })
    };
    RepeatedStatement {
        quotations: group.members.iter().filter_map(quotation).collect(),
        first: group.first,
        articles: group.articles,
        transcripts: group.transcripts,
        altered: group.altered(),
    }
}

/// What is not the same in `words`. What one of the two quotes beyond the other is not altered, whatever it says, so that it is
/// never grave.
fn differences(first: &str, words: &str) -> Vec<WordDifference> {
    const BEYOND: usize = 3;
    let is_blank = |text: Option<&str>| !text.unwrap_or_default().contains(char::is_alphanumeric);
    let is_edge = |text: &str, span: Span| {
        is_blank(text.get(..span.start as usize)) || is_blank(text.get(span.end as usize..))
    };
    let count = |text: &str, span: Span| span.of(text).split_whitespace().count();
    let goes_beyond = |one: &WordDifference| {
        let (said, quoted) = (count(first, one.said), count(words, one.quoted));
        let lengths = (said.min(quoted), said.max(quoted));
        lengths.0 == 0 && lengths.1 > BEYOND && is_edge(first, one.said) && is_edge(words, one.quoted)
    };
    let mut found = word_differences(first, words);
    found.iter_mut().filter(|one| goes_beyond(one)).for_each(|one| one.flag = None);
    found
}
