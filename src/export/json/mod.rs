//! The result object, `schema: "pullquote/1"`.
//!
//! These structs duplicate types of the analysis on purpose: renaming a field there cannot change what users' scripts
//! read. Offsets are code points of `text`; missing values are null.

mod identity;
mod read;
pub mod records;
mod review;
mod schema;

use super::escape;
use super::provenance::{Names, Provenance};
use super::rows::{self, ReviewedArticle, rounded};
use super::selection::QuotationFilter;
use crate::analysis::{Analysis, Attribution, Entity, EntityKind, Mention, Quotation, Speaker};
use crate::article::{Article, Partial, Role};
use crate::text::Span;
use crate::text::as_read::joined;
use crate::text::codepoints::CodePoints;
use crate::text::script::mixture;
use foldhash::{HashMap, HashMapExt};
use identity::IdentityFields;
use review::{DecisionObject, ReviewObject};
use serde::Serialize;
use std::borrow::Cow;

/// The result object of one article.
#[derive(Debug, Serialize)]
pub struct ResultObject<'a> {
    schema: &'static str,
    id: Option<&'a serde_json::Value>,
    source: Option<&'a str>,
    title: Option<&'a str>,
    language: Option<&'static str>,
    text: &'a str,
    #[serde(flatten)]
    identity: IdentityFields<'a>,
    /// Why the text may not be the whole article; only there if something says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    partial: Option<&'static str>,
    furniture: Vec<FurnitureObject>,
    countries: Vec<CountryObject<'a>>,
    people: Vec<PersonObject<'a>>,
    organizations: Vec<OrganizationObject<'a>>,
    quotes: Vec<QuoteObject<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<ReviewObject<'a>>,
}

#[derive(Debug, Serialize)]
struct FurnitureObject {
    start: usize,
    end: usize,
    kind: &'static str,
}

#[derive(Debug, Serialize)]
struct CountryObject<'a> {
    code: &'a str,
    name: &'a str,
    mentions: Vec<MentionObject<'a>>,
}

#[derive(Debug, Serialize)]
struct PersonObject<'a> {
    id: &'a str,
    name: &'a str,
    role: Option<&'a str>,
    /// What is suspicious about the name; only there if something is.
    #[serde(skip_serializing_if = "Option::is_none")]
    warning: Option<String>,
    mentions: Vec<MentionObject<'a>>,
}

#[derive(Debug, Serialize)]
struct OrganizationObject<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    warning: Option<String>,
    mentions: Vec<MentionObject<'a>>,
}

#[derive(Debug, Serialize)]
struct MentionObject<'a> {
    start: usize,
    end: usize,
    text: Cow<'a, str>,
    kind: &'static str,
}

#[derive(Debug, Serialize)]
struct QuoteObject<'a> {
    id: String,
    start: usize,
    end: usize,
    text: Cow<'a, str>,
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
    #[serde(rename = "type")]
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

/// The result object of an analysed article on one line, without a line end.
#[must_use]
pub fn line(provenance: &Provenance, article: &Article, analysis: &Analysis) -> String {
    let names = Names::of(analysis);
    escape::line(&result(provenance, article, analysis, &names))
}

/// The result object of an analysed article, ready to be serialised.
#[must_use]
pub fn result<'a>(
    provenance: &'a Provenance,
    article: &'a Article,
    analysis: &'a Analysis,
    names: &'a Names,
) -> ResultObject<'a> {
    let mut writer =
        Writer { article, analysis, names, points: CodePoints::new(&article.text), known: HashMap::new() };
    ResultObject {
        schema: schema::SCHEMA,
        id: provenance.id.as_ref(),
        source: provenance.source.as_deref(),
        title: article.title(),
        language: analysis.language,
        text: &article.text,
        identity: IdentityFields::of(&article.identity),
        partial: article.partial.map(Partial::word),
        furniture: writer.furniture(),
        countries: writer.countries(),
        people: writer.people(),
        organizations: writer.organizations(),
        quotes: analysis.quotations.iter().map(|quotation| writer.quote(quotation)).collect(),
        review: None,
    }
}

/// The result object of a reviewed article: the corrected findings, and the decision on every quotation. `names` must
/// be those of the corrected analysis.
#[must_use]
pub fn reviewed<'a>(
    of: ReviewedArticle<'a>,
    selection: &QuotationFilter,
    names: &'a Names,
) -> ResultObject<'a> {
    let mut object = result(of.provenance, of.article, &of.review.analysis, names);
    let gone: Vec<&str> = of
        .review
        .analysis
        .entities
        .iter()
        .filter(|entity| !of.is_listed(entity))
        .map(|entity| names.get(entity))
        .collect();
    object.countries.retain(|country| !gone.contains(&country.code));
    object.people.retain(|person| !gone.contains(&person.id));
    object.organizations.retain(|organization| !gone.contains(&organization.id));
    let mut rows = of.rows(selection).into_iter().peekable();
    object.quotes.retain_mut(|quote| {
        let Some(row) = rows.next_if(|row| row.id() == quote.id) else { return false };
        quote.confidence = row.confidence;
        quote.review = Some(DecisionObject::of(&row, &of.article.text));
        true
    });
    object.review = Some(ReviewObject::of(&of));
    object
}

