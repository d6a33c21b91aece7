//! The result object, `schema: "pullquote/1"`.
//!
//! These structs duplicate types of the analysis on purpose: renaming a field there cannot change what users' scripts
//! read. Offsets are code points of `text`; missing values are null.
//!
//! A list is written item by item: the objects of a long text would together take more memory than the text.

mod identity;
mod read;
pub mod records;
mod review;
mod schema;

use super::escape;
use super::provenance::{Names, Provenance, RecordId, numbered};
use super::rows::{self, ExportRow, ReviewedArticle, rounded};
use super::selection::QuotationFilter;
use crate::analysis::{Analysis, Attribution, Entity, EntityId, EntityKind, Mention, Quotation, Speaker};
use crate::article::{Article, Partial, Role};
use crate::text::Span;
use crate::text::as_read::joined;
use crate::text::codepoints::CodePointIndex;
use crate::text::script::mixture;
use foldhash::HashSet;
use identity::IdentityFields;
use review::{DecisionObject, ReviewObject};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// The result object of one article.
#[derive(Debug, Serialize)]
pub struct ResultObject<'a> {
    schema: &'static str,
    id: Option<&'a RecordId>,
    source: Option<&'a str>,
    title: Option<&'a str>,
    language: Option<&'static str>,
    text: &'a str,
    #[serde(flatten)]
    identity: IdentityFields<'a>,
    /// Why the text may not be the whole article; only there if something says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    partial: Option<&'static str>,
    furniture: Lazily<'a, FurnitureObject>,
    countries: Lazily<'a, CountryObject<'a>>,
    people: Lazily<'a, PersonObject<'a>>,
    organizations: Lazily<'a, OrganizationObject<'a>>,
    quotes: Lazily<'a, QuoteObject<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<ReviewObject<'a>>,
}

#[derive(Debug, Serialize)]
struct FurnitureObject {
    start: usize,
    end: usize,
    #[serde(serialize_with = "own_word")]
    kind: &'static str,
}

#[derive(Debug, Serialize)]
struct CountryObject<'a> {
    code: &'a str,
    name: &'a str,
    mentions: Lazily<'a, MentionObject<'a>>,
}

#[derive(Debug, Serialize)]
struct PersonObject<'a> {
    id: &'a str,
    name: &'a str,
    role: Option<&'a str>,
    /// What is suspicious about the name; only there if something is.
    #[serde(skip_serializing_if = "Option::is_none")]
    warning: Option<String>,
    mentions: Lazily<'a, MentionObject<'a>>,
}

#[derive(Debug, Serialize)]
struct OrganizationObject<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    warning: Option<String>,
    mentions: Lazily<'a, MentionObject<'a>>,
}

#[derive(Debug, Serialize)]
struct MentionObject<'a> {
    start: usize,
    end: usize,
    text: Cow<'a, str>,
    #[serde(serialize_with = "own_word")]
    kind: &'static str,
}

#[derive(Debug, Serialize)]
struct QuoteObject<'a> {
    id: String,
    start: usize,
    end: usize,
    text: Cow<'a, str>,
    #[serde(serialize_with = "own_word")]
    kind: &'static str,
    parts: Option<Vec<SpanObject<'a>>>,
    inside: Vec<SpanObject<'a>>,
    speaker: Option<SpeakerObject<'a>>,
    speakers: Option<Vec<SpeakerObject<'a>>>,
    cue: Option<SpanObject<'a>>,
    via: Option<SpeakerObject<'a>>,
    confidence: Option<f64>,
    evidence: Option<&'static str>,
    runner_up: Option<RunnerUpObject<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<DecisionObject<'a>>,
}

#[derive(Debug, Serialize)]
struct SpeakerObject<'a> {
    name: Cow<'a, str>,
    #[serde(rename = "type", serialize_with = "own_word")]
    kind: &'static str,
    entity: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    warning: Option<String>,
    mention: Option<SpanObject<'a>>,
}

#[derive(Debug, Serialize)]
struct RunnerUpObject<'a> {
    name: Cow<'a, str>,
    confidence: f64,
}

#[derive(Debug, Serialize)]
struct SpanObject<'a> {
    start: usize,
    end: usize,
    text: Cow<'a, str>,
}

/// A list whose items are made while it is written.
struct Lazily<'a, T>(Box<dyn Fn() -> Box<dyn Iterator<Item = T> + 'a> + 'a>);

impl<'a, T> Lazily<'a, T> {
    fn new<I: Iterator<Item = T> + 'a>(items: impl Fn() -> I + 'a) -> Self {
        Self(Box::new(move || Box::new(items())))
    }
}

