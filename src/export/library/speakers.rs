//! Speakers of the library, everything that one of them said, and names that are spelt alike -> JSON.

use crate::export::escape;
use crate::library::{
    ArticleShare, NameSuggestion, SpeakerAlias, SpeakerCard, SpeakerList, SpeakerQuotation, SpeakerStatement,
    SpeakerTotals,
};
use crate::text::date;
use serde::Serialize;

/// All speakers.
#[must_use]
pub fn speakers(speakers: &SpeakerList) -> String {
    escape::line(&SpeakersJson {
        named: speakers.named.iter().map(SpeakerJson::of).collect(),
        unnamed: speakers.unnamed.iter().map(SpeakerJson::of).collect(),
        without_speaker: SpeakerJson::of(&speakers.without_speaker),
    })
}

/// Everything one speaker said.
#[must_use]
pub fn card(card: &SpeakerCard) -> String {
    let share =
        |name: Option<String>, quotations: usize, words: usize| NamedShareJson { name, quotations, words };
    escape::line(&CardJson {
        spellings: card.spellings.iter().map(SpeakerJson::of).collect(),
        others: card.others.iter().map(SpeakerJson::of).collect(),
        words: card.words,
        all_words: card.all_words,
        months: card
            .months
            .iter()
            .map(|one| share(Some(one.month.clone()), one.quotations, one.words))
            .collect(),
        outlets: card
            .outlets
            .iter()
            .map(|one| share(one.outlet.clone(), one.quotations, one.words))
            .collect(),
        topics: card
            .topics
            .iter()
            .map(|(word, quotations)| TopicJson { word, quotations: *quotations })
            .collect(),
        statements: card.statements.iter().map(|one| StatementJson::of(card, one)).collect(),
        articles: card.articles.iter().map(ShareJson::of).collect(),
        quotations: card.quotations.iter().map(QuotationJson::of).collect(),
    })
}

/// Names that may be one speaker, and names that are.
#[must_use]
pub fn names(suggestions: &[NameSuggestion], aliases: &[SpeakerAlias]) -> String {
    let alike = suggestions.iter().map(|one| AlikeJson {
        spelling: SpeakerJson::of(&one.spelling),
        name: SpeakerJson::of(&one.name),
        by: one.likeness.word(),
    });
    let same = aliases.iter().map(|alias| AliasJson { spelling: &alias.spelling, name: &alias.name });
    escape::line(&NamesJson { alike: alike.collect(), same: same.collect() })
}

#[derive(Serialize)]
struct NamesJson<'a> {
    alike: Vec<AlikeJson<'a>>,
    same: Vec<AliasJson<'a>>,
}

#[derive(Serialize)]
struct AlikeJson<'a> {
    spelling: SpeakerJson<'a>,
    name: SpeakerJson<'a>,
    /// What they have in common: spelling, surname.
    by: &'static str,
}

#[derive(Serialize)]
struct AliasJson<'a> {
    spelling: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct SpeakersJson<'a> {
    named: Vec<SpeakerJson<'a>>,
    unnamed: Vec<SpeakerJson<'a>>,
    #[serde(rename = "nobody")]
    without_speaker: SpeakerJson<'a>,
}

#[derive(Serialize)]
struct SpeakerJson<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    kind: &'a str,
    articles: usize,
    quotations: usize,
    words: usize,
    /// Other names that are counted here; only there if there are some.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    also: &'a [String],
}

impl<'a> SpeakerJson<'a> {
    fn of(speaker: &'a SpeakerTotals) -> Self {
        let SpeakerTotals { name, kind, articles, quotations, words, also } = speaker;
        Self { name, kind, articles: *articles, quotations: *quotations, words: *words, also }
    }
}

#[derive(Serialize)]
struct CardJson<'a> {
    spellings: Vec<SpeakerJson<'a>>,
    others: Vec<SpeakerJson<'a>>,
    words: usize,
    all_words: usize,
    months: Vec<NamedShareJson>,
    outlets: Vec<NamedShareJson>,
    topics: Vec<TopicJson<'a>>,
    statements: Vec<StatementJson>,
    articles: Vec<ShareJson<'a>>,
    quotations: Vec<QuotationJson<'a>>,
}

/// What a month or an outlet has.
#[derive(Serialize)]
struct NamedShareJson {
    name: Option<String>,
    quotations: usize,
    words: usize,
}

#[derive(Serialize)]
struct TopicJson<'a> {
    word: &'a str,
    quotations: usize,
}

/// Quotations in similar words, the earliest first.
#[derive(Serialize)]
struct StatementJson {
    quotations: Vec<StatementMemberJson>,
}

#[derive(Serialize)]
struct StatementMemberJson {
    article: i64,
    number: usize,
    /// What may contradict the first: negation, number, date.
    contradicts: Option<&'static str>,
}

impl StatementJson {
    fn of(card: &SpeakerCard, statement: &SpeakerStatement) -> Self {
        let member = |one: &crate::library::StatementMember| {
            let said = card.quotations.get(one.index)?;
            let contradicts = one.contradicts.map(crate::verify::DifferenceFlag::word);
            Some(StatementMemberJson { article: said.article.0, number: said.number, contradicts })
        };
        Self { quotations: statement.members.iter().filter_map(member).collect() }
    }
}

#[derive(Serialize)]
struct ShareJson<'a> {
    article: i64,
    title: &'a str,
    published: Option<&'a str>,
    site: Option<&'a str>,
    added: String,
    quotations: usize,
    words: usize,
    all_words: usize,
}

impl<'a> ShareJson<'a> {
    fn of(share: &'a ArticleShare) -> Self {
        Self {
            article: share.article.0,
            title: &share.title,
            published: share.published.as_deref(),
            site: share.outlet.as_deref(),
            added: date::moment(share.added_at),
            quotations: share.quotations,
            words: share.words,
            all_words: share.all_words,
        }
    }
}

#[derive(Serialize)]
struct QuotationJson<'a> {
    article: i64,
    number: usize,
    text: &'a str,
    speaker: &'a str,
    kind: &'a str,
    state: &'a str,
    verification: &'a str,
}

impl<'a> QuotationJson<'a> {
    fn of(said: &'a SpeakerQuotation) -> Self {
        let SpeakerQuotation { article, number, content, speaker, kind, state, verification, .. } = said;
        Self { article: article.0, number: *number, text: content, speaker, kind, state, verification }
    }
}