/// Converts spans to code points, each only once.
struct Writer<'a> {
    article: &'a Article,
    analysis: &'a Analysis,
    names: &'a Names,
    points: CodePoints<'a>,
    known: HashMap<Span, (usize, usize)>,
}

impl<'a> Writer<'a> {
    fn at(&mut self, span: Span) -> (usize, usize) {
        if self.known.is_empty() {
            let mut spans: Vec<Span> = self.analysis.mentions.iter().map(|mention| mention.span).collect();
            spans.sort_unstable();
            self.known = spans.into_iter().map(|span| (span, self.points.of(span))).collect();
        }
        if let Some(&known) = self.known.get(&span) {
            return known;
        }
        self.points.of(span)
    }

    fn furniture(&mut self) -> Vec<FurnitureObject> {
        let paragraphs = self.article.paragraphs.iter();
        let furniture = paragraphs.filter_map(|paragraph| match paragraph.role {
            Role::Furniture(kind) => Some((paragraph.span, kind.word())),
            Role::Headline | Role::Body | Role::Quoted | Role::Speaker => None,
        });
        let furniture: Vec<_> = furniture.collect();
        furniture
            .into_iter()
            .map(|(span, kind)| {
                let (start, end) = self.points.of(span);
                FurnitureObject { start, end, kind }
            })
            .collect()
    }

    fn countries(&mut self) -> Vec<CountryObject<'a>> {
        let entities = self.analysis.entities.iter();
        entities
            .filter_map(|entity| match &entity.kind {
                EntityKind::Country(code) => Some(CountryObject {
                    code: code.as_str(),
                    name: &entity.name,
                    mentions: self.mentions(entity),
                }),
                _ => None,
            })
            .collect()
    }

    fn people(&mut self) -> Vec<PersonObject<'a>> {
        let entities = self.analysis.entities.iter();
        entities
            .filter_map(|entity| match &entity.kind {
                EntityKind::Person { role } => Some(PersonObject {
                    id: self.names.get(entity),
                    name: &entity.name,
                    role: role.as_deref(),
                    warning: mixture(&entity.name),
                    mentions: self.mentions(entity),
                }),
                _ => None,
            })
            .collect()
    }

    fn organizations(&mut self) -> Vec<OrganizationObject<'a>> {
        let entities = self.analysis.entities.iter();
        entities
            .filter(|entity| entity.kind == EntityKind::Organization)
            .map(|entity| OrganizationObject {
                id: self.names.get(entity),
                name: &entity.name,
                warning: mixture(&entity.name),
                mentions: self.mentions(entity),
            })
            .collect()
    }

    fn mentions(&mut self, entity: &Entity) -> Vec<MentionObject<'a>> {
        let mentions = entity.mentions.iter().filter_map(|&id| self.analysis.mention(id));
        mentions.map(|mention| self.mention(mention)).collect()
    }

    fn mention(&mut self, mention: &Mention) -> MentionObject<'a> {
        let (start, end) = self.at(mention.span);
        MentionObject { start, end, text: self.article.joined(mention.span), kind: mention.kind.word() }
    }

    fn quote(&mut self, quotation: &Quotation) -> QuoteObject<'a> {
        let (start, end) = self.points.of(quotation.content);
        let attribution = quotation.attribution.as_ref();
        let runner_up = attribution.and_then(|attribution| attribution.runners_up.first());
        QuoteObject {
            id: format!("q{}", quotation.id.0 + 1),
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
    fn parts(&mut self, quotation: &Quotation) -> Option<Vec<SpanObject<'a>>> {
        let parts = self.analysis.parts_of(quotation);
        (parts.len() > 1).then(|| parts.into_iter().map(|span| self.span(span)).collect())
    }

    fn speaker(&mut self, speaker: Speaker, mention: Option<Span>) -> SpeakerObject<'a> {
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
    fn speakers(&mut self, attribution: &Attribution) -> Option<Vec<SpeakerObject<'a>>> {
        let several = !attribution.also.is_empty();
        let speaker = |speaker: Speaker| {
            let mention = attribution.mention.filter(|_| speaker == attribution.speaker);
            self.speaker(speaker, mention)
        };
        several.then(|| attribution.speakers().map(speaker).collect())
    }

    fn span(&mut self, span: Span) -> SpanObject<'a> {
        let (start, end) = self.at(span);
        SpanObject { start, end, text: self.article.joined(span) }
    }
}