impl<T> fmt::Debug for Lazily<'_, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Lazily")
    }
}

impl<T: Serialize> Serialize for Lazily<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// Writes one of the program's own words, which have nothing to escape. A unit variant is the only string of which serde
/// says that it comes from the program, so the writer does not look for what to escape.
fn own_word<S: Serializer>(word: &&'static str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_unit_variant("", 0, word)
}

/// How many times as long as its text the result object of news is.
const LENGTH_IN_TEXTS: usize = 4;

/// The result object of an analysed article on one line, without a line end.
#[must_use]
pub fn line(provenance: &Provenance, article: &Article, analysis: &Analysis) -> String {
    let bytes = article.text.len() * LENGTH_IN_TEXTS;
    escape::line_of_about(bytes, &ResultSource::found(article, analysis).object(provenance))
}

/// An article and the findings that its result object tells.
#[derive(Debug)]
pub struct ResultSource<'a> {
    article: &'a Article,
    analysis: &'a Analysis,
    names: Names,
    points: CodePointIndex<'a>,
    reviewed: Option<ReviewedSource<'a>>,
}

/// What a review adds.
#[derive(Debug)]
struct ReviewedSource<'a> {
    of: ReviewedArticle<'a>,
    /// The quotations that are exported.
    rows: Vec<ExportRow<'a>>,
    /// The entities that are gone.
    gone: HashSet<EntityId>,
}

impl<'a> ResultSource<'a> {
    /// An article with the findings of the program.
    #[must_use]
    pub fn found(article: &'a Article, analysis: &'a Analysis) -> Self {
        let (names, points) = (Names::of(analysis), CodePointIndex::new(&article.text));
        Self { article, analysis, names, points, reviewed: None }
    }

    /// An article with its corrected findings, and the decision on every quotation of the selection.
    #[must_use]
    pub fn reviewed(of: ReviewedArticle<'a>, selection: &QuotationFilter) -> Self {
        let entities = of.review.analysis.entities.iter();
        let gone = entities.filter(|entity| !of.is_listed(entity)).map(|entity| entity.id).collect();
        let reviewed = Some(ReviewedSource { of, rows: of.rows(selection), gone });
        Self { reviewed, ..Self::found(of.article, &of.review.analysis) }
    }

    /// The result object, ready to be serialised.
    #[must_use]
    pub fn object(&'a self, provenance: &'a Provenance) -> ResultObject<'a> {
        let article = self.article;
        ResultObject {
            schema: schema::SCHEMA,
            id: provenance.id.as_ref(),
            source: provenance.source.as_deref(),
            title: article.title(),
            language: self.analysis.language,
            text: &article.text,
            identity: IdentityFields::of(&article.identity),
            partial: article.partial.map(Partial::word),
            furniture: Lazily::new(|| self.furniture()),
            countries: Lazily::new(|| self.entities().filter_map(|entity| self.country(entity))),
            people: Lazily::new(|| self.entities().filter_map(|entity| self.person(entity))),
            organizations: Lazily::new(|| self.entities().filter_map(|entity| self.organization(entity))),
            quotes: Lazily::new(|| self.quotes()),
            review: self.reviewed.as_ref().map(|reviewed| ReviewObject::of(&reviewed.of)),
        }
    }

    fn furniture(&self) -> impl Iterator<Item = FurnitureObject> {
        self.article.paragraphs.iter().filter_map(|paragraph| match paragraph.role {
            Role::Furniture(kind) => {
                let (start, end) = self.points.of(paragraph.span);
                Some(FurnitureObject { start, end, kind: kind.word() })
            }
            Role::Headline | Role::Body | Role::Quoted | Role::Speaker => None,
        })
    }

    fn entities(&self) -> impl Iterator<Item = &Entity> {
        let is_gone =
            |id: EntityId| self.reviewed.as_ref().is_some_and(|reviewed| reviewed.gone.contains(&id));
        self.analysis.entities.iter().filter(move |entity| !is_gone(entity.id))
    }

    fn country(&'a self, entity: &'a Entity) -> Option<CountryObject<'a>> {
        let EntityKind::Country(code) = &entity.kind else { return None };
        Some(CountryObject { code: code.as_str(), name: &entity.name, mentions: self.mentions(entity) })
    }

    fn person(&'a self, entity: &'a Entity) -> Option<PersonObject<'a>> {
        let EntityKind::Person { role } = &entity.kind else { return None };
        let (id, name, role) = (self.names.get(entity), &entity.name, role.as_deref());
        Some(PersonObject { id, name, role, warning: mixture(name), mentions: self.mentions(entity) })
    }

    fn organization(&'a self, entity: &'a Entity) -> Option<OrganizationObject<'a>> {
        let (id, name) = (self.names.get(entity), &entity.name);
        let is_one = entity.kind == EntityKind::Organization;
        is_one.then(|| OrganizationObject {
            id,
            name,
            warning: mixture(name),
            mentions: self.mentions(entity),
        })
    }

    fn mentions(&'a self, entity: &'a Entity) -> Lazily<'a, MentionObject<'a>> {
        Lazily::new(|| {
            let mentions = entity.mentions.iter().filter_map(|&id| self.analysis.mention(id));
            mentions.map(|mention| self.mention(mention))
        })
    }

    /// The quotations; of a reviewed article those of the selection, each with its decision.
    fn quotes(&'a self) -> impl Iterator<Item = QuoteObject<'a>> {
        let mut rows = self.reviewed.as_ref().map(|reviewed| reviewed.rows.iter().peekable());
        self.analysis.quotations.iter().filter_map(move |quotation| {
            let mut quote = self.quote(quotation);
            if let Some(rows) = &mut rows {
                let row = rows.next_if(|row| row.id() == quote.id)?;
                quote.confidence = row.confidence;
                quote.review = Some(DecisionObject::of(row, &self.article.text));
            }
            Some(quote)
        })
    }

    fn mention(&self, mention: &Mention) -> MentionObject<'a> {
        let (start, end) = self.points.of(mention.span);
        MentionObject { start, end, text: self.article.joined(mention.span), kind: mention.kind.word() }
    }

    fn quote(&'a self, quotation: &Quotation) -> QuoteObject<'a> {
        let (start, end) = self.points.of(quotation.content);
        let attribution = quotation.attribution.as_ref();
        let runner_up = attribution.and_then(|attribution| attribution.runners_up.first());
        QuoteObject {
            id: numbered("q", quotation.id.0 + 1),
            start,
            end,
            text: self.article.joined(quotation.content),
            kind: quotation.kind.word(),
            parts: self.parts(quotation),
            inside: quotation.inside.iter().map(|&span| self.span(span)).collect(),
            speaker: attribution.map(|attribution| self.speaker(attribution.speaker, attribution.mention)),
            speakers: attribution.and_then(|attribution| self.speakers(attribution)),
            cue: quotation.cue.map(|cue| self.span(cue.span)),
            via: quotation.via.map(|via| self.speaker(via, None)),
            confidence: attribution.map(|attribution| rounded(attribution.confidence)),
            evidence: attribution.map(|attribution| attribution.evidence),
            runner_up: runner_up.map(|runner_up| RunnerUpObject {
                name: joined(self.analysis.speaker_name(runner_up.speaker, &self.article.text)),
                confidence: rounded(runner_up.confidence),
            }),
            review: None,
        }
    }

    /// Every part of a quotation that the reporter broke, this one too, in text order.
    fn parts(&self, quotation: &Quotation) -> Option<Vec<SpanObject<'a>>> {
        let parts = self.analysis.parts_of(quotation);
        (parts.len() > 1).then(|| parts.into_iter().map(|span| self.span(span)).collect())
    }

    fn speaker(&'a self, speaker: Speaker, mention: Option<Span>) -> SpeakerObject<'a> {
        let entity = match speaker {
            Speaker::Entity(id) => self.analysis.entity(id),
            Speaker::Group(_) | Speaker::Unknown(_) => None,
        };
        SpeakerObject {
            name: joined(self.analysis.speaker_name(speaker, &self.article.text)),
            kind: rows::speaker_kind(speaker, entity),
            entity: entity.map(|entity| self.names.get(entity)),
            warning: mixture(self.analysis.speaker_name(speaker, &self.article.text)),
            mention: mention.map(|span| self.span(span)),
        }
    }

    /// Everyone who said it, if several did.
    fn speakers(&'a self, attribution: &Attribution) -> Option<Vec<SpeakerObject<'a>>> {
        let several = !attribution.also.is_empty();
        let speaker = |speaker: Speaker| {
            let mention = attribution.mention.filter(|_| speaker == attribution.speaker);
            self.speaker(speaker, mention)
        };
        several.then(|| attribution.speakers().map(speaker).collect())
    }

    fn span(&self, span: Span) -> SpanObject<'a> {
        let (start, end) = self.points.of(span);
        SpanObject { start, end, text: self.article.joined(span) }
    }
}
